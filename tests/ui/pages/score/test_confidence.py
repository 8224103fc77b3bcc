"""How sure: three words, none of which needs to hold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.pages.score.confidence import Confidence
from ui.theme import Theme


@pytest.fixture
def confidence(qtbot: QtBot, theme: Theme) -> Confidence:
    made = Confidence(theme)
    qtbot.addWidget(made)
    return made


def test_it_begins_with_none_and_tab_finds_the_first(confidence: Confidence) -> None:
    assert confidence.current == ""
    assert confidence.focusProxy() is confidence.segment("low")
    assert not any(confidence.segment(key).isChecked() for key in ("low", "medium", "high"))


def test_pressing_chooses_and_pressing_again_takes_it_back(confidence: Confidence, qtbot: QtBot) -> None:
    said: list[str] = []
    confidence.chosen.connect(said.append)
    for _ in range(2):
        qtbot.mouseClick(confidence.segment("high"), Qt.MouseButton.LeftButton)
    assert said == ["high", ""]
    assert confidence.current == ""
    assert not confidence.segment("high").isChecked()


def test_arrow_keys_begin_with_the_first(confidence: Confidence, qtbot: QtBot) -> None:
    said: list[str] = []
    confidence.chosen.connect(said.append)
    qtbot.keyClick(confidence, Qt.Key.Key_Right)
    qtbot.keyClick(confidence, Qt.Key.Key_Right)
    assert said == ["low", "medium"]


def test_showing_a_choice_says_nothing(confidence: Confidence, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(confidence.chosen):
        confidence.set_current("medium")
        confidence.set_current("")
    assert confidence.next_choice() == "low"
    confidence.set_current("high")
    assert confidence.next_choice() == ""
