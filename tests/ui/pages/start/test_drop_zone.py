"""Where files can be dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from ui.pages.start.drop_zone import NOT_A_ROUND, ONE_AT_A_TIME, DropZone, files_in, round_in
from ui.theme import Theme

A, B, SHEET = Path("/x/a.round"), Path("/x/B.ROUND"), Path("/x/costs.xlsx")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ((A,), A), ((B,), B), ((A, B), ONE_AT_A_TIME), ((A, SHEET), ONE_AT_A_TIME), ((SHEET,), NOT_A_ROUND),
        ((), NOT_A_ROUND),
    ],
)  # fmt: skip
def test_one_round_is_taken(files: tuple[Path, ...], found: Path | str) -> None:
    assert round_in(files) == found


def test_only_files_of_this_computer_are_seen() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.test/a.round"), QUrl.fromLocalFile(str(A))])
    assert files_in(data) == (A,)


def test_a_file_can_be_chosen_instead(qtbot: QtBot, theme: Theme) -> None:
    zone = DropZone(theme)
    qtbot.addWidget(zone)
    with qtbot.waitSignal(zone.wanted):
        zone.link.click()
    quiet = zone.grab().toImage()
    zone.set_over(is_over=True)
    assert zone.grab().toImage() != quiet
