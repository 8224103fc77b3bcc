"""The list of sections on the left of the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.case_record import Section

SECTION: Final = Qt.ItemDataRole.UserRole + 1


class SectionList(QAbstractListModel):
    """Sections with how full they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.sections: tuple[Section, ...] = ()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show sections; the same ones are only marked anew."""
        same = [each.id for each in sections] == [each.id for each in self.sections]
        if same and sections:
            self.sections = tuple(sections)
            self.dataChanged.emit(self.index(0), self.index(len(sections) - 1))
        else:
            self.beginResetModel()
            self.sections = tuple(sections)
            self.endResetModel()

    def row_of(self, section: str) -> int:
        """Return where a section stands, or -1."""
        return next((row for row, each in enumerate(self.sections) if each.id == section), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        """Return the number of sections."""
        return 0 if parent.isValid() else len(self.sections)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view asks of a section."""
        if not index.isValid() or index.row() >= len(self.sections):
            return None
        section = self.sections[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return section.label
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return section.summary
        return section if role == SECTION else None
