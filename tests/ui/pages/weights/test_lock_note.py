from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from ui.pages.weights.lock_note import NEEDS_REASON, LockNote


@pytest.fixture
def note(qtbot, theme):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = LockNote(theme)
    window.setCentralWidget(made)
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.close()


def test_it_takes_no_room_where_nothing_is_locked(note):
    note.show_lock("", can_change=False)
    assert note.isHidden()


def test_a_lock_without_a_way_out_only_says_so(note):
    note.show_lock("The round is locked.", can_change=False)
    assert note.said.text() == "The round is locked."
    assert not note.change.isVisible()


def test_a_reason_opens_it(qtbot, note):
    note.show_lock("Scoring is closed.", can_change=True)
    note.change.click()
    assert note.reason.hasFocus()
    note.go_on.click()
    assert note.fault.text() == NEEDS_REASON
    note.show_lock("Scoring is closed.", can_change=True)
    assert note.reason.isVisible(), "what is half typed stays"
    qtbot.keyClicks(note.reason, "New evidence")
    with qtbot.waitSignal(note.reasoned) as reasoned:
        qtbot.keyClick(note.reason, Qt.Key.Key_Return)
    assert reasoned.args == ["New evidence"]
