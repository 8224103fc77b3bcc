"""The sheet that answers are given in: a list whose keys and boxes score, and whose current row has a ring."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from ui.models.answers import measure_text
from ui.models.score_sheet import ROW_ROLE, Heading, Line, ScoreSheetModel
from ui.pages.score.measure_field import MeasureField
from ui.pages.score.sheet_delegate import SheetDelegate
from ui.pages.score.sheet_layout import INSET, places_in
from ui.theme import Theme
from ui.widgets.level_cells import Cell
from ui.widgets.ringed_list import Index, RingedList

LETTERS: Final = MappingProxyType({"N": "note", "C": "confidence", "E": "read", "A": "abstain"})
_NUMBER_KEYS: Final = "0123456789.-"
_NO_MODIFIERS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class SheetView(RingedList):
    """Digits score the current row and say so; what becomes of it is for the screen to decide."""

    ring_radius = 7
    scored = Signal(int, int, bool)  # row, level, whether to move on
    unknown = Signal(int, bool)  # row: no evidence yet
    cleared = Signal(int)
    measured = Signal(int, str, bool)
    wanted = Signal(str)  # "note", "confidence", "read", "abstain"
    turned = Signal(int)  # another row became the current one; -1 is none

    def __init__(self, theme: Theme, model: ScoreSheetModel, *, letters: Callable[[], bool]) -> None:
        """Show a model; `letters` says whether single letters act."""
        super().__init__(theme, model, "Scores")
        self._model, self._letters = model, letters
        self.cells = SheetDelegate(theme)
        self.explain: Callable[[Line, Cell], str] = lambda _line, _cell: ""
        self._pressed: tuple[int, Cell | None] = (-1, None)
        self.setItemDelegate(self.cells)
        self.setStyleSheet("QListView { background: transparent; }")
        self.field = MeasureField(self.viewport())
        self.field.given.connect(self._measured)
        self.field.left.connect(self.setFocus)

    # What is chosen

    @property
    def line(self) -> Line | None:
        """Return the current line."""
        return self._model.line(self.row)

    def set_levels(self, levels: int) -> None:
        """Offer the levels 0 to `levels`."""
        self.cells.levels = tuple(range(levels + 1))
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is the current one."""
        super().currentChanged(current, previous)
        self.turned.emit(current.row())

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Step from line to line; headings are passed over."""
        rows = self._model.line_rows()
        if not rows:
            return QModelIndex()
        at = rows.index(self.row) if self.row in rows else 0
        moves = QAbstractItemView.CursorAction
        page = max(1, self.viewport().height() // max(1, self.visualRect(self._model.index(rows[at])).height()) - 1)
        steps = {moves.MoveUp: -1, moves.MoveDown: 1, moves.MovePageUp: -page, moves.MovePageDown: page}
        if action in {moves.MoveHome, moves.MoveEnd}:
            return self._model.index(rows[0 if action == moves.MoveHome else -1])
        return self._model.index(rows[min(max(at + steps.get(action, 0), 0), len(rows) - 1)])

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view, the first of a card with its heading."""
        above = index.sibling(index.row() - 1, 0)
        if isinstance(above.data(ROW_ROLE), Heading):
            super().scrollTo(above, hint)
        super().scrollTo(index, hint)

    def keyboardSearch(self, _search: str) -> None:
        """Let letters be: here they act."""

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Score, clear, copy, or act on a letter; whatever else is typed changes nothing."""
        if self.field.row >= 0:
            self.field.keyPressEvent(event)
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.wanted.emit("copy")
        elif event.modifiers() & ~_NO_MODIFIERS or not self._answer_key(event):
            super().keyPressEvent(event)

    def _answer_key(self, event: QKeyEvent) -> bool:
        """Act on a key that is about the current line. Return whether it was one."""
        line, text = self.line, event.text()
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._once(event, lambda: self.cleared.emit(self.row))
        elif line is not None and line.is_measure and self._number_key(event):
            self.open_field(text if text and text in _NUMBER_KEYS else "")
        elif len(text) == 1 and text.isascii() and text.isdigit():
            self._once(event, lambda: self.scored.emit(self.row, int(text), True))
        elif text == "?":
            self._once(event, lambda: self.unknown.emit(self.row, True))
        elif text.upper() in LETTERS:
            if self._letters():
                self._once(event, lambda: self.wanted.emit(LETTERS[text.upper()]))
        else:
            return not (event.key() >= Qt.Key.Key_Escape or not text)
        return True

    def _number_key(self, event: QKeyEvent) -> bool:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        return enter or bool(event.text() and event.text() in _NUMBER_KEYS)

    def _once(self, event: QKeyEvent, deed: Callable[[], None]) -> None:
        """Act on a key that was pressed, not on one that is held down."""
        if not event.isAutoRepeat() and self.row >= 0:
            deed()

    # Measures

    def open_field(self, typed: str = "") -> None:
        """Open the field over a measure; `typed` is its first key."""
        line = self.line
        if line is None or line.barrier is not None:
            self.measured.emit(self.row, "", False)
            return
        held = line.answer.measure if line.answer is not None else None
        unit = line.placed.criterion.unit
        self._place_field(self.row)
        text = measure_text(held) if held is not None else ""
        self.field.open_at(self.row, text, typed, f"{line.label}{f', in {unit}' if unit else ''}")

    def _place_field(self, row: int) -> None:
        rect = self.cells.row_rect(self.visualRect(self._model.index(row)))
        place = places_in(rect, self._theme, self.cells.levels).measure
        self.field.setGeometry(place.adjusted(0, -1, 0, 1))

    def _measured(self, row: int, text: str, move_on: bool) -> None:  # noqa: FBT001 - as the signal has it
        self.measured.emit(row, text, move_on)

    # Mouse

    def _at(self, point: QPoint) -> tuple[int, Cell | None]:
        """Return the row and the box at a point."""
        index = self.indexAt(point)
        line = self._model.line(index.row()) if index.isValid() else None
        if line is None:
            return -1, None
        return index.row(), self.cells.cell_under(self.visualRect(index), line, point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which box was pressed."""
        self.field.finish()
        spot = self._at(event.position().toPoint())
        if spot[0] >= 0:
            super().mousePressEvent(event)
        self._pressed = spot if event.button() == Qt.MouseButton.LeftButton else (-1, None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Score with the box that was pressed and let go."""
        super().mouseReleaseEvent(event)
        row, cell = self._at(event.position().toPoint())
        pressed, self._pressed = self._pressed, (-1, None)
        if row < 0 or (row, cell) != pressed:
            return
        if cell == "note":
            self.wanted.emit("note")
        elif cell == "?":
            self.unknown.emit(row, False)
        elif isinstance(cell, int):
            self.scored.emit(row, cell, False)
        elif (line := self._model.line(row)) is not None and line.is_measure and self._on_measure(row, event):
            self.open_field()

    def _on_measure(self, row: int, event: QMouseEvent) -> bool:
        rect = self.cells.row_rect(self.visualRect(self._model.index(row)))
        return places_in(rect, self._theme, self.cells.levels).measure.contains(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the box under the mouse; dragging chooses nothing."""
        if not event.buttons():
            self._hover(self._at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Put out the light."""
        super().leaveEvent(event)
        self._hover((-1, None))

    def _hover(self, spot: tuple[int, Cell | None]) -> None:
        if spot != self.cells.hover:
            for row in {self.cells.hover[0], spot[0]} - {-1}:
                self.viewport().update(self.visualRect(self._model.index(row)))
            self.cells.hover = spot

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a level means where the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.tip_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
                return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """Return what the box at a point means, or ""."""
        row, cell = self._at(point)
        line = self._model.line(row)
        return self.explain(line, cell) if line is not None and cell is not None else ""

    # Looks

    def ring_rect(self) -> QRect:
        """Return the edge of the current row, which the ring goes around."""
        rect = self.cells.row_rect(self.visualRect(self.currentIndex()))
        inset = self._theme.px(INSET)
        return rect.adjusted(inset, 0, -inset, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field over its row."""
        super().resizeEvent(event)
        if self.field.row >= 0:
            self._place_field(self.field.row)
