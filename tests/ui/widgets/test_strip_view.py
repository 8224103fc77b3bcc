from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.widgets.canvas import LOOKS, at, colors_in, picture, wear
from tests.ui.widgets.strips import blocks, show
from ui.theme import Theme
from ui.widgets import strip_view
from ui.widgets.strip_view import StripView


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> StripView:
    view = StripView(theme, "Weights", None)
    qtbot.addWidget(view)
    view.resize(876, view.sizeHint().height())
    view.set_blocks(blocks())
    return view


@pytest.fixture
def shown(strip: StripView, qtbot: QtBot) -> Iterator[StripView]:
    """Give the strip with the focus."""
    window = show(qtbot, strip)
    yield strip
    strip.setParent(None)
    window.close()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    words: list[str] = []
    monkeypatch.setattr(strip_view, "speak", lambda _widget, text: words.append(text))
    return words


def test_blocks_are_forty_high_with_room_for_the_ring(strip: StripView) -> None:
    place = strip.block_rect("pe")
    assert (place.left(), place.top(), place.height()) == (2, 2, 40)
    assert strip.height() == 44
    assert strip.block_rect("de").right() == 873
    assert strip.block_rect("lt").left() - place.right() == 3
    assert strip.block_rect("nobody") == QRect()


def test_it_can_be_read(strip: StripView) -> None:
    assert strip.accessibleName() == (
        "Weights: Prevention and equity 16%, Local teams 9%, Control 9%, Low-value 10%, Insight 6%, "
        "Benefit to people 30%, Service quality 13%, Delivery 7%"
    )
    assert strip.accessibleDescription().startswith("Prevention and equity 16%, 1 of 8.")
    assert strip.table()[:2] == [("Prevention and equity", "16%"), ("Local teams", "9%")]
    assert [block.key for block in strip.blocks][-1] == "de"


def test_without_blocks_it_says_so(strip: StripView) -> None:
    strip.set_blocks([])
    assert strip.accessibleName() == "Weights: none yet"
    assert not strip.accessibleDescription()
    assert strip.current == ""
    assert strip.table() == []
    picture(strip)


def test_the_chosen_block_stays_chosen_while_it_is_there(strip: StripView) -> None:
    strip.set_current("co")
    strip.set_blocks(list(reversed(blocks())))
    assert strip.current == "co"
    assert strip.accessibleDescription().startswith("Control 9%, 6 of 8.")
    strip.set_blocks([block for block in blocks() if block.key != "co"])
    assert strip.current == "pe"
    strip.set_current("nobody")
    assert strip.current == "pe"


def test_a_change_of_the_chosen_block_is_read_out(shown: StripView, said: list[str]) -> None:
    shown.set_blocks(blocks(pe=18, de=5))
    shown.set_blocks(blocks(pe=18, de=4, lt=10))
    assert said == ["Prevention and equity 18%"]
    shown.clearFocus()
    shown.set_blocks(blocks())
    assert len(said) == 1


def test_the_ring_is_around_the_chosen_block_only(shown: StripView, theme: Theme) -> None:
    shown.set_current("co")
    glow = theme.color("focus_glow").name()
    place = shown.block_rect("co")
    image = picture(shown)
    assert at(image, place.center().x(), place.top() - 1) == glow
    assert at(image, place.center().x(), place.top() + 1) == theme.color("focus").name()
    assert glow not in colors_in(image, shown.block_rect("be"))
    shown.clearFocus()
    assert glow not in colors_in(picture(shown), shown.rect())


def test_the_ring_waits_after_a_click(shown: StripView, theme: Theme) -> None:
    shown.clearFocus()
    shown.setFocus(Qt.FocusReason.MouseFocusReason)
    assert theme.color("focus_glow").name() not in colors_in(picture(shown), shown.rect())


def test_a_tooltip_says_a_name_that_is_cut_short(strip: StripView) -> None:
    strip.resize(200, strip.height())
    strip.set_blocks(blocks())
    point = strip.block_rect("sq").center()
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, point, point))
    assert QToolTip.text() == "Service quality 13%"
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, QPoint(-5, 5), point))
    QToolTip.hideText()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [112, 876])
def test_it_paints_in_every_look(strip: StripView, theme: Theme, look: tuple[str, float], width: int) -> None:
    wear(theme, look)
    strip.resize(theme.px(width), strip.sizeHint().height())
    image = picture(strip)
    for block in strip.blocks:
        place = strip.block_rect(block.key)
        assert theme.color(block.token).name() in colors_in(image, place)
        assert place.height() == theme.px(40)


def test_zoom_asks_for_more_room(strip: StripView, theme: Theme) -> None:
    least = strip.minimumSizeHint()
    assert least.width() == 8 * 14 + 4
    theme.set_zoom(2.0)
    assert strip.sizeHint().height() == 88
    assert strip.minimumSizeHint().width() == least.width() * 2
