"""The table model of the ranking: rows that may come to stand elsewhere at every tick of a slider."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from prioritiser.model.base import CaseId
from ui.models.ranking_cells import CASE, Shown
from ui.models.ranking_columns import Column
from ui.models.ranking_rows import RANKED, STOPS, Row, RowKey

Index = QModelIndex | QPersistentModelIndex
_NONE: Final = QModelIndex()
_PASSED_OVER: Final = Qt.ItemFlag.NoItemFlags
_CHOOSABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RankingTable(QAbstractTableModel):
    """Shows what it is given; selected cells stay with their case when rows change places."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.rows: list[Row] = []
        self._keys: list[RowKey] = []
        self.shown: Shown | None = None

    # What it shows

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns."""
        if tuple(columns) != self.columns:
            self.beginResetModel()
            self.columns = tuple(columns)
            self.endResetModel()

    def show(self, shown: Shown, rows: list[Row]) -> None:
        """Show other rows; where they are the same things in another order, selections move along.

        Such a change is told as one of data: a change of layout would have the headings painted at every tick too.
        """
        keys = [row.key for row in rows]
        if len(keys) != len(self._keys) or {*keys} != {*self._keys}:
            self.beginResetModel()
            self.shown, self.rows, self._keys = shown, rows, keys
            self.endResetModel()
            return
        if keys != self._keys:
            place = {key: at for at, key in enumerate(keys)}
            held = self.persistentIndexList()
            moved = [self.index(place[self._keys[index.row()]], index.column()) for index in held]
            self.changePersistentIndexList(held, moved)
        self.shown, self.rows, self._keys = shown, rows, keys
        if rows and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))

    def row_of(self, case: CaseId | None) -> int | None:
        """Return where a case stands: in the list first, else where it is named."""
        found = [at for at, row in enumerate(self.rows) if row.case == case and case is not None]
        listed = [at for at in found if self.rows[at].section in {RANKED, STOPS}]
        return next(iter((*listed, *found)), None)

    def first_of_kind(self, kind: str) -> int | None:
        """Return the first row of a kind, such as the budget line."""
        return next((at for at, row in enumerate(self.rows) if row.kind == kind), None)

    def column_at(self, key: str) -> int:
        """Return where a column is, or -1."""
        return next((at for at, column in enumerate(self.columns) if column.key == key), -1)

    # What Qt asks

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, how it lies, and the whole row in words."""
        if not index.isValid() or self.shown is None:
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown.text(row, column.key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.shown.summary(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.shown.tip(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column.left else _RIGHT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that cases can be chosen; headings and the budget line are passed over."""
        if not index.isValid() or self.rows[index.row()].kind != CASE:
            return _PASSED_OVER
        return _CHOOSABLE

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading and what it means."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return column.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.name or "What adds up to the value"
        return None
