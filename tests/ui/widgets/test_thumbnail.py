from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from tests.ui.widgets.canvas import LOOKS, at, colors_in, paint, picture, wear
from ui.theme import Theme
from ui.widgets.thumbnail import Thumbnail, paint_thumbnail

FRAME = QRect(0, 0, 62, 46)
ROWS = [[("p1", 30.0), ("g1", 50.0)], [("p1", 20.0), ("p4", 0.0), ("g1", 20.0)]]


def test_the_longest_bar_fills_the_frame_and_the_others_compare(theme: Theme) -> None:
    image = paint(62, 46, lambda p: paint_thumbnail(p, FRAME, ROWS, theme))
    top = (46 - 11) // 2
    assert at(image, 10, top + 2) == "#00459c"
    assert at(image, 52, top + 2) == "#36454f"
    assert at(image, 28, top + 9) == "#36454f"
    assert at(image, 33, top + 9) == "#ffffff"
    assert at(image, 30, 0) == theme.color("divider").name()


def test_five_bars_are_enough(theme: Theme) -> None:
    five, nine = (paint(62, 46, lambda p, n=n: paint_thumbnail(p, FRAME, ROWS[:1] * n, theme)) for n in (5, 9))
    assert five == nine


@pytest.mark.parametrize("rows", [[], [[]], [[("p1", 0.0)]]])
def test_nothing_yet_is_shown_as_faint_lines(theme: Theme, rows: list[list[tuple[str, float]]]) -> None:
    image = paint(62, 46, lambda p: paint_thumbnail(p, FRAME, rows, theme))
    seen = colors_in(image, FRAME.adjusted(6, 6, -6, -6))
    assert theme.color("track").name() in seen
    assert "#00459c" not in seen


def test_it_says_what_it_is(theme: Theme, qtbot: QtBot) -> None:
    small = Thumbnail(theme, "Round 2026")
    qtbot.addWidget(small)
    assert small.accessibleName() == "Round 2026: nothing ranked yet"
    small.set_rows(ROWS)
    assert small.accessibleName() == "Round 2026: the first 2 of 2 cases as bars"
    assert small.table() == [("1", "80.0"), ("2", "40.0")]


@pytest.mark.parametrize("look", LOOKS)
def test_it_paints_in_every_look(theme: Theme, qtbot: QtBot, look: tuple[str, float]) -> None:
    small = Thumbnail(theme)
    qtbot.addWidget(small)
    small.set_rows(ROWS)
    wear(theme, look)
    small.resize(small.sizeHint())
    assert small.height() == theme.px(46)
    assert theme.color("p1").name() in colors_in(picture(small), small.rect())
