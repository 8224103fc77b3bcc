from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.widgets.canvas import LOOKS, at, colors_in, picture, wear
from ui.theme import Theme
from ui.widgets.year_bars import YearBars

YEARS = [
    ("2026 to 2027", [("Recurrent", "p1", 1.6), ("Capital", "p4", 0.8), ("Savings", "p2", -0.4)]),
    ("2027 to 2028", [("Recurrent", "p1", 1.0), ("Savings", "p2", -1.2), ("Other savings", "p5", -0.4)]),
    ("2028 to 2029", []),
]


@pytest.fixture
def chart(theme: Theme, qtbot: QtBot) -> YearBars:
    bars = YearBars(theme)
    qtbot.addWidget(bars)
    bars.set_years(YEARS)
    bars.resize(320, bars.heightForWidth(320))
    return bars


def test_costs_stand_on_zero_and_savings_hang_below(chart: YearBars) -> None:
    (_r, recurrent), (_c, capital), (_s, savings) = chart.bar_rects(0)
    assert capital.bottom() + 2 == recurrent.top()
    assert recurrent.bottom() + 1 == savings.top()
    assert recurrent.height() / savings.height() == pytest.approx(4, abs=0.5)
    (_r, later), (_s, first), (_o, second) = chart.bar_rects(1)
    assert first.bottom() + 2 == second.top()
    assert later.bottom() == recurrent.bottom()
    assert not chart.bar_rects(2)


def test_parts_of_a_year_share_a_column_inside_the_chart(chart: YearBars) -> None:
    for year in (0, 1):
        places = [place for _kind, place in chart.bar_rects(year)]
        assert len({(place.left(), place.width()) for place in places}) == 1
        assert all(chart.rect().contains(place) for place in places)
    assert chart.bar_rects(0)[0][1].right() < chart.bar_rects(1)[0][1].left()


def test_bars_have_their_colours(chart: YearBars, theme: Theme) -> None:
    image = picture(chart)
    for year in (0, 1):
        for kind, place in chart.bar_rects(year):
            assert at(image, place.center().x(), place.center().y()) == theme.color(kind[1]).name()


def test_it_can_be_read(chart: YearBars) -> None:
    assert chart.table() == [
        ("Year", "Recurrent (£m)", "Capital (£m)", "Savings (£m)", "Other savings (£m)", "Net (£m)"),
        ("2026 to 2027", "1.6", "0.8", "−0.4", "0.0", "2.0"),
        ("2027 to 2028", "1.0", "0.0", "−1.2", "−0.4", "−0.6"),
        ("2028 to 2029", "0.0", "0.0", "0.0", "0.0", "0.0"),
    ]
    assert chart.accessibleName() == (
        "Money by year in £m. 2026 to 2027: costs 2.4, savings −0.4; 2027 to 2028: costs 1.0, savings −1.6; "
        "2028 to 2029: nothing"
    )


def test_the_unit_and_the_digits_are_the_callers(chart: YearBars) -> None:
    chart.set_years([("2026", [("Recurrent", "p1", 850.4)])], unit="£k", digits=0)
    assert chart.table() == [("Year", "Recurrent (£k)", "Net (£k)"), ("2026", "850", "850")]


@pytest.mark.parametrize("years", [[], [("2026", [])], [("2026", [("Recurrent", "p1", 0.0)])]])
def test_nothing_entered_is_said(chart: YearBars, years: list[tuple[str, list[tuple[str, str, float]]]]) -> None:
    chart.set_years(years)
    assert len(colors_in(picture(chart), chart.rect())) > 2
    if not years:
        assert chart.accessibleName() == "Money by year in £m. No money has been entered yet."


def test_a_tooltip_says_a_year(chart: YearBars) -> None:
    place = chart.bar_rects(1)[0][1].center()
    for point in (QPoint(1, 5), place):
        QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, point, point))
    assert QToolTip.text() == "2027 to 2028: costs 1.0, savings −1.6"
    QToolTip.hideText()


def test_a_narrow_chart_grows_for_its_legend(chart: YearBars) -> None:
    assert chart.heightForWidth(160) > chart.heightForWidth(600)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [60, 320, 900])
def test_it_paints_in_every_look(chart: YearBars, theme: Theme, look: tuple[str, float], width: int) -> None:
    wear(theme, look)
    chart.resize(theme.px(width), chart.heightForWidth(theme.px(width)))
    _kind, place = chart.bar_rects(0)[0]
    assert picture(chart).pixelColor(place.center()) == theme.color("p1")
