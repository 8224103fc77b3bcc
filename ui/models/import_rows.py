"""The rows of a sheet and what bringing each in would do; rows that wait can be ticked where that is possible."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from prioritiser.exchange.importing.plan import ImportPlan, RowPlan

Index = QModelIndex | QPersistentModelIndex
HEADINGS: Final = ("Row", "Reference", "Case", "What happens", "Why, or what changes")
SORTS: Final = MappingProxyType(
    {"new": "New case", "changed": "Changes", "unchanged": "Nothing to do", "rejected": "Waits"}
)
LEFT_OUT: Final = "Left out"
WITHOUT: Final = "Comes in without what could not be read"
_NOWHERE: Final = QModelIndex()


class ImportRows(QAbstractTableModel):
    """Rows of one plan, all or of one sort. `ticked` tells that another set of rows is wanted."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._every: tuple[RowPlan, ...] = ()
        self._rows: list[RowPlan] = []
        self._why: dict[int, str] = {}
        self._off: set[int] = set()
        self._on: set[int] = set()

    def load(self, plan: ImportPlan | None, sort: str = "") -> None:
        """Show a plan; rows that wait stand first, because they need a person."""
        self.beginResetModel()
        self._every = plan.rows if plan is not None else ()
        self._why = {}
        for problem in plan.problems if plan is not None else ():
            said = f"{problem.cell}: {problem.problem}"
            self._why[problem.row] = f"{self._why[problem.row]} {said}" if problem.row in self._why else said
        self._off, self._on = set(), set()
        self._filter(sort)
        self.endResetModel()

    def show_sort(self, sort: str) -> None:
        """Show only the rows of one sort, "" for all; what is ticked stays."""
        self.beginResetModel()
        self._filter(sort)
        self.endResetModel()

    def _filter(self, sort: str) -> None:
        rows = [row for row in self._every if sort in {"", row.sort}]
        self._rows = sorted(rows, key=lambda row: row.sort != "rejected") if not sort else rows

    @property
    def wanted(self) -> Collection[int]:
        """Return the rows to bring in, by number."""
        usual = {row.row for row in self._every if row.sort in {"new", "changed"}}
        return (usual - self._off) | self._on

    def is_wanted(self, row: RowPlan) -> bool:
        """Return whether a row is to be brought in."""
        return row.row in self._on or (row.sort in {"new", "changed"} and row.row not in self._off)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how much is said of each."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, its tick, or the row in words."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and self._can_tick(row):
            return Qt.CheckState.Checked if self.is_wanted(row) else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._cells(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            number, *rest = self._cells(row)
            return ", ".join([f"Row {number}", *(cell for cell in rest if cell)])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done in a cell: rows that can come in are ticked in the first."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = index.column() == 0 and self._can_tick(self._rows[index.row()])
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a row."""
        row = self._rows[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not self._can_tick(row):
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        usual = row.sort in {"new", "changed"}
        (self._off.discard if on else self._off.add)(row.row) if usual else (self._on.add if on else self._on.discard)(
            row.row
        )
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(HEADINGS) - 1))
        self.ticked.emit()
        return True

    @staticmethod
    def _can_tick(row: RowPlan) -> bool:
        return row.sort in {"new", "changed"} or row.choosable

    def _cells(self, row: RowPlan) -> tuple[str, str, str, str, str]:
        happens = SORTS[row.sort]
        if row.sort == "rejected" and row.row in self._on:
            happens = WITHOUT
        elif row.row in self._off:
            happens = LEFT_OUT
        why = " ".join(part for part in (self._why.get(row.row, ""), "; ".join(row.changes)) if part)
        return str(row.row), row.id, row.title, happens, why
