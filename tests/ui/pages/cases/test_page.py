from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from prioritiser.edits.casework import set_case_fields, withdraw_cases
from tests.ui import walk
from tests.ui.models.grid_rounds import COST, NEXT, YEAR, document
from tests.ui.pages.cases.grid_screen import CTRL
from tests.ui.rounds import make_round
from ui.pages.cases.import_dialog import ImportDialog
from ui.pages.cases.page import EMPTY, READ
from ui.pages.cases.reference_dialog import ReferenceDialog

KEY = Qt.Key
LOCKED = {"years": [YEAR, NEXT], "stage": "locked"}


def test_it_opens_on_the_grid_with_the_first_case_chosen(screen):
    assert (screen.focus, screen.here) == (screen.view, ("K1", "title"))
    assert screen.page.panel.title.text() == "Hypertension case finding"
    assert screen.page.hints()[0] == ("F2", "edit")


def test_it_tells_the_frame_what_it_shows(screen):
    assert [chip.text() for chip in screen.page.chips()] == [
        "4 cases", "£5.7m recurrent asked for in 2026/27", "2 not ready", "Illustrative figures",
    ]  # fmt: skip
    assert screen.page.facts() == "4 cases"
    words, deed, slot = screen.page.insight()
    assert words == "2 cases have a gate that is not passed or has no result yet."
    assert deed == "Show them"
    slot()
    assert screen.grid.order == ["K2", "K10"]
    assert (screen.page.facts(), screen.page.insight()[0]) == ("Showing 2 of 4", "")


def test_a_change_elsewhere_is_shown_and_the_cell_keeps_the_keys(screen):
    screen.at("K3", "people")
    screen.context.workspace.do(set_case_fields(screen.round, {"K3": {"people": 12}, "K1": {"title": "New title"}}))
    assert (screen.cell("K3", "people"), screen.cell("K1", "title")) == ("12", "New title")
    assert screen.here == ("K3", "people")
    screen.context.workspace.do(withdraw_cases(screen.round, ["K1"]))
    assert (screen.grid.order, screen.here) == (["K2", "K10", "K3"], ("K3", "people"))


def test_sorting_waits_while_one_types(screen):
    screen.page.showing.sort(COST, falling=True)
    assert screen.grid.order == ["K2", "K1", "K3", "K10"]
    screen.at("K3", COST)
    screen.type("9")
    screen.key(KEY.Key_Return)
    assert screen.grid.order == ["K2", "K1", "K3", "K10"]
    assert screen.here == ("K10", COST)
    screen.page.showing.sort(COST, falling=True)
    assert screen.grid.order == ["K3", "K2", "K1", "K10"]


def test_an_empty_round_says_how_to_begin(open_grid):
    screen = open_grid(cases=[])
    assert screen.page.remark.words.text() == EMPTY
    assert screen.page.remark.isVisible()
    screen.type("First")
    screen.key(KEY.Key_Return)
    assert not screen.page.remark.isVisible()
    chips = [chip.text() for chip in screen.page.chips()]
    assert chips == ["1 case", "£0 recurrent asked for in 2026/27", "1 not ready"]


def test_a_locked_round_says_so_before_the_first_key(open_grid):
    screen = open_grid(settings=LOCKED)
    assert screen.page.remark.words.text() == READ
    assert not screen.page.bar.paste.isEnabled()
    assert screen.page.hints() == [("↑ ↓", "move"), ("Enter", "open")]
    screen.type("5")
    assert screen.page.insight()[0] == READ
    screen.page.bring_in("a\tb")
    assert not screen.page.findChildren(ImportDialog)


def test_enter_opens_the_whole_record_and_esc_comes_back_to_the_case(screen):
    screen.at("K2", "people")
    screen.key(KEY.Key_Return)
    page = screen.page
    assert page.is_record
    assert page.record.case_id == "K2"
    assert page.panes() == page.record.panes()
    assert page.hints() == page.record.hints()
    page.record.step_case(1)
    page.record.close_record()
    assert not page.is_record
    assert (screen.focus, screen.here) == (screen.view, ("K10", "people"))


