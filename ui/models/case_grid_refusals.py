"""The list of cells that could not be taken: whose, what was typed, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from prioritiser.model.round import Round
from ui.models.case_grid_columns import GridColumn
from ui.models.case_grid_entry import Refusal
from ui.models.case_grid_words import name_of
from ui.models.ranking_words import counted

Index = QModelIndex | QPersistentModelIndex
_NONE: Final = QModelIndex()


class RefusalList(QAbstractListModel):
    """Says each refusal in one line."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.entries: tuple[Refusal, ...] = ()
        self._lines: tuple[str, ...] = ()

    def show(self, held: Round, entries: Sequence[Refusal], columns: Sequence[GridColumn]) -> None:
        """Show other refusals."""
        lines = tuple(line_of(held, each, columns) for each in entries)
        if lines != self._lines or tuple(entries) != self.entries:
            self.beginResetModel()
            self.entries, self._lines = tuple(entries), lines
            self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the line, and the remedy on hovering."""
        if not index.isValid():
            return None
        entry, line = self.entries[index.row()], self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line} {entry.remedy}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line} {entry.remedy}".strip()
        return None


def line_of(held: Round, entry: Refusal, columns: Sequence[GridColumn]) -> str:
    """Return one refusal as "K09 Hypertension, People: “TBC” is not a number."."""
    column = next((each.name for each in columns if each.key == entry.key), entry.key)
    if not entry.case:
        return f"New case, {column}: {entry.message}"
    title = name_of(held, entry.case)
    whose = entry.case if title == entry.case else f"{entry.case} {title}"
    return f"{whose}, {column}: {entry.message}"


def refusals_title(number: int) -> str:
    """Return how many cells were not taken."""
    return f"{counted(number, 'cell')} could not be taken. What was there stays until you correct it."
