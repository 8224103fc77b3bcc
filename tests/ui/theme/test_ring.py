"""The ring is around what has the focus, wherever that is, and only when somebody uses the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.theme import Theme

GLOW = QColor("#FFEB3B")


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = QPushButton("First"), QPushButton("Second")
        self.field, self.check = QLineEdit(), QCheckBox("Ready")
        self.inner = QWidget()
        self.scrolled = QPushButton("Below")
        inside = QVBoxLayout(self.inner)
        inside.addSpacing(400)
        inside.addWidget(self.scrolled)
        self.area = QScrollArea()
        self.area.setWidget(self.inner)
        layout = QVBoxLayout(self)
        for widget in (self.first, self.second, self.field, self.check, self.area):
            layout.addWidget(widget)
        self.resize(300, 400)

    def is_bright(self, widget: QWidget, beside: int = -1) -> bool:
        """Tell whether the pixel to the left of the widget's middle is bright."""
        here = widget.mapTo(self, QPoint(beside, widget.height() // 2))
        return self.grab().toImage().pixelColor(here) == GLOW


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.first.setFocus(Qt.FocusReason.TabFocusReason)
    yield window
    window.close()


def test_it_goes_where_tab_goes(theme: Theme, window: Window, qtbot: QtBot) -> None:
    assert theme.ring.target is window.first
    assert window.is_bright(window.first)
    assert not window.is_bright(window.second)
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)
    assert theme.ring.target is window.second
    assert window.is_bright(window.second)
    assert not window.is_bright(window.first)


def test_it_waits_for_a_key_after_a_click(theme: Theme, window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.second, Qt.MouseButton.LeftButton)
    assert window.second.hasFocus()
    assert theme.ring.target is None
    qtbot.keyClick(window.second, Qt.Key.Key_Shift)
    assert theme.ring.target is window.second


def test_a_field_shows_it_after_a_click_too(theme: Theme, window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.field, Qt.MouseButton.LeftButton)
    assert theme.ring.target is window.field


def test_it_lies_outside_a_widget_without_a_border(theme: Theme, window: Window) -> None:
    window.check.setFocus(Qt.FocusReason.TabFocusReason)
    assert theme.ring.target is window.check
    assert not window.is_bright(window.check)
    assert window.is_bright(window.check, beside=-3)


def test_it_follows_moves_zoom_and_look(theme: Theme, window: Window) -> None:
    before = window.first.height()
    window.resize(500, 500)
    assert window.is_bright(window.first)
    theme.set_zoom(2.0)
    window.layout().activate()
    assert window.first.height() > before
    assert window.is_bright(window.first)
    assert window.is_bright(window.first, beside=-4)
    theme.set_mode("dark")
    assert window.is_bright(window.first)


def test_it_goes_when_its_widget_hides_or_goes(theme: Theme, window: Window, qtbot: QtBot) -> None:
    window.first.hide()
    assert theme.ring.target is not window.first
    window.second.setFocus(Qt.FocusReason.TabFocusReason)
    window.second.deleteLater()
    qtbot.waitUntil(lambda: theme.ring.target is None or theme.ring.target is window.field)


def test_it_is_shown_as_far_as_its_widget_is_scrolled_into_view(theme: Theme, window: Window) -> None:
    window.scrolled.setFocus(Qt.FocusReason.OtherFocusReason)
    assert theme.ring.target is None  # wholly below what is shown
    window.area.ensureWidgetVisible(window.scrolled)
    assert theme.ring.target is window.scrolled
    assert window.is_bright(window.scrolled)
    window.area.verticalScrollBar().setValue(0)
    assert theme.ring.target is None


def test_a_widget_may_show_its_focus_by_itself(theme: Theme, window: Window) -> None:
    window.second.setProperty("ring", "own")
    window.second.setFocus(Qt.FocusReason.TabFocusReason)
    assert theme.ring.target is None
    assert not window.is_bright(window.second)


def test_the_mouse_goes_through_it(theme: Theme, window: Window) -> None:
    middle = window.first.geometry().center()
    assert theme.ring.target is window.first
    assert window.childAt(middle) is window.first


def test_it_goes_into_a_dialog_and_comes_back(theme: Theme, window: Window, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    button = QPushButton("Keep")
    QVBoxLayout(dialog).addWidget(button)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is button)
    assert theme.ring.target is button
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.first)
    assert theme.ring.target is window.first
    dialog.deleteLater()


def test_a_closed_window_leaves_nothing_to_follow(theme: Theme, qtbot: QtBot) -> None:
    window = Window()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.first.setFocus(Qt.FocusReason.TabFocusReason)
    window.close()
    window.deleteLater()
    del window
    assert theme.ring.target is None
    theme.set_zoom(1.2)
