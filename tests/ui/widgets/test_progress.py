from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.ui.widgets.canvas import LOOKS, at, colors_in, paint, picture, wear
from ui.theme import Theme
from ui.widgets.progress import ProgressBarThin, clamped, paint_progress_bar, paint_progress_ring


@pytest.mark.parametrize(("given", "expected"), [(-1, 0), (0.4, 0.4), (7, 1), (math.nan, 0), (math.inf, 1)])
def test_a_fraction_stays_between_nothing_and_all(given: float, expected: float) -> None:
    assert clamped(given) == expected


def test_a_bar_is_filled_as_far_as_it_goes(theme: Theme) -> None:
    image = paint(100, 12, lambda p: paint_progress_bar(p, QRect(0, 0, 100, 12), 0.4, theme))
    assert at(image, 35, 6) == theme.color("accent").name()
    assert at(image, 45, 6) == theme.color("track").name()
    assert at(image, 35, 1) == "#ffffff"


def test_the_first_step_can_be_seen_and_nothing_is_nothing(theme: Theme) -> None:
    area = QRect(0, 0, 100, 6)
    accent = theme.color("accent").name()
    assert accent in colors_in(paint(100, 6, lambda p: paint_progress_bar(p, area, 0.001, theme)), area)
    assert accent not in colors_in(paint(100, 6, lambda p: paint_progress_bar(p, area, 0, theme)), area)


def ring(theme: Theme, fraction: float) -> tuple[str, str, str]:
    """Return the colours at the right, at the left and in the middle of a ring, large enough to hit its line."""
    theme.set_zoom(2.0)
    image = paint(60, 60, lambda p: paint_progress_ring(p, QRect(0, 0, 60, 60), fraction, theme))
    return at(image, 43, 30), at(image, 16, 30), at(image, 30, 20)


def test_a_ring_goes_round_from_the_top(theme: Theme) -> None:
    accent, edge = theme.color("accent").name(), theme.color("edge").name()
    assert ring(theme, 0) == (edge, edge, "#ffffff")
    right, left, middle = ring(theme, 0.5)
    assert right == accent
    assert left not in {accent, edge}
    assert middle == "#ffffff"
    assert ring(theme, 0.9)[:2] == (accent, accent)


def test_a_whole_ring_is_a_tick_on_green(theme: Theme) -> None:
    good = theme.color("good").name()
    assert ring(theme, 1) == (good, good, good)
    image = paint(60, 60, lambda p: paint_progress_ring(p, QRect(0, 0, 60, 60), 1, theme))
    assert theme.color("on_good").name() in colors_in(image, QRect(20, 20, 20, 20))
    assert ring(theme, 0.999)[0] == theme.color("accent").name()


def test_a_thin_bar_is_read_out_as_progress(theme: Theme, qtbot: QtBot) -> None:
    bar = ProgressBarThin(theme, "Scores by you")
    qtbot.addWidget(bar)
    bar.set_fraction(0.4)
    assert bar.fraction == 0.4
    assert bar.table() == [("Scores by you", "40%")]
    face = QAccessible.queryAccessibleInterface(bar)
    assert face.role() == QAccessible.Role.ProgressBar
    assert face.text(QAccessible.Text.Name) == "Scores by you"
    assert face.text(QAccessible.Text.Description) == "40% done"


@pytest.mark.parametrize("look", LOOKS)
def test_it_paints_in_every_look(theme: Theme, qtbot: QtBot, look: tuple[str, float]) -> None:
    bar = ProgressBarThin(theme)
    qtbot.addWidget(bar)
    bar.set_fraction(1)
    wear(theme, look)
    assert bar.sizeHint().height() == theme.px(6)
    bar.resize(bar.sizeHint())
    assert picture(bar).pixelColor(bar.rect().center()) == theme.color("accent")
    for fraction in (0, 0.3, 1):
        paint(60, 60, lambda p, f=fraction: paint_progress_ring(p, QRect(0, 0, 60, 60), f, theme))
