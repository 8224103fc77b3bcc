from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from tests.ui.widgets.canvas import LOOKS, at, paint, wear
from ui.widgets.dot_plot import dot_x, paint_dots

RECT = QRect(0, 0, 200, 26)


def test_a_value_lies_in_proportion_between_the_ends(theme):
    ends = [dot_x(RECT, value, 0.2, theme) for value in (0.0, 0.1, 0.2)]
    assert ends[0] < ends[1] < ends[2]
    assert ends[1] == (ends[0] + ends[2]) / 2
    assert dot_x(RECT, 5.0, 0.2, theme) == ends[2]
    assert dot_x(RECT, 5.0, 0.0, theme) == ends[0]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_mean_stands_upright_among_the_dots(theme, look):
    wear(theme, look)
    image = paint(200, 26, lambda painter: paint_dots(painter, RECT, (0.05, 0.15), 0.1, scale=0.2, theme=theme))
    middle = int(dot_x(RECT, 0.1, 0.2, theme))
    assert at(image, middle, 13 - theme.px(5)) == theme.color("text")
    assert at(image, middle + theme.px(20), 13 - theme.px(5)) == "#ffffff"


def test_nobody_is_nothing(theme):
    blank = paint(200, 26, lambda _painter: None)
    assert paint(200, 26, lambda painter: paint_dots(painter, RECT, (), 0.0, scale=1, theme=theme)) == blank
