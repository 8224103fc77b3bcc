from __future__ import annotations

from itertools import pairwise

import pytest


def test_rows_are_painted_where_the_table_has_them(screen):
    view = screen.page.table
    image = view.viewport().grab().toImage()
    at = view.table.row_of("K5")
    ground = image.pixelColor(view.viewport().width() - 3, view.rowViewportPosition(at) + 3)
    assert ground == view.look.below
    first = image.pixelColor(view.viewport().width() - 3, view.rowViewportPosition(view.table.row_of("K1")) + 3)
    assert first == view.look.selected


def test_below_the_last_row_there_is_nothing(open_screen):
    screen = open_screen(size=(1198, 1000))
    view = screen.page.table
    image = view.viewport().grab().toImage()
    assert image.pixelColor(5, view.viewport().height() - 3) == view.look.surface


def test_a_place_in_the_list_is_counted_in_rows(screen):
    view = screen.page.table
    first = view.rowViewportPosition(view.table.row_of("K1"))
    assert view.place_in_list(first + 12) == pytest.approx(0.0)
    assert view.place_in_list(first + 12 + 48) == pytest.approx(2.0)
    assert view.place_in_list(-500) == 0.0
    assert view.place_in_list(5000) == 6.0
    assert view.ranked_cases == {"K1", "K2", "K3", "K4", "K5", "K6"}


def test_columns_lie_side_by_side(screen):
    places = screen.page.table.places(0)
    assert [place.column.key for place in places] == ["rank", "case", "amount", "running", "bar", "value", "vfm"]
    assert all(one.x + one.width == two.x for one, two in pairwise(places))
    assert screen.page.table.places(10)[0].x == -10
