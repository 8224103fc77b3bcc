from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from prioritiser.edits.casework import set_case_fields, withdraw_cases
from prioritiser.session import Session
from tests.ui.models.grid_rounds import COST, SAVING, column, opened, typed
from ui.models.case_grid import EMPTY_HINT, NEW, NEW_HINT, CaseGrid, keys_of
from ui.models.case_grid_columns import chosen_columns, columns_of
from ui.models.case_grid_entry import Refusal

KEYS = ("type", COST, SAVING, "people", "gates", "gate:G1", "evidence")
EDITABLE = Qt.ItemFlag.ItemIsEditable


@pytest.fixture
def session(tmp_path):
    found = opened(tmp_path)
    yield found
    found.close()


@pytest.fixture
def grid(session, qapp):
    model = CaseGrid()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_columns(chosen_columns(columns_of(session.round), KEYS))
    model.show(session.round, list(session.round.cases), can_edit=True)
    return model


def show(grid: CaseGrid, session: Session, *order: str) -> None:
    grid.show(session.round, order or list(session.round.cases), can_edit=True)


def at(grid: CaseGrid, case: str, key: str):
    return grid.index(grid.row_of(case) if case else len(grid.order), grid.column_at(key))


def test_each_case_has_a_row_and_a_new_one_has_the_last(grid):
    assert grid.rowCount() == 5
    assert at(grid, "K2", "title").data() == "Discharge to assess"
    assert at(grid, "", "title").data() == NEW_HINT
    assert (grid.headerData(0, Qt.Orientation.Vertical), grid.headerData(4, Qt.Orientation.Vertical)) == ("1", "+")
    assert grid.case_at(4) == NEW


def test_what_can_be_typed_into_is_said(grid, session):
    may = {
        key: bool(at(grid, "K1", key).flags() & EDITABLE)
        for key in ("id", "title", COST, "gates", "gate:G1", "evidence")
    }
    assert may == {"id": False, "title": True, COST: True, "gates": False, "gate:G1": True, "evidence": False}
    assert at(grid, "", "id").flags() & EDITABLE
    grid.show(session.round, list(session.round.cases), can_edit=False)
    assert grid.rowCount() == 4
    assert not at(grid, "K1", "title").flags() & EDITABLE


def test_cells_have_tones_and_pictures(grid):
    def look(case, key):
        cell = grid.cell(grid.row_of(case), grid.column_at(key))
        return cell.text, cell.tone, cell.icon

    assert look("K10", "gates") == ("G1 not passed", "problem", "error")
    assert look("K10", "gate:G1") == ("Not passed", "problem", "")
    assert look("K2", SAVING) == ("−0.25", "muted", "")
    assert look("K10", SAVING) == ("−0.60", "", "")


def test_screen_readers_get_the_row_at_its_name_and_the_cell_elsewhere(grid):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert at(grid, "K1", "title").data(role).startswith("Ref K1, Case Hypertension case finding, Type Investment")
    assert at(grid, "K1", "people").data(role) == "Hypertension case finding, People a year: 18,400"
    assert at(grid, "K10", "people").data(role) == "Low-value procedures, People a year: empty"
    assert at(grid, "", "title").data(role) == "New case, Case"
    assert grid.headerData(1, Qt.Orientation.Vertical, role) == "Discharge to assess"
    assert grid.headerData(3, Qt.Orientation.Horizontal, role) == "Recurrent cost £m 26/27"


def test_a_typed_text_is_handed_over_and_an_unchanged_one_is_not(grid, session):
    taken = []
    grid.take = lambda cells: taken.extend(cells) or True
    assert grid.setData(at(grid, "K1", "people"), "18,400")
    assert not taken
    assert grid.setData(at(grid, "K1", "people"), "20,000")
    assert [(cell.case, cell.column.key, cell.text) for cell in taken] == [("K1", "people", "20,000")]
    assert not grid.setData(at(grid, "K1", "people"), "1", Qt.ItemDataRole.CheckStateRole)
    assert keys_of(taken) == {("K1", "people")}


def test_a_refused_text_stays_in_its_cell_until_it_is_taken(grid, session):
    grid.refuse([Refusal("K1", "people", "TBC", "“TBC” is not a number.", "Type a number.")])
    index = at(grid, "K1", "people")
    assert grid.cell(index.row(), index.column()).refused
    assert (index.data(), index.data(Qt.ItemDataRole.EditRole)) == ("TBC", "TBC")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "“TBC” is not a number. Type a number."
    assert "is not a number" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    grid.refuse((), [("K1", "people")])
    assert index.data() == "18,400"


def test_refusals_of_withdrawn_cases_go_with_them(grid, session):
    grid.refuse([Refusal("K3", "people", "x", "No."), Refusal(NEW, "people", "y", "No.")])
    session.commit(withdraw_cases(session.round, ["K3"]))
    show(grid, session)
    assert list(grid.refused) == [(NEW, "people")]


def test_a_changed_case_is_painted_again_and_others_are_not(grid, session):
    spy = QSignalSpy(grid.dataChanged)
    session.commit(set_case_fields(session.round, {"K2": {"people": 5}}))
    show(grid, session)
    assert {spy.at(n)[0].row() for n in range(spy.count())} == {1}
    assert at(grid, "K2", "people").data() == "5"


def test_money_gains_decimals_everywhere_when_one_case_needs_them(grid, session):
    assert at(grid, "K1", COST).data() == "0.90"
    session.commit(set_case_fields(session.round, {"K3": {"money": [{"year": "2026/27", "amount": 874_512}]}}))
    show(grid, session)
    assert (at(grid, "K1", COST).data(), at(grid, "K3", COST).data()) == ("0.900", "0.875")


def test_a_new_title_is_seen_where_the_case_is_named(grid, session):
    grid.set_columns(chosen_columns(columns_of(session.round), ("frees",)))
    session.commit(set_case_fields(session.round, {"K10": {"frees": "K1"}}))
    show(grid, session)
    assert at(grid, "K10", "frees").data() == "Hypertension case finding"
    session.commit(set_case_fields(session.round, {"K1": {"title": "Blood pressure"}}))
    show(grid, session)
    assert at(grid, "K10", "frees").data() == "Blood pressure"


def test_selections_stay_with_their_cases_when_rows_come_go_and_change_places(grid, session):
    held = QPersistentModelIndex(at(grid, "K3", "people"))
    show(grid, session, "K3", "K2", "K10", "K1")
    assert grid.case_at(held.row()) == "K3"
    show(grid, session, "K10", "K3")
    assert (grid.order, held.row()) == (["K10", "K3"], 1)
    show(grid, session)
    assert grid.case_at(held.row()) == "K3"


def test_an_empty_round_says_how_to_begin(tmp_path, qapp):
    session = opened(tmp_path, cases=[])
    grid = CaseGrid()
    grid.set_columns(chosen_columns(columns_of(session.round), KEYS))
    grid.show(session.round, [], can_edit=True)
    session.close()
    assert (grid.rowCount(), at(grid, "", "title").data()) == (1, EMPTY_HINT)


def test_another_round_leaves_nothing_of_the_one_before(grid, session, tmp_path):
    (tmp_path / "b").mkdir()
    other = opened(tmp_path / "b", cases=[{"id": "K1", "title": "Another"}])
    grid.show(other.round, ["K1"], can_edit=True)
    assert (at(grid, "K1", "title").data(), at(grid, "K1", COST).data(), grid.rowCount()) == ("Another", "", 2)
    assert typed(other.round, "K1", "people", "1").column == column(session.round, "people")
    other.close()
