"""The cards at the side."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.actions import Actions
from ui.pages.start.side import GROUPS, GUIDE, WIDTH, Side
from ui.theme import Theme


@pytest.fixture
def actions(qtbot: QtBot) -> Actions:
    window = QMainWindow()
    qtbot.addWidget(window)
    found = Actions(window)
    found.window = window  # keeps it
    return found


def test_every_card_runs_its_action(qtbot: QtBot, theme: Theme, actions: Actions) -> None:
    side = Side(theme, actions)
    qtbot.addWidget(side)
    done: list[str] = []
    names = [name for _heading, entries in GROUPS for name, *_ in entries if name != GUIDE]
    for name in names:
        actions.handle(None, name, lambda name=name: done.append(name))
        side.cards[name].click()
    assert done == names
    with qtbot.waitSignal(side.guide_wanted):
        side.cards[GUIDE].click()


def test_the_open_round_has_its_cards_only_while_there_is_one(qtbot: QtBot, theme: Theme, actions: Actions) -> None:
    side = Side(theme, actions)
    qtbot.addWidget(side)
    side.show()
    for is_open in (False, True):
        side.set_round_open(is_open=is_open)
        assert side.cards["export"].isVisible() is is_open


def test_the_side_takes_the_whole_width_when_it_stands_below(qtbot: QtBot, theme: Theme, actions: Actions) -> None:
    side = Side(theme, actions)
    qtbot.addWidget(side)
    side.set_stacked(is_stacked=False)
    assert side.minimumWidth() == side.maximumWidth() == WIDTH
    side.set_stacked(is_stacked=True)
    assert side.maximumWidth() > 5000
