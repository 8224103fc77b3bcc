"""A table of plain words that is only read: registers, problems, what an import passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class PlainTable(QAbstractTableModel):
    """Headings and lines. A screen reader is told the whole line."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        """Begin without lines."""
        super().__init__(parent)
        self.headings = tuple(headings)
        self.lines: list[tuple[str, ...]] = []

    def load(self, lines: Sequence[Sequence[str]]) -> None:
        """Show other lines, each with a word for every heading."""
        self.beginResetModel()
        self.lines = [tuple(line) for line in lines]
        self.endResetModel()

    def table(self) -> list[list[str]]:
        """Return headings and lines as plain text, for copying."""
        return [list(self.headings), *(list(line) for line in self.lines)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a cell's words, or the whole line for a screen reader."""
        line = self.lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return line[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cell for cell in line if cell)
        return None
