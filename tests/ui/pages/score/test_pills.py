"""Filters side by side: one holds, counts stand after the words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.pages.score.pills import Pills
from ui.theme import Theme


@pytest.fixture
def pills(qtbot: QtBot, theme: Theme) -> Pills:
    made = Pills(theme, (("all", "All"), ("to_do", "To do"), ("done", "Done")), name="Which cases")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_begins_with_the_first_and_a_click_chooses_another(pills: Pills, qtbot: QtBot) -> None:
    assert pills.current == "all"
    with qtbot.waitSignal(pills.chosen) as chosen:
        qtbot.mouseClick(pills.pills["done"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["done"]
    assert pills.current == "done"


def test_arrow_keys_choose(pills: Pills, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pills.chosen) as chosen:
        qtbot.keyClick(pills.pills["all"], Qt.Key.Key_Right)
    assert chosen.args == ["to_do"]


def test_setting_it_says_nothing(pills: Pills, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pills.chosen):
        pills.set_current("to_do")
    assert pills.current == "to_do"


def test_counts_stand_after_the_words_and_all_can_be_aimed_at(pills: Pills) -> None:
    pills.set_counts({"all": 24, "to_do": 15, "done": 9})
    assert [pill.text() for pill in pills.pills.values()] == ["All 24", "To do 15", "Done 9"]
    assert all(min(pill.sizeHint().width(), pill.sizeHint().height()) >= 24 for pill in pills.pills.values())


def test_choosing_moves_nothing_and_the_zoom_is_followed(pills: Pills, theme: Theme) -> None:
    before = pills.pills["done"].sizeHint()
    pills.set_current("done")
    assert pills.pills["done"].sizeHint() == before
    theme.set_zoom(2.0)
    assert pills.pills["done"].sizeHint().height() == 48
