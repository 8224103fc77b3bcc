from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.strip_field import ShareField, read_share


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("16", 0.16), ("16%", 0.16), (" 16 % ", 0.16), ("12.5", 0.125), ("12,5%", 0.125), (".5", 0.005),
        ("7.", 0.07), ("0", 0.0), ("100", 1.0), ("100.0", 1.0), ("007", 0.07),
    ],
)  # fmt: skip
def test_a_percentage_is_read(text: str, share: float) -> None:
    assert read_share(text) == pytest.approx(share)


@pytest.mark.parametrize(
    "text", ["", " ", "%", "-1", "−1", "101", "100.1", "1e1", "1.2.3", "1,000.5", "a", "16 17", "nan", "٣", ".", "16%%"]
)
def test_what_is_no_percentage_is_not_read(text: str) -> None:
    assert read_share(text) is None


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> Iterator[ShareField]:
    window = QWidget()
    qtbot.addWidget(window)
    child = ShareField(window)
    window.show()
    qtbot.waitExposed(window)
    yield child
    window.close()


def test_it_opens_with_the_present_figure_to_be_replaced(field: ShareField) -> None:
    field.open("16", "", "Weight of Control in percent")
    assert field.selectedText() == "16"
    assert field.accessibleName() == "Weight of Control in percent"
    assert not field.is_changed


def test_it_opens_with_what_has_been_typed(field: ShareField, qtbot: QtBot) -> None:
    field.open("16", "2", "Weight")
    qtbot.keyClicks(field, "5")
    assert field.text() == "25"
    assert field.is_changed


def test_a_refusal_stays_until_something_else_is_typed(field: ShareField, qtbot: QtBot) -> None:
    field.open("16", "x", "Weight")
    field.refuse("Type a number from 0 to 100.")
    assert field.property("problem") is True
    assert field.toolTip() == field.accessibleDescription() == "Type a number from 0 to 100."
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.property("problem") is False
    assert not field.toolTip()
    assert field.accessibleDescription().startswith("A number from 0 to 100.")


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "committed"),
        (Qt.Key.Key_Enter, "committed"),
        (Qt.Key.Key_Escape, "abandoned"),
        (Qt.Key.Key_Tab, "stepped"),
        (Qt.Key.Key_Backtab, "stepped"),
    ],
)
def test_it_says_how_it_was_left(field: ShareField, qtbot: QtBot, key: Qt.Key, signal: str) -> None:
    field.open("16", "", "Weight")
    with qtbot.waitSignal(getattr(field, signal)):
        qtbot.keyClick(field, key)