def test_the_record_goes_through_the_cases_as_the_grid_lists_them(screen):
    screen.page.showing.sort("title")
    screen.at("K2", "title")
    screen.page.open_record()
    screen.page.record.step_case(1)
    assert screen.page.record.case_id == "K1"


def test_a_problem_in_the_list_leads_to_its_cell_with_what_was_typed(screen):
    screen.at("K1", "people")
    screen.type("TBC")
    screen.key(KEY.Key_Return)
    screen.page.showing.hide_column("people")
    screen.page.problems.rows.setFocus()
    screen.page.problems.rows.setCurrentIndex(screen.page.problems.model.index(0))
    screen.key(KEY.Key_Return)
    assert screen.here == ("K1", "people")
    assert screen.focus.text() == "TBC"
    screen.type("5000")
    screen.key(KEY.Key_Return)
    assert screen.case("K1").people == 5000
    assert not screen.page.problems.isVisible()


def test_problems_can_be_forgotten(screen):
    screen.at("K1", "people")
    screen.type("TBC")
    screen.key(KEY.Key_Return)
    screen.qtbot.mouseClick(screen.page.problems.forget, Qt.MouseButton.LeftButton)
    assert (screen.cell("K1", "people"), screen.focus) == ("18,400", screen.view)
    assert not screen.page.problems.isVisible()


def test_a_case_that_is_looked_for_is_shown_even_when_it_was_filtered_out(screen):
    screen.page.filters.text.setText("pumps")
    assert screen.grid.order == ["K3"]
    screen.page.open_record()
    screen.page.reveal("case", "K2")
    assert (screen.here, screen.page.is_record) == (("K2", "title"), False)
    assert len(screen.grid.order) == 4


def test_filter_keys_lead_there_and_back(screen):
    screen.context.actions.run("filter")
    assert screen.focus is screen.page.filters.text
    screen.type("pumps")
    screen.key(KEY.Key_Escape)
    screen.key(KEY.Key_Escape)
    assert screen.focus is screen.view
    assert len(screen.grid.order) == 4


def test_a_view_is_saved_under_a_name_and_found_again(screen):
    screen.page.showing.choose_columns(("people",))
    screen.context.dialogs.next_answers.append("Reach")
    screen.page.ask_view_name()
    assert screen.page.bar.view.text() == "View: Reach"
    screen.page.showing.look_at(screen.page.memory.every(screen.round)[0])
    assert [column.key for column in screen.grid.columns][2:4] == ["type", "places"]
    screen.page.showing.look_at(screen.page.memory.own[0])
    assert [column.key for column in screen.grid.columns] == ["id", "title", "people"]


def test_tables_and_reference_data_have_their_dialogs(screen, tmp_path):
    sheet = tmp_path / "cases.csv"
    sheet.write_text("Title,Type\nVirtual wards,Reshape\n", encoding="utf-8")
    screen.context.dialogs.next_answers.append([sheet])
    screen.context.actions.run("cases.import")
    dialog = screen.dialog(ImportDialog)
    dialog.reject()
    screen.qtbot.waitUntil(lambda: not screen.context.work.is_busy)
    screen.context.actions.run("cases.reference")
    screen.dialog(ReferenceDialog).accept()


