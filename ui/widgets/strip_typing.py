"""The typing half of a weight strip: a field over the chosen block, and whether there may be one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.figures import trimmed
from ui.widgets.speech import speak
from ui.widgets.strip_field import MOST, ShareField, read_share
from ui.widgets.strip_view import StripView

FIELD_WIDTH: Final = 76

_HOW: Final = "Up and Down change it by one point, with Shift by a tenth. Type a number to set it."
_LOCKED: Final = "These weights cannot be changed here."


class TypedStrip(StripView):
    """A strip whose blocks can be typed over, unless it is only to be read. `field` is where one types."""

    typed = Signal(str, float)
    refused = Signal(str)  # why what was typed cannot stand

    def __init__(self, theme: Theme, name: str, parent: QWidget | None) -> None:
        """Start without blocks and with the field closed."""
        super().__init__(theme, name, parent)
        self._editing = ""
        self._read_only = False
        self.field = ShareField(self)
        self.field.committed.connect(self._commit)
        self.field.abandoned.connect(self._close_field)
        self.field.stepped.connect(self._step_field)
        self.field.left.connect(self._leave_field)
        self._describe()

    @property
    def read_only(self) -> bool:
        """Whether the weights can only be read."""
        return self._read_only

    @read_only.setter
    def read_only(self, locked: bool) -> None:
        if locked != self._read_only:
            self._read_only = locked
            self._close_field()
            self._let_go()
            self._describe()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field on its block."""
        super().resizeEvent(event)
        if self._editing:
            self._place_field()

    def _open_field(self, typed: str) -> None:
        block = self.block(self._current)
        if block is not None:
            self._editing = block.key
            self._place_field()
            self.field.open(trimmed(block.share * MOST), typed, f"Weight of {block.label} in percent")

    def _place_field(self) -> None:
        place = self.block_rect(self._editing)
        place.setWidth(max(place.width(), self._theme.px(FIELD_WIDTH)))
        place.moveLeft(max(0, min(place.left(), self.width() - place.width())))
        self.field.setGeometry(place)

    def _close_field(self) -> None:
        self._editing = ""
        if self.field.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.hide()

    def _commit(self) -> bool:
        """Take what was typed; keep the field open and say why when it cannot stand."""
        block, share = self.block(self._editing), read_share(self.field.text())
        if block is None or not self.field.is_changed:
            self._close_field()
            return True
        if share is None:
            sentence = f"Type a number from 0 to 100. {block.label} is still {block.shown}."
            self.field.refuse(sentence)
            speak(self.field, sentence)
            self.refused.emit(sentence)
            return False
        self._close_field()
        self.typed.emit(block.key, share)
        return True

    def _leave_field(self) -> None:
        """Take what can stand, and close: an open field without the focus would be left lying about."""
        if self._editing:
            self._commit()
            self._close_field()

    def _step_field(self, forwards: bool) -> None:  # noqa: FBT001 - comes from a signal
        """Go on to the next block's field, and out of the strip after the last."""
        at = self._index() + (1 if forwards else -1)
        if not self._commit():
            return
        if 0 <= at < len(self._blocks):
            self._choose(at)
            self._open_field("")
        else:
            self.focusNextPrevChild(forwards)

    def _how(self) -> str:
        return _LOCKED if self._read_only else _HOW

    def _keep_gesture(self) -> None:
        if self._editing and self.block(self._editing) is None:
            self._close_field()
        elif self._editing:
            self._place_field()

    def _choose(self, at: int) -> None:
        """Move to a block because a person did."""

    def _let_go(self) -> None:
        """End what the mouse is doing."""
