"""The field in which a weight is typed, over its block."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

NUMBER: Final = re.compile(r"([0-9]{1,12}(?:[.,][0-9]*)?|[.,][0-9]+)\s*%?", re.ASCII)
MOST: Final = 100.0
_STAY: Final = frozenset((
    Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason,
))  # fmt: skip


def read_share(text: str) -> float | None:
    """Return the share 0..1 that a person typed as 0 to 100, with "%" or without, or None."""
    found = NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    percent = float(found[1].replace(",", "."))
    return percent / MOST if percent <= MOST else None


class ShareField(QLineEdit):
    """A small field that says how it was left: by Enter, by Esc, by Tab or by going elsewhere."""

    committed = Signal()
    abandoned = Signal()
    stepped = Signal(bool)  # forwards
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._before = ""
        self.setMaxLength(16)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.textEdited.connect(self._forgive)
        self.hide()

    @property
    def is_changed(self) -> bool:
        """Whether what is typed differs from what the field was opened with."""
        return self.text().strip() != self._before

    def open(self, before: str, typed: str, name: str) -> None:
        """Show the present figure to be replaced, or what has been typed already."""
        self._before = before
        self.setAccessibleName(name)
        self._forgive()
        self.setText(typed or before)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not typed:
            self.selectAll()

    def refuse(self, sentence: str) -> None:
        """Keep what was typed, and say what is wrong with it."""
        self._mark(wrong=True)
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Esc from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ends(event.key()):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc; the rest is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        elif _ends(event.key()):
            self.committed.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Leave it to the strip where Tab goes."""
        self.stepped.emit(forwards)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the person went elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAY and self.isVisible():
            self.left.emit()

    def _forgive(self) -> None:
        self._mark(wrong=False)
        self.setToolTip("")
        self.setAccessibleDescription("A number from 0 to 100. Enter sets it, Esc leaves it as it was.")

    def _mark(self, *, wrong: bool) -> None:
        if bool(self.property("problem")) != wrong:
            self.setProperty("problem", wrong)
            self.style().unpolish(self)
            self.style().polish(self)


def _ends(key: int) -> bool:
    return key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
