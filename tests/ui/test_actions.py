from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.actions import SPECS, Actions


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def test_every_action_has_a_name_of_its_own_and_words():
    names = [spec.name for spec in SPECS]

    assert len(set(names)) == len(names)
    assert all(spec.text and spec.text[0].isupper() for spec in SPECS)


def test_no_two_actions_share_a_key():
    keys = [QKeySequence(keys).toString() for spec in SPECS for keys in spec.keys]

    assert len(set(keys)) == len(keys)
    assert all(keys)


def test_an_action_without_a_meaning_does_nothing(window):
    actions = Actions(window)

    actions.run("export")

    assert not actions.can_run("export")


def test_a_visible_screen_goes_before_everywhere(window, qtbot):
    actions, done = Actions(window), []
    screen = QWidget(window)
    actions.handle(None, "filter", lambda: done.append("everywhere"))
    actions.handle(screen, "filter", lambda: done.append("screen"))

    actions.run("filter")
    window.show()
    screen.show()
    actions.run("filter")

    assert done == ["everywhere", "screen"]


def test_its_keys_run_it(window, qtbot):
    actions, done = Actions(window), []
    actions.handle(None, "find", lambda: done.append(1))
    with qtbot.waitActive(window):
        window.show()

    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert done == [1]


def test_a_disabled_action_is_not_run(window):
    actions, done = Actions(window), []
    actions.handle(None, "undo", lambda: done.append(1))
    actions.action("undo").setEnabled(False)

    actions.run("undo")

    assert done == []


def test_keys_are_shown_as_people_read_them():
    shown = {spec.name: spec.shown_keys for spec in SPECS}

    assert shown["find"] == "Ctrl K"
    assert shown["score.next"] == "Ctrl Enter"
    assert shown["zoom_in"] == "Ctrl +"
    assert shown["score.note"] == "N"
    assert shown["about"] == ""
    assert shown["ranking.copy"] == "Ctrl Shift C"
