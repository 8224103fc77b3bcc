from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.pages.cases.record_editors import LONG_LINES, ChoiceBox, LineEditor, LongEditor

UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def box(qtbot, theme):
    """Return a window to put editors into, one above the other."""
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.resize(500, 300)
    return window


def shown(qtbot, box, *editors):
    for editor in editors:
        box.layout().addWidget(editor)
    with qtbot.waitActive(box):
        box.show()
    editors[0].setFocus()


def overridden(editor, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Return whether an editor keeps a key from the window's shortcuts."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QApplication.sendEvent(editor, event)
    return event.isAccepted()


def test_undo_is_the_windows_while_nothing_is_half_typed(qtbot, theme, box):
    for editor in (LineEditor(), LongEditor(theme)):
        shown(qtbot, box, editor)
        editor.show_text("Before")
        assert not overridden(editor, *UNDO)
        qtbot.keyClick(editor, "x")
        assert editor.has_news
        assert overridden(editor, *UNDO)


def test_esc_puts_back_what_was_there_and_is_then_the_pages(qtbot, theme, box):
    line = LineEditor()
    shown(qtbot, box, line)
    line.show_text("Before")
    left = QSignalSpy(line.left)
    qtbot.keyClick(line, "x")
    assert overridden(line, Qt.Key.Key_Escape)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), left.count(), line.has_news) == ("Before", 1, False)
    assert not overridden(line, Qt.Key.Key_Escape)


def test_a_line_is_left_by_enter_and_by_going_elsewhere(qtbot, theme, box):
    line, other = LineEditor(), LineEditor()
    shown(qtbot, box, line, other)
    left = QSignalSpy(line.left)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert left.count() == 1
    qtbot.keyClick(line, "x")
    other.setFocus()
    assert left.count() == 2


def test_a_long_text_is_as_high_as_its_words_within_limits(qtbot, theme, box):
    text, other = LongEditor(theme), LineEditor()
    shown(qtbot, box, text, other)
    low = text.height()
    text.show_text("\n".join("line" for _ in range(8)))
    middle = text.height()
    text.show_text("\n".join("line" for _ in range(80)))
    assert low < middle < text.height()
    assert text.height() < (LONG_LINES[1] + 3) * text.fontMetrics().lineSpacing()
    left = QSignalSpy(text.left)
    other.setFocus()
    assert left.count() == 1


def choices(qtbot, box):
    made, other = ChoiceBox(), LineEditor()
    for word in ("", "a", "b"):
        made.addItem(word, word)
    shown(qtbot, box, made, other)
    return made, other


def test_a_choice_that_the_keys_pass_over_is_not_picked_before_the_field_is_left(qtbot, theme, box):
    made, other = choices(qtbot, box)
    picked = QSignalSpy(made.picked)
    qtbot.keyClick(made, Qt.Key.Key_Down)
    qtbot.keyClick(made, Qt.Key.Key_Down)
    assert (made.currentData(), picked.count()) == ("b", 0)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert picked.count() == 1
    other.setFocus()
    assert picked.count() == 2


def test_scrolling_past_a_choice_changes_nothing(qtbot, theme, box):
    made, _other = choices(qtbot, box)
    middle = QPointF(made.rect().center())
    event = QWheelEvent(
        middle, made.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(made, event)
    assert made.currentIndex() == 0
    assert not event.isAccepted()
