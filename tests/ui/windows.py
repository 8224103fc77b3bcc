"""The whole window on a real round, for tests that go from the keys to the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme


@contextmanager
def window_on(
    theme: Theme, qtbot: QtBot, folder: Path, path: Path | None = None, *, scoring_as: str = "", page: str = ""
) -> Iterator[MainWindow]:
    """Give the shown window, a round open in it if one is named, and close it afterwards."""
    window = MainWindow(theme, Settings(folder / "settings"))
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    try:
        if path is not None:
            open_in(window, qtbot, path, scoring_as=scoring_as, page=page)
        yield window
    finally:
        window.close()
        window.deleteLater()


def open_in(window: MainWindow, qtbot: QtBot, path: Path, *, scoring_as: str = "", page: str = "") -> None:
    """Open a round, say who scores, and show a screen."""
    with qtbot.waitSignal(window.workspace.opened, timeout=30_000):
        window.workspace.open(path)
    if scoring_as:
        window.workspace.set_scoring_as(scoring_as)
    if page:
        window.show_page(page)
