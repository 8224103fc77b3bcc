"""The field in which a budget is typed, within the budget line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.typed_field import TypedField, ends


class AmountField(TypedField):
    """The field in the band; Enter keeps, Esc goes back, going elsewhere keeps what makes sense."""

    done = Signal(bool)  # by a key
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("budget field")
        self.setAccessibleName("Budget")
        self.setMaxLength(24)

    def open(self, before: str, typed: str) -> None:
        """Show the present amount to be replaced, or what has been typed already."""
        self.mark(wrong=False, why="")
        self.begin(before, typed)

    def mark(self, *, wrong: bool, why: str) -> None:
        """Say what is wrong with what was typed."""
        self.setToolTip(why)
        self.setAccessibleDescription(why or "An amount such as £20.5m. Enter keeps it, Esc goes back.")
        self.set_problem(wrong=wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc; the rest is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif ends(event.key()):
            self.done.emit(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what makes sense when the person goes elsewhere in the window."""
        super().focusOutEvent(event)
        stays = event.reason() in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
        if self.isVisible() and not stays:
            self.done.emit(False)
