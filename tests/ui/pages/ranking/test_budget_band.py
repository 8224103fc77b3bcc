from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from ui.models.ranking_line import Line
from ui.pages.ranking.budget_band import BudgetBand


@pytest.fixture
def band(qtbot, theme):
    holder = QWidget()
    qtbot.addWidget(holder)
    made = BudgetBand(theme)
    made.setParent(holder)
    holder.resize(800, 400)
    made.setGeometry(0, 100, 800, 26)
    made.show_line(Line("Budget line £4.0m", "3 cases", "why"), 4e6, can_change=True)
    holder.show()
    yield made
    holder.close()


def test_keys_step_open_and_leave(band, qtbot):
    stepped, left = QSignalSpy(band.stepped), QSignalSpy(band.left)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape):
        qtbot.keyClick(band, key)
    assert [stepped.at(0), stepped.at(1)] == [[1], [-1]]
    assert left.count() == 1
    qtbot.keyClick(band, "2")
    assert band.field.text() == "2"
    assert band.trying == 2e6


def test_enter_without_a_change_settles_nothing(band, qtbot):
    settled, cancelled = QSignalSpy(band.settled), QSignalSpy(band.cancelled)
    qtbot.keyClick(band, Qt.Key.Key_Return)
    assert band.field.text() == "£4.0m"
    qtbot.keyClick(band.field, Qt.Key.Key_Return)
    assert (settled.count(), cancelled.count()) == (0, 1)


def test_a_small_press_is_no_drag(band, qtbot):
    dragged, settled = QSignalSpy(band.dragged_to), QSignalSpy(band.settled)
    qtbot.mouseClick(band, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    assert (dragged.count(), settled.count()) == (0, 0)
    qtbot.mouseDClick(band, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    assert band.field.isVisible()


def test_a_drag_says_where_it_is_held(band, qtbot):
    dragged = QSignalSpy(band.dragged_to)
    qtbot.mousePress(band, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    qtbot.mouseMove(band, QPoint(300, 60))
    assert dragged.at(dragged.count() - 1) == [160]
    qtbot.mouseRelease(band, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    assert not band.is_trying


def test_what_cannot_change_does_not(band, qtbot):
    band.show_line(Line("Budget line £4.0m", "3 cases"), 4e6, can_change=False)
    stepped, dragged = QSignalSpy(band.stepped), QSignalSpy(band.dragged_to)
    qtbot.keyClick(band, Qt.Key.Key_Up)
    qtbot.keyClick(band, Qt.Key.Key_B)
    qtbot.mousePress(band, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    qtbot.mouseMove(band, QPoint(300, 60))
    assert (stepped.count(), dragged.count()) == (0, 0)
    assert not band.field.isVisible()
    assert band.accessibleDescription() == ""
