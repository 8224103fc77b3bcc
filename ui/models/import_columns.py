"""The columns of a sheet that is brought in: heading, how it begins, and what it is brought in as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from prioritiser.exchange.importing.matching import Column, Matching
from prioritiser.exchange.importing.targets import IGNORE, LINE, target_words, targets_of
from prioritiser.exchange.importing.years import opened_to_targets
from prioritiser.model.round import Round

Index = QModelIndex | QPersistentModelIndex
HEADINGS: Final = ("", "Heading", "Begins with", "Brought in as", "Taken for granted")
TARGET: Final = 3
_NOWHERE: Final = QModelIndex()


def choices_for(matching: Matching, held: Round) -> tuple[tuple[str, str], ...]:
    """Return what the columns of a sheet can be brought in as, with words; of lines of money only what they can say."""
    held = opened_to_targets(held, matching.targets.values())
    if matching.sort == "cases":
        return targets_of(held)
    years = [f"year:{year}" for year in held.settings.years]
    return tuple((target, target_words(target, held)) for target in (IGNORE, "id", LINE, *years))


class ImportColumns(QAbstractTableModel):
    """One row for each column of the sheet. `chosen` asks for another target; the matching decides."""

    chosen = Signal(int, str)  # index of the column, target

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._words: dict[str, str] = {}
        self.can_change = True

    def load(self, columns: Sequence[Column], targets: Sequence[tuple[str, str]]) -> None:
        """Show columns; `targets` are what there is to choose from, with their words."""
        self.beginResetModel()
        self._columns, self._words = tuple(columns), dict(targets)
        self.endResetModel()

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """Return what there is to choose from."""
        return tuple(self._words.items())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns the sheet has."""
        return 0 if parent.isValid() else len(self._columns)

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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a cell's words, the target itself for an editor, or the row in words."""
        column = self._columns[index.row()]
        if role == Qt.ItemDataRole.EditRole and index.column() == TARGET:
            return column.target
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._cells(column)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Column {column.letters}, {column.heading or 'no heading'}, {self._said(column)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done in a cell: only the target is chosen here."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == TARGET and self.can_change else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another target."""
        column = self._columns[index.row()]
        if role == Qt.ItemDataRole.EditRole and value != column.target:
            self.chosen.emit(column.index, str(value))
        return True

    def _cells(self, column: Column) -> tuple[str, str, str, str, str]:
        examples = " · ".join(column.examples)
        return column.letters, column.heading, examples, self._words.get(column.target, column.target), column.assumed

    def _said(self, column: Column) -> str:
        if column.target == IGNORE:
            return "left out"
        return f"brought in as {self._words.get(column.target, column.target)}"
