"""Where the points of a curve lie, and that every look paints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect

from tests.ui.widgets.canvas import LOOKS, wear
from ui.theme import Theme
from ui.widgets.curve_paint import Curve, measure, plot_of

LEVELS = Curve(((0, 0), (1, 40), (2, 100)), levels=True, unit="", neutral=1)
ROOM = QRect(0, 0, 340, 200)


def test_value_rises_upwards_and_levels_go_right(theme: Theme) -> None:
    plot = plot_of(ROOM, LEVELS, theme)
    low, middle, high = (plot.place(point) for point in LEVELS.points)
    assert low.x() < middle.x() < high.x()
    assert low.y() > middle.y() > high.y()
    assert plot.area.bottom() == low.y()
    assert plot.area.top() == high.y()


@pytest.mark.parametrize("look", LOOKS)
def test_a_place_and_its_point_are_one(theme: Theme, look: tuple[str, float]) -> None:
    wear(theme, look)
    plot = plot_of(ROOM, LEVELS, theme)
    for point in LEVELS.points:
        assert plot.point(plot.place(point)) == pytest.approx(point)


def test_a_value_is_held_between_0_and_100(theme: Theme) -> None:
    plot = plot_of(ROOM, LEVELS, theme)
    assert plot.point(QPointF(plot.area.left(), -500))[1] == 100
    assert plot.point(QPointF(plot.area.left(), 5000))[1] == 0


def test_two_points_at_one_measure_lie_in_the_middle(theme: Theme) -> None:
    flat = Curve(((4, 0), (4, 100)), levels=False, unit="", neutral=None)
    plot = plot_of(ROOM, flat, theme)
    assert plot.place((4, 0)).x() == pytest.approx(plot.area.center().x())


def test_points_are_named_as_people_say_them() -> None:
    assert LEVELS.name_of(1) == "Level 1"
    assert Curve(((0, 0), (1, 1)), levels=False, unit="£m", neutral=None).name_of(-2.5) == "−2.5 £m"


@pytest.mark.parametrize(("x", "text"), [(0, "0"), (1234567, "1,234,567"), (0.25, "0.25"), (-3.1, "−3.1")])
def test_a_measure_has_the_digits_it_needs(x: float, text: str) -> None:
    assert measure(x) == text
