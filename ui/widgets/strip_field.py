"""The field in which a weight is typed, over its block."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.typed_field import TypedField, ends

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


class ShareField(TypedField):
    """A small field that says how it was left: by Enter, by Esc, by Tab or by going elsewhere."""

    committed = Signal()
    abandoned = Signal()
    stepped = Signal(bool)  # forwards
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setMaxLength(16)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(self._forgive)

    def open(self, before: str, typed: str, name: str) -> None:
        """Show the present figure to be replaced, or what has been typed already."""
        self.setAccessibleName(name)
        self._forgive()
        self.begin(before, typed)

    def refuse(self, sentence: str) -> None:
        """Keep what was typed, and say what is wrong with it."""
        self.set_problem(wrong=True)
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc; the rest is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        elif ends(event.key()):
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
        self.set_problem(wrong=False)
        self.setToolTip("")
        self.setAccessibleDescription("A number from 0 to 100. Enter sets it, Esc leaves it as it was.")
