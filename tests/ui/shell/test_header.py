from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from ui.shell.header import Header


@pytest.fixture
def header(theme, qtbot):
    made = Header(theme)
    qtbot.addWidget(made)
    made.resize(1198, 52)
    made.show()
    return made


def test_it_shows_the_screens_title_and_chips(header):
    first, second = QLabel("24 cases"), QLabel("£42.5m")
    header.show_page("Ranking", [first, second])
    header.show_page("Score", [second])

    assert header.title.text() == "Score"
    assert second.isVisible()
    assert not first.isVisible()
    assert not first.isWindow()


def test_undo_and_redo_say_what_they_would_do(header):
    header.set_steps("score 3 for Hypertension", "")

    assert header.undo_button.accessibleName() == "Undo score 3 for Hypertension"
    assert "Ctrl Z" in header.undo_button.toolTip()
    assert not header.redo_button.isEnabled()
    assert header.redo_button.toolTip() == "Nothing to do again"


def test_its_buttons_are_heard(header, qtbot):
    header.set_steps("x", "y")
    for signal, button in (
        (header.find, header.find_button), (header.undo, header.undo_button), (header.redo, header.redo_button),
    ):  # fmt: skip
        with qtbot.waitSignal(signal):
            button.click()
