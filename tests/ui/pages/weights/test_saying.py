from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.pages.weights.saying import say


def test_words_have_a_tone_and_nothing_takes_no_room(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    say(label, "Two lifts were given 100.", "caution")
    assert (label.text(), label.property("role"), label.isHidden()) == ("Two lifts were given 100.", "caution", False)
    say(label, "")
    assert label.isHidden()
    assert label.property("role") == "caution"
