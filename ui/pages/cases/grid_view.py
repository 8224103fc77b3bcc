"""The grid itself: its keys and its mouse, and what is selected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence

from prioritiser.model.base import CaseId
from ui.models.case_grid_columns import GridColumn
from ui.pages.cases.grid_table import GridTable
from ui.theme import Theme

_ENTER: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_DELETE: Final = frozenset((Qt.Key.Key_Delete, Qt.Key.Key_Backspace))
_ONE: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
_NONE: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class CaseGridView(GridTable):
    """The grid. What is asked for by keys is said by signals; nothing is changed here."""

    chosen = Signal(object)  # CaseId or None: the cell with the keys is another case's
    open_asked = Signal()
    copy_asked = Signal()
    cut_asked = Signal()
    paste_asked = Signal()
    delete_asked = Signal()
    add_asked = Signal()
    cleared = Signal()  # Esc: what was refused in this cell is to be forgotten
    menu_asked = Signal(object)
    barred = Signal()  # somebody types though nothing can be changed

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__(theme)
        self._case: CaseId | None = None
        self.selectionModel().currentChanged.connect(self._say_chosen)
        self.frozen.menu_asked.connect(self.menu_asked)

    # What is chosen

    @property
    def case(self) -> CaseId | None:
        """Return the case of the cell with the keys; None in the row of a new one."""
        index = self.currentIndex()
        return (self.grid.case_at(index.row()) or None) if index.isValid() else None

    @property
    def column(self) -> GridColumn | None:
        """Return the column of the cell with the keys."""
        index = self.currentIndex()
        return self.grid.columns[index.column()] if index.isValid() else None

    def block(self) -> tuple[list[int], list[int]]:
        """Return the rows and columns of the selection, or of the one cell with the keys."""
        rows: set[int] = set()
        columns: set[int] = set()
        for part in self.selectionModel().selection():
            rows.update(range(part.top(), part.bottom() + 1))
            columns.update(range(part.left(), part.right() + 1))
        index = self.currentIndex()
        if not rows and index.isValid():
            return [index.row()], [index.column()]
        return sorted(rows), sorted(columns)

    def whole_rows(self) -> list[CaseId]:
        """Return the cases whose whole rows are selected; empty unless nothing else is."""
        rows, columns = self.block()
        if len(columns) < len(self.grid.columns) or len(self.selectionModel().selectedRows()) < len(rows):
            return []
        return [case for case in map(self.grid.case_at, rows) if case]

    def choose(self, case: CaseId, key: str = "") -> bool:
        """Give a case's cell the keys; without a key the column stays. Return whether the case is shown."""
        row = self.grid.row_of(case) if case else len(self.grid.order)
        at = self.grid.column_at(key) if key else max(self.currentIndex().column(), 0)
        if not (0 <= row < self.grid.rowCount()):
            return False
        self.choose_cell(row, max(at, 0))
        return True

    def select_block(self, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        """Select a block of cells, first and last row and column; its first cell gets the keys."""
        first, last = self.grid.index(rows[0], columns[0]), self.grid.index(rows[1], columns[1])
        self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(QItemSelection(first, last), _ONE)

    def _say_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        for part in (self, self.frozen):
            for index in (before, now):
                part.viewport().update(part.visualRect(index))
        self.verticalHeader().viewport().update()
        case = self.grid.case_at(now.row()) or None
        if case != self._case:
            self._case = case
            self.chosen.emit(case)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys of a grid; the rest moves the chosen cell or begins to type."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif key in _ENTER and held == _NONE:
            self._enter()
        elif key == Qt.Key.Key_Space and held in {_SHIFT, _CONTROL}:
            self._select_line(rows=held == _SHIFT)
        elif key == Qt.Key.Key_Escape:
            self._escape(event)
        elif not self.grid.can_edit and _changes(event, held):
            self.barred.emit()
        elif key == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier:
            self.begin()
        elif not self._hears(event, held):
            super().keyPressEvent(event)

    def _hears(self, event: QKeyEvent, held: Qt.KeyboardModifier) -> bool:
        """Say what is asked for by a key that changes cells or cases; return whether it is one."""
        asked = (
            (event.matches(QKeySequence.StandardKey.Paste), self.paste_asked),
            (event.matches(QKeySequence.StandardKey.Cut), self.cut_asked),
            (event.key() in _DELETE and held == _NONE, self.delete_asked),
            (event.key() == Qt.Key.Key_Insert and held == _NONE, self.add_asked),
        )
        found = next((signal for is_it, signal in asked if is_it), None)
        if found is not None:
            found.emit()
        return found is not None

    def _enter(self) -> None:
        """Open the whole record, or type in the row of a new case."""
        if self.case is None:
            self.begin()
        else:
            self.open_asked.emit()

    def _escape(self, event: QKeyEvent) -> None:
        """Forget a text that was not taken, then a larger selection; after that Esc is the screen's."""
        index = self.currentIndex()
        if index.isValid() and self.grid.cell(index.row(), index.column()).refused:
            self.cleared.emit()
        elif len(self.selectedIndexes()) > 1:
            self.selectionModel().setCurrentIndex(index, _ONE)
        else:
            event.ignore()

    def _select_line(self, *, rows: bool) -> None:
        """Select whole rows, or whole columns, of what is selected."""
        at, columns = self.block()
        last = len(self.grid.columns) - 1 if rows else self.grid.rowCount() - 1
        if rows:
            self.select_block((at[0], at[-1]), (0, last))
        else:
            self.select_block((0, last), (columns[0], columns[-1]))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected cells."""
        self.menu_asked.emit(event.globalPos())


def _changes(event: QKeyEvent, held: Qt.KeyboardModifier) -> bool:
    """Return whether a key would type, clear, add or paste."""
    types = held in {_NONE, _SHIFT} and bool(event.text()) and event.text().isprintable()
    pastes = event.matches(QKeySequence.StandardKey.Paste) or event.matches(QKeySequence.StandardKey.Cut)
    return types or pastes or event.key() in {*_DELETE, Qt.Key.Key_Insert, Qt.Key.Key_F2}
