"""What can be found by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion, Node
from prioritiser.model.people import Assessor
from prioritiser.model.round import Round
from ui.models.finder_list import MOST_IN_GROUP, ROW_ROLE, SHOWN_ON, FinderList, Thing, screen_for, things_of

HELD = Round(
    nodes={"A": Node(id="A", name="Guiding policies")},
    criteria={"C1": Criterion(id="C1", name="Hypertension prevention", parent="A")},
    cases={"K1": Case(id="K1", title="Hypertension case finding"), "K2": Case(id="K2", title="")},
    assessors={"a1": Assessor(id="a1", name="Assessor 1", role="Finance lead")},
)
COMMANDS = (
    Thing("screen", "ranking", "Go to Ranking", keys="Alt 4"),
    *(Thing("command", f"c{at}", f"Command {at}") for at in range(20)),
    Thing("command", "undo", "Undo score 3 for Hypertension case finding", keys="Ctrl Z"),
)


@pytest.fixture
def model(qapp: object) -> FinderList:
    assert qapp
    found = FinderList()
    found.fill((*COMMANDS, *things_of(HELD)))
    return found


def words(model: FinderList) -> list[str]:
    return [row if isinstance(row, str) else row.text for row in model.rows]


def test_the_model_keeps_qts_rules(model: FinderList, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.ask("hyper")
    qtmodeltester.check(model)


def test_things_come_under_headings_with_the_best_group_first(model: FinderList) -> None:
    model.ask("hypertension")
    assert words(model) == [
        "Cases", "Hypertension case finding", "Criteria", "Hypertension prevention", "Commands",
        "Undo score 3 for Hypertension case finding",
    ]  # fmt: skip
    assert model.count == 3
    assert model.first.row() == 1


def test_a_group_has_only_its_best(model: FinderList) -> None:
    model.ask("command")
    assert len(words(model)) == MOST_IN_GROUP + 1


def test_before_anything_is_typed_screens_and_commands_are_offered(model: FinderList) -> None:
    assert words(model)[:3] == ["Screens", "Go to Ranking", "Commands"]
    assert "Cases" not in words(model)


def test_a_case_is_found_by_its_id_and_named_by_it_without_a_title(model: FinderList) -> None:
    model.ask("k2")
    assert words(model) == ["Cases", "K2"]


def test_headings_are_passed_over(model: FinderList) -> None:
    model.ask("hypertension")
    assert [model.next_to(row, 1).row() for row in (-1, 1, 3, 5)] == [1, 3, 5, -1]
    assert model.next_to(3, -1).row() == 1
    heading, thing = model.index(0), model.index(1)
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(thing) & Qt.ItemFlag.ItemIsSelectable


def test_a_row_is_read_out_with_its_keys(model: FinderList) -> None:
    model.ask("undo")
    said = model.data(model.first, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Undo score 3 for Hypertension case finding, Ctrl Z"
    assert model.data(model.index(0)) == "Commands"
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Commands"
    assert model.data(model.first, ROW_ROLE).key == "undo"
    assert model.data(model.first, Qt.ItemDataRole.FontRole) is None
    assert model.data(QModelIndex()) is None


def test_without_a_round_there_is_only_help() -> None:
    assert {thing.kind for thing in things_of(None)} == {"help"}


@pytest.mark.parametrize("asked", ["assessor 1", "finance"])
def test_an_assessor_is_found_by_name_and_by_role(model: FinderList, asked: str) -> None:
    model.ask(asked)
    assert words(model) == ["People", "Assessor 1"]
    assert model.data(model.first, Qt.ItemDataRole.AccessibleTextRole) == "Assessor 1, Finance lead"


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        ("case", "cases", "cases"),
        ("case", "score", "score"),
        ("case", "ranking", "ranking"),
        ("case", "framework", "cases"),
        ("case", "start", "cases"),
        ("criterion", "weights", "weights"),
        ("criterion", "score", "score"),
        ("criterion", "ranking", "framework"),
        ("assessor", "score", "people"),
    ],
)
def test_a_thing_is_shown_where_one_is_or_at_home(kind: str, here: str, there: str) -> None:
    assert screen_for(kind, here) == there


def test_everything_of_a_round_that_is_found_can_be_shown() -> None:
    assert {thing.kind for thing in things_of(HELD)} - {"help"} == set(SHOWN_ON)
