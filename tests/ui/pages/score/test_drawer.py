"""The case itself: everything that is known, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from prioritiser.model.case import Case
from prioritiser.model.round import Round
from tests.ui.pages.score.documents import case, document, held
from ui.pages.score.drawer import ILLUSTRATIVE, Drawer
from ui.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.year_bars import YearBars


@pytest.fixture
def round_(tmp_path: Path) -> Round:
    given = document()
    given["cases"] = [case(1, summary="A <bold> plan"), *(case(at) for at in (2, 3))]
    return held(given, tmp_path)


@pytest.fixture
def drawer(qtbot: QtBot, theme: Theme, round_: Round) -> Drawer:
    made = Drawer(theme)
    qtbot.addWidget(made)
    made.resize(380, 600)
    made.show_case(round_, round_.cases["K1"])  # type: ignore[index]
    with qtbot.waitExposed(made):
        made.show()
    return made


def words(drawer: Drawer) -> str:
    return "\n".join(label.text() for label in drawer.area.widget().findChildren(QLabel))


def test_every_part_is_there(drawer: Drawer) -> None:
    said = words(drawer)
    for part in (
        "Money by year",
        "People and places",
        "Workforce",
        "Activity",
        "Background",
        "Risks",
        "Quality",
        "Gates",
    ):
        assert part in said
    assert drawer.title.text() == "Case 1"
    assert "Urgent care" in said


def test_text_is_text(drawer: Drawer) -> None:
    assert "A &lt;bold&gt; plan" in words(drawer)


def test_money_is_drawn_and_marked_as_illustrative(drawer: Drawer) -> None:
    (chart,) = drawer.area.widget().findChildren(YearBars)
    assert chart.table()[1][0] == "2026/27"
    assert [chip.text() for chip in drawer.area.widget().findChildren(Chip)] == [ILLUSTRATIVE]


def test_another_case_takes_its_place_and_the_same_one_stays(drawer: Drawer, round_: Round) -> None:
    before = drawer.area.widget()
    drawer.show_case(round_, round_.cases["K1"])  # type: ignore[index]
    assert drawer.area.widget() is before
    drawer.show_case(round_, round_.cases["K2"])  # type: ignore[index]
    assert drawer.title.text() == "Case 2"


def test_small_sums_are_drawn_in_thousands(drawer: Drawer, round_: Round) -> None:
    small = Case(id="K9", title="Small", money=round_.cases["K1"].money[1:])  # type: ignore[arg-type, index]
    drawer.show_case(round_, small)
    (chart,) = drawer.area.widget().findChildren(YearBars)
    assert "(£k)" in chart.table()[0][1]


def test_a_case_without_money_has_no_chart(drawer: Drawer, round_: Round) -> None:
    drawer.show_case(round_, Case(id="K9", title="Bare"))  # type: ignore[arg-type]
    assert drawer.area.widget().findChildren(YearBars) == []


def test_esc_and_the_button_close_it(drawer: Drawer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawer.closed):
        qtbot.keyClick(drawer, Qt.Key.Key_Escape)
    with qtbot.waitSignal(drawer.closed):
        drawer.close_button.click()


@pytest.mark.parametrize("zoom", [0.8, 1.5, 2.0])
def test_nothing_is_wider_than_the_drawer_at_any_size(drawer: Drawer, theme: Theme, qtbot: QtBot, zoom: float) -> None:
    theme.set_zoom(zoom)
    drawer.resize(theme.px(400), 600)
    qtbot.waitUntil(lambda: drawer.area.widget().width() <= drawer.area.viewport().width())
    assert not drawer.area.horizontalScrollBar().isVisible()
