"""The list itself: its keys and its mouse, said by signals."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.models.ranking_rows import CASE, RANKED, STOPS, Row
from ui.pages.ranking.list_rows import RankingRows
from ui.theme import Theme

_ENTER: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_JUMPS: Final = frozenset((Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
_STEPS: Final = MappingProxyType({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1})


class RankingList(RankingRows):
    """The list. Keys and clicks are said by signals; nothing is changed here."""

    why_asked = Signal()
    trace_asked = Signal(object)  # CaseId: its bar or value was clicked
    letter = Signal(str)
    moved = Signal(int)  # Alt with an arrow: places down, up below 0
    dropped = Signal(object, object)  # CaseId, the CaseId that it is to follow or None
    compared = Signal(int)  # Shift with an arrow: compare with the one so many places down

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__(theme)
        self.letters: Callable[[], bool] = lambda: True
        self.by_hand = False
        self._held: Row | None = None
        self._press_y = 0

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys of the ranking; the rest moves the selection."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, shift, none = (
            Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        if key in _ENTER and held == none:
            self.why_asked.emit()
        elif key in _STEPS and held == alt:
            self.moved.emit(_STEPS[Qt.Key(key)])
        elif key in _STEPS and held == shift:
            self.compared.emit(_STEPS[Qt.Key(key)])
        elif key in {Qt.Key.Key_W, Qt.Key.Key_B} and held == none and self.letters():
            self.letter.emit(event.text().upper())
        elif key in _JUMPS and held == none:
            self._jump(Qt.Key(key))
        else:
            super().keyPressEvent(event)

    def _jump(self, key: Qt.Key) -> None:
        """Go to the first or last case, or a screenful on; headings and the line are passed over."""
        cases = [at for at, row in enumerate(self.table.rows) if row.kind == CASE]
        if not cases:
            return
        here, page = self.currentIndex().row(), max(1, self.viewport().height() // self.look.row_height - 1)
        above, below = [at for at in cases if at < here], [at for at in cases if at > here]
        if key == Qt.Key.Key_PageUp:
            found = next((at for at in above if at >= here - page), (above or cases[:1])[-1])
        elif key == Qt.Key.Key_PageDown:
            found = next((at for at in reversed(below) if at <= here + page), (below or cases[-1:])[0])
        else:
            found = cases[0 if key == Qt.Key.Key_Home else -1]
        self.choose_row(found)
        self.bring_into_view()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which row is held, to move it by hand."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._held = self.table.rows[index.row()] if index.isValid() else None
        self._press_y = round(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a held row would come to stand."""
        row = self._held
        pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if not (pressed and self.by_hand and row is not None and row.kind == CASE and row.section in {RANKED, STOPS}):
            super().mouseMoveEvent(event)
            return
        y = round(event.position().y())
        if self._drop_at is not None or abs(y - self._press_y) >= QApplication.startDragDistance():
            self._drop_at = self._drop_row(y, row.section)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a held row go where it is, or open what adds up to a clicked value."""
        row, at = self._held, self._drop_at
        self._held = self._drop_at = None
        if at is not None and row is not None:
            self.viewport().update()
            above = [each.case for each in self.table.rows[:at] if each.section == row.section and each.kind == CASE]
            self.dropped.emit(row.case, next((case for case in reversed(above) if case != row.case), None))
            return
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or row is None or row.kind != CASE:
            return
        on_sum = self.table.columns[index.column()].key in {"bar", "value"}
        if on_sum and row is self.table.rows[index.row()]:
            self.trace_asked.emit(row.case)

    def _drop_row(self, y: int, section: str) -> int:
        """Return before which row a held row would be put, within its section."""
        inside = [at for at, row in enumerate(self.table.rows) if row.section == section and row.kind == CASE]
        at = next((at for at in inside if y < self.rowViewportPosition(at) + self.rowHeight(at) // 2), inside[-1] + 1)
        return max(at, inside[0])
