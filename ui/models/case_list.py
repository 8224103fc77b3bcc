"""The list on the left: cases in a person's own order, or criteria in column view, and how far each has come."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from prioritiser.model.base import AssessorId, CaseId
from prioritiser.model.round import Round
from ui.models.answers import TAGS, Tally, not_asked
from ui.models.criteria import Placed

Which = Literal["all", "to_do", "done"]
Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list. `tag` is a quiet word ("Stop"); `done` of `total` answers, total 0 when none are asked."""

    key: str
    title: str
    done: int
    total: int
    tag: str = ""

    @property
    def is_done(self) -> bool:
        """Return whether nothing is left to answer."""
        return self.done >= self.total

    @property
    def fraction(self) -> float:
        """Return how far it has come, 0..1."""
        return self.done / self.total if self.total else 1.0

    @property
    def summary(self) -> str:
        """Return the line as a screen reader says it."""
        progress = f"{self.done} of {self.total} scored" if self.total else "nothing to score"
        return ", ".join(part for part in (self.title, self.tag, progress) if part)


def ordered_cases(held: Round, assessor: AssessorId | None, *, shuffled: bool) -> list[CaseId]:
    """Return the cases as the round has them, or in an order of this person's own that stays the same for ever."""
    if not shuffled:
        return list(held.cases)
    return sorted(held.cases, key=lambda case: hashlib.sha256(f"{held.uuid}\n{assessor}\n{case}".encode()).digest())


def case_entries(held: Round, assessor: AssessorId | None, tally: Tally, order: Sequence[CaseId]) -> list[Entry]:
    """Return one line for each case."""
    entries = []
    for key in order:
        case = held.cases[key]
        barrier = not_asked(held, assessor, case)
        tag = barrier.word if barrier is not None else TAGS[case.type]
        total = tally.per_case if barrier is None else 0
        entries.append(Entry(key, case.title, tally.cases[key], total, tag))
    return entries


def criterion_entries(placed: Sequence[Placed], tally: Tally) -> list[Entry]:
    """Return one line for each criterion."""
    return [
        Entry(
            each.criterion.id,
            f"{each.number}  {each.criterion.label}",
            tally.criteria[each.criterion.id],
            len(tally.asked),
        )
        for each in placed
    ]


def chosen_entries(entries: Sequence[Entry], which: Which, text: str, keep: str = "") -> list[Entry]:
    """Return the lines that a filter lets through; the one that is open stays, so that no row is lost underhand."""
    words = text.casefold().split()
    wanted = []
    for entry in entries:
        fits = which == "all" or entry.is_done == (which == "done") or entry.key == keep
        if fits and all(word in f"{entry.title} {entry.tag}".casefold() for word in words):
            wanted.append(entry)
    return wanted


class CaseListModel(QAbstractListModel):
    """The lines that are shown."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._entries: list[Entry] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the lines in their order."""
        return tuple(self._entries)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what a line shows."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == ENTRY_ROLE:
            return entry
        return entry.summary if role == Qt.ItemDataRole.AccessibleTextRole else None

    def row_of(self, key: str) -> int:
        """Return the place of a line, or -1."""
        return next((row for row, entry in enumerate(self._entries) if entry.key == key), -1)

    def show(self, entries: Sequence[Entry]) -> bool:
        """Show these lines. Return whether it had to begin anew; otherwise only what differs was told."""
        if [entry.key for entry in entries] != [entry.key for entry in self._entries]:
            self.beginResetModel()
            self._entries = list(entries)
            self.endResetModel()
            return True
        for row, (old, new) in enumerate(zip(self._entries, entries, strict=True)):
            if old != new:
                self._entries[row] = new
                self.dataChanged.emit(self.index(row), self.index(row))
        return False
