"""The comparisons in pairs as a list: what was said of each, and which ones clash."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from prioritiser.model.round import Round
from ui.models.weigh_judgement import Pairs, pairs_of
from ui.models.weigh_steps import Step, name_of
from ui.models.weigh_words import pair_words

Index = QModelIndex | QPersistentModelIndex
PAIR_ROLE: Final = Qt.ItemDataRole.UserRole
MOST_TIMES: Final = 9


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison: which two, how many times the first is worth the second (None: not yet), whether it clashes."""

    pair: tuple[str, str]
    text: str
    times: float | None
    clashes: bool

    @property
    def words(self) -> str:
        """Return it as it is read out."""
        return f"{self.text}. Clashes with other answers" if self.clashes else self.text


def compared_in(held: Round, step: Step, said: Pairs, worst: Collection[tuple[str, str]]) -> tuple[Compared, ...]:
    """Return every comparison of a step."""
    clashing = {frozenset(pair) for pair in worst}
    return tuple(
        Compared(pair, _text(held, pair, said.given), said.given.get(pair), frozenset(pair) in clashing)
        for pair in pairs_of(step.ids)
    )


def _text(held: Round, pair: tuple[str, str], given: Mapping[tuple[str, str], float]) -> str:
    if pair in given:
        return pair_words(held, *pair, given[pair])
    return f"{name_of(held, pair[0])} and {name_of(held, pair[1])}: not compared yet"


def times_at(place: int) -> float:
    """Return how many times the first is worth the second at a place −8 (9 times) … 0 (the same) … 8 (a ninth)."""
    return float(1 - place) if place <= 0 else 1 / (place + 1)


def place_of(times: float | None) -> int:
    """Return the place of a comparison, the middle while there is none."""
    if times is None:
        return 0
    most = min(max(round(times if times >= 1 else 1 / times), 1), MOST_TIMES)
    return 1 - most if times >= 1 else most - 1


class PairsModel(QAbstractListModel):
    """Every comparison of a step."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.entries: tuple[Compared, ...] = ()

    def show(self, entries: tuple[Compared, ...]) -> None:
        """Show other comparisons; where only what they say differs, the rows stay."""
        if [each.pair for each in entries] == [each.pair for each in self.entries]:
            self.entries = entries
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a comparison in words."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == PAIR_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        return entry.words if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole} else None
