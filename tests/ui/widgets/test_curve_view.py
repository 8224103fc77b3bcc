"""A curve that is only looked at: its points, what is read out, and what is near the mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRect

from tests.ui.widgets.canvas import LOOKS, colors_in, picture, wear
from ui.theme import Theme
from ui.widgets.curve_view import CurveView

POINTS = [(0.0, 0.0), (1.0, 40.0), (2.0, 100.0)]


@pytest.fixture
def view(theme: Theme) -> Iterator[CurveView]:
    view = CurveView(theme)
    view.resize(340, 200)
    view.show_points(POINTS, levels=True)
    yield view
    view.deleteLater()


def test_it_reads_out_every_point(view: CurveView) -> None:
    assert view.accessibleName() == "What each level is worth, 0 to 100. Level 0: 0; Level 1: 40; Level 2: 100"
    view.show_points([(5, 0), (1, 100)], levels=False, unit="days")
    assert view.accessibleName() == "What each measure is worth, 0 to 100. 1 days: 100; 5 days: 0"


def test_points_are_put_in_order_and_the_selection_stays_in_range(view: CurveView) -> None:
    view._at = 2
    view.show_points([(9, 0), (1, 100)], levels=False)
    assert view.points == ((1, 100), (9, 0))
    assert view.selected == 1
    assert view.spoken == "9 is worth 0"


def test_what_is_near_the_mouse_is_the_nearest_point(view: CurveView) -> None:
    place = view.place_of(1)
    assert view._point_at(place + QPointF(5, 5)) == 1
    assert view._point_at(place + QPointF(40, 0)) is None


@pytest.mark.parametrize("look", LOOKS)
def test_the_line_is_painted_in_the_accent_and_locked_in_grey(
    view: CurveView, theme: Theme, look: tuple[str, float]
) -> None:
    wear(theme, look)
    view.resize(view.sizeHint())
    middle, reach = view.place_of(1).toPoint(), theme.px(8)
    around = QRect(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
    assert theme.color("accent").name() in colors_in(picture(view), around)
    view.set_locked(locked=True)
    shown = colors_in(picture(view), around)
    assert theme.color("accent").name() not in shown
    assert theme.color("text3").name() in shown


def test_the_place_of_no_change_is_marked(view: CurveView, theme: Theme) -> None:
    line = view.place_of(1)
    strip = view.rect()
    strip.setLeft(round(line.x()) - 1)
    strip.setRight(round(line.x()) + 1)
    strip.setTop(round(view.place_of(2).y()) + 2)
    strip.setBottom(round(line.y()) - 30)
    before = colors_in(picture(view), strip)
    view.show_points(POINTS, levels=True, neutral=1)
    assert colors_in(picture(view), strip) - before
