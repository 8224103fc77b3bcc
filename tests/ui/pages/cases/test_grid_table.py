from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy

from prioritiser.model.round import Round
from tests.ui.models.grid_rounds import COST, SAVING, YEAR
from tests.ui.pages.cases.grid_screen import ALT, SHIFT
from ui.models.case_grid import NEW
from ui.pages.cases.cell_editors import ChoiceCell, LineCell, LongCell

KEY = Qt.Key


def test_typing_replaces_what_a_cell_holds_and_enter_goes_down(screen):
    screen.at("K1", "people")
    screen.type("20000")
    screen.key(KEY.Key_Return)
    assert screen.case("K1").people == 20_000
    assert screen.here == ("K2", "people")
    assert screen.focus is screen.view
    screen.key(KEY.Key_F2)
    screen.key(KEY.Key_Return, SHIFT)
    assert screen.here == ("K1", "people")


def test_f2_shows_the_exact_content_and_esc_takes_back_what_was_typed(screen):
    screen.at("K1", COST)
    screen.key(KEY.Key_F2)
    assert isinstance(screen.focus, LineCell)
    assert (screen.focus.text(), screen.focus.selectedText()) == ("£900,000", "£900,000")
    screen.type("1")
    screen.key(KEY.Key_Escape)
    assert screen.cell("K1", COST) == "0.90"
    assert screen.focus is screen.view


def test_tab_goes_on_typing_in_the_next_cell_that_can_be_typed_into(screen):
    screen.at("K1", SAVING)
    screen.type("0.1")
    screen.key(KEY.Key_Tab)
    assert screen.here == ("K1", "people")  # the gates between are worked out
    screen.type("5")
    screen.key(KEY.Key_Backtab, SHIFT)
    assert (screen.here, screen.case("K1").people) == (("K1", SAVING), 5)
    screen.key(KEY.Key_Escape)
    screen.at("K1", "board")
    screen.key(KEY.Key_F2)
    screen.key(KEY.Key_Tab)
    assert screen.here == ("K2", "title")
    assert screen.view.is_typing


def test_the_field_suits_the_column(screen):
    for key, kind in (("type", ChoiceCell), ("board", ChoiceCell), (COST, LineCell), ("places", LongCell)):
        screen.at("K1", key)
        screen.key(KEY.Key_F2)
        assert type(screen.focus) is kind, key
        screen.key(KEY.Key_Escape)


def test_a_new_case_is_typed_into_the_last_row_and_keeps_the_keys(screen):
    screen.view.choose(NEW, "title")
    screen.type("Memory clinic")
    screen.key(KEY.Key_Tab)
    assert list(screen.round.cases)[-1] == "K11"
    assert screen.here == ("K11", "type")
    screen.key(KEY.Key_Escape)
    screen.view.choose(NEW, "title")
    screen.type("Falls")
    screen.key(KEY.Key_Return)
    assert screen.here == ("", "title")
    assert [case.title for case in screen.round.cases.values()][-2:] == ["Memory clinic", "Falls"]


def test_the_first_columns_stay_while_the_others_scroll(screen):
    view, frozen = screen.view, screen.view.frozen
    assert frozen.isVisible()
    assert frozen.count == 2
    screen.at("K1", "board")
    assert view.horizontalScrollBar().value() > 0
    assert view.cell_rect("K1", "board").right() <= view.viewport().width()
    scrolled = view.horizontalScrollBar().value()
    screen.at("K3", "title")
    assert view.horizontalScrollBar().value() == scrolled
    screen.at("K1", "type")
    assert view.cell_rect("K1", "type").left() >= frozen.wide
    assert frozen.verticalScrollBar().value() == view.verticalScrollBar().value()


def test_typing_in_the_first_columns_happens_in_the_part_that_stays(screen):
    screen.at("K2", "title")
    screen.type("Discharge")
    assert screen.view.frozen.isAncestorOf(screen.focus)
    screen.key(KEY.Key_Return)
    assert screen.case("K2").title == "Discharge"
    assert (screen.here, screen.focus) == (("K10", "title"), screen.view)


def test_the_first_columns_scroll_too_where_they_would_leave_too_little_room(open_grid):
    screen = open_grid(size=(420, 480))
    assert not screen.view.frozen.isVisible()
    assert screen.view.frozen.count == 0
    screen.at("K2", "title")
    screen.type("Discharge")
    screen.key(KEY.Key_Return)
    assert screen.case("K2").title == "Discharge"


