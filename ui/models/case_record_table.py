"""What the small tables of the record have in common: typed cells, what could not be taken, one edit for a block."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from prioritiser.edits.patients import check_no_patient
from prioritiser.errors import KnownError
from prioritiser.model.base import Value
from prioritiser.model.case_fields import CaseField
from prioritiser.model.records import is_empty
from ui.models.case_record_words import Words

Index = QModelIndex | QPersistentModelIndex
Entry = dict[str, Value]
Cell = tuple[int, int, str]  # row, column, what was typed
Write = Callable[[list[Entry]], KnownError | None]

FIELD: Final = Qt.ItemDataRole.UserRole + 1  # the CaseField of a cell that can be changed, else None
FAULT: Final = Qt.ItemDataRole.UserRole + 2  # why what was typed there could not be taken, or ""
HINT: Final = Qt.ItemDataRole.UserRole + 3  # quiet words where nothing stands yet
STRONG: Final = Qt.ItemDataRole.UserRole + 4  # whether the cell is part of a sum or a name

RIGHT: Final = frozenset(("number", "money", "share"))
_YES: Final = Qt.CheckState.Checked


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was typed into a table and is not in the round: cells that could not be taken, and rows half typed.

    `rows` are those among which the cells stood; `waiting` is what the table itself makes of half-typed rows.
    """

    rows: object
    faults: Mapping[tuple[int, int], tuple[str, str]]
    waiting: object


