from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import walk
from ui.theme import Theme
from ui.widgets.keys import cap_width
from ui.widgets.search_field import SearchField


class Holder(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.escaped = 0
        self.field = SearchField(theme, "Filter cases", "Ctrl F", name="Filter cases")
        QVBoxLayout(self).addWidget(self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        self.escaped += event.key() == Qt.Key.Key_Escape


@pytest.fixture
def holder(theme: Theme, qtbot: QtBot) -> Holder:
    holder = Holder(theme)
    qtbot.addWidget(holder)
    holder.resize(300, 60)
    holder.show()
    return holder


def test_it_has_a_name_and_a_hint(holder: Holder) -> None:
    assert holder.field.accessibleName() == holder.field.placeholderText() == "Filter cases"
    assert walk.unnamed(holder) == []


def test_esc_clears_and_then_goes_on(holder: Holder, qtbot: QtBot) -> None:
    qtbot.keyClicks(holder.field, "peri")
    with qtbot.waitSignal(holder.field.textChanged) as heard:
        qtbot.keyClick(holder.field, Qt.Key.Key_Escape)
    assert heard.args == [""]
    assert holder.escaped == 0
    qtbot.keyClick(holder.field, Qt.Key.Key_Escape)
    assert holder.escaped == 1


def test_a_button_clears_and_is_there_only_with_words(holder: Holder, qtbot: QtBot) -> None:
    button = holder.field.findChild(QToolButton)
    assert button.accessibleName() == "Clear"
    assert not button.isVisible()
    qtbot.keyClicks(holder.field, "peri")
    assert button.isVisible()
    assert holder.field.rect().contains(button.geometry())
    assert min(button.width(), button.height()) >= 24
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert holder.field.text() == ""
    assert not button.isVisible()


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_words_stand_clear_of_the_pictures(theme: Theme, holder: Holder, zoom: float) -> None:
    theme.set_zoom(zoom)
    holder.resize(theme.px(300), theme.px(60))
    assert holder.field.textMargins().left() >= theme.px(16)
    assert holder.field.textMargins().right() == 0
    holder.field.setText("perinatal")
    button = holder.field.findChild(QToolButton)
    assert holder.field.width() - holder.field.textMargins().right() - theme.px(9) <= button.geometry().left()
    assert walk.clipped(holder) == []


def test_the_key_is_shown_while_it_is_empty_and_there_is_room(theme: Theme, holder: Holder) -> None:
    cap = int(cap_width(theme, "Ctrl F"))
    place = holder.field.width() - theme.px(10) - cap // 2, holder.field.height() // 2 - theme.px(10)

    def edge() -> str:
        return holder.field.grab().toImage().pixelColor(*place).name()

    assert edge() == theme.color("divider").name()
    holder.field.setText("peri")
    assert edge() != theme.color("divider").name()
    holder.field.clear()
    holder.resize(150, 60)
    words = holder.field.fontMetrics().horizontalAdvance("Filter cases")
    assert words + cap > holder.field.width() - theme.px(52)
    shown = holder.field.grab().toImage()
    assert shown.pixelColor(holder.field.width() - theme.px(10) - cap // 2, place[1]) == theme.color("field")


def test_it_follows_the_look(theme: Theme, holder: Holder) -> None:
    light = holder.field.grab().toImage()
    theme.set_mode("dark")
    assert holder.field.grab().toImage() != light
