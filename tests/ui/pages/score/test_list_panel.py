"""The left of the screen: filters by words and by what is left, and the neighbours of what is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.models.case_list import Entry
from ui.pages.score.list_panel import ListPanel
from ui.theme import Theme

ENTRIES = [Entry("K1", "Falls", 15, 15), Entry("K2", "Beds", 9, 15, "Stop"), Entry("K3", "Fast lane", 0, 15)]


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> ListPanel:
    made = ListPanel(theme)
    qtbot.addWidget(made)
    made.resize(250, 500)
    with qtbot.waitActive(made):
        made.show()
    made.show_entries(ENTRIES, "K2", noun="cases")
    return made


def keys(panel: ListPanel) -> list[str]:
    return [entry.key for entry in panel.model.entries]


def test_counts_and_the_open_line_are_shown(panel: ListPanel) -> None:
    assert [pill.text() for pill in panel.pills.pills.values()] == ["All 3", "To do 2", "Done 1"]
    assert panel.list.row == 1


def test_filters_let_through_what_fits_and_what_is_open(panel: ListPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.pills.pills["done"], Qt.MouseButton.LeftButton)
    assert keys(panel) == ["K1", "K2"]
    qtbot.mouseClick(panel.pills.pills["all"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.field, "fa")
    assert keys(panel) == ["K1", "K3"]
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert keys(panel) == ["K1", "K2", "K3"]


def test_a_filter_that_finds_nothing_says_so(panel: ListPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.field, "zzz")
    assert panel.nothing.isVisible()
    assert "Esc clears" in panel.nothing.text()
    panel.field.clear()
    assert panel.list.isVisible()


def test_a_line_that_gets_done_stays_until_the_next_is_opened(panel: ListPanel) -> None:
    panel.pills.set_current("to_do")
    panel.filter_again()
    assert keys(panel) == ["K2", "K3"]
    done = [ENTRIES[0], Entry("K2", "Beds", 15, 15, "Stop"), ENTRIES[2]]
    panel.show_entries(done, "K2", noun="cases")
    assert keys(panel) == ["K2", "K3"]
    panel.show_entries(done, "K3", noun="cases")
    assert keys(panel) == ["K3"]


def test_nothing_left_to_do_is_said(panel: ListPanel) -> None:
    panel.show_entries([ENTRIES[0]], "", noun="cases")
    panel.pills.set_current("to_do")
    panel.filter_again()
    assert panel.nothing.text() == "Everything is scored."
    panel.show_entries([ENTRIES[2]], "", noun="cases")
    panel.pills.set_current("done")
    panel.filter_again()
    assert panel.nothing.text() == "Nothing is finished yet."


def test_neighbours_are_those_that_are_shown(panel: ListPanel, qtbot: QtBot) -> None:
    assert (panel.neighbour(1), panel.neighbour(-1)) == ("K3", "K1")
    panel.show_entries(ENTRIES, "K3", noun="cases")
    assert panel.neighbour(1) == ""
    qtbot.keyClicks(panel.field, "falls")
    assert panel.neighbour(1) == "K1"


def test_other_lines_begin_without_a_filter(panel: ListPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.field, "fa")
    panel.show_entries([Entry("C1", "1  Reach", 0, 3)], "C1", noun="criteria")
    assert keys(panel) == ["C1"]
    assert panel.field.placeholderText() == "Filter criteria"
    assert panel.list.accessibleName() == "Criteria"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_down_and_enter_lead_from_the_field_to_the_list(panel: ListPanel, qtbot: QtBot, key: Qt.Key) -> None:
    panel.start_filter()
    assert panel.field.hasFocus()
    qtbot.keyClick(panel.field, key)
    assert panel.list.hasFocus()


def test_choosing_a_line_is_told(panel: ListPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.turned) as turned:
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert turned.args == ["K3"]
