"""A sentence in a tone: hidden while there is none."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.remark import Remark


def test_it_is_seen_while_it_says_something(qtbot: QtBot, theme: Theme) -> None:
    remark = Remark(theme, "caution")
    qtbot.addWidget(remark)
    assert remark.isHidden()
    remark.say("Score it again.")
    assert not remark.isHidden()
    assert (remark.words.text(), remark.accessibleName()) == ("Score it again.", "Score it again.")
    assert remark.property("role") == "banner-caution"
    remark.say("")
    assert remark.isHidden()
    theme.set_zoom(1.5)
