from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from tests.ui.widgets.canvas import LOOKS, at, colors_in, paint, wear
from ui.theme import Theme
from ui.widgets.strip_layout import Block
from ui.widgets.strip_paint import faces, paint_edge, paint_faces, paint_ring, strip_type

BLOCK = Block("a", "Prevention and equity", "p1", 0.16, "16%")


def words(theme: Theme, width: int) -> tuple[str, str]:
    (face,) = faces([BLOCK], [QRect(0, 0, width, 40)], theme, strip_type(theme))
    return face.label, face.shown


def test_words_give_way_one_after_the_other(theme: Theme) -> None:
    assert words(theme, 150) == ("Prevention and equity", "16%")
    label, shown = words(theme, 80)
    assert label.startswith("Preve")
    assert label.endswith("…")
    assert shown == "16%"
    assert words(theme, 32) == ("", "16%")
    assert words(theme, 12) == ("", "")


def test_a_figure_alone_stands_in_the_middle(theme: Theme) -> None:
    type_ = strip_type(theme)
    width = type_.shown_size.horizontalAdvance("16%") + 2
    (face,) = faces([BLOCK], [QRect(0, 0, width, 40)], theme, type_)
    assert face.padding == 1


@pytest.mark.parametrize("look", LOOKS)
def test_blocks_have_their_colours_and_words_on_them(theme: Theme, look: tuple[str, float]) -> None:
    wear(theme, look)
    type_ = strip_type(theme)
    place = QRect(0, 0, theme.px(160), theme.px(40))
    shown = faces([BLOCK], [place], theme, type_)
    image = paint(place.width(), place.height(), lambda p: paint_faces(p, shown, type_, theme.px(4)))
    assert image.pixelColor(place.right() - theme.px(3), place.center().y()) == theme.color("p1")
    assert theme.color("on_p1").name() in colors_in(image, place)
    assert image.pixelColor(0, 0) != theme.color("p1")


def test_the_ring_is_dark_on_the_block_and_bright_around_it(theme: Theme) -> None:
    place = QRect(10, 10, 100, 40)
    image = paint(120, 60, lambda p: paint_ring(p, place, theme))
    assert {at(image, 60, y) for y in (8, 9)} == {theme.color("focus_glow").name()}
    assert {at(image, 60, y) for y in (10, 11)} == {theme.color("focus").name()}
    assert at(image, 60, 7) == at(image, 60, 12) == "#ffffff"


def test_the_handle_stands_between_the_blocks(theme: Theme) -> None:
    left, right = QRect(0, 0, 49, 40), QRect(51, 0, 49, 40)

    def work(painter: object) -> None:
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.fillRect(left, theme.color("p1"))
        paint_edge(painter, left, right, theme)

    image = paint(100, 40, work)
    assert at(image, 49, 20) == at(image, 50, 20) == theme.color("text").name()
    assert at(image, 47, 20) == theme.color("surface").name()
    assert at(image, 46, 20) == "#00459c"
