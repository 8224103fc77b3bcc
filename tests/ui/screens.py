"""What tests do with any screen: press keys where the focus is, look at the round, read its file again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from prioritiser.model.round import Round
from prioritiser.session import Session
from ui.page import Context


class OnScreen:
    """The base of the screens under test, which add what is their own."""

    context: Context
    path: Path
    qtbot: QtBot

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    @property
    def round(self) -> Round:
        held = self.context.workspace.round
        assert held is not None
        return held

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            self.qtbot.keyClick(self.focus, letter)

    def reopened(self) -> Round:
        """Close the round and return what its file holds."""
        self.context.workspace.close()
        session = Session.open(self.path)
        try:
            return session.round
        finally:
            session.close()
