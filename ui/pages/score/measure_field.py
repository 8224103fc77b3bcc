"""The field in which a measure is typed, over its place in the row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class MeasureField(QLineEdit):
    """Takes a number for one row. Enter gives it, Esc goes back, leaving gives what was typed."""

    given = Signal(int, str, bool)  # row, text, whether to move on
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.row = -1
        self._before = ""
        self.hide()

    def open_at(self, row: int, text: str, typed: str, name: str) -> None:
        """Open over a row that holds `text`; what was `typed` takes its place."""
        self.row = row
        self._before = text
        self.setAccessibleName(name)
        self.setText(typed or text)
        self.setProperty("problem", "")
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not typed:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the number on Enter or Down; leave it as it was on Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.given.emit(self.row, self.text(), True)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give what was typed when the keys go elsewhere; a window that loses them keeps it open."""
        super().focusOutEvent(event)
        elsewhere = event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
        if elsewhere and self.row >= 0:
            self.finish()

    def finish(self) -> None:
        """Give what was typed, unless it is what was there."""
        if self.row >= 0 and self.text() != self._before:
            self.given.emit(self.row, self.text(), False)
        self.close_field()

    def close_field(self) -> None:
        """Close and hand the keys back."""
        if self.row < 0:
            return
        self.row = -1
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self.left.emit()
