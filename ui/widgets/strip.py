"""The weights as one strip: the legend of the bars below it, and the place where weights are changed.

The strip changes nothing by itself: it says what a person did, and shows what it is given next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.speech import speak
from ui.widgets.strip_layout import Block, Drag
from ui.widgets.strip_typing import TypedStrip
from ui.widgets.strip_view import REACH

__all__ = ("Block", "WeightStrip")

POINT: Final = 0.01
TENTH: Final = 0.001

_NUDGES: Final[Mapping[int, int]] = MappingProxyType(
    {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
)
_ARROWS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_OPEN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_DIGITS: Final = frozenset("0123456789")
_COMMAND: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class WeightStrip(TypedStrip):
    """Edges can be dragged, blocks nudged by keys or typed over. `field` is where one types."""

    dragged = Signal(str, float, float)  # the block left of the edge, the new shares of it and of the one after it
    released = Signal()  # the edge was let go
    cancelled = Signal()  # Esc while dragging: back to what was
    nudged = Signal(str, float)
    activated = Signal(str)  # a person moved to a block

    def __init__(self, theme: Theme, name: str = "Weights", parent: QWidget | None = None) -> None:
        """Start without blocks; `name` goes before them when they are read out."""
        super().__init__(theme, name, parent)
        self._pressed = ""
        self._drag: Drag | None = None
        self._dragged_to: float | None = None

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge, or move to a block."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        x = event.position().x()
        edge, at = self._edge_at(event.position().toPoint()), self._layout.block_at(round(x))
        if edge is not None:
            left, right = self._blocks[edge], self._blocks[edge + 1]
            pair = left.share + right.share
            self._drag = Drag(left.key, right.key, left.share, pair, x, self._layout.whole)
            self._dragged_to = None
            self._set_hot_edge(edge)
        elif at is not None:
            self._pressed = self._blocks[at].key
            self._choose(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the edge that is held, or show which one could be."""
        if self._drag is None:
            self._look(event)
            return
        left, right = self._drag.shares_at(event.position().x())
        if left != (self._drag.left_share if self._dragged_to is None else self._dragged_to):
            self._dragged_to = left
            self.dragged.emit(self._drag.left, left, right)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the edge go, or open the field of the block that was clicked."""
        pressed, self._pressed = self._pressed, ""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
        elif self._drag is not None:
            self._end_drag()
        elif pressed and self.block_rect(pressed).contains(event.position().toPoint()) and not self._read_only:
            self._open_field("")

    def leaveEvent(self, event: QEvent) -> None:
        """Stop showing an edge."""
        super().leaveEvent(event)
        if self._drag is None:
            self._set_hot_edge(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of everything: nobody could see what happens."""
        self._cancel_drag()
        self._close_field()
        super().hideEvent(event)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep the strip's keys from the window's shortcuts while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._answer_to(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, nudge, or open the field."""
        self._ring_waits = False
        self.update()
        answer = self._answer_to(event)
        if answer is None:
            super().keyPressEvent(event)
        else:
            answer()

    def _answer_to(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does here, or None for one that is not the strip's."""
        key, shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            return self._cancel_drag if self._drag is not None else None
        if event.modifiers() & _COMMAND or not self._blocks or self._drag is not None:
            return None
        goals: dict[int, int] = {
            Qt.Key.Key_Left: self._index() - 1,
            Qt.Key.Key_Right: self._index() + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._blocks) - 1,
        }
        if key in goals:
            return partial(self._choose, goals[key])
        if self._read_only:
            return None
        if key in _NUDGES:
            # Plus is a shifted key on many keyboards, so only the arrows have a finer step.
            size = TENTH if shifted and key in _ARROWS else POINT
            return partial(self.nudged.emit, self._current, _NUDGES[key] * size)
        if key in _OPEN or event.text() in _DIGITS:
            return partial(self._open_field, "" if key in _OPEN else event.text())
        return None

    # Choosing and dragging

    def _choose(self, at: int) -> None:
        key = self._blocks[min(max(at, 0), len(self._blocks) - 1)].key
        if key != self._current:
            self.set_current(key)
            speak(self, self._place_in_words())
            self.activated.emit(key)

    def _look(self, event: QMouseEvent) -> None:
        edge = self._edge_at(event.position().toPoint())
        self._set_hot_edge(edge)
        on_block = self._layout.block_at(round(event.position().x())) is not None and not self._read_only
        if edge is not None:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif on_block:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _set_hot_edge(self, edge: int | None) -> None:
        if edge != self._hot_edge:
            self._hot_edge = edge
            self.update()

    def _end_drag(self) -> None:
        moved, self._drag = self._dragged_to is not None, None
        self._describe()
        if moved:
            speak(self, self._pair_in_words())
            self.released.emit()

    def _cancel_drag(self) -> None:
        if self._drag is not None:
            self._drag = None
            self.cancelled.emit()
            self._describe()

    def _pair_in_words(self) -> str:
        at = self._hot_edge
        return ", ".join(block.words for block in self._blocks[at : at + 2]) if at is not None else ""

    # What the reading half asks

    def _is_settled(self) -> bool:
        return self._drag is None

    def _keep_gesture(self) -> None:
        keys = [block.key for block in self._blocks]
        if self._drag is not None and (self._drag.left, self._drag.right) not in pairwise(keys):
            self._drag = None
        super()._keep_gesture()

    def _let_go(self) -> None:
        self._cancel_drag()
        self._set_hot_edge(None)
        self.unsetCursor()

    def _edge_at(self, point: QPoint) -> int | None:
        return None if self._read_only else self._layout.edge_at(point.x(), self._theme.px(REACH))

    def _tip(self, at: int | None, edge: int | None) -> str:
        if edge is not None:
            return f"Drag to move weight between {self._blocks[edge].label} and {self._blocks[edge + 1].label}"
        block = self._blocks[at] if at is not None else None
        if block is None:
            return ""
        return block.words if self._read_only else f"{block.words}. Click to type another weight."
