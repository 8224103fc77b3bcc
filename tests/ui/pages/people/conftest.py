"""The People screen in a window on a small round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.ui.contexts import context_on
from tests.ui.rounds import make_round, small_document
from tests.ui.screens import OnScreen
from ui.models.people_table import NAMES
from ui.page import Context
from ui.pages.people import PeoplePage
from ui.theme import Theme

SIZE = (1198, 688)


@dataclass
class Screen(OnScreen):
    """The screen with its window and its file."""

    window: QMainWindow
    page: PeoplePage
    context: Context
    path: Path
    qtbot: QtBot

    def cell(self, row: int, name: str) -> QModelIndex:
        return self.page.table.index(row, NAMES.index(name))

    def type_over(self, row: int, name: str, text: str) -> None:
        """Type into a cell as a person does: the first letter begins, Enter ends."""
        self.page.view.setCurrentIndex(self.cell(row, name))
        self.page.view.setFocus()
        self.key(Qt.Key.Key_F2)
        self.qtbot.keyClick(self.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.key(Qt.Key.Key_Delete)
        self.qtbot.keyClicks(self.focus, text)
        with self.qtbot.waitSignal(self.page.table.edited):
            self.key(Qt.Key.Key_Return)


Opener = Callable[..., Screen]


@pytest.fixture
def open_screen(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opener]:
    """Return what opens the screen on a document."""
    with ExitStack() as stack:

        def opened(document: dict[str, object] | None = None) -> Screen:
            path = make_round(tmp_path / "round.round", document or small_document())
            window = QMainWindow()
            stack.callback(window.deleteLater)
            stack.callback(window.close)
            context = stack.enter_context(context_on(window, theme, qtbot, tmp_path, path))
            page = PeoplePage(context)
            window.setCentralWidget(page)
            window.resize(*SIZE)
            with qtbot.waitActive(window):
                window.show()
            page.refresh(None)
            page.first_focus().setFocus()
            return Screen(window, page, context, path, qtbot)

        yield opened


@pytest.fixture
def screen(open_screen: Opener) -> Screen:
    """Return the screen on a small round whose people have declared nothing."""
    document = small_document()
    document["interests"] = []
    return open_screen(document)
