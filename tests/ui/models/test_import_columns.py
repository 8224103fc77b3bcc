from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.models.import_plans import COLUMNS, matching, round_with_cases
from ui.models.import_columns import TARGET, ImportColumns, choices_for


@pytest.fixture
def columns() -> ImportColumns:
    columns = ImportColumns()
    columns.load(COLUMNS, choices_for(matching(), round_with_cases()))
    return columns


def test_it_is_a_sound_model(columns: ImportColumns, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(columns)


def test_a_column_says_its_heading_examples_and_meaning(columns: ImportColumns) -> None:
    shown = [[columns.data(columns.index(row, at)) for at in range(5)] for row in range(4)]

    assert shown[0] == ["A", "Ref", "K1 · K9", "Reference", ""]
    assert shown[2] == ["C", "Cost", "", "2026/27 recurrent cost", "no year is said: taken as 2026/27"]
    assert shown[3][3] == "Leave out"


def test_a_column_is_read_out_whole(columns: ImportColumns) -> None:
    said = [columns.data(columns.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in (1, 3)]
    assert said == ["Column B, Title, brought in as Title", "Column D, Notes, left out"]


def test_only_the_meaning_can_be_chosen(columns: ImportColumns) -> None:
    can = [bool(columns.flags(columns.index(0, at)) & Qt.ItemFlag.ItemIsEditable) for at in range(5)]
    assert can == [at == TARGET for at in range(5)]


def test_another_meaning_is_asked_for_and_the_same_is_not(columns: ImportColumns, qtbot: QtBot) -> None:
    with qtbot.waitSignal(columns.chosen) as asked:
        columns.setData(columns.index(3, TARGET), "summary")
    assert asked.args == [3, "summary"]
    with qtbot.assertNotEmitted(columns.chosen):
        columns.setData(columns.index(3, TARGET), "ignore")


def test_a_sheet_of_cases_offers_fields_money_places_and_gates() -> None:
    targets = dict(choices_for(matching(), round_with_cases()))
    assert {"ignore", "id", "title", "money:2026/27:recurrent:saving", "place:city", "gate:G1"} <= targets.keys()


def test_lines_of_money_offer_what_a_line_can_say() -> None:
    found = choices_for(matching("money"), round_with_cases())
    assert found == (
        ("ignore", "Leave out"), ("id", "Reference"), ("line", "Line of money"), ("year:2026/27", "2026/27"),
        ("year:2027/28", "2027/28"), ("year:2028/29", "2028/29"),
    )  # fmt: skip
