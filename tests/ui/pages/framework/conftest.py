"""The Framework screen in a window on a real round, and the keys a person would press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from prioritiser.edits.drafting import drafted
from prioritiser.model.round import Round
from tests.ui.contexts import context_on
from tests.ui.models.framework_rounds import document
from tests.ui.rounds import make_round
from tests.ui.screens import OnScreen
from ui.page import Context
from ui.pages.framework import FrameworkPage
from ui.theme import Theme

SIZE = (1198, 688)


@dataclass
class Screen(OnScreen):
    """The screen with its window and its file."""

    window: QMainWindow
    page: FrameworkPage
    context: Context
    path: Path
    qtbot: QtBot

    @property
    def draft(self) -> Round:
        return drafted(self.round)

    def choose(self, part: str, key: str) -> None:
        self.page.choose((part, key))  # type: ignore[arg-type]

    def write(self, field: QWidget, text: str) -> None:
        """Type over what stands in a field and leave it."""
        field.setFocus()
        field.selectAll()  # type: ignore[attr-defined]
        self.qtbot.keyClicks(field, text)
        self.page.tree.setFocus()

    def publish(self) -> None:
        self.page.ask_publish()
        self.page.publishing.go.click()


Opener = Callable[..., Screen]


@pytest.fixture
def open_screen(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """Open the screen on a round: `open_screen(document, size=…)`."""
    with ExitStack() as stack:

        def opener(given: dict[str, object] | None = None, size: tuple[int, int] = SIZE) -> Screen:
            path = make_round(tmp_path / "Round.round", document() if given is None else given)
            window = QMainWindow()
            stack.callback(window.deleteLater)
            stack.callback(window.close)
            context = stack.enter_context(context_on(window, theme, qtbot, tmp_path, path))
            page = FrameworkPage(context)
            window.setCentralWidget(page)
            window.resize(*size)
            with qtbot.waitActive(window):
                window.show()
            page.refresh(None)
            page.first_focus().setFocus()
            return Screen(window, page, context, path, qtbot)

        yield opener


@pytest.fixture
def screen(open_screen: Opener) -> Screen:
    return open_screen()
