"""A text field that grows, and says once when a person has left it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.growing_text import GrowingText

LONG = "a sentence that goes on and on until it needs several lines of its own to be read " * 3


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(GrowingText(theme, "Question"))
    column.addWidget(QLineEdit())
    window.resize(300, 400)
    with qtbot.waitActive(window):
        window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def field(window: QWidget) -> GrowingText:
    found = window.findChild(GrowingText)
    assert found is not None
    found.show_text("Before")
    found.setFocus()
    return found


@pytest.fixture
def settled(field: GrowingText) -> list[str]:
    found: list[str] = []
    field.settled.connect(found.append)
    return found


def test_it_is_as_high_as_its_words(field: GrowingText, theme: Theme) -> None:
    one = field.height()
    field.show_text(LONG)
    many = field.height()
    assert many > 4 * field.fontMetrics().lineSpacing() > one
    field.show_text("Short")
    assert field.height() == one
    theme.set_zoom(2.0)
    assert field.height() > one


def test_leaving_says_what_was_typed(field: GrowingText, window: QWidget, settled: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "And ")
    assert settled == []
    window.findChild(QLineEdit).setFocus()  # type: ignore[union-attr]
    assert settled == ["And Before"]


def test_enter_keeps_and_what_is_kept_is_not_said_again(field: GrowingText, settled: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.show_text("xBefore")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert settled == ["xBefore"]


def test_esc_puts_back_what_stood_there(field: GrowingText, settled: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text == "Before"
    assert settled == []


def test_typing_is_said_when_it_rests(field: GrowingText, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.paused, timeout=5_000) as caught:
        qtbot.keyClicks(field, "x")
    assert caught.args == ["xBefore"]


def test_what_is_being_typed_stays_when_something_else_is_shown(field: GrowingText, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "x")
    field.show_text("From elsewhere")
    assert field.text == "xBefore"
    field.forget()
    assert field.text == "From elsewhere"


def test_lines_can_be_broken_where_there_are_lines(theme: Theme, qtbot: QtBot) -> None:
    field = GrowingText(theme, "Sources", lines=2)
    qtbot.addWidget(field)
    found: list[str] = []
    field.settled.connect(found.append)
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "two")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert found == ["one\ntwo"]


def test_a_read_only_field_says_nothing(field: GrowingText, settled: list[str], qtbot: QtBot) -> None:
    field.setReadOnly(True)
    qtbot.keyClicks(field, "x")
    field.keep()
    assert settled == []
