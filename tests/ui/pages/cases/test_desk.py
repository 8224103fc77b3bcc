from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from prioritiser.errors import RefusedError
from tests.ui.models.grid_rounds import COST, NEXT, SAVING, YEAR
from tests.ui.pages.cases.grid_screen import CTRL, SHIFT
from ui.models.case_grid import NEW
from ui.pages.cases.desk import NOTHING_TO_PASTE, sheet_paths

KEY = Qt.Key


@pytest.fixture
def brought_in(screen):
    """Return what is brought in as a whole table, which opens nothing here."""
    found = []
    screen.page.desk.bring_in = found.append
    return found


def test_a_block_is_pasted_from_the_chosen_cell_on_in_one_edit(screen):
    label = screen.context.workspace.undo_label
    screen.at("K1", COST)
    screen.copy("0.95\t0.1\nTBC\t0.3\n")
    screen.key(KEY.Key_V, CTRL)
    assert screen.page.desk.said == "3 cells changed. 1 cell could not be taken: see the list below the grid."
    assert [line.amount for line in screen.case("K1").money if line.year == YEAR] == [950_000, -100_000]
    assert screen.cell("K2", COST) == "TBC"
    assert screen.page.problems.isVisible()
    assert screen.view.block() == ([0, 1], [screen.grid.column_at(COST), screen.grid.column_at(SAVING)])
    screen.context.workspace.undo()
    assert (screen.context.workspace.undo_label, screen.cell("K1", COST)) == (label, "0.90")
    assert screen.reopened().cases["K2"].money[1].amount == -250_000


def test_rows_below_the_last_case_become_new_cases(screen):
    screen.at("K3", "title")
    screen.copy("Pumps\tReshape\nVirtual wards\tInvestment\nMemory clinic\tReshape\n")
    screen.key(KEY.Key_V, CTRL)
    titles = [case.title for case in screen.round.cases.values()]
    assert titles[3:] == ["Pumps", "Virtual wards", "Memory clinic"]
    assert screen.page.desk.said == "2 cells changed. 2 cases added."
    screen.context.workspace.undo()
    assert len(screen.round.cases) == 4


def test_one_copied_cell_fills_the_selection_and_columns_without_a_place_are_counted(screen):
    screen.at("K1", "people")
    at = screen.grid.column_at("people")
    screen.view.select_block((0, 2), (at, at))
    screen.copy("700\n")
    screen.key(KEY.Key_V, CTRL)
    assert [screen.case(case).people for case in ("K1", "K2", "K10")] == [700, 700, 700]
    screen.at("K1", "board")
    screen.copy("Urgent care\tmore\tand more\n")
    screen.key(KEY.Key_V, CTRL)
    assert "2 columns had no place to the right." in screen.page.desk.said


def test_amounts_read_as_pounds_are_said_to_be(screen):
    screen.at("K1", COST)
    screen.copy("1200\n850\n")
    screen.key(KEY.Key_V, CTRL)
    assert "Amounts were read as pounds." in screen.page.desk.said
    screen.at("K3", COST)
    screen.type("0.4")
    screen.key(KEY.Key_Return)
    assert screen.page.desk.said == "Recurrent cost £m 26/27 of Insulin pumps: £400,000."


def test_a_table_with_headings_is_brought_in_as_a_whole(screen, brought_in):
    table = "Title\tType\nVirtual wards\tReshape\n"
    screen.copy(table)
    screen.key(KEY.Key_V, CTRL)
    assert brought_in == [table]
    assert len(screen.round.cases) == 4


def test_a_copied_file_is_brought_in(screen, brought_in, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("notes.docx", "cases.xlsx")])
    QGuiApplication.clipboard().setMimeData(data)
    screen.key(KEY.Key_V, CTRL)
    assert brought_in == [tmp_path / "cases.xlsx"]
    assert sheet_paths(None) == []


def test_into_an_empty_round_more_than_a_cell_is_brought_in_and_one_cell_is_a_new_case(open_grid):
    screen = open_grid(cases=[])
    found = []
    screen.page.desk.bring_in = found.append
    screen.copy("Virtual wards\tReshape\n")
    screen.key(KEY.Key_V, CTRL)
    assert len(found) == 1
    screen.copy("Virtual wards\n")
    screen.key(KEY.Key_V, CTRL)
    assert [case.title for case in screen.round.cases.values()] == ["Virtual wards"]


def test_an_empty_clipboard_says_what_to_do(screen):
    screen.copy("")
    screen.key(KEY.Key_V, CTRL)
    assert screen.page.desk.said == NOTHING_TO_PASTE
    assert screen.page.insight()[0] == NOTHING_TO_PASTE


