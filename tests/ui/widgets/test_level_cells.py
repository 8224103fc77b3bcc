from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect

from tests.ui.widgets.canvas import LOOKS, at, colors_in, paint, wear
from ui.theme import Theme
from ui.widgets.level_cells import Cell, cell_at, level_cell_rects, level_cells_width, paint_level_cells

SIX, TEN = range(6), range(10)
ROW = QRect(0, 0, 420, 33)


def test_boxes_have_the_size_of_the_design(theme: Theme) -> None:
    places = level_cell_rects(ROW, theme, SIX)
    assert {(place.width(), place.height()) for cell, place in places.items() if cell != "note"} == {(36, 26)}
    assert places[1].left() - places[0].right() - 1 == 3
    assert places["?"].left() - places[5].right() - 1 == 9
    assert places["note"].width() == 24
    assert places["note"].right() == ROW.right()


def test_ten_levels_fit_into_420(theme: Theme) -> None:
    places = level_cell_rects(ROW, theme, TEN)
    assert places[0].left() >= 0
    assert places["note"].right() <= ROW.right()
    assert places[0].width() >= 30


def test_boxes_never_become_too_small_to_hit(theme: Theme) -> None:
    assert level_cell_rects(QRect(0, 0, 100, 33), theme, TEN)[0].width() == 24


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("levels", [SIX, TEN, range(1)])
def test_the_width_asked_for_is_just_enough(theme: Theme, zoom: float, levels: range) -> None:
    theme.set_zoom(zoom)
    width = level_cells_width(theme, levels)
    places = level_cell_rects(QRect(7, 0, width, theme.px(33)), theme, levels)
    assert places[0].left() == 7
    assert places["note"].right() + 1 == 7 + width
    assert places["?"].width() == theme.px(36)


@pytest.mark.parametrize("cell", [0, 3, 5, "?", "note"])
def test_the_middle_of_a_cell_is_that_cell(theme: Theme, cell: Cell) -> None:
    place = level_cell_rects(ROW, theme, SIX)[cell]
    assert cell_at(ROW, theme, SIX, place.center()) == cell


def test_a_gap_is_nothing(theme: Theme) -> None:
    places = level_cell_rects(ROW, theme, SIX)
    assert cell_at(ROW, theme, SIX, QPoint(places[0].right() + 2, 16)) is None
    assert cell_at(ROW, theme, SIX, QPoint(places["?"].left() - 4, 16)) is None
    assert cell_at(ROW, theme, SIX, QPoint(places[2].center().x(), 1)) is None
    assert cell_at(ROW, theme, SIX, QPoint(2, 16)) is None


def fill_of(theme: Theme, cell: Cell, **state: object) -> str:
    """Return the colour just inside the left edge of a cell."""
    place = level_cell_rects(ROW, theme, SIX)[cell]
    image = paint(420, 33, lambda p: paint_level_cells(p, ROW, theme, SIX, **state))
    return at(image, place.left() + 5, place.center().y())


def test_the_chosen_level_is_filled(theme: Theme) -> None:
    assert fill_of(theme, 4, chosen=4) == theme.color("accent").name()
    assert fill_of(theme, 3, chosen=4) == theme.color("rail").name()
    assert fill_of(theme, "?", chosen=4) == theme.color("rail").name()


def test_no_evidence_is_soft_and_no_level_is_filled_with_it(theme: Theme) -> None:
    assert fill_of(theme, "?", word="?", chosen=4) == theme.color("accent_soft").name()
    assert fill_of(theme, 4, word="?", chosen=4) == theme.color("rail").name()
    place = level_cell_rects(ROW, theme, SIX)["?"]
    image = paint(420, 33, lambda p: paint_level_cells(p, ROW, theme, SIX, word="?"))
    assert at(image, place.left(), place.center().y()) == theme.color("accent").name()


def test_nought_is_a_level_like_any_other(theme: Theme) -> None:
    assert fill_of(theme, 0, chosen=0) == theme.color("accent").name()
    assert fill_of(theme, 0, chosen=None) == theme.color("rail").name()


def test_the_row_that_keys_score_stands_out(theme: Theme) -> None:
    assert fill_of(theme, 2, focused=True) == theme.color("surface").name()
    place = level_cell_rects(ROW, theme, SIX)[2]
    edges = [
        paint(420, 33, lambda p, f=focused: paint_level_cells(p, ROW, theme, SIX, focused=f)).pixelColor(
            place.left(), place.center().y()
        )
        for focused in (True, False)
    ]
    assert edges[0] == theme.color("edge")
    assert edges[1].lightness() > edges[0].lightness()


def test_the_box_under_the_mouse_answers_unless_it_cannot_be_chosen(theme: Theme) -> None:
    assert fill_of(theme, 2, hover=2) == theme.color("hover").name()
    assert fill_of(theme, 2, hover=2, enabled=False) == theme.color("surface").name()
    assert fill_of(theme, "note", hover="note") == theme.color("hover").name()


def test_a_locked_score_is_still_seen(theme: Theme) -> None:
    assert fill_of(theme, 4, chosen=4, enabled=False) == theme.color("track").name()


def test_a_word_takes_the_place_of_boxes_that_cannot_be_chosen(theme: Theme) -> None:
    places = level_cell_rects(ROW, theme, SIX)
    gap = QRect(places[0].right() + 1, 12, 3, 3)
    image = paint(420, 33, lambda p: paint_level_cells(p, ROW, theme, SIX, word="Interest declared", enabled=False))
    assert colors_in(image, gap) == {theme.color("rail").name()}
    image = paint(420, 33, lambda p: paint_level_cells(p, ROW, theme, SIX, word="Left out"))
    assert colors_in(image, gap) == {"#ffffff"}
    assert at(image, places["?"].left() + 5, 16) == theme.color("accent_soft").name()


def test_a_note_is_filled_when_there_is_one(theme: Theme) -> None:
    place = level_cell_rects(ROW, theme, SIX)["note"]
    images = [paint(420, 33, lambda p, n=note: paint_level_cells(p, ROW, theme, SIX, note=n)) for note in (True, False)]
    accent = theme.color("accent").name()
    assert accent in colors_in(images[0], place)
    assert accent not in colors_in(images[1], place)
    assert colors_in(images[1], place) != {"#ffffff"}


STATES = [
    {"chosen": 3, "note": True},
    {"word": "?"},
    {"word": "Interest declared, and a very long reason that cannot fit into the row", "enabled": False},
    {"chosen": 1, "enabled": False},
    {"focused": True, "hover": 2},
]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", STATES, ids=str)
def test_it_paints_in_every_look(theme: Theme, look: tuple[str, float], state: dict[str, object]) -> None:
    wear(theme, look)
    row = QRect(0, 0, theme.px(420), theme.px(33))
    image = paint(row.width(), row.height(), lambda p: paint_level_cells(p, row, theme, TEN, **state))
    assert len(colors_in(image, row)) > 2


def test_an_answer_that_does_not_count_is_told_from_one_that_does(theme: Theme) -> None:
    assert fill_of(theme, 4, chosen=4, doubtful=True) == theme.color("caution_soft").name()
    assert fill_of(theme, 3, chosen=4, doubtful=True) == theme.color("rail").name()
    assert fill_of(theme, "?", word="?", doubtful=True) == theme.color("caution_soft").name()
