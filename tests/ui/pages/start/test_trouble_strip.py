"""What is said in a row that cannot be opened."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from prioritiser.errors import RefusedError
from ui.models.round_list import Row
from ui.models.round_troubles import Trouble, missing, trouble_of
from ui.pages.start.trouble_strip import TroubleStrip
from ui.theme import Theme

PATH = Path("/x/Documents/a.round")


def strip_of(qtbot: QtBot, theme: Theme, trouble: Trouble) -> TroubleStrip:
    found = TroubleStrip(theme, Row(str(PATH), "Round A", "", "", 0.5, "", (), trouble=trouble))
    qtbot.addWidget(found)
    return found


def test_each_offer_is_a_button_that_names_the_round(qtbot: QtBot, theme: Theme) -> None:
    strip = strip_of(qtbot, theme, missing(PATH))
    assert [button.text() for button in strip.buttons.values()] == ["Look for it", "Take off the list"]
    assert strip.buttons["look"].accessibleName() == "Look for it: Round A"
    with qtbot.waitSignal(strip.wanted) as wanted:
        strip.buttons["forget"].click()
    assert wanted.args == ["forget"]


def test_more_words_and_less_width_need_more_room(qtbot: QtBot, theme: Theme) -> None:
    short = strip_of(qtbot, theme, missing(PATH))
    long = strip_of(qtbot, theme, trouble_of(RefusedError("RoundOpen", ""), PATH))
    assert short.room_below(800) < long.room_below(800) < long.room_below(400)
    before = long.room_below(800)
    theme.set_zoom(2.0)
    long.restyle()
    assert long.room_below(1600) > before
