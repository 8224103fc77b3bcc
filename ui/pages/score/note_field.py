"""The note on a score: kept when the field is left, never lost when another row is shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from ui.theme import Theme

REST_MS: Final = 4000
LINES: Final = 3
Cell = tuple[str, str]


class NoteField(QPlainTextEdit):
    """Holds the note of one cell (case, criterion). What could not be recorded is kept and shown again."""

    written = Signal(str, str, str)  # case, criterion, text
    done = Signal()  # Esc: back to the list

    def __init__(self, theme: Theme) -> None:
        """Begin for no cell."""
        super().__init__()
        self._theme = theme
        self._cell: Cell | None = None
        self._recorded = ""
        self.drafts: dict[Cell, str] = {}
        self.setAccessibleName("Why this score? Optional")
        self.setTabChangesFocus(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        self.textChanged.connect(self._typed)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def has_news(self) -> bool:
        """Return whether something was typed that is not recorded."""
        return self._cell is not None and self.toPlainText() != self._recorded

    def show_note(self, cell: Cell | None, recorded: str) -> None:
        """Show the note of a cell; what was typed for another one is kept first, and what is being typed stays."""
        if cell == self._cell and self.has_news:
            self._recorded = recorded
            return
        if cell != self._cell:
            self.keep()
        self._cell, self._recorded = cell, recorded
        text = self.drafts.get(cell, recorded) if cell is not None else ""
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def keep(self) -> None:
        """Have what was typed recorded."""
        self._rest.stop()
        if self.has_news and self._cell is not None:
            self.drafts[self._cell] = self.toPlainText()
            self.written.emit(*self._cell, self.toPlainText())

    def recorded(self, cell: Cell, text: str) -> None:
        """Hear that a note is in the round."""
        self.drafts.pop(cell, None)
        if cell == self._cell:
            self._recorded = text

    def forget(self) -> None:
        """Forget everything: another round is open."""
        self._rest.stop()
        self.drafts.clear()
        self._cell, self._recorded = None, ""
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the note on Esc and go back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
            self.done.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the note when the keys go elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def _typed(self) -> None:
        if self.has_news:
            self._rest.start()
        else:
            self._rest.stop()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(18 * LINES + 12))
