"""Trying the framework: digits answer, the sentence above follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.models.framework_rounds import held
from ui.pages.framework.try_panel import TryPanel


@pytest.fixture
def panel(theme, qtbot, tmp_path):
    panel = TryPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    panel.show()
    panel.show_framework(held(folder=tmp_path))
    panel.table.setFocus()
    return panel


def test_a_digit_answers_and_goes_on_to_the_next(panel, qtbot):
    assert panel.said.text().startswith("Case A 80.0")
    qtbot.keyClick(panel.table, "5")
    assert panel.table.currentIndex().row() == 1
    assert panel.model.index(0, 1).data() == "5 → 100.0"
    assert panel.said.text().startswith("Case A 90.0")


def test_a_digit_off_the_scale_does_nothing(panel, qtbot):
    qtbot.keyClick(panel.table, "7")
    assert panel.table.currentIndex().row() == 0
    assert panel.model.index(0, 1).data() == "4 → 80.0"


@pytest.mark.parametrize("key", ["7", "x"])
def test_a_key_that_means_nothing_says_what_is_possible(panel, qtbot, key):
    qtbot.keyClick(panel.table, key)
    assert panel.meaning.text() == "Type a level from 0 to 5."


def test_the_weights_stand_beside_and_are_only_read(panel, qtbot):
    assert panel.model.index(0, 3).data() == "50.0%"
    panel.table.setCurrentIndex(panel.model.index(0, 3))
    qtbot.keyClick(panel.table, "5")
    assert panel.meaning.text() == "Go to Case A or Case B to change an answer."
    assert panel.model.index(0, 3).data() == "50.0%"


def test_what_the_level_means_is_said_below(panel, qtbot):
    assert panel.meaning.text() == "Short P1, level 4: P1 at more"
    qtbot.keyClick(panel.table, Qt.Key.Key_Right)
    assert panel.meaning.text() == "Short P1, level 2: P1 at some"


def test_the_place_stays_when_the_framework_changes(panel, qtbot, tmp_path):
    panel.table.setCurrentIndex(panel.model.index(2, 2))
    panel.show_framework(held(folder=tmp_path / "again"))
    assert (panel.table.currentIndex().row(), panel.table.currentIndex().column()) == (2, 2)
