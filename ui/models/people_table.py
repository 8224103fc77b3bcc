"""The panel as a table that can be typed in: who they are, their group, what they declared, how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from prioritiser.edits.interests import has_declared
from prioritiser.model.base import AssessorId
from prioritiser.model.people import Assessor
from prioritiser.model.round import Round
from ui.models.answers import tally_of
from ui.models.interest_words import declared_words

Index = QModelIndex | QPersistentModelIndex
KEY: Final = Qt.ItemDataRole.UserRole
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field of an assessor that it shows, or what is worked out; `typed` can be changed here."""

    name: str
    heading: str
    typed: bool = True


COLUMNS: Final = (
    Column("name", "Name"), Column("role", "Role"), Column("group", "Stakeholder group"),
    Column("interests", "Interests", typed=False), Column("scored", "Scored", typed=False),
    Column("facilitator", "Facilitates"), Column("panel", "Panel"), Column("organisation", "Organisation"),
)  # fmt: skip
NAMES: Final = tuple(column.name for column in COLUMNS)


class PeopleTable(QAbstractTableModel):
    """Assessors in the order of the panel. What is typed is asked for with `edited`; the round decides."""

    edited = Signal(str, str, object)  # assessor, field, what was typed or chosen

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._held: Round | None = None
        self._people: list[Assessor] = []
        self._scored: dict[AssessorId, str] = {}
        self.can_change = True

    def load(self, held: Round | None, *, can_change: bool) -> None:
        """Show the panel of a round."""
        self.beginResetModel()
        self._held, self.can_change = held, can_change
        self._people = list(held.assessors.values()) if held is not None else []
        tallies = {each.id: tally_of(held, each.id) for each in self._people} if held is not None else {}
        self._scored = {key: f"{tally.done} of {tally.total}" for key, tally in tallies.items()}
        self.endResetModel()

    def at(self, row: int) -> Assessor | None:
        """Return the assessor of a row."""
        return self._people[row] if 0 <= row < len(self._people) else None

    def row_of(self, assessor: str) -> int:
        """Return an assessor's row, or -1."""
        return next((row for row, each in enumerate(self._people) if each.id == assessor), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many assessors there are."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, its tick, or the row in words."""
        person, name = self._people[index.row()], NAMES[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and name == "facilitator":
            return Qt.CheckState.Checked if person.facilitator else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words(person, name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self._words(person, name) or "nothing yet"
            return f"{COLUMNS[index.column()].heading}: {said}. {self._row(person)}"
        if role == KEY:
            return person.id
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done in a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = COLUMNS[index.column()]
        if column.typed and self.can_change:
            flags |= Qt.ItemFlag.ItemIsUserCheckable if column.name == "facilitator" else Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a change; the table shows it once the round has it."""
        person, name = self._people[index.row()], NAMES[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and name == "facilitator":
            self.edited.emit(person.id, name, Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole and value != self._words(person, name):
            self.edited.emit(person.id, name, str(value).strip())
        return True

    def _words(self, person: Assessor, name: str) -> str:
        if self._held is None or name == "facilitator":
            return ""
        if name == "group":
            group = self._held.groups.get(person.group) if person.group is not None else None
            return group.name if group is not None else ""
        if name == "interests":
            return declared_words(self._held, person.id)
        return self._scored[person.id] if name == "scored" else str(getattr(person, name))

    def _row(self, person: Assessor) -> str:
        held = self._held
        said = "" if held is None or has_declared(held, person.id) else ", no declaration yet"
        return f"{person.name or person.id}, {person.role or 'no role'}{said}"
