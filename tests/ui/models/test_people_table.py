from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.ui.rounds import make_round, small_document
from ui.models.people_table import COLUMNS, KEY, NAMES, PeopleTable


@pytest.fixture
def held(tmp_path: Path) -> Round:
    people = [
        {"id": "a1", "name": "Assessor 1", "group": "g1", "role": "GP", "facilitator": True},
        {"id": "a2", "name": "Assessor 2"},
    ]
    document = {
        **small_document(), "groups": [{"id": "g1", "name": "Clinicians"}], "assessors": people,
        "interests": [{"assessor": "a1", "kind": "none"}],
        "answers": [{"assessor": "a1", "case": "K1", "criterion": "C1", "level": 3}],
    }  # fmt: skip
    session = Session.open(make_round(tmp_path / "r.round", document))
    found = session.round
    session.close()
    return found


@pytest.fixture
def table(held: Round) -> PeopleTable:
    table = PeopleTable()
    table.load(held, can_change=True)
    return table


def cell(table: PeopleTable, row: int, name: str, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> object:
    return table.data(table.index(row, NAMES.index(name)), role)


def test_it_is_a_sound_model(table: PeopleTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)


def test_a_row_says_who_it_is_and_how_far(table: PeopleTable) -> None:
    assert [cell(table, 0, column.name) for column in COLUMNS] == [
        "Assessor 1", "GP", "Clinicians", "None in any case", "1 of 6", "", "", "",
    ]  # fmt: skip
    assert cell(table, 0, "facilitator", Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert cell(table, 1, "facilitator", Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert cell(table, 1, "interests") == "Not declared yet"
    assert cell(table, 1, "name", KEY) == "a2"


def test_typing_asks_and_changes_nothing_by_itself(table: PeopleTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.edited) as asked:
        table.setData(table.index(1, NAMES.index("role")), " Finance lead ")
    assert asked.args == ["a2", "role", "Finance lead"]
    assert cell(table, 1, "role") == ""
    with qtbot.waitSignal(table.edited) as asked:
        index = table.index(1, NAMES.index("facilitator"))
        table.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == ["a2", "facilitator", True]


def test_the_same_words_ask_for_nothing(table: PeopleTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.edited):
        table.setData(table.index(0, 0), "Assessor 1")


def test_what_is_worked_out_cannot_be_typed_over(table: PeopleTable, held: Round) -> None:
    editable = Qt.ItemFlag.ItemIsEditable
    assert table.flags(table.index(0, 0)) & editable
    assert not table.flags(table.index(0, NAMES.index("scored"))) & editable
    table.load(held, can_change=False)
    assert not table.flags(table.index(0, 0)) & editable


def test_a_cell_is_read_out_with_its_row(table: PeopleTable) -> None:
    said = cell(table, 1, "role", Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Role: nothing yet. Assessor 2, no role, no declaration yet"


def test_rows_are_found_by_assessor(table: PeopleTable) -> None:
    assert (table.row_of("a2"), table.row_of("nobody")) == (1, -1)
    assert table.at(5) is None
