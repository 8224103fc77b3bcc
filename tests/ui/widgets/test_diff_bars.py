from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.widgets.canvas import LOOKS, at, colors_in, picture, wear
from ui.theme import Theme
from ui.widgets.diff_bars import DiffBars, DiffRow

ROWS = [("Service quality", "g2", 3.0), ("Benefit to people", "g1", 2.8), ("Low-value", "p4", -2.5)]
MORE = "3 other groups are the same"


@pytest.fixture
def bars(theme: Theme, qtbot: QtBot) -> DiffBars:
    chart = DiffBars(theme, "Compared with 12th, Pulmonary rehabilitation")
    qtbot.addWidget(chart)
    chart.set_rows(ROWS, total=-0.5, more=MORE)
    chart.resize(255, chart.sizeHint().height())
    return chart


def test_gains_go_right_and_losses_left_of_one_line(bars: DiffBars) -> None:
    gain, smaller, loss = (bars.bar_rect(n) for n in range(3))
    assert gain.left() == smaller.left()
    assert abs(loss.right() - gain.left()) <= 1
    assert gain.width() > smaller.width() > loss.width()
    assert loss.width() / gain.width() == pytest.approx(2.5 / 3.0, abs=0.02)


def test_bars_stay_between_names_and_figures(bars: DiffBars) -> None:
    figures = bars.fontMetrics().horizontalAdvance("+3.0")
    assert all(bars.bar_rect(n).right() <= bars.width() - figures for n in range(3))
    assert bars.bar_rect(2).left() > 90


def test_bars_have_their_colours(bars: DiffBars, theme: Theme) -> None:
    image = picture(bars)
    for n, (_label, token, _points) in enumerate(ROWS):
        middle = bars.bar_rect(n).center().toPoint()
        assert at(image, middle.x(), middle.y()) == theme.color(token).name()


def test_it_can_be_read(bars: DiffBars) -> None:
    assert bars.table() == [
        ("Service quality", "+3.0"), ("Benefit to people", "+2.8"), ("Low-value", "−2.5"), ("Total", "−0.5"),
    ]  # fmt: skip
    assert bars.accessibleName() == (
        "Compared with 12th, Pulmonary rehabilitation: Service quality +3.0, Benefit to people +2.8, "
        "Low-value −2.5, Total −0.5, 3 other groups are the same"
    )


def test_the_caller_may_bring_the_texts(bars: DiffBars) -> None:
    bars.set_rows(
        [DiffRow("Control", "p3", 0.04, "under 0.1"), ("Delivery", "g3", -1, "−1")], total=-0.96, total_text="−1"
    )
    assert bars.table() == [("Control", "under 0.1"), ("Delivery", "−1"), ("Total", "−1")]


def test_the_height_follows_what_there_is_to_say(bars: DiffBars) -> None:
    assert bars.sizeHint().height() == 21 * 5 + 2
    bars.set_rows(ROWS)
    assert bars.sizeHint().height() == 21 * 3
    bars.set_rows([])
    assert bars.sizeHint().height() == 0
    assert bars.accessibleName().endswith(": nothing differs")


def test_no_difference_has_no_bar(bars: DiffBars, theme: Theme) -> None:
    bars.set_rows([("Control", "p3", 0.0)])
    assert bars.table() == [("Control", "0.0")]
    assert theme.color("p3").name() not in colors_in(picture(bars), bars.rect())


def test_a_tooltip_says_a_row_in_full(bars: DiffBars) -> None:
    for y in (100, 30):
        QApplication.sendEvent(bars, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, y), QPoint(5, y)))
    assert QToolTip.text() == "Benefit to people +2.8"
    QToolTip.hideText()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [192, 255, 900])
def test_it_paints_in_every_look(bars: DiffBars, theme: Theme, look: tuple[str, float], width: int) -> None:
    bars.set_rows([("A very long name of a criterion that cannot fit", "p1", 12.0), *ROWS], total=-0.5, more=MORE)
    wear(theme, look)
    bars.resize(theme.px(width), bars.sizeHint().height())
    middle = bars.bar_rect(0).center().toPoint()
    assert picture(bars).pixelColor(middle) == theme.color("p1")
