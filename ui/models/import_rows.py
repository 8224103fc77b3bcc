"""The rows of a sheet and what bringing each in would do; rows that wait can be ticked where that is possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from prioritiser.exchange.importing.plan import RowPlan
from ui.models.import_preview import Preview
from ui.models.import_words import count_words, entry_words

Index = QModelIndex | QPersistentModelIndex
HEADINGS: Final = ("Row", "Reference", "Case", "What happens", "What is wrong, or what comes in")
HAPPENS: Final = MappingProxyType(
    {"new": "New case", "changed": "Changes", "unchanged": "Nothing to do", "rejected": "Waits"}
)
HAPPENS_AT: Final = 3
COMES: Final = frozenset(("new", "changed"))
CHOOSABLE: Final = "Waits; tick it to correct it in Cases"
LEFT_OUT: Final = "Left out"
WITHOUT: Final = "Comes in, what could not be read left out"
_NOWHERE: Final = QModelIndex()


class ImportRows(QAbstractTableModel):
    """Rows of one plan, all or of one sort. `ticked` tells that another set of rows is wanted."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.preview: Preview | None = None
        self._rows: tuple[RowPlan, ...] = ()
        self._off: set[int] = set()
        self._on: set[int] = set()

    def load(self, preview: Preview | None) -> None:
        """Show every row of another plan; those that wait stand first, because they need a person."""
        self.beginResetModel()
        self.preview = preview
        self._off, self._on = set(), set()
        self._rows = preview.rows if preview is not None else ()
        self.endResetModel()

    def show_sort(self, sort: str) -> None:
        """Show only the rows of one sort, "" for all; what is ticked stays."""
        self.beginResetModel()
        if self.preview is not None:
            self._rows = self.preview.by_sort.get(sort, ()) if sort else self.preview.rows
        self.endResetModel()

    @property
    def wanted(self) -> frozenset[int]:
        """Return the rows to bring in, by number."""
        rows = self.preview.plan.rows if self.preview is not None else ()
        return frozenset(row.row for row in rows if self.is_wanted(row))

    @property
    def count(self) -> int:
        """Return how many rows are to be brought in."""
        usual = self.preview.usual if self.preview is not None else 0
        return usual - len(self._off) + len(self._on)

    @property
    def words(self) -> str:
        """Return the accounting line as things are ticked now."""
        if self.preview is None:
            return ""
        left_out = Counter(self.preview.by_number[row].sort for row in self._off)
        return count_words(self.preview.plan, left_out=left_out, taken=len(self._on))

    def is_wanted(self, row: RowPlan) -> bool:
        """Return whether a row is to be brought in."""
        return row.row in self._on or (row.sort in COMES and row.row not in self._off)

    def row_at(self, at: int) -> RowPlan:
        """Return what is shown in a line."""
        return self._rows[at]

    def toggle(self, lines: Iterable[int]) -> None:
        """Tick the chosen lines, or untick them if the first that can be is ticked."""
        rows = [self._rows[at] for at in lines if _can_tick(self._rows[at])]
        if not rows:
            return
        on = not self.is_wanted(rows[0])
        for row in rows:
            self._set(row, on=on)
        self._say()

    def _set(self, row: RowPlan, *, on: bool) -> None:
        usual = row.sort in COMES
        chosen = self._off if usual else self._on
        (chosen.discard if on == usual else chosen.add)(row.row)

    def _say(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(HEADINGS) - 1))
        self.ticked.emit()

    # What Qt asks

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
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and _can_tick(row):
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
        can = index.column() == 0 and _can_tick(self._rows[index.row()])
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a row."""
        row = self._rows[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not _can_tick(row):
            return False
        self._set(row, on=Qt.CheckState(value) == Qt.CheckState.Checked)
        self._say()
        return True

    def _cells(self, row: RowPlan) -> tuple[str, str, str, str, str]:
        happens = HAPPENS[row.sort]
        if row.row in self._on:
            happens = WITHOUT
        elif row.choosable:
            happens = CHOOSABLE
        elif row.row in self._off:
            happens = LEFT_OUT
        why = self.preview.why.get(row.row, "") if self.preview is not None else ""
        comes = "; ".join(row.changes) or (entry_words(row.entry) if row.sort == "new" else "")
        return str(row.row), row.id, row.title, happens, " ".join(part for part in (why, comes) if part)


def _can_tick(row: RowPlan) -> bool:
    return row.sort in COMES or row.choosable
