"""A list of the record as a table: one row for each entry, and one more to type the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from prioritiser.errors import InputError, KnownError
from prioritiser.model.base import Value
from prioritiser.model.case_fields import CaseField
from prioritiser.model.records import is_empty
from ui.models.case_record_table import Entry, Plan, RecordTable, Unfinished, Write
from ui.models.case_record_words import Words

Work = Callable[[Entry], str]


def rows_in(value: Value, columns: Sequence[CaseField]) -> list[Entry]:
    """Return what a field of sort list holds as rows; text that stands there instead is the first column of one."""
    if is_empty(value):
        return []
    given: Sequence[Any] = value if isinstance(value, list | tuple) else [value]
    return [dict(row) if isinstance(row, dict) else {columns[0].name: row} for row in given]


class ListTable(RecordTable):
    """Rows that are entries. One that lacks what it needs is kept here until it has it, and is not in the round.

    `worked_out`: columns that follow from a row, `worked_at` where they stand (else last). A `fixed` column names the
    row and is not typed in.
    """

    def __init__(
        self,
        plan: Plan,
        write: Write,
        parent: QObject | None = None,
        *,
        fixed: str = "",
        tip: Work | None = None,
        worked_out: Sequence[tuple[CaseField, Work]] = (),
        worked_at: int | None = None,
        complete: Callable[[Entry, Sequence[Entry]], Entry] | None = None,
    ) -> None:
        """Begin empty; `complete` may fill in a new row from what the others say, `tip` says more of a fixed one."""
        super().__init__(plan, write, parent)
        self._fixed, self._tip = fixed, tip
        self._complete = complete or (lambda row, _others: row)
        self._worked_out = {field.name: work for field, work in worked_out}
        at = len(plan.columns) if worked_at is None else worked_at
        self._columns = (*plan.columns[:at], *(field for field, _work in worked_out), *plan.columns[at:])
        self.rows: list[Entry] = []
        self._waiting: dict[int, Entry] = {}

    def show_rows(self, rows: Sequence[Entry], words: Words, *, anew: bool = False) -> None:
        """Show entries; what is half typed stays, unless they are another case's."""
        if anew:
            self._waiting.clear()
        elif len(rows) != len(self.rows):
            self.forget_faults()
        self.rows = [dict(row) for row in rows]
        self.shown_again(words, anew=anew)

    @property
    def columns(self) -> Sequence[CaseField]:
        """Return the columns that are typed, then those that are worked out."""
        return self._columns

    def height(self) -> int:
        """Return the entries and what is being typed below them."""
        if not self.plan.grows or not self.can_change:
            return len(self.rows)
        return max([len(self.rows), *self._waiting]) + 1

    def row_at(self, row: int) -> Entry:
        """Return an entry, or as much of one as there is."""
        if row in self._waiting:
            return self._waiting[row]
        return self.rows[row] if row < len(self.rows) else {}

    def value(self, row: int, column: int) -> Value:
        """Return what stands in a cell."""
        return self.row_at(row).get(self._columns[column].name)

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        work = self._worked_out.get(self._columns[column].name)
        return super().text(row, column) if work is None else work(self.row_at(row))

    def can_edit(self, _row: int, column: int) -> bool:
        """Return whether a cell is typed in."""
        name = self._columns[column].name
        return self.can_change and name != self._fixed and name not in self._worked_out

    def has_tick(self, row: int, column: int) -> bool:
        """Return whether a tick makes sense in a cell: not where nothing stands yet."""
        return super().has_tick(row, column) and not self._missing(self.row_at(row))

    def tip(self, row: int, column: int) -> str:
        """Return more about what names a row."""
        named = self._tip is not None and self._columns[column].name == self._fixed
        return self._tip(self.row_at(row)) if named and self._tip is not None else super().tip(row, column)

    def hint(self, row: int, column: int) -> str:
        """Ask for the next entry in the row below the last."""
        return self.plan.hint if column == 0 and row >= len(self.rows) and not self.row_at(row) else ""

    def is_strong(self, _row: int, column: int) -> bool:
        """Return whether the cell names its row."""
        name = self._columns[column].name
        return name == self._fixed or name in self._worked_out

    def waiting(self) -> str:
        """Say what a half-typed row still needs."""
        for row in self._waiting.values():
            missing = [field.label.lower() for field in self.plan.columns if field.name in self._missing(row)]
            return f"Give {' and '.join(missing)} too; until then this row is not kept."
        return ""

    def _missing(self, row: Entry) -> list[str]:
        return [name for name in self.plan.needed if is_empty(row.get(name))]

    def half_typed(self) -> tuple[object, object]:
        """Return the rows that are in the round, and those that are half typed by where they stand."""
        return [dict(row) for row in self.rows], {at: dict(row) for at, row in self._waiting.items()}

    def type_again(self, left: Unfinished) -> None:
        """Put back the rows that were half typed: new ones below the last, others only where all is as it was."""
        before: list[Entry] = left.rows  # type: ignore[assignment]
        waiting: dict[int, Entry] = left.waiting  # type: ignore[assignment]
        further = len(self.rows) - len(before)
        same = before == self.rows
        self._waiting = {
            at if same else at + further: row for at, row in waiting.items() if same or at >= len(before)
        }  # fmt: skip

    # Changing

    def take(self, cells: Sequence[tuple[int, int, Value]]) -> KnownError | None:
        """Put values into cells; the list is written once a row has what it needs."""
        rows, waiting = [dict(row) for row in self.rows], {at: dict(row) for at, row in self._waiting.items()}
        for at, column, value in cells:
            kept = at < len(rows) and at not in waiting and not self._missing(rows[at])
            row = rows[at] if kept else waiting.setdefault(at, dict(rows[at]) if at < len(rows) else {})
            _put(row, self._columns[column].name, value)
            if kept and self._missing(row) and not self._fixed:
                return _needed(self._columns[column])
        return self._keep(rows, waiting)

    def _keep(self, rows: list[Entry], waiting: dict[int, Entry]) -> KnownError | None:
        """Write the rows that are whole, and hold on to the others."""
        waiting = {at: self._complete(row, rows) if at >= len(rows) else row for at, row in waiting.items()}
        ready = {at: row for at, row in waiting.items() if not self._missing(row)}
        left = {at: row for at, row in waiting.items() if at not in ready and self._says_something(row)}
        for at in sorted(ready):
            if at < len(rows):
                rows[at] = ready[at]
            else:
                rows.append(ready[at])
        before, self._waiting = self._waiting, left
        kept = [row for row in rows if not self._missing(row)]
        if kept == [row for row in self.rows if not self._missing(row)]:
            return None
        fault = self._write(kept)
        if fault is not None:
            self._waiting = {**before, **waiting}
        return fault

    def _says_something(self, row: Entry) -> bool:
        return any(not is_empty(value) for name, value in row.items() if name != self._fixed)

    def remove_rows(self, at: Sequence[int]) -> KnownError | None:
        """Take rows out; of a table with fixed rows only what they say."""
        self.forget_faults()
        gone = set(at)
        self._waiting = {row: entry for row, entry in self._waiting.items() if row not in gone}
        return self._keep([row for n, row in enumerate(self.rows) if n not in gone], dict(self._waiting))

    def move_row(self, at: int, by: int) -> KnownError | None:
        """Move a row up (below 0) or down."""
        to = at + by
        if not (0 <= at < len(self.rows) and 0 <= to < len(self.rows)) or self._fixed:
            return None
        self.forget_faults()
        rows = list(self.rows)
        rows.insert(to, rows.pop(at))
        return self._keep(rows, dict(self._waiting))


def _put(row: Entry, name: str, value: Value) -> None:
    if is_empty(value):
        row.pop(name, None)
    else:
        row[name] = value


def _needed(field: CaseField) -> KnownError:
    remedy = "Take the whole row out instead. Nothing was changed."
    return InputError("Needed", f"A row cannot be without its {field.label.lower()}.", where=field.label, remedy=remedy)
