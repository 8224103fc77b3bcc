from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy


def test_the_selection_is_pinned_to_its_case_while_rows_move(screen):
    screen.choose("K4")
    chosen = QSignalSpy(screen.page.table.chosen)
    for share in (0.3, 0.2, 0.1, 0.0):
        screen.page.strip.dragged.emit("P1", share, 0.8 - share)
        assert screen.page.table.case == "K4"
    assert chosen.count() == 0, "nobody chose anything"


def test_home_goes_to_the_first_case_and_end_to_the_last(screen):
    screen.choose("K3")
    screen.key(Qt.Key.Key_End)
    assert screen.page.table.case == "S2"
    screen.key(Qt.Key.Key_Home)
    assert screen.page.table.case == "K1"


def test_a_screenful_at_a_time_never_gets_stuck(open_screen):
    screen = open_screen(size=(1198, 330))
    seen = ["K1"]
    for key in [Qt.Key.Key_PageDown] * 8:
        screen.key(key)
        seen.append(screen.page.table.case)
    assert screen.page.table.row.section == "savings"
    assert screen.page.table.case == "S2"
    for _ in range(8):
        screen.key(Qt.Key.Key_PageUp)
    assert screen.page.table.case == "K1"
    assert len(set(seen)) > 3


def test_a_screen_reader_hears_whole_rows(screen):
    view = screen.page.table
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "Ranking"
    assert interface.role() == QAccessible.Role.Table
    at = view.table.row_of("K5")
    summary = view.table.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert summary == "Rank 6, Perinatal mental health, value 44.0, £2.0m, below the budget line"


def test_the_line_scrolls_with_the_rows(open_screen):
    screen = open_screen(size=(1198, 420))
    band, view = screen.page.band, screen.page.table
    before = band.y()
    view.verticalScrollBar().setValue(30)
    assert band.y() == before - 30


def test_the_chosen_row_stays_in_view_when_the_window_shrinks(open_screen):
    screen = open_screen(size=(1198, 760))
    screen.choose("K6")
    screen.window.resize(1198, 420)
    view = screen.page.table
    screen.qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(view.currentIndex()).center()))


@pytest.mark.parametrize("zoom", [0.8, 1.5, 2.0])
def test_rows_follow_the_zoom(screen, zoom):
    screen.page.theme.set_zoom(zoom)
    assert screen.page.table.rowHeight(0) == screen.page.theme.px(24)
    at = screen.page.table.table.first_of_kind("line")
    middle = screen.page.table.rowViewportPosition(at) + screen.page.theme.px(12)
    assert screen.page.band.geometry().center().y() == pytest.approx(middle, abs=1)


def test_a_click_on_the_name_only_chooses(screen):
    screen.qtbot.mouseClick(screen.page.table.viewport(), Qt.MouseButton.LeftButton, pos=screen.point("K5", "case"))
    assert screen.page.table.case == "K5"
    assert screen.page.side.stack.currentWidget() is screen.page.side.why
