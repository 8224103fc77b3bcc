"""What can be found by typing: commands, cases, criteria, people, screens and help, grouped under headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from prioritiser.model.round import Round
from ui.models.answers import name_of, role_of
from ui.models.criteria import placed_criteria
from ui.models.help_topics import TOPICS
from ui.models.matching import Index

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
COMMAND, CASE, CRITERION, SCREEN, HELP = "command", "case", "criterion", "screen", "help"
ASSESSOR = "assessor"
HEADINGS: Final = (
    (COMMAND, "Commands"), (CASE, "Cases"), (CRITERION, "Criteria"), (ASSESSOR, "People"), (SCREEN, "Screens"),
    (HELP, "Help"),
)  # fmt: skip
# The screens on which each kind of thing can be shown; the first is its home.
SHOWN_ON: Final = MappingProxyType(
    {CASE: ("cases", "score", "ranking"), CRITERION: ("framework", "score", "weights"), ASSESSOR: ("people",)}
)
MOST_IN_GROUP: Final = 6
MOST_UNASKED: Final = 8
_UNASKED: Final = (SCREEN, COMMAND)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be found: its kind and key, its words, more words, its keys and icon."""

    kind: str
    key: str
    text: str
    more: str = ""
    keys: str = ""
    icon: str = ""

    @property
    def spoken(self) -> str:
        """Return the thing as it is read out."""
        return ", ".join(part for part in (self.text, self.more, self.keys) if part)


def screen_for(kind: str, here: str) -> str:
    """Return where a thing is shown: on the screen that one is on if it can be, else on its home."""
    screens = SHOWN_ON[kind]
    return here if here in screens else screens[0]


def things_of(held: Round | None) -> tuple[Thing, ...]:
    """Return the cases, criteria and assessors of a round, and the pages of help."""
    found: list[Thing] = []
    if held is not None:
        found += [Thing(CASE, case.id, case.title or case.id, case.id, icon="document") for case in held.cases.values()]
        found += [
            Thing(CRITERION, each.criterion.id, each.criterion.name or each.criterion.id, each.group, icon="target")
            for each in placed_criteria(held)
        ]
        found += [Thing(ASSESSOR, key, name_of(held, key), role_of(held, key), icon="person") for key in held.assessors]
    found += [Thing(HELP, topic.key, topic.title, "Help", icon="help") for topic in TOPICS]
    return tuple(found)


class FinderList(QAbstractListModel):
    """Headings and what was found below them; headings are strings, the rest are Things."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self._things: tuple[Thing, ...] = ()
        self._index = Index(())
        self.rows: tuple[str | Thing, ...] = ()

    def fill(self, things: Sequence[Thing]) -> None:
        """Search among other things from now on."""
        self._things = tuple(things)
        self._index = Index([f"{thing.text} {thing.more}" for thing in self._things])
        self.ask("")

    def ask(self, query: str) -> None:
        """Show what matches, the best group first; without a query, the screens and the first commands."""
        self.beginResetModel()
        self.rows = self._found(query) if query.strip() else self._unasked()
        self.endResetModel()

    @property
    def first(self) -> QModelIndex:
        """Return the first thing that can be chosen."""
        return self.next_to(-1, 1)

    def next_to(self, row: int, step: int) -> QModelIndex:
        """Return the nearest thing after (or before) a row; headings are passed over."""
        row += step
        while 0 <= row < len(self.rows):
            if isinstance(self.rows[row], Thing):
                return self.index(row)
            row += step
        return QModelIndex()

    @property
    def count(self) -> int:
        """Return how many things are shown."""
        return sum(isinstance(row, Thing) for row in self.rows)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows, headings among them."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let headings be neither chosen nor reached."""
        is_heading = index.isValid() and isinstance(self.rows[index.row()], str)
        return Qt.ItemFlag.ItemNeverHasChildren if is_heading else super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, the row itself, or how it is read out."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Thing) else row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if isinstance(row, Thing) else row
        return None

    def _found(self, query: str) -> tuple[str | Thing, ...]:
        groups: dict[str, list[Thing]] = {}
        for at, _score in self._index.search(query):
            thing = self._things[at]
            groups.setdefault(thing.kind, []).append(thing)
        headings = dict(HEADINGS)
        rows: list[str | Thing] = []
        for kind, things in groups.items():
            rows += [headings[kind], *things[:MOST_IN_GROUP]]
        return tuple(rows)

    def _unasked(self) -> tuple[str | Thing, ...]:
        headings = dict(HEADINGS)
        rows: list[str | Thing] = []
        for kind in _UNASKED:
            things = [thing for thing in self._things if thing.kind == kind][:MOST_UNASKED]
            rows += [headings[kind], *things] if things else []
        return tuple(rows)
