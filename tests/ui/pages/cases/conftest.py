"""The Cases screen for tests of the grid; tests of the record have a screen of their own in record_screen.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.ui.contexts import context_on
from tests.ui.models.grid_rounds import document
from tests.ui.pages.cases.grid_screen import Opener, Screen
from tests.ui.rounds import make_round
from ui.pages.cases import CasesPage
from ui.theme import Theme

SIZE = (1198, 688)


@pytest.fixture
def open_grid(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opener]:
    """Return what opens the screen on a document, or on a file that is there."""
    with ExitStack() as stack:
        # The clipboard of the offscreen platform outlives the application, and what it holds must not.
        stack.callback(QGuiApplication.clipboard().clear)

        def opened(path: Path | None = None, size: tuple[int, int] = SIZE, **over: object) -> Screen:
            path = path or make_round(tmp_path / "round.round", document(**over))
            window = QMainWindow()
            stack.callback(window.deleteLater)
            stack.callback(window.close)
            context = stack.enter_context(context_on(window, theme, qtbot, tmp_path, path))
            page = CasesPage(context)
            window.setCentralWidget(page)
            window.resize(*size)
            with qtbot.waitActive(window):
                window.show()
            page.refresh(None)
            page.first_focus().setFocus()
            return Screen(window, page, context, path, qtbot)

        yield opened


@pytest.fixture
def screen(open_grid: Opener) -> Screen:
    """Return the screen on the small round."""
    return open_grid()
