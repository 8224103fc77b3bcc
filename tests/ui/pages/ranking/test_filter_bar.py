from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from ui.models.ranking_filter import Filter
from ui.pages.ranking.filter_bar import FilterBar


def test_every_choice_is_said_at_once(qtbot, theme):
    bar = FilterBar(theme)
    qtbot.addWidget(bar)
    said = QSignalSpy(bar.changed)
    bar.text.setText(" falls ")
    bar.type.setCurrentIndex(1)
    bar.funded.setCurrentIndex(2)
    assert bar.filter == Filter("falls", "investment", "", "not_funded")
    assert said.at(2)[0] == bar.filter
    bar.reset()
    assert said.count() == 4
    assert not bar.filter.is_on


def test_esc_in_an_empty_field_puts_the_row_away(qtbot, theme):
    bar = FilterBar(theme)
    qtbot.addWidget(bar)
    bar.open()
    closed = QSignalSpy(bar.closed)
    bar.text.setText("falls")
    qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert bar.text.text() == ""
    assert not bar.isHidden()
    qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert closed.count() == 1


def test_it_says_how_many_are_left(qtbot, theme):
    bar = FilterBar(theme)
    qtbot.addWidget(bar)
    bar.show_count(3, 36)
    assert bar.count.text() == "3 of 36 cases"
