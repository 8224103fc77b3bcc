from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPointF, QRect
from PySide6.QtGui import QImage, QPainter

from prioritiser.analysis.summary import analyse
from tests.ui.models.ranking_rounds import a_round, analysed, shown
from ui.models.ranking_cells import Move
from ui.models.ranking_columns import chosen_columns, columns_of
from ui.models.ranking_rows import HEADING, Listing, rows_of
from ui.pages.ranking.look import Look
from ui.pages.ranking.row_painter import Place, RowPainter, bar_room, triangle

WIDTH = 800


@pytest.fixture
def look(qtbot, theme):
    holder = QObject()
    yield Look(theme, holder)
    holder.deleteLater()


def places():
    columns = chosen_columns(columns_of(a_round(), unit="£m", year="2026/27", money=""), "")
    x, found = 0, []
    for column in columns:
        width = {"case": 200, "bar": 320}.get(column.key, 56)
        found.append(Place(column, x, width))
        x += width
    return found


def paint(look, case, *, analysis=None, selected=False, **more):
    analysis = analysis or analysed()
    held = shown(analysis, **more)
    rows = rows_of(analysis, held.grounds, Listing())
    painter_of_rows = RowPainter(look)
    painter_of_rows.shown = held
    row = next(row for row in rows if row.case == case)
    image = QImage(WIDTH, 24, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter_of_rows.paint_row(painter, image.rect(), row, places(), selected=selected)
    painter.end()
    return image


def bar_of(image, look):
    """Return the width and height in which the bar's own colours are painted."""
    place = next(place for place in places() if place.column.key == "bar")
    axis = bar_room(QRect(place.x, 0, place.width, 24), look)
    colours = {look.theme.color(token).rgb() for token in ("p1", "g1", "g2")}
    spots = [(x, y) for x in range(axis.left(), axis.right() + 1) for y in range(24) if image.pixel(x, y) in colours]
    return axis, max(x for x, _ in spots) - axis.left() + 1, len({y for _, y in spots})


def test_a_bar_ends_where_its_value_lies_on_the_axis(look):
    axis, length, height = bar_of(paint(look, "K2"), look)
    assert length == pytest.approx(axis.width() * 0.8, abs=1)
    assert height == 16


def test_below_the_line_bars_are_thin_on_a_ground_of_their_own(look):
    image = paint(look, "K5")
    _axis, _length, height = bar_of(image, look)
    assert height == 9
    assert image.pixelColor(WIDTH - 2, 2) == look.below
    assert paint(look, "K1").pixelColor(WIDTH - 2, 2) == look.surface
    assert paint(look, "K5", selected=True).pixelColor(WIDTH - 2, 2) == look.selected


def test_a_provisional_value_has_its_range_on_the_bar(look):
    analysis = analyse(a_round(settings={"rank_provisional": True, "years": ["2026/27", "2027/28"]}))
    place = next(place for place in places() if place.column.key == "bar")
    axis = bar_room(QRect(place.x, 0, place.width, 24), look)
    image = paint(look, "K8", analysis=analysis)
    middle = axis.x() + round(axis.width() * 0.66)
    assert image.pixelColor(middle, axis.center().y()) == look.text


def test_moves_are_triangles_up_and_down(look):
    same = paint(look, "K1")
    up = paint(look, "K1", moves={"K1": Move(2, "")})
    down = paint(look, "K1", moves={"K1": Move(-2, "")})
    assert len({image.constBits().tobytes() for image in (same, up, down)}) == 3


def test_a_triangle_points_where_it_should(look):
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(look.surface)
    painter = QPainter(image)
    triangle(painter, QPointF(10, 10), 8, look.text, down=True)
    painter.end()
    widths = [sum(image.pixelColor(x, y) == look.text for x in range(20)) for y in range(5, 15)]
    assert widths[0] > widths[-2]


def test_a_heading_runs_across_the_list(look):
    analysis = analysed()
    held = shown(analysis)
    row = next(row for row in rows_of(analysis, held.grounds, Listing()) if row.kind == HEADING)
    painter_of_rows = RowPainter(look)
    image = QImage(WIDTH, 24, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter_of_rows.paint_row(painter, image.rect(), row, places(), selected=False)
    painter.end()
    assert image.pixelColor(WIDTH - 2, 2) == look.ground
