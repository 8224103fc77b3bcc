"""The rounds of the start screen as a list: those that were open here, then the built-in sample round."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.moments import when_words
from ui.models.recent_rounds import Bars
from ui.models.round_troubles import Trouble, folder_words
from ui.settings import Recent

ROW_ROLE = Qt.ItemDataRole.UserRole
SAMPLE_TITLE = "Sample round"
SAMPLE_WORDS = "Try every screen safely"
# The shape of the sample round's ranking before it was ever opened: it says nothing, it only looks at home.
SAMPLE_BARS: Bars = tuple(
    tuple((token, share * part) for token, part in zip(("p1", "p2", "p3", "p4", "g1"), parts, strict=True))
    for share, parts in (
        (0.86, (0.24, 0.12, 0.08, 0.12, 0.44)), (0.82, (0.2, 0.1, 0.16, 0.1, 0.44)),
        (0.78, (0.14, 0.18, 0.06, 0.16, 0.46)), (0.74, (0.22, 0.06, 0.12, 0.12, 0.48)),
        (0.7, (0.12, 0.14, 0.14, 0.08, 0.52)),
    )
)  # fmt: skip
_Index = QModelIndex | QPersistentModelIndex
_NO_TROUBLES: Mapping[str, Trouble] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `done` is 0..1, or below 0 where there is no progress to show."""

    path: str
    title: str
    facts: str
    progress: str
    done: float
    when: str
    bars: Bars
    is_sample: bool = False
    is_opening: bool = False
    trouble: Trouble | None = None

    @property
    def spoken(self) -> str:
        """Return the whole row as a sentence or two."""
        if self.is_opening:
            return f"{self.title}, opening"
        if self.trouble is not None:
            return f"{self.title}. {self.trouble.spoken}"
        parts = (f"{self.title}, {self.facts.replace(' · ', ', ')}", self.progress, self.when)
        return ". ".join(part for part in parts if part)


class RoundList(QAbstractListModel):
    """The rows that the filter lets through."""

    def __init__(self, sample: Path, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        """Begin with the sample round alone; `sample` is where it is kept once it was opened."""
        super().__init__(parent)
        self._sample, self._clock = sample, clock
        self._recent: tuple[Recent, ...] = ()
        self._open_now = ""
        self._opening = ""
        self._troubles = _NO_TROUBLES
        self._filter = ""
        self._rows: tuple[Row, ...] = self._built()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows that are shown."""
        return self._rows

    @property
    def recent(self) -> tuple[Recent, ...]:
        """Return the remembered rounds without the sample, whatever the filter lets through."""
        return tuple(each for each in self._recent if not self._is_sample(each.path))

    def show(self, recent: Sequence[Recent], *, open_now: str = "") -> None:
        """Show other rounds; `open_now` is the path of the one that is open."""
        self._recent, self._open_now = tuple(recent), open_now
        self._rebuild()

    def set_filter(self, text: str) -> None:
        """Show only rounds whose title, folder or progress has all these words."""
        self._filter = text.casefold()
        self._rebuild()

    def set_opening(self, path: str) -> None:
        """Mark the round that is being opened; "" for none."""
        self._opening = path
        self._rebuild()

    def set_troubles(self, troubles: Mapping[str, Trouble]) -> None:
        """Say by path what stands in the way of opening."""
        self._troubles = MappingProxyType(dict(troubles))
        self._rebuild()

    def index_of(self, path: str) -> QModelIndex:
        """Return the index of a round, invalid when it is not shown."""
        return next((self.index(at) for at, row in enumerate(self._rows) if row.path == path), QModelIndex())

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title, the whole row, its tip, or the row as a sentence."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.path if not row.is_sample else ""
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _rebuild(self) -> None:
        """Show the rows anew; rows that stay rows are only changed, so that a selection holds."""
        built = self._built()
        if [row.path for row in built] != [row.path for row in self._rows]:
            self.beginResetModel()
            self._rows = built
            self.endResetModel()
        elif built != self._rows:
            self._rows = built
            self.dataChanged.emit(self.index(0), self.index(len(built) - 1))

    def _built(self) -> tuple[Row, ...]:
        rows = [self._row(each) for each in self.recent]
        rows.append(self._sample_row())
        return tuple(row for row in rows if self._passes(row))

    def _passes(self, row: Row) -> bool:
        said = f"{row.title} {row.facts} {row.progress}".casefold()
        return all(word in said for word in self._filter.split())

    def _is_sample(self, path: str) -> bool:
        return bool(path) and Path(path) == self._sample

    def _row(self, each: Recent) -> Row:
        path = Path(each.path)
        counts = [_counted(each.cases, "case"), _counted(each.criteria, "criterion", "criteria"), each.budget]
        facts = f"{', '.join(part for part in counts if part)} · {folder_words(path)}"
        return Row(
            each.path, each.title or path.stem, facts, each.progress, each.done, self._when(each), each.bars,
            is_opening=each.path == self._opening, trouble=self._troubles.get(each.path),
        )  # fmt: skip

    def _sample_row(self) -> Row:
        known = next((each for each in self._recent if self._is_sample(each.path)), None)
        path = str(self._sample)
        when = self._when(known) if known is not None else "Not opened yet"
        bars = known.bars if known is not None and known.bars else SAMPLE_BARS
        figures = f"{_counted(known.cases, 'case')}, invented figures" if known is not None else "Invented figures"
        return Row(
            path, SAMPLE_TITLE, f"{figures} · Built in", SAMPLE_WORDS, -1.0, when, bars, is_sample=True,
            is_opening=path == self._opening, trouble=self._troubles.get(path),
        )  # fmt: skip

    def _when(self, each: Recent) -> str:
        if each.path == self._open_now:
            return "Open now"
        when = each.when
        return when_words(when.astimezone(self._clock().tzinfo), self._clock()) if when is not None else ""


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