@dataclass(frozen=True, slots=True)
class Manner:
    """How the values of one column are shown and read where the usual way does not fit."""

    show: Callable[[Value], str]
    read: Callable[[str], Value]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table consists of: its columns, the ones a row cannot do without, and how some are shown and read.

    `suggestions`: for a column, what is offered beside free typing. `widths`: the least width of a column in design
    pixels, where the usual one of its sort does not do. `grows`: whether rows can be added and taken out.
    """

    columns: tuple[CaseField, ...]
    needed: tuple[str, ...] = ()
    manners: Mapping[str, Manner] = field(default_factory=dict)
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)
    grows: bool = True
    hint: str = "Add a row"


def sentence_of(fault: KnownError) -> str:
    """Return what happened and what to do, for the line beside the cause."""
    return " ".join(part for part in (fault.message, fault.remedy) if part)


class TableFace(QAbstractTableModel):
    """What a view sees of a table: its cells in words, ticks, marks and hints."""

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.plan = plan
        self.can_change = True
        self.words = Words()
        self._faults: dict[tuple[int, int], tuple[str, str]] = {}
        self._count = 0

    # What a subclass says

    @property
    @abstractmethod
    def columns(self) -> Sequence[CaseField]:
        """Return the columns that are shown."""

    @abstractmethod
    def height(self) -> int:
        """Return how many rows are shown, the one to type a new one into included."""

    @abstractmethod
    def value(self, row: int, column: int) -> Value:
        """Return what stands in a cell."""

    def can_edit(self, row: int, column: int) -> bool:
        """Return whether a cell can be changed."""
        return self.can_change and bool(row >= 0) and column < len(self.columns)

    def hint(self, _row: int, _column: int) -> str:
        """Return quiet words for a cell in which nothing stands."""
        return ""

    def tip(self, row: int, column: int) -> str:
        """Return what is said of a cell on hovering: all of it."""
        return self.text(row, column)

    def is_strong(self, _row: int, _column: int) -> bool:
        """Return whether a cell is a name or a sum."""
        return False

    def field(self, _row: int, column: int) -> CaseField:
        """Return what kind of thing stands in a cell."""
        return self.columns[column]

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows: what was typed there, if it could not be taken."""
        if (row, column) in self._faults:
            return self._faults[row, column][0]
        found, value = self.field(row, column), self.value(row, column)
        manner = self.plan.manners.get(found.name)
        if manner is not None:
            return manner.show(value)
        return "" if is_empty(value) else self.words.show(found, value)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a heading; its tip has the unit and what belongs there."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return " ".join(
                part for part in (f"{column.label}, {column.unit}." if column.unit else "", column.help) if part
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        return None

    def _alignment(self, column: CaseField) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column.sort in RIGHT else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def is_ticked(self, row: int, column: int) -> bool:
        """Return whether a cell is a tick rather than words."""
        return self.field(row, column).sort == "yes_no"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return what a view asks of a cell."""
        if not index.isValid() or index.row() >= self._count:
            return None
        row, column = index.row(), index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return "" if self.is_ticked(row, column) else self.text(row, column)
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._tick(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(self.field(row, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._faults.get((row, column), ("", ""))[1] or self.tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.summary(row) if column == 0 else self._spoken(row, column)
        return self._own_data(row, column, role)

    def _tick(self, row: int, column: int) -> Qt.CheckState | None:
        if not self.is_ticked(row, column) or not self.has_tick(row, column):
            return None
        return _YES if self.value(row, column) is True else Qt.CheckState.Unchecked

    def has_tick(self, row: int, column: int) -> bool:
        """Return whether a tick makes sense in a cell."""
        return self.can_edit(row, column)

    def _own_data(self, row: int, column: int, role: int) -> object:
        if role == FIELD:
            return self.field(row, column) if self.can_edit(row, column) else None
        if role == FAULT:
            return self._faults.get((row, column), ("", ""))[1]
        if role == HINT:
            return self.hint(row, column)
        return self.is_strong(row, column) if role == STRONG else None

    def summary(self, row: int) -> str:
        """Return a row in words, for those who hear it."""
        said = [self._spoken(row, column) for column in range(len(self.columns)) if self._says(row, column)]
        return ", ".join(said) or self.hint(row, 0) or "Nothing yet"

    def _says(self, row: int, column: int) -> bool:
        return self.value(row, column) is True if self.is_ticked(row, column) else bool(self.text(row, column))

    def _spoken(self, row: int, column: int) -> str:
        label = self.columns[column].label
        if self.is_ticked(row, column):
            return label if self.value(row, column) is True else f"not {label.lower()}"
        return f"{label} {self.text(row, column) or 'nothing'}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row, column = index.row(), index.column()
        if not self.can_edit(row, column):
            return base
        if self.is_ticked(row, column):
            return base | Qt.ItemFlag.ItemIsUserCheckable
        return base | Qt.ItemFlag.ItemIsEditable


class RecordTable(TableFace):
    """A table whose cells are typed; each change is handed to `write` as the whole list, which may refuse it."""

    fault_changed = Signal(str)

    def __init__(self, plan: Plan, write: Write, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(plan, parent)
        self._hand_over = write
        self.is_stale: Callable[[], bool] = lambda: False  # whether the rows are another case's than the open one

    def _write(self, rows: list[Entry]) -> KnownError | None:
        """Hand the whole list over, unless it was filled for another case or round: then it is dropped."""
        return None if self.is_stale() else self._hand_over(rows)

    @abstractmethod
    def take(self, cells: Sequence[tuple[int, int, Value]]) -> KnownError | None:
        """Put values into cells and have the list written; return why it was refused."""

    def waiting(self) -> str:
        """Return what is still needed before a row is kept, as a sentence, or ""."""
        return ""

    # What is typed and not in the round, while another case is shown

    def unfinished(self) -> Unfinished | None:
        """Return what was typed and is not in the round, None where nothing is."""
        rows, waiting = self.half_typed()
        return Unfinished(rows, dict(self._faults), waiting) if self._faults or waiting else None

    def resume(self, left: Unfinished) -> None:
        """Put back what was typed; cells that could not be taken only where their rows are as they were."""
        if self.half_typed()[0] == left.rows:
            self._faults = dict(left.faults)
        self.type_again(left)
        self.shown_again(self.words, anew=False)

    @abstractmethod
    def half_typed(self) -> tuple[object, object]:
        """Return the rows that are in the round, and those that are half typed."""

    @abstractmethod
    def type_again(self, left: Unfinished) -> None:
        """Put back the rows that were half typed."""

    # Showing

    def shown_again(self, words: Words, *, anew: bool) -> None:
        """Tell views that the rows have changed; `anew`: they are another case's."""
        self.words = words
        if anew:
            self._faults.clear()
            self.beginResetModel()
            self._count = self.height()
            self.endResetModel()
        else:
            self._resize()
        if self._count and not anew:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))
        self.fault_changed.emit(self.said())

    def _resize(self) -> None:
        """Let rows come or go at the end: every cell is shown again anyway, and the current one stays."""
        before, after = self._count, self.height()
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self._count = after
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self._count = after
            self.endRemoveRows()

    def said(self) -> str:
        """Return what could not be taken, or what is still needed, as one sentence; "" for nothing."""
        for (row, column), (_typed, why) in sorted(self._faults.items()):
            more = len(self._faults) - 1
            rest = f" {more} more {'cell' if more == 1 else 'cells'} could not be taken." if more else ""
            return f"Row {row + 1}, {self.columns[column].label}: {why}{rest}"
        return self.waiting()

    def forget_faults(self) -> None:
        """Let go of what could not be taken: the rows have moved."""
        self._faults.clear()

    # Typing

    def set_cells(self, cells: Iterable[Cell]) -> None:
        """Take what was typed or pasted, all of it as one edit; what cannot be read stays in its cell with why."""
        read: list[tuple[int, int, Value]] = []
        typed: dict[tuple[int, int], str] = {}
        refused: dict[tuple[int, int], tuple[str, str]] = {}
        for at in [at for at in self._faults if at[0] >= self._count]:
            del self._faults[at]  # of a row that was pasted and never came to be
        for row, column, text in cells:
            if not self.can_edit(row, column):
                continue
            try:
                read.append((row, column, self.read(row, column, text)))
            except KnownError as fault:
                refused[row, column] = (text, sentence_of(fault))
            else:
                typed[row, column] = text
                self._faults.pop((row, column), None)
        if read:
            refusal = self.take(read)
            if refusal is not None:
                at = read[0][:2]
                refused[at] = (typed[at], sentence_of(refusal))
        self._faults.update(refused)
        self.shown_again(self.words, anew=False)

    def read(self, row: int, column: int, text: str) -> Value:
        """Return the value of a typed text. Raises InputError with a plain sentence."""
        found = self.field(row, column)
        manner = self.plan.manners.get(found.name)
        value = manner.read(text) if manner is not None else self.words.read(found, text)
        check_no_patient(value, found.label, held=self.value(row, column))
        return value

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Take what was typed or ticked."""
        if not index.isValid() or not self.can_edit(index.row(), index.column()):
            return False
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._set_tick(row, column, on=Qt.CheckState(value) == _YES)
        if role != Qt.ItemDataRole.EditRole or str(value) == self.text(row, column):
            return False
        self.set_cells([(row, column, str(value))])
        return True

    def _set_tick(self, row: int, column: int, *, on: bool) -> bool:
        refusal = self.take([(row, column, on)])
        if refusal is not None:
            self._faults[row, column] = ("", sentence_of(refusal))
        self.shown_again(self.words, anew=False)
        return refusal is None