def test_a_dragged_edge_changes_a_column_and_is_remembered(screen):
    view = screen.view
    at = screen.grid.column_at("type")
    spy = QSignalSpy(view.resized)
    header = view.headings
    edge = QPoint(header.sectionViewportPosition(at) + header.sectionSize(at) - 1, 10)
    screen.qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    screen.qtbot.mouseMove(header.viewport(), edge + QPoint(40, 0))
    screen.qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    assert spy.count() >= 1
    assert screen.page.memory.widths["type"] == view.columnWidth(at) > 130
    before = dict(screen.page.memory.widths)
    screen.page.theme.set_zoom(1.5)
    assert view.columnWidth(at) == round(before["type"] * 1.5)
    assert screen.page.memory.widths == before


def test_a_width_dragged_in_the_part_that_stays_is_that_of_the_other(screen):
    frozen = screen.view.frozen
    header = frozen.headings
    edge = QPoint(header.sectionViewportPosition(1) + header.sectionSize(1) - 1, 10)
    screen.qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    screen.qtbot.mouseMove(header.viewport(), edge + QPoint(30, 0))
    screen.qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(30, 0))
    assert frozen.columnWidth(1) == screen.view.columnWidth(1) == frozen.wide - frozen.columnWidth(0)


def test_what_is_half_typed_is_taken_when_the_screen_is_left(screen):
    screen.at("K1", "people")
    screen.type("77")
    screen.page.leave()
    assert screen.case("K1").people == 77
    screen.page.leave()


def test_a_click_in_either_part_chooses_the_cell_and_a_double_click_types(screen):
    view = screen.view
    screen.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=screen.point("K2", "people"))
    assert screen.here == ("K2", "people")
    pos = screen.point("K3", "title")
    screen.qtbot.mouseClick(view.frozen.viewport(), Qt.MouseButton.LeftButton, pos=pos)
    assert (screen.here, screen.focus) == (("K3", "title"), view)
    screen.qtbot.mouseDClick(view.frozen.viewport(), Qt.MouseButton.LeftButton, pos=pos)
    assert screen.view.is_typing
    screen.key(KEY.Key_Escape)


def test_a_click_on_a_row_number_selects_the_whole_case(screen):
    numbers = screen.view.verticalHeader()
    where = QPoint(5, numbers.sectionViewportPosition(1) + 5)
    screen.qtbot.mouseClick(numbers.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert screen.view.whole_rows() == ["K2"]


def test_choices_are_found_by_their_first_letters(screen):
    screen.at("K1", "type")
    screen.type("res")
    screen.key(KEY.Key_Tab)
    assert screen.case("K1").type == "reshape"
    screen.key(KEY.Key_Escape)
    screen.at("K1", "board")
    screen.key(KEY.Key_Down, ALT)
    screen.type("Urgent care")
    screen.key(KEY.Key_Tab)
    assert screen.case("K1").fields["board"] == "uec"
    screen.key(KEY.Key_Escape)
    assert screen.cell("K1", f"money:{YEAR}:recurrent") == "0.90"


@pytest.mark.parametrize(("typed", "kept"), [("Dis", "disinvestment"), ("res", "reshape"), ("inv", "investment")])
def test_tab_takes_the_suggestion_of_an_open_list_and_goes_on_typing(screen, typed, kept):
    screen.at("K2", "type")
    screen.type(typed)
    popup = screen.focus.completer().popup()
    screen.qtbot.waitUntil(popup.isVisible)
    screen.qtbot.keyClick(popup, KEY.Key_Tab)  # as the window system does it: an open list has the keys
    assert screen.case("K2").type == kept
    assert screen.view.is_typing
    assert screen.here != ("K2", "type")
    screen.key(KEY.Key_Escape)


def test_what_is_typed_for_one_round_is_not_taken_by_another(screen, tmp_path):
    screen.at("K1", "people")
    screen.type("77")
    editor = screen.focus
    delegate, index = screen.view.itemDelegate(), screen.view.currentIndex()
    taken = []
    screen.grid.take = lambda cells: taken.append(cells) or True
    screen.grid.held = Round()
    delegate.setModelData(editor, screen.grid, index)
    assert taken == []
