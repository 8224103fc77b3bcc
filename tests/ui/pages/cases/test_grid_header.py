from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from tests.ui.models.grid_rounds import COST


def test_the_sorted_column_is_marked(screen):
    header = screen.view.headings
    plain = header.viewport().grab().toImage()
    header.show_sorting(COST, falling=True)
    falling = header.viewport().grab().toImage()
    header.show_sorting(COST, falling=False)
    assert plain != falling != header.viewport().grab().toImage()


def test_long_headings_take_two_lines_and_are_cut_after_that(screen):
    header, theme = screen.view.headings, screen.page.theme
    metrics = QFontMetrics(theme.font("caption", 600))
    assert header._fitted("Type", 80) == "Type"
    assert header._fitted("Senior responsible owner", 130) == "Senior responsible owner"
    cut = header._fitted("Guiding policies claimed by the case", 80).split("\n")
    assert len(cut) == 2
    assert cut[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 80 for line in cut)
    assert header._fitted("One\nTwo\nThree", 80) == "One\nTwo"


def test_the_menu_key_says_for_which_column(screen):
    header = screen.view.headings
    spy = QSignalSpy(header.menu_asked)
    where = QPoint(header.sectionViewportPosition(screen.grid.column_at(COST)) + 5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, header.viewport().mapToGlobal(where))
    QApplication.sendEvent(header.viewport(), event)
    QApplication.activePopupWidget().close()
    assert spy.at(0)[0] == screen.grid.column_at(COST)


def test_only_a_person_drags(screen):
    header = screen.view.headings
    spy = QSignalSpy(header.dragged)
    header.resizeSection(3, 150)
    assert spy.count() == 0
    edge = QPoint(header.sectionViewportPosition(3) + header.sectionSize(3) - 1, 10)
    screen.qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    screen.qtbot.mouseMove(header.viewport(), edge + QPoint(25, 0))
    screen.qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(25, 0))
    assert spy.at(spy.count() - 1)[0] == 3
    screen.qtbot.mouseDClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionViewportPosition(4) - 1, 10)
    )
    assert spy.at(spy.count() - 1)[0] == 3


def test_the_number_of_the_row_with_the_keys_stands_out(screen):
    numbers = screen.view.verticalHeader()
    screen.at("K1", "title")
    first = numbers.viewport().grab().toImage()
    screen.at("K2", "title")
    assert numbers.viewport().grab().toImage() != first


def test_headings_have_room_at_every_zoom(screen):
    header = screen.view.headings
    for zoom in (1.0, 1.5, 2.0):
        screen.page.theme.set_zoom(zoom)
        metrics = QFontMetrics(screen.page.theme.font("caption", 600))
        assert header.height() >= 2 * metrics.height()
        for at, column in enumerate(screen.grid.columns):
            lines = header._fitted(column.heading, header.sectionSize(at) - 2 * screen.page.theme.px(8)).split("\n")
            assert not any(line.endswith("…") for line in lines), column.key
