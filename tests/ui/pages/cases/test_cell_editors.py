from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.pages.cases.cell_editors import ChoiceCell, LineCell, LongCell


@pytest.fixture
def parent(theme, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def test_a_line_keeps_enter_and_esc_from_the_windows_shortcuts(parent):
    field = LineCell("Title of Wards", parent)
    field.begin("Wards")
    assert (field.typed, field.accessibleName()) == ("Wards", "Title of Wards")
    for key, modifiers, kept in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier, False),
    ):
        event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()
        field.event(event)
        assert event.isAccepted() is kept


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("inv", "Investment"), ("INVEST", "Investment"), ("", ""), ("re", "re"), ("reshape ", "Reshape"),
        ("nothing", "nothing"), ("vest", "vest"),
    ],
)  # fmt: skip
def test_the_beginning_of_one_choice_stands_for_it(parent, typed, taken):
    field = ChoiceCell("Type", ("Investment", "Reshape", "Review"), parent)
    field.setText(typed)
    assert field.typed == taken


def test_f2_offers_every_choice(parent, qtbot):
    field = ChoiceCell("Type", ("Investment", "Reshape"), parent)
    field.show()
    field.setFocus()
    field.setText("Inv")
    qtbot.keyClick(field, Qt.Key.Key_F2)
    popup = field.completer().popup()
    assert popup.isVisible()
    assert field.completer().completionCount() == 2
    popup.hide()


def test_alt_and_enter_begin_another_line(parent, qtbot):
    field = LongCell("Summary", parent)
    field.begin("One")
    assert field.textCursor().selectedText() == "One"
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(field, "Two")
    assert field.typed == "One\nTwo"