def test_copied_cells_come_back_the_same_and_headings_on_request(screen):
    at = screen.grid.column_at(COST)
    screen.view.select_block((0, 1), (at - 1, at + 1))
    screen.key(KEY.Key_C, CTRL)
    assert screen.clipboard == "Derby City 100%\t900000\t\nDerby City 40%; Derbyshire County 60%\t4800000\t-250000\n"
    assert "<td>900000</td>" in QGuiApplication.clipboard().mimeData().html()
    screen.page.desk.copy(headings=True)
    assert screen.clipboard.splitlines()[0] == "Places\tRecurrent cost £m 26/27\tRecurrent saving £m 26/27"
    screen.view.choose(NEW, "title")
    screen.key(KEY.Key_C, CTRL)
    assert screen.clipboard.startswith("Places")


def test_cutting_copies_and_clears(screen):
    screen.at("K1", "people")
    screen.key(KEY.Key_X, CTRL)
    assert (screen.clipboard, screen.case("K1").people) == ("18400\n", None)


def test_fill_down_copies_the_first_row_of_the_selection_in_one_edit(screen):
    at = screen.grid.column_at("places")
    screen.view.select_block((0, 2), (at, at + 1))
    screen.context.actions.run("cases.fill")
    assert [len(screen.case(case).places) for case in ("K1", "K2", "K10")] == [1, 1, 1]
    assert sorted(line.amount for line in screen.case("K10").money) == [-600_000, 900_000]
    assert [each.key for each in screen.grid.refused.values()] == [COST]  # a sum of two lines
    assert screen.context.workspace.undo_label == "fill down of 4 cells"
    screen.context.workspace.undo()
    assert screen.case("K10").places == ()


def test_fill_down_in_one_row_takes_what_stands_above(screen):
    screen.at("K2", "people")
    screen.page.desk.fill_down()
    assert screen.case("K2").people == 18_400
    screen.at("K1", "people")
    screen.page.desk.fill_down()
    assert screen.page.desk.said == "Select the cell to copy and the cells below it, then fill down."
    screen.at("K2", "people")
    screen.key(KEY.Key_F2)
    screen.page.desk.fill_down()
    assert screen.view.is_typing
    screen.key(KEY.Key_Escape)


def test_del_clears_cells_and_undo_brings_them_back(screen):
    at = screen.grid.column_at("people")
    screen.view.select_block((0, 1), (at, at + 1))
    screen.key(KEY.Key_Delete)
    assert (screen.case("K1").people, screen.case("K2").people) == (None, None)
    assert [line.amount for line in screen.case("K1").money] == [900_000, -100_000]
    screen.context.workspace.undo()
    assert screen.case("K1").people == 18_400


def test_del_on_whole_rows_withdraws_the_cases_without_a_question(screen):
    screen.at("K2", "title")
    screen.key(KEY.Key_Down, SHIFT)
    screen.key(KEY.Key_Space, SHIFT)
    screen.key(KEY.Key_Delete)
    assert list(screen.round.cases) == ["K1", "K3"]
    assert screen.here[0] == "K3"
    assert screen.page.desk.said == "2 cases withdrawn. Ctrl Z brings back what was there."
    screen.context.workspace.undo()
    assert screen.grid.order == ["K1", "K2", "K10", "K3"]


def test_ins_goes_to_the_last_row_and_begins_to_type(screen):
    screen.key(KEY.Key_Insert)
    assert (screen.here, screen.view.is_typing) == (("", "title"), True)
    screen.key(KEY.Key_Escape)


def test_a_copy_of_a_case_gets_the_keys(screen):
    screen.at("K2", "type")
    screen.context.actions.run("cases.duplicate")
    assert screen.here == ("K11", "title")
    assert screen.case("K11").title == "Copy of Discharge to assess"
    assert screen.case("K11").money[0].amount == 4_600_000


def test_a_refusal_of_the_round_is_said_in_place_and_nothing_is_lost(screen, monkeypatch):
    screen.context.workspace.read_only = "This file is read-only."
    monkeypatch.setattr(type(screen.context.workspace), "do", _refuse)
    screen.at("K1", "people")
    screen.type("5")
    screen.key(KEY.Key_Return)
    assert screen.page.banner.message == "The round is locked. Unlock it first."
    assert screen.case("K1").people == 18_400


def _refuse(*_args, **_more):
    raise RefusedError("RoundLocked", "The round is locked.", remedy="Unlock it first.")


def test_filling_the_grid_writes_nothing(screen):
    label, revision = screen.context.workspace.undo_label, screen.round.revision
    screen.page.refresh(None)
    for view in screen.page.memory.every(screen.round):
        screen.page.showing.look_at(view)
    screen.at("K1", f"money:{NEXT}:recurrent")
    screen.key(KEY.Key_F2)
    screen.key(KEY.Key_Return)
    assert (screen.context.workspace.undo_label, screen.round.revision) == (label, revision)


def test_a_cell_that_could_not_be_taken_is_not_filled_down(screen):
    screen.at("K1", "people")
    screen.type("TBC")
    screen.key(KEY.Key_Return)
    before = screen.case("K2").people
    screen.view.select_block((0, 1), (screen.grid.column_at("people"),) * 2)
    screen.page.desk.fill_down()
    assert screen.case("K2").people == before
    assert screen.page.desk.said.startswith("People a year of Hypertension case finding could not be taken")
