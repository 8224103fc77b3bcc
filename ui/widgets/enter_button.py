"""A button that Enter presses, not only Space: outside of dialogs Qt leaves Enter alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

ENTER: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class EnterButton(QPushButton):
    """A button that Enter presses, not only Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)
