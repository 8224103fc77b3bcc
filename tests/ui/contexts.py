"""The context that screens are given, on a real round, for tests of one screen or part of the frame."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.actions import Actions
from ui.dialogs import Dialogs
from ui.page import Context
from ui.settings import Settings
from ui.theme import Theme
from ui.work import Work
from ui.workspace import Workspace


@contextmanager
def context_on(
    window: QWidget, theme: Theme, qtbot: QtBot, folder: Path, path: Path | None = None
) -> Iterator[Context]:
    """Give a context whose workspace has the round at `path` open, and close everything afterwards."""
    settings, work = Settings(folder / "settings"), Work()
    workspace = Workspace(settings, work)
    context = Context(workspace, work, Dialogs(), settings, theme, Actions(window))
    if path is not None:
        with qtbot.waitSignal(workspace.opened, timeout=20_000):
            workspace.open(path)
    try:
        yield context
    finally:
        workspace.close()
        work.close()
        for each in (workspace, work, settings):
            each.deleteLater()
