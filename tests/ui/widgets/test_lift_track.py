from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect

from tests.ui.widgets.canvas import LOOKS, at, paint, wear
from ui.widgets.lift_track import Track, is_on, paint_box, paint_track, places_in, share_at

ROW = QRect(0, 0, 600, 46)


def test_the_parts_stand_side_by_side(theme):
    places = places_in(ROW, theme, "0", "5")
    parts = (places.bar, places.name, places.start, places.track, places.end, places.box)
    assert all(left.right() < right.left() + 1 for left, right in pairwise(parts))
    assert ROW.contains(places.box)


def test_the_track_gives_way_where_it_is_narrow(theme):
    places = places_in(QRect(0, 0, 260, 46), theme, "0", "5")
    assert places.track.isEmpty()
    assert places.name.width() > 100
    assert not is_on(places.track, theme, QPoint(130, 23))


def test_a_point_on_the_track_is_a_share(theme):
    track = places_in(ROW, theme, "0", "5").track
    assert share_at(track, theme, track.left() - 50) == 0
    assert share_at(track, theme, track.right() + 50) == 1
    assert share_at(track, theme, track.x() + track.width() / 2) == pytest.approx(0.5, abs=0.01)
    assert is_on(track, theme, track.center())
    assert not is_on(track, theme, QPoint(track.center().x(), 1)), "above it the row is only chosen"


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_line_is_filled_as_far_as_it_is_worth(theme, look):
    wear(theme, look)
    row = QRect(0, 0, theme.px(600), theme.px(46))
    places = places_in(row, theme, "0", "5")
    image = paint(
        row.width(), row.height(), lambda painter: paint_track(painter, places, theme, Track(0.5, "p1", "0", "5"))
    )
    y = places.track.center().y()
    quarter, three_quarters = (places.track.x() + round(places.track.width() * part) for part in (0.25, 0.75))
    assert at(image, quarter, y) == theme.color("p1")
    assert at(image, three_quarters, y) == theme.color("track")


def test_a_number_is_written_in_its_box(theme):
    box = QRect(10, 10, 58, 28)
    empty = paint(80, 48, lambda painter: paint_box(painter, box, theme, "", strong=False, enabled=True))
    full = paint(80, 48, lambda painter: paint_box(painter, box, theme, "65", strong=True, enabled=True))
    assert empty != full
