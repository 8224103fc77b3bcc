"""The sentences of the levels, and what each is worth."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from ui.pages.framework.anchors import Anchors


@pytest.fixture
def anchors(theme, qtbot):
    window = QMainWindow()
    made = Anchors(theme)
    window.setCentralWidget(made)
    with qtbot.waitActive(window):
        window.show()
    made.show_levels(["none", "some", "all"], [0, 50, 100], locked=False)
    yield made
    window.close()
    window.deleteLater()


def test_the_highest_level_stands_first(anchors):
    tops = [field.mapTo(anchors, field.rect().topLeft()).y() for field in anchors.texts]
    assert tops == sorted(tops, reverse=True)
    assert anchors.texts[2].text == "all"
    assert anchors.texts[1].accessibleName() == "What level 1 means"


def test_a_sentence_is_said_with_all_the_others(anchors, qtbot):
    found = []
    anchors.settled.connect(found.append)
    anchors.texts[1].setFocus()
    qtbot.keyClicks(anchors.texts[1], "much and ")
    anchors.keep()
    assert found == [("none", "much and some", "all")]


def test_a_worth_is_said_with_all_the_others(anchors, qtbot):
    found = []
    anchors.worth_settled.connect(found.append)
    anchors.worths[1].selectAll()
    qtbot.keyClicks(anchors.worths[1], "30")
    anchors.keep()
    assert found == [(0, 30, 100)]


def test_more_levels_make_more_rows_and_missing_sentences_are_empty(anchors):
    anchors.show_levels(["none"], [0, 25, 50, 75, 100], locked=True)
    assert anchors.anchors == ("none", "", "", "", "")
    assert all(field.isReadOnly() for field in (*anchors.texts, *anchors.worths))
    assert len(anchors.findChildren(type(anchors.texts[0]))) >= 5


def test_forgetting_puts_back_what_stood_there(anchors, qtbot):
    qtbot.keyClicks(anchors.texts[0], "x")
    anchors.forget()
    assert anchors.anchors == ("none", "some", "all")
