"""How a round is painted as a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.models.round_list import SAMPLE_BARS, Row
from ui.models.round_troubles import missing
from ui.pages.start import StartPage
from ui.pages.start.round_row import row_height
from ui.theme import Theme

Make = Callable[[], StartPage]
ROW = Row("/a.round", "Round A", "3 cases · Documents", "1 of 2 scores", 0.5, "Today, 10:42", SAMPLE_BARS)


def test_a_row_is_higher_where_its_progress_stands_below(theme: Theme) -> None:
    assert row_height(theme, 800, ROW) < row_height(theme, 500, ROW)
    assert row_height(theme, 500, replace(ROW, trouble=missing(Path("/a.round")))) == row_height(theme, 800, ROW)
    theme.set_zoom(2.0)
    assert row_height(theme, 1600, ROW) == 130


@pytest.mark.parametrize("width", [1198, 640])
def test_what_happens_to_a_round_can_be_seen(
    qtbot: QtBot, keep: Callable[..., Path], make_page: Make, width: int
) -> None:
    path = keep("one", progress="1 of 2 scores")
    page = make_page()
    page.window().resize(width, 700)
    view = page.parts.view

    def picture() -> object:
        qtbot.wait(1)
        return view.grab().toImage()

    usual = picture()
    page.rounds.set_opening(str(path))
    opening = picture()
    page.rounds.set_opening("")
    page.rounds.set_troubles({str(path): missing(path)})
    gone = picture()
    assert len({bytes(image.constBits()) for image in (usual, opening, gone)}) == 3