def test_what_could_not_be_read_of_a_sheet_is_put_right_in_the_grid(screen):
    screen.page.bring_in("Ref\tTitle\tPeople\tType\nK77\tVirtual wards\tmany\tPilot\n")
    dialog = screen.dialog(ImportDialog)
    screen.qtbot.waitUntil(lambda: dialog.rows.rowCount() == 1)
    dialog.rows.toggle([0])  # it waits, because its type cannot be read
    with screen.qtbot.waitSignal(dialog.accepted):
        dialog.go.click()
    screen.qtbot.waitUntil(lambda: not screen.context.work.is_busy)
    lines = [screen.page.problems.model.index(row, 0).data() for row in range(2)]
    assert lines[0].startswith("K77 Virtual wards, People a year: “many”")
    assert lines[1].startswith("K77 Virtual wards, Type: “Pilot”")
    assert screen.cell("K77", "people") == "many"
    assert screen.here == ("K77", "title")
    with screen.qtbot.waitActive(screen.window):
        screen.window.activateWindow()
    screen.page.problems.wanted.emit(screen.page.problems.model.entries[0])
    screen.focus.selectAll()
    screen.type("900")
    screen.key(Qt.Key.Key_Return)
    assert screen.case("K77").people == 900
    assert [each.key for each in screen.page.problems.model.entries] == ["type"]
    screen.context.workspace.undo()
    screen.context.workspace.undo()
    assert screen.page.problems.model.entries == ()


def test_files_of_cells_can_be_dropped(screen, tmp_path, monkeypatch):
    found = []
    monkeypatch.setattr(screen.page, "bring_in", found.append)
    for name, taken in (("cases.csv", True), ("notes.docx", False)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        given = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(5, 5), *given)
        enter.ignore()
        screen.page.dragEnterEvent(enter)
        assert enter.isAccepted() is taken
        screen.page.dropEvent(QDropEvent(QPointF(5, 5), *given))
    assert found == [tmp_path / "cases.csv"]


def test_another_round_begins_anew(screen, tmp_path):
    screen.at("K1", "people")
    screen.type("TBC")
    screen.key(KEY.Key_Return)
    screen.page.filters.text.setText("pumps")
    from_elsewhere = _another(tmp_path)
    with screen.qtbot.waitSignal(screen.context.workspace.opened):
        screen.context.workspace.open(from_elsewhere)
    assert screen.grid.order == ["Z1"]
    assert screen.grid.refused == {}
    assert screen.page.filters.text.text() == ""
    assert screen.here == ("Z1", "title")


def _another(folder):
    return make_round(folder / "other.round", document(cases=[{"id": "Z1", "title": "Other"}]))


def test_the_parts_are_reached_by_f6_and_everything_by_tab(screen):
    page = screen.page
    assert page.panes() == [screen.view, page.panel.open, page.filters.text]
    assert not walk.unnamed(screen.window)
    assert not walk.unreached(screen.qtbot, screen.window)


@pytest.mark.parametrize("size", [(1198, 688), (1752, 1000), (800, 560)])
def test_nothing_is_cut_off(open_grid, size):
    screen = open_grid(size=size)
    screen.at("K1", "people")
    screen.copy("TBC\n")
    screen.key(KEY.Key_V, CTRL)
    screen.page.filters.place.setCurrentIndex(2)
    assert not walk.clipped(screen.window)
    assert not walk.small_targets(screen.window)
    assert not walk.small_fonts(screen.window)


@pytest.mark.parametrize(("look", "zoom"), [("dark", 2.0), ("contrast", 2.0), ("light", 1.5)])
def test_other_looks_and_sizes_paint(screen, look, zoom):
    screen.page.theme.set_mode(look)
    screen.page.theme.set_zoom(zoom)
    screen.qtbot.waitUntil(lambda: not walk.clipped(screen.window))
    assert not screen.window.grab().isNull()


def test_what_could_not_be_taken_waits_for_its_round(screen, tmp_path):
    screen.at("K1", "people")
    screen.type("TBC")
    screen.key(KEY.Key_Return)
    screen.page.leave()
    screen.page.refresh(None)
    assert screen.cell("K1", "people") == "TBC"
    for path, waiting in ((_another(tmp_path), 0), (screen.path, 1)):
        with screen.qtbot.waitSignal(screen.context.workspace.opened):
            screen.context.workspace.open(path)
        screen.page.refresh(None)
        assert (len(screen.grid.refused), screen.page.problems.isVisible()) == (waiting, bool(waiting))
    assert screen.cell("K1", "people") == "TBC"
