"""TypedField: a small field over what is painted, in which one figure is typed; Enter and Esc are its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class TypedField(QLineEdit):
    """Opens on a figure, says whether it was changed, keeps Enter and Esc for itself."""

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._before = ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()

    @property
    def is_changed(self) -> bool:
        """Return whether something else stands there than at first."""
        return self.text().strip() != self._before

    def begin(self, before: str, typed: str) -> None:
        """Show the present figure to be replaced, or what has been typed already."""
        self._before = before
        self.setText(typed or before)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not typed:
            self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Esc from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and ends(event.key()):
            event.accept()
            return True
        return super().event(event)

    def set_problem(self, *, wrong: bool) -> None:
        """Show, or stop showing, that what is typed cannot stand."""
        if bool(self.property("problem")) != wrong:
            self.setProperty("problem", wrong)
            self.style().unpolish(self)
            self.style().polish(self)


def ends(key: int) -> bool:
    """Return whether a key ends the typing."""
    return key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
