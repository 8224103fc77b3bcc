from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from tests.ui.models.grid_rounds import opened
from ui.models.case_grid_filter import NONE, CaseFilter, not_ready
from ui.pages.cases.filter_bar import FilterBar


@pytest.fixture
def bar(theme, qtbot, tmp_path):
    session = opened(tmp_path)
    made = FilterBar(theme)
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show()
    made.show_round(session.round, not_ready(session.round))
    session.close()
    return made


def test_each_control_asks_for_its_part(bar, qtbot):
    spy = QSignalSpy(bar.changed)
    qtbot.keyClicks(bar.text, "x ")
    bar.type.setCurrentIndex(2)
    bar.place.setCurrentIndex(bar.place.findData(NONE))
    bar.gate.setCurrentIndex(1)
    bar.board.setCurrentIndex(1)
    assert spy.at(spy.count() - 1)[0] == CaseFilter("x", "reshape", NONE, "not_ready", "pcc")
    assert bar.gate.currentText() == "Not ready · 2"


def test_filling_the_choices_asks_for_nothing_and_keeps_what_is_chosen(bar, tmp_path):
    bar.board.setCurrentIndex(2)
    spy = QSignalSpy(bar.changed)
    (tmp_path / "b").mkdir()
    other = opened(tmp_path / "b", boards=[{"id": "uec", "name": "Urgent"}, {"id": "pcc", "name": "Primary"}])
    bar.show_round(other.round, not_ready(other.round))
    other.close()
    assert (bar.board.currentText(), spy.count()) == ("Urgent", 0)


def test_what_a_round_does_not_have_is_not_offered(bar, tmp_path):
    (tmp_path / "b").mkdir()
    bare = [{"id": "K1", "title": "One"}]
    other = opened(tmp_path / "b", places=[], boards=[], gates=[], cases=bare)
    bar.show_round(other.round, not_ready(other.round))
    other.close()
    assert not any(box.isVisible() for box in (bar.place, bar.board, bar.gate))


def test_a_chip_says_that_a_filter_is_on_and_show_all_takes_it_off(bar, qtbot):
    bar.show_count(4, 4)
    assert not bar.chip.isVisible()
    bar.set_filter(CaseFilter(type="reshape"))
    bar.show_count(1, 4)
    assert (bar.chip.text(), bar.clear.isVisible()) == ("Showing 1 of 4", True)
    left, changed = QSignalSpy(bar.left), QSignalSpy(bar.changed)
    qtbot.mouseClick(bar.clear, Qt.MouseButton.LeftButton)
    assert (changed.at(0)[0], left.count()) == (CaseFilter(), 1)


def test_esc_clears_the_text_first_and_then_leaves(bar, qtbot):
    bar.open()
    qtbot.keyClicks(bar.text, "x")
    left = QSignalSpy(bar.left)
    qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert (bar.text.text(), left.count()) == ("", 0)
    qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert left.count() == 1


def test_the_lists_below_narrow_boxes_are_as_wide_as_their_words(bar, theme):
    theme.set_zoom(1.5)
    for box in (bar.type, bar.place, bar.gate, bar.board):
        widest = max(box.fontMetrics().horizontalAdvance(box.itemText(at)) for at in range(box.count()))
        assert box.view().minimumWidth() > widest
