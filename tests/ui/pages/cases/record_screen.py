"""The record of a case in a window on a real round, and the keys a person would press."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from prioritiser.model.case import Case
from tests.ui.contexts import context_on
from tests.ui.models.case_rounds import document
from tests.ui.rounds import make_round
from tests.ui.screens import OnScreen
from ui.page import Context
from ui.pages.cases.record_desk import RecordDesk
from ui.pages.cases.record_view import RecordView
from ui.theme import Theme

SIZE = (1198, 688)
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Screen(OnScreen):
    """A window on a round; `view` is the record, where a test is about all of it."""

    window: QMainWindow
    context: Context
    desk: RecordDesk
    path: Path
    qtbot: QtBot
    view: RecordView | None = None

    @property
    def case(self) -> Case:
        found = self.desk.case
        assert found is not None
        return found

    def show(self, widget: QWidget) -> None:
        """Show one part of the record in the window."""
        self.window.setCentralWidget(widget)
        with self.qtbot.waitActive(self.window):
            self.window.show()


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
