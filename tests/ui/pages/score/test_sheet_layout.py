"""Where everything stands in a row: nothing overlaps at any width, scale or zoom."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRect

from ui.pages.score.sheet_layout import places_in
from ui.theme import Theme
from ui.widgets.level_cells import level_cell_rects, level_cells_width


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("top", [1, 5, 9])
@pytest.mark.parametrize("width", [480, 640, 1200])
def test_nothing_overlaps(theme: Theme, zoom: float, top: int, width: int) -> None:
    theme.set_zoom(zoom)
    levels = range(top + 1)
    row = QRect(0, 0, theme.px(width), theme.px(33))
    places = places_in(row, theme, levels)
    boxes = level_cell_rects(places.cells, theme, levels)
    ordered = [places.bar, places.number, places.name, *boxes.values()]
    assert all(left.right() < right.left() for left, right in itertools.pairwise(ordered))
    assert places.card.right() >= boxes["note"].right()
    assert all(box.width() >= theme.px(24) for box in boxes.values())


def test_where_it_is_narrow_the_boxes_give_way_before_the_name(theme: Theme) -> None:
    wide = places_in(QRect(0, 0, 900, 33), theme, range(6))
    narrow = places_in(QRect(0, 0, 490, 33), theme, range(6))
    assert wide.cells.width() == level_cells_width(theme, range(6))
    assert narrow.cells.width() < wide.cells.width()
    assert narrow.name.width() >= 170


@pytest.mark.parametrize("width", [490, 900])
def test_a_measures_other_boxes_stand_below_those_of_levels(theme: Theme, width: int) -> None:
    places = places_in(QRect(0, 0, width, 33), theme, range(6))
    boxes = level_cell_rects(places.cells, theme, range(6))
    alone = level_cell_rects(places.tail, theme, ())
    assert alone["?"].left() == boxes["?"].left()
    assert (places.measure.left(), places.measure.right()) == (boxes[0].left(), boxes[5].right())
