"""The field for a measure: what each way of leaving it gives."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.score.measure_field import MeasureField


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.addWidget(MeasureField(made))
    layout.addWidget(QLineEdit())
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def field(window: QWidget) -> MeasureField:
    made = window.findChild(MeasureField)
    made.open_at(3, "12", "", "Reach, in people")
    return made


@pytest.fixture
def given(field: MeasureField) -> list[tuple[int, str, bool]]:
    found: list[tuple[int, str, bool]] = []
    field.given.connect(lambda *what: found.append(what))
    return found


def test_it_opens_with_what_is_held_selected(field: MeasureField) -> None:
    assert (field.text(), field.selectedText(), field.accessibleName()) == ("12", "12", "Reach, in people")


def test_the_first_key_takes_its_place(field: MeasureField) -> None:
    field.open_at(3, "12", "7", "Reach")
    assert (field.text(), field.selectedText()) == ("7", "")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_enter_gives_and_moves_on(
    field: MeasureField, given: list[tuple[int, str, bool]], qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.keyClicks(field, "34")
    qtbot.keyClick(field, key)
    assert given == [(3, "34", True)]


def test_esc_gives_nothing_and_hands_the_keys_back(
    field: MeasureField, given: list[tuple[int, str, bool]], qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "34")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (given, field.row, field.isVisible()) == ([], -1, False)


def test_leaving_gives_what_was_typed_once(
    field: MeasureField, given: list[tuple[int, str, bool]], qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "34")
    field.parentWidget().findChildren(QLineEdit)[1].setFocus()
    field.finish()
    assert given == [(3, "34", False)]


def test_leaving_without_a_change_gives_nothing(field: MeasureField, given: list[tuple[int, str, bool]]) -> None:
    field.finish()
    assert given == []
