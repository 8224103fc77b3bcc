"""The field in which a budget is typed, within the budget line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class AmountField(QLineEdit):
    """The field in the band; Enter keeps, Esc goes back, going elsewhere keeps what makes sense."""

    done = Signal(bool)  # by a key
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._before = ""
        self.setObjectName("budget field")
        self.setAccessibleName("Budget")
        self.setMaxLength(24)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()

    @property
    def is_changed(self) -> bool:
        """Return whether something else stands there than at first."""
        return self.text().strip() != self._before

    def open(self, before: str, typed: str) -> None:
        """Show the present amount to be replaced, or what has been typed already."""
        self._before = before
        self.mark(wrong=False, why="")
        self.setText(typed or before)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not typed:
            self.selectAll()

    def mark(self, *, wrong: bool, why: str) -> None:
        """Say what is wrong with what was typed."""
        self.setToolTip(why)
        self.setAccessibleDescription(why or "An amount such as £20.5m. Enter keeps it, Esc goes back.")
        if bool(self.property("problem")) != wrong:
            self.setProperty("problem", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Esc from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ends(event.key()):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc; the rest is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif _ends(event.key()):
            self.done.emit(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what makes sense when the person goes elsewhere in the window."""
        super().focusOutEvent(event)
        stays = event.reason() in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
        if self.isVisible() and not stays:
            self.done.emit(False)


def _ends(key: int) -> bool:
    return key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
