from __future__ import annotations

import pytest

from ui.actions import SPECS
from ui.shell.rail import GROUPS, NARROW, WIDE, Rail


@pytest.fixture
def rail(theme, qtbot):
    made = Rail(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_only_screens_that_are_there_are_offered(rail):
    screens = ["start", "framework", "cases", "people", "score", "weights", "ranking"]
    assert list(rail.buttons) == [*screens, "settings", "help"]


def test_screens_stand_under_what_one_does_there(rail):
    assert [(heading, [name for name, *_ in entries]) for heading, entries in GROUPS] == [
        ("", ["start"]),
        ("Set up", ["framework", "cases", "people"]),
        ("Judge", ["score", "weights"]),
        ("Decide", ["ranking"]),
    ]


def test_each_entry_tells_the_key_that_really_leads_there(rail):
    keys = {spec.name.removeprefix("screen."): spec.keys for spec in SPECS if spec.name.startswith("screen.")}
    told = {name: f"Alt+{key}" for _heading, entries in GROUPS for name, _text, _icon, key in entries}

    assert {name: (key,) for name, key in told.items()} == keys
    for name, key in told.items():
        assert rail.buttons[name].tip.endswith(f"({key.replace('+', ' ')})")


def test_an_entry_leads_to_its_screen(rail, qtbot):
    with qtbot.waitSignal(rail.chosen) as chosen:
        rail.buttons["help"].click()

    assert chosen.args == ["help"]


def test_the_screen_that_is_shown_is_marked(rail):
    rail.set_current("score")

    assert [name for name, button in rail.buttons.items() if button.isChecked()] == ["score"]
    assert rail.buttons["score"].accessibleDescription() == "You are here"


def test_without_a_round_its_screens_say_why_they_are_dim(rail):
    rail.set_round_open(is_open=False)

    assert not rail.buttons["ranking"].isEnabled()
    assert rail.buttons["ranking"].toolTip() == "Open a round first"
    assert rail.buttons["start"].isEnabled()

    rail.set_round_open(is_open=True)
    assert rail.buttons["ranking"].isEnabled()


def test_a_narrow_rail_has_icons_with_tips(rail):
    rail.set_narrow(narrow=True)
    assert rail.width() == NARROW
    assert rail.buttons["score"].toolTip() == "Score (Alt 2)"

    rail.set_narrow(narrow=False)
    assert rail.width() == WIDE


def test_it_grows_with_the_zoom(rail, theme):
    theme.set_zoom(2.0)

    assert rail.width() == 2 * WIDE
    assert rail.buttons["start"].sizeHint().height() == 64
