"""How a round works."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.pages.start.steps import STEPS, Steps
from ui.theme import Theme


@pytest.mark.parametrize(("width", "columns"), [(800, 6), (500, 3), (300, 2)])
def test_as_many_steps_stand_side_by_side_as_there_is_room(
    qtbot: QtBot, theme: Theme, width: int, columns: int
) -> None:
    steps = Steps(theme)
    qtbot.addWidget(steps)
    steps.resize(width, 200)
    steps.show()
    assert steps.columns == columns
    assert not steps.grab().isNull()


def test_the_steps_follow_the_zoom_and_are_read_out(qtbot: QtBot, theme: Theme) -> None:
    steps = Steps(theme)
    qtbot.addWidget(steps)
    steps.resize(800, 200)
    steps.show()
    theme.set_zoom(2.0)
    assert steps.columns == 3
    assert all(title in steps.accessibleDescription() for _icon, title, _words in STEPS)
