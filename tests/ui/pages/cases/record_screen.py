"""The record of a case in a window on a real round, and the keys a person would press."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from prioritiser.model.case import Case
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.ui.contexts import context_on
from tests.ui.models.case_rounds import document
from tests.ui.rounds import make_round
from ui.page import Context
from ui.pages.cases.record_desk import RecordDesk
from ui.pages.cases.record_view import RecordView
from ui.theme import Theme

SIZE = (1198, 688)
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Screen:
    """A window on a round; `view` is the record, where a test is about all of it."""

    window: QMainWindow
    context: Context
    desk: RecordDesk
    path: Path
    qtbot: QtBot
    view: RecordView | None = None

    @property
    def round(self) -> Round:
        held = self.context.workspace.round
        assert held is not None
        return held

    @property
    def case(self) -> Case:
        found = self.desk.case
        assert found is not None
        return found

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

    def show(self, widget: QWidget) -> None:
        """Show one part of the record in the window."""
        self.window.setCentralWidget(widget)
        with self.qtbot.waitActive(self.window):
            self.window.show()

    def reopened(self) -> Round:
        """Close the round and return what its file holds."""
        self.context.workspace.close()
        session = Session.open(self.path)
        try:
            return session.round
        finally:
            session.close()


@contextmanager
def desk_on(
    theme: Theme, qtbot: QtBot, folder: Path, given: dict[str, object] | None = None, *, case: str = "K1"
) -> Iterator[Screen]:
    """Give a window with a desk on which a case is open."""
    path = make_round(folder / "round.round", given or document())
    window = QMainWindow()
    window.resize(*SIZE)
    try:
        with context_on(window, theme, qtbot, folder, path) as context:
            desk = RecordDesk(context, window)
            desk.case_id = case  # type: ignore[assignment]
            yield Screen(window, context, desk, path, qtbot)
    finally:
        window.close()
        window.deleteLater()


@contextmanager
def view_on(
    theme: Theme, qtbot: QtBot, folder: Path, given: dict[str, object] | None = None, *, case: str = "K1",
    section: str = "identity",
) -> Iterator[Screen]:  # fmt: skip
    """Give a window with the whole record of a case."""
    with desk_on(theme, qtbot, folder, given, case=case) as screen:
        view = RecordView(screen.context)
        screen.show(view)
        view.show_case(case)
        view.show_section(section)
        view.first_focus().setFocus()
        yield Screen(screen.window, screen.context, view.desk, screen.path, qtbot, view)
