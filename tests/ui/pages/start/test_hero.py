"""The head of the start screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from ui.pages.start.hero import Hero, next_of
from ui.settings import Recent
from ui.theme import Theme


def recent(**over: object) -> Recent:
    return Recent(**{"path": "/a.round", "title": "Round A", "cases": 3, "criteria": 2, **over})


@pytest.mark.parametrize(
    ("known", "deed", "words", "line"),
    [
        (None, "sample", "Open the sample round", "New here? Try the sample round first"),
        (recent(to_score=216), "carry_on", "Carry on scoring", "Carry on scoring: 216 scores left, about 15 minutes."),
        (recent(done=0.2, progress="4 of 36 scores"), "carry_on", "Carry on scoring", "Round A. 4 of 36 scores."),
        (recent(done=1.0, progress="Locked"), "carry_on", "Carry on", "Round A. Locked."),
        (recent(cases=0), "carry_on", "Carry on", "Round A."),
    ],
)
def test_what_to_do_next_follows_from_the_latest_round(known: Recent | None, deed: str, words: str, line: str) -> None:
    found = next_of(known)
    assert (found.deed, found.words) == (deed, words)
    assert found.line.startswith(line)


def test_the_button_tells_its_deed_and_says_that_a_round_is_opening(qtbot: QtBot, theme: Theme) -> None:
    hero = Hero(theme)
    qtbot.addWidget(hero)
    hero.say("Good morning", next_of(recent(to_score=8)), is_opening=False)
    with qtbot.waitSignal(hero.wanted) as wanted:
        hero.button.click()
    assert wanted.args == ["carry_on"]
    assert "8 scores left" in hero.button.accessibleDescription()
    hero.say("Good morning", next_of(recent(to_score=8)), is_opening=True)
    assert hero.button.accessibleName() == "Opening…"


def test_the_button_goes_below_the_words_where_it_is_narrow(qtbot: QtBot, theme: Theme) -> None:
    hero = Hero(theme)
    qtbot.addWidget(hero)
    hero.show()
    for width, direction in ((800, QBoxLayout.Direction.LeftToRight), (400, QBoxLayout.Direction.TopToBottom)):
        hero.resize(width, 100)
        assert hero.layout().direction() == direction
