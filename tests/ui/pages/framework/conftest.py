"""The Framework screen in a window on a real round, and the keys a person would press."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from prioritiser.edits.drafting import drafted
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.ui.contexts import context_on
from tests.ui.models.framework_rounds import document
from tests.ui.rounds import make_round
from ui.page import Context
from ui.pages.framework import FrameworkPage
from ui.theme import Theme

SIZE = (1198, 688)


@dataclass
class Screen:
    """The screen with its window and its file."""

    window: QMainWindow
    page: FrameworkPage
    context: Context
    path: Path
    qtbot: QtBot

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            self.qtbot.keyClick(self.focus, letter)

    @property
    def round(self) -> Round:
        held = self.context.workspace.round
        assert held is not None
        return held

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

    def reopened(self) -> Round:
        """Close the round and return what its file holds."""
        self.context.workspace.close()
        session = Session.open(self.path)
        try:
            return session.round
        finally:
            session.close()


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
