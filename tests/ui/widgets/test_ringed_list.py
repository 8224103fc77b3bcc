"""A list whose current row stands out: whatever is pressed, one row is selected, and little is painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, QStringListModel, Qt
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.ringed_list import RingedList


class Watched(RingedList):
    """Remembers what was painted."""

    def __init__(self, theme: Theme, model: QStringListModel) -> None:
        super().__init__(theme, model, "Names")
        self.painted: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self.painted.append(event.rect())
        super().paintEvent(event)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Watched:
    made = Watched(theme, QStringListModel([f"Name {at}" for at in range(30)]))
    made.model().setParent(made)
    qtbot.addWidget(made)
    made.resize(200, 300)
    with qtbot.waitActive(made):
        made.show()
    made.go_to(2)
    made.setFocus()
    return made


def test_the_current_row_is_selected_whatever_is_pressed(view: Watched, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_Down):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        view.visualRect(view.currentIndex()).center(),
    )
    assert view.selectionModel().selectedIndexes() == [view.currentIndex()]


def test_going_to_a_row_brings_it_into_view(view: Watched) -> None:
    view.go_to(29)
    assert view.row == 29
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    view.go_to(99)
    assert view.row == -1


def test_nothing_is_selected_where_there_is_nothing(view: Watched) -> None:
    nothing = view.model().index(99, 0)
    assert view.selectionCommand(nothing) == QItemSelectionModel.SelectionFlag.NoUpdate


def test_a_change_paints_its_row_and_no_other(view: Watched, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(view.painted))
    view.viewport().repaint()
    view.painted.clear()
    view.model().setData(view.model().index(4, 0), "Changed")
    qtbot.waitUntil(lambda: bool(view.painted))
    assert all(rect.height() <= 2 * view.visualRect(view.currentIndex()).height() for rect in view.painted)


def test_the_ring_is_there_while_the_keys_are(view: Watched) -> None:
    with_keys = view.grab().toImage()
    view.clearFocus()
    assert view.grab().toImage() != with_keys
    assert view.property("ring") == "own"


def test_the_zoom_lays_out_again(view: Watched, theme: Theme, qtbot: QtBot) -> None:
    before = view.visualRect(view.model().index(5, 0)).top()
    theme.set_zoom(2.0)
    qtbot.waitUntil(lambda: view.visualRect(view.model().index(5, 0)).top() != before)
