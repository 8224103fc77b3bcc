"""The field in which a lift's number is typed, over its box."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.models.weigh_judgement import MOST
from ui.models.weigh_rows import refusal_of
from ui.widgets.figures import trimmed
from ui.widgets.speech import speak
from ui.widgets.typed_field import TypedField, ends

NUMBER: Final = re.compile(r"[0-9]{1,6}(?:[.,][0-9]*)?|[.,][0-9]+", re.ASCII)
_STAY: Final = frozenset((
    Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason,
))  # fmt: skip


def read_amount(text: str) -> float | None:
    """Return a number from 0 up as it was typed, or None."""
    found = NUMBER.fullmatch(text.strip())
    return float(found[0].replace(",", ".")) if found is not None else None


class AmountField(TypedField):
    """Enter takes the number, Tab takes it and goes on, Up and Down count, Esc leaves it as it was."""

    given = Signal(str, float, str)  # key, number, "enter", "on" or "back"
    left = Signal(str)  # why what was typed cannot stand, or ""
    refused = Signal(str)  # why what was typed cannot stand, while the field stays open

    def __init__(self, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.key, self._kind, self._most = "", "swing", MOST
        self.setMaxLength(8)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(lambda _text: self._forgive())

    def open(self, key: str, before: str, typed: str, name: str, *, kind: str = "swing", most: float = MOST) -> None:
        """Show the present number to be replaced, or what has been typed already; `most` is the highest it takes."""
        self.key, self._kind, self._most = key, kind, most
        self.setAccessibleName(name)
        self._forgive()
        self.begin(before, typed)

    def put_away(self) -> None:
        """Hide without taking anything."""
        self.key = ""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc, count on Up and Down; the rest is typing."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit("")
        elif ends(event.key()):
            self._give("enter")
        elif event.key() in steps and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            least = 1.0 if self._kind == "order" else 0.0
            amount = min(max((read_amount(self.text()) or 0.0) + steps[Qt.Key(event.key())], least), self._most)
            self.setText(trimmed(amount))
            self.selectAll()
            speak(self, self.text())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Take the number and go on to the next lift; a field that is being put away only lets go."""
        if not self.key:
            return super().focusNextPrevChild(forwards)
        self._give("on" if forwards else "back")
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what can stand when the person goes elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() in _STAY or not self.isVisible() or not self.key:
            return
        amount, why = read_amount(self.text()), self._refusal()
        key, changed = self.key, self.is_changed
        self.put_away()
        if changed and why:
            self.refused.emit(why)
        elif changed and amount is not None:
            self.given.emit(key, amount, "elsewhere")

    def _give(self, how: str) -> None:
        amount = read_amount(self.text())
        why = self._refusal() if self.is_changed else ""
        if why:
            self.set_problem(wrong=True)
            self.setToolTip(why)
            self.setAccessibleDescription(why)
            self.refused.emit(why)
        elif amount is None:
            self.left.emit("")
        else:
            self.given.emit(self.key, amount, how)

    def _refusal(self) -> str:
        return refusal_of(read_amount(self.text()), self._kind, self._most)

    def _forgive(self) -> None:
        self.set_problem(wrong=False)
        self.setToolTip("")
        self.setAccessibleDescription("A number from 0 to 100. Enter takes it, Esc leaves it as it was.")
