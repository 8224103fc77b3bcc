"""Every scene of the tour, once: it comes about, and nobody would stumble in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.tour.guide import Guide
from tests.tour.scenes import SCENES
from tests.ui import walk
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme


@pytest.fixture
def guide(qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Guide]:
    window = MainWindow(theme, Settings(tmp_path / "settings"))
    window.resize(1366, 768)
    led = Guide(qapp, tmp_path, window)
    yield led
    led.end()
    window.deleteLater()


@pytest.mark.slow
def test_nobody_stumbles_in_any_scene(qtbot: QtBot, guide: Guide) -> None:
    found = []
    for scene in SCENES:  # in order: later scenes build on earlier ones
        scene(guide)
        guide.picture()
        here = guide.findings()
        top = QApplication.activeWindow() or guide.window
        if not isinstance(QApplication.activePopupWidget(), QMenu):
            here += walk.unreached(qtbot, top)
        found += [f"{scene.__name__}: {each}" for each in here]
        guide.put_away()
    assert not found, "\n".join(found)
