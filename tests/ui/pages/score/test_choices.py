"""What each level means: pressed to score, the recorded one marked, one stop for Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.models.criterion_words import Choice
from ui.pages.score.choices import Choices
from ui.theme import Theme

SHORT = (
    Choice("1", "", "Some", level=1),
    Choice("0", "", "None", level=0),
    Choice("?", "No evidence. ", "A gap.", word="no_evidence"),
)
LONG = (Choice("2", "Lost: ", "A very long anchor that takes several lines. " * 6, level=2), *SHORT)


@pytest.fixture
def choices(qtbot: QtBot, theme: Theme) -> Choices:
    made = Choices(theme)
    qtbot.addWidget(made)
    made.resize(280, 400)
    with qtbot.waitActive(made):
        made.show()
    made.show_choices(SHORT, given=SHORT[0], enabled=True)
    return made


def test_the_recorded_choice_is_marked_and_tab_stops_there(choices: Choices) -> None:
    assert [button.isChecked() for button in choices.buttons] == [True, False, False]
    assert [button.focusPolicy() for button in choices.buttons] == [
        Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus, Qt.FocusPolicy.ClickFocus,
    ]  # fmt: skip


def test_pressing_asks_and_marks_nothing_by_itself(choices: Choices, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choices.pressed) as pressed:
        qtbot.mouseClick(choices.buttons[1], Qt.MouseButton.LeftButton)
    assert pressed.args == [SHORT[1]]
    assert [button.isChecked() for button in choices.buttons] == [True, False, False]


def test_arrow_keys_step_and_space_chooses(choices: Choices, qtbot: QtBot) -> None:
    choices.buttons[0].setFocus()
    qtbot.keyClick(choices.buttons[0], Qt.Key.Key_Down)
    qtbot.keyClick(choices.buttons[1], Qt.Key.Key_Down)
    qtbot.keyClick(choices.buttons[2], Qt.Key.Key_Down)
    assert choices.window().focusWidget() is choices.buttons[2]
    with qtbot.waitSignal(choices.pressed) as pressed:
        qtbot.keyClick(choices.buttons[2], Qt.Key.Key_Space)
    assert pressed.args == [SHORT[2]]


def test_what_cannot_be_given_cannot_be_pressed(choices: Choices) -> None:
    choices.show_choices(SHORT, given=None, enabled=False)
    assert not any(button.isEnabled() for button in choices.buttons)


def test_more_and_fewer_choices_can_be_shown(choices: Choices, qtbot: QtBot) -> None:
    choices.show_choices(LONG, given=LONG[0], enabled=True)
    assert [button.choice.cap for button in choices.buttons if button.isVisible()] == ["2", "1", "0", "?"]
    choices.show_choices(SHORT[:2], given=None, enabled=True)
    qtbot.waitUntil(lambda: len([b for b in choices._all if b.isVisible()]) == 2)
    assert choices.buttons[0].accessibleName() == "1: Some"


def test_every_line_has_room_at_every_size(choices: Choices, theme: Theme, qtbot: QtBot) -> None:
    choices.show_choices(LONG, given=None, enabled=True)
    for zoom in (0.8, 1.0, 2.0):
        theme.set_zoom(zoom)
        choices.resize(theme.px(280), theme.px(500))
        button = choices.buttons[0]
        qtbot.waitUntil(lambda button=button: button.height() >= button.heightForWidth(button.width()))  # type: ignore[misc]
        assert button.heightForWidth(theme.px(400)) < button.heightForWidth(theme.px(200))
