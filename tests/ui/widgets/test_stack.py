from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from tests.ui.widgets.canvas import LOOKS, at, paint, wear
from ui.theme import Theme
from ui.widgets.stack import (
    Segment,
    grid_positions,
    paint_grid,
    paint_stack,
    place_segments,
    segment_at,
    stack_sentence,
    stack_table,
)

ROW = QRect(10, 0, 400, 24)
THREE = [Segment("a", "p1", 20.0), Segment("b", "p2", 10.0), Segment("c", "g1", 30.0)]


def spans(theme: Theme, segments: list[Segment], **options: object) -> list[tuple[str, int, int]]:
    placed = place_segments(ROW, segments, theme=theme, **({"scale": 100} | options))
    return [(segment.key, place.left(), place.right() + 1) for segment, place in placed]


def test_segments_end_where_their_sum_lies_on_the_axis(theme: Theme) -> None:
    assert spans(theme, THREE) == [("a", 10, 90), ("b", 91, 130), ("c", 131, 250)]


def test_a_wide_gap_is_cut_out_of_the_segment_after_it(theme: Theme) -> None:
    assert spans(theme, THREE, gap_before={"c"})[-1] == ("c", 133, 250)


def test_a_gap_goes_on_to_the_next_segment_that_is_there(theme: Theme) -> None:
    segments = [THREE[0], Segment("b", "p2", 0.0), THREE[2]]
    assert spans(theme, segments, gap_before={"b"}) == [("a", 10, 90), ("c", 93, 210)]
    assert spans(theme, [Segment("b", "p2", 0.0), THREE[0]], gap_before={"b"}) == [("a", 10, 90)]


def test_a_small_segment_keeps_a_pixel(theme: Theme) -> None:
    segments = [THREE[0], Segment("b", "p2", 0.3), THREE[2]]
    assert spans(theme, segments, gap_before={"b"})[1] == ("b", 90, 91)


@pytest.mark.parametrize("amounts", [[150.0], [60.0, 60.0], [40.0, 60.0, 1e9]])
def test_nothing_is_painted_beyond_the_axis(theme: Theme, amounts: list[float]) -> None:
    segments = [Segment(str(n), "p1", amount) for n, amount in enumerate(amounts)]
    assert spans(theme, segments)[-1][2] == 410


@pytest.mark.parametrize("scale", [0, -1])
def test_without_an_axis_there_is_no_bar(theme: Theme, scale: float) -> None:
    assert not spans(theme, THREE, scale=scale)
    assert not grid_positions(ROW, scale=scale)


def test_nothing_earned_is_no_bar(theme: Theme) -> None:
    assert not spans(theme, [])
    assert not spans(theme, [Segment("a", "p1", 0.0), Segment("b", "p2", -3.0)])


@pytest.mark.parametrize(("thin", "top", "height"), [(False, 4, 16), (True, 7, 9)])
def test_a_bar_stands_in_the_middle_of_its_row(theme: Theme, thin: bool, top: int, height: int) -> None:
    _segment, place = place_segments(ROW, THREE, theme=theme, scale=100, thin=thin)[0]
    assert (place.top(), place.height()) == (top, height)


def test_zoom_makes_bars_and_gaps_larger(theme: Theme) -> None:
    theme.set_zoom(2.0)
    row = QRect(10, 0, 400, 48)
    (_a, first), (_b, second) = place_segments(row, THREE[:2], theme=theme, scale=100)
    assert first.height() == 32
    assert second.left() - first.right() - 1 == 2


def test_pixels_have_the_colours_of_their_segments(theme: Theme) -> None:
    image = paint(420, 24, lambda p: paint_stack(p, ROW, THREE, theme=theme, scale=100, gap_before={"c"}))
    assert at(image, 10, 4) == at(image, 89, 19) == "#00459c"
    assert at(image, 91, 12) == "#14a08c"
    assert at(image, 133, 12) == at(image, 249, 12) == "#36454f"
    assert {at(image, x, 12) for x in (9, 90, 130, 131, 132, 250)} == {"#ffffff"}
    assert at(image, 20, 3) == at(image, 20, 20) == "#ffffff"


def test_the_painter_is_left_as_it_was(theme: Theme) -> None:
    def work(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_stack(painter, ROW, THREE, theme=theme, scale=100)
        assert painter.testRenderHint(QPainter.RenderHint.Antialiasing)

    paint(420, 24, work)


def test_a_label_is_written_only_where_it_fits(theme: Theme) -> None:
    wide, narrow = Segment("a", "p1", 40.0, "Prevention"), Segment("b", "p2", 2.0, "Local teams")
    image = paint(420, 24, lambda p: paint_stack(p, ROW, [wide, narrow], theme=theme, scale=100))
    assert any(at(image, x, 12) != "#00459c" for x in range(12, 168))
    assert {at(image, x, 12) for x in range(171, 178)} == {"#14a08c"}
    thin = paint(420, 24, lambda p: paint_stack(p, ROW, [wide], theme=theme, scale=100, thin=True))
    assert {at(thin, x, 12) for x in range(12, 168)} == {"#00459c"}


@pytest.mark.parametrize(
    ("x", "key"),
    [(9, None), (10, "a"), (89, "a"), (90, "b"), (129, "b"), (131, "c"), (249, "c"), (250, None), (500, None)],
)
def test_a_point_finds_its_segment(theme: Theme, x: int, key: str | None) -> None:
    found = segment_at(ROW, THREE, QPoint(x, 1), theme=theme, scale=100, gap_before={"c"})
    assert (found and found.key) == key


def test_a_point_above_the_row_finds_nothing(theme: Theme) -> None:
    assert segment_at(ROW, THREE, QPoint(20, -1), theme=theme, scale=100) is None


def test_grid_lines_stand_at_quarters_and_inside(theme: Theme) -> None:
    assert grid_positions(ROW, scale=100) == [(25, 110), (50, 210), (75, 310), (100, 409)]
    image = paint(420, 24, lambda p: paint_grid(p, ROW, theme=theme, scale=100))
    assert at(image, 110, 0) == at(image, 409, 23) == theme.color("grid_line").name()
    assert at(image, 111, 0) == "#ffffff"


def test_words_for_tables_and_screen_readers() -> None:
    segments = [Segment("a", "p1", 13.25, "Prevention"), Segment("b", "p2", 6.0)]
    assert stack_table(segments) == [("Prevention", "13.3"), ("b", "6.0")]
    assert stack_sentence(segments) == "Prevention 13.3, b 6.0"


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_it_paints_in_every_look(theme: Theme, look: tuple[str, float], ratio: float) -> None:
    wear(theme, look)
    segments = [Segment("a", "p1", 40.0, "Prevention"), *THREE]
    image = paint(420, 24, lambda p: paint_stack(p, ROW, segments, theme=theme, scale=150), ratio=ratio)
    assert image.pixelColor(round(14 * ratio), round(12 * ratio)) == theme.color("p1")
