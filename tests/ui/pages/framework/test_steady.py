"""Sentences that come and go: what stands below stays where it is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.pages.framework.steady import SteadyRemark, SteadyWords, room_for

SHORT, LONG = "Short.", "A sentence that takes several lines where there is as little room as here. " * 3


def top_below(qtbot, part):
    window, below = QWidget(), QLabel("below")
    column = QVBoxLayout(window)
    for each in (part, below):
        column.addWidget(each)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(240, 400)
    with qtbot.waitExposed(window):
        window.show()

    def top():
        for layout in (part.layout(), column, part.layout(), column):  # the width first, then the height it asks for
            if layout is not None:
                layout.activate()
        return below.y()

    return window, top


def test_words_keep_the_room_of_the_longest(qtbot):
    part = SteadyWords()
    _window, top = top_below(qtbot, part)
    part.say(SHORT, LONG)
    before = top()
    part.say(LONG, SHORT)
    assert top() == before
    part.say("", LONG)
    assert top() == before
    part.say(SHORT)
    assert top() < before


def test_a_remark_keeps_the_room_of_the_longest_at_every_width(theme, qtbot):
    part = SteadyRemark(theme, "info")
    window, top = top_below(qtbot, part)
    part.say_one(SHORT, LONG)
    qtbot.waitUntil(lambda: part.words.height() >= room_for(part.words, LONG))
    before = top()
    part.say_one(LONG, SHORT)
    assert top() == before
    window.resize(800, 400)
    qtbot.waitUntil(lambda: top() < before)
    wide = top()
    part.say_one(SHORT, LONG)
    assert top() == wide
