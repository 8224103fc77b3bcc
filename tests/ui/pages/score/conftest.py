"""The Score screen in a window on a real round, and the keys a person would press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from prioritiser.model.score import Answer
from tests.ui.contexts import context_on
from tests.ui.pages.score.documents import document, make
from tests.ui.screens import OnScreen
from ui.page import Context
from ui.pages.score import ScorePage
from ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Screen(OnScreen):
    """The screen with its window and its file."""

    window: QMainWindow
    page: ScorePage
    context: Context
    path: Path
    qtbot: QtBot

    def press(self, keys: str) -> None:
        """Type keys where the focus is."""
        for key in keys:
            self.qtbot.keyClick(self.focus, key)

    @property
    def row(self) -> str:
        """Return the id of the current criterion."""
        line = self.page.faces.line
        assert line is not None
        return line.criterion

    def answer(self, case: str, criterion: str, assessor: str = "a1") -> Answer | None:
        return self.round.answers.get((case, criterion, assessor))  # type: ignore[call-overload]


Opener = Callable[..., Screen]


@pytest.fixture
def open_screen(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opener]:
    """Return what opens the screen on a document, scoring as somebody ("" asks who)."""
    with ExitStack() as stack:

        def opened(
            given: dict[str, object] | None = None, *, scoring_as: str = "a1", size: tuple[int, int] = (1198, 688)
        ) -> Screen:
            path = make(tmp_path / "round.round", given or document())
            window = QMainWindow()
            stack.callback(window.deleteLater)
            stack.callback(window.close)
            context = stack.enter_context(context_on(window, theme, qtbot, tmp_path, path))
            if scoring_as:
                context.workspace.set_scoring_as(scoring_as)  # type: ignore[arg-type]
            page = ScorePage(context)
            window.setCentralWidget(page)
            for chip in (page.who_chip, page.state_chip):
                chip.setParent(window.statusBar())
            window.resize(*size)
            with qtbot.waitActive(window):
                window.show()
            page.refresh(None)
            page.first_focus().setFocus()
            return Screen(window, page, context, path, qtbot)

        yield opened


@pytest.fixture
def screen(open_screen: Opener) -> Screen:
    """Return the screen on an untouched round, scoring as Assessor 1."""
    return open_screen()
