"""Figures by year as a table: a row for each group, measure or sort of money, a column for each year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from prioritiser.errors import InputError, KnownError
from prioritiser.model.base import Value
from prioritiser.model.case_fields import CaseField
from prioritiser.model.records import is_empty
from ui.models.answers import MINUS
from ui.models.case_record_table import Cell, Entry, Plan, RecordTable, Unfinished, Write
from ui.models.case_record_words import Words

YEAR = "year:"


@dataclass(slots=True)
class Series:
    """One row: what it is about, and its lines by year, each with its place in the record's list."""

    facts: Entry
    lines: dict[str, list[tuple[int, Entry]]] = field(default_factory=dict)

    def total(self, year: str, name: str) -> float | None:
        """Return the sum of a year's lines, None where there are none."""
        lines = self.lines.get(year)
        return sum(float(line[name]) for _at, line in lines) if lines else None  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Sort:
    """What the rows of a table of years are told apart by, and what is kept of a line.

    `name`: the field of a line that holds the figure. `before` and `after`: columns on either side of the years.
    """

    name: str
    figure: CaseField
    before: tuple[CaseField, ...]
    after: tuple[CaseField, ...] = ()

    def facts_of(self, line: Entry) -> Entry:
        """Return what tells a line's row from the others."""
        return {column.name: line[column.name] for column in (*self.before, *self.after) if line.get(column.name)}

    def line_of(self, facts: Entry, year: str, amount: float, old: Entry) -> Entry:
        """Return the line of a row's year; what a row does not say stays as it was."""
        named = {column.name for column in (*self.before, *self.after)}
        kept = {name: value for name, value in old.items() if name not in named}
        return {**kept, **facts, "year": year, self.name: amount}

    def typed(self, _facts: Entry, amount: float) -> float:
        """Return a figure that was typed into a row as it is kept."""
        return amount

    def moved(self, _before: Entry, _after: Entry, amount: float) -> float:
        """Return a figure whose row has become about something else."""
        return amount

    def has_tick(self, _row: Series, _name: str) -> bool:
        """Return whether a tick makes sense in a row."""
        return True

    def order(self, _facts: Entry) -> tuple[int, ...]:
        """Return where a row stands among the others; equal ones stay as they come."""
        return ()


class SeriesTable(RecordTable):
    """Rows of years. A row without figures is kept here until it has one, and is not in the round."""

    def __init__(self, plan: Plan, sort: Sort, write: Write, parent: QObject | None = None) -> None:
        """Begin without years."""
        super().__init__(plan, write, parent)
        self.sort = sort
        self.years: tuple[str, ...] = ()
        self.rows: list[Series] = []
        self._next: Entry = {}
        self._feet: tuple[tuple[str, Mapping[str, str]], ...] = ()
        self._columns: tuple[CaseField, ...] = (*sort.before, *sort.after)

    def show_lines(
        self,
        lines: Sequence[Entry],
        years: Sequence[str],
        words: Words,
        *,
        feet: Sequence[tuple[str, Mapping[str, str]]] = (),
        anew: bool = False,
    ) -> None:
        """Show the lines of a case; `feet` are sums below them, each a name and words by year."""
        if anew:
            self._next = {}
        sort, before = self.sort, len(self.rows)
        years = tuple(years) or tuple(sorted({str(line["year"]) for line in lines}))
        strange = sorted({str(line["year"]) for line in lines} - set(years))
        self.rows = grouped(sort, lines)
        self._feet = tuple(feet)
        if (*years, *strange) != self.years:
            self.years = (*years, *strange)
            figure = sort.figure
            columns = (CaseField(f"{YEAR}{year}", year, figure.sort, unit=figure.unit) for year in self.years)
            self._columns = (*sort.before, *columns, *sort.after)
            anew = True
        elif len(self.rows) != before:
            self.forget_faults()
        self.shown_again(words, anew=anew)

    @property
    def columns(self) -> Sequence[CaseField]:
        """Return what a row is about, the years, and what else is said of it."""
        return self._columns

    def height(self) -> int:
        """Return the rows, the one to type next, and the sums."""
        return len(self.rows) + self.can_change + len(self._feet)

    def _foot(self, row: int) -> tuple[str, Mapping[str, str]] | None:
        at = row - len(self.rows) - self.can_change
        return self._feet[at] if 0 <= at < len(self._feet) else None

    def facts(self, row: int) -> Entry:
        """Return what a row is about."""
        return self.rows[row].facts if row < len(self.rows) else self._next

    def year_at(self, column: int) -> str:
        """Return the year of a column, or "" for another one."""
        name = self._columns[column].name
        return name.removeprefix(YEAR) if name.startswith(YEAR) else ""

    def value(self, row: int, column: int) -> Value:
        """Return what stands in a cell."""
        year = self.year_at(column)
        if not year:
            return self.facts(row).get(self._columns[column].name) if self._foot(row) is None else None
        return self.rows[row].total(year, self.sort.name) if row < len(self.rows) else None

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        foot = self._foot(row)
        if foot is None:
            said = super().text(row, column)
            return said.replace("£", "").replace("-", MINUS, 1) if self.year_at(column) else said
        return foot[0] if column == 0 else foot[1].get(self.year_at(column), "")

    def is_ticked(self, row: int, column: int) -> bool:
        """Return whether a cell is a tick; sums have none."""
        return self._foot(row) is None and super().is_ticked(row, column)

    def has_tick(self, row: int, column: int) -> bool:
        """Return whether a tick makes sense in a cell."""
        if row >= len(self.rows) and not self._next:
            return False
        shown = self.rows[row] if row < len(self.rows) else Series(self._next)
        return super().has_tick(row, column) and self.sort.has_tick(shown, self._columns[column].name)

    def can_edit(self, row: int, _column: int) -> bool:
        """Return whether a cell is typed in: all but the sums."""
        return self.can_change and self._foot(row) is None

    def hint(self, row: int, column: int) -> str:
        """Ask for the next row below the last."""
        return self.plan.hint if column == 0 and row == len(self.rows) and not self._next else ""

    def is_strong(self, row: int, column: int) -> bool:
        """Return whether a cell is a sum or names its row."""
        return column == 0 or self._foot(row) is not None

    def waiting(self) -> str:
        """Say what the row that is being typed still needs."""
        if not self._next:
            return ""
        missing = [column.label.lower() for column in self.sort.before if column.name in self._missing(self._next)]
        return f"Give {' and '.join(missing) or 'a figure'} too; until then this row is not kept."

    def _missing(self, facts: Entry) -> list[str]:
        return [name for name in self.plan.needed if is_empty(facts.get(name))]

    def half_typed(self) -> tuple[object, object]:
        """Return the rows that are in the round with their years, and the next one as far as it is typed."""
        return (self.years, list(self.rows)), dict(self._next)

    def type_again(self, left: Unfinished) -> None:
        """Put back the row that was half typed."""
        self._next = dict(left.waiting)  # type: ignore[call-overload]

    # Changing

    def set_cells(self, cells: Iterable[Cell]) -> None:
        """Take what was typed or pasted; what is pasted past the last row makes new ones, not sums."""
        every, new = list(cells), len(self.rows)
        begins_in_sums = min((row for row, _column, _text in every), default=0) > new
        past = 0 if begins_in_sums else len(self._feet)
        super().set_cells([(row + past if row > new else row, column, text) for row, column, text in every])

    def take(self, cells: Sequence[tuple[int, int, Value]]) -> KnownError | None:
        """Put values into cells and have all lines written; new rows need what tells them apart and a figure."""
        rows = [Series(dict(row.facts), {year: list(lines) for year, lines in row.lines.items()}) for row in self.rows]
        new: dict[int, Series] = {}
        for at, column, value in cells:
            row = rows[at] if at < len(rows) else new.setdefault(at, Series(dict(self._next) if not new else {}))
            year = self.year_at(column)
            if year:
                known = isinstance(value, int | float)
                figure = self.sort.typed(row.facts, float(value)) if known else None  # type: ignore[arg-type]
                _set_figure(row, year, self.sort.name, figure)
            else:
                self._set_fact(row, self._columns[column].name, value)
            if at < len(rows) and self._missing(row.facts):
                return _needed(self._columns[column])
        return self._keep(rows, new)

    def _set_fact(self, row: Series, name: str, value: Value) -> None:
        """Say something else of a row; its figures follow."""
        before = dict(row.facts)
        if is_empty(value) or value is False:
            row.facts.pop(name, None)
        else:
            row.facts[name] = value
        figure = self.sort.name
        for lines in row.lines.values():
            for at, (place, line) in enumerate(lines):
                moved = self.sort.moved(before, row.facts, float(line[figure]))  # type: ignore[arg-type]
                lines[at] = (place, {**line, figure: moved})

    def _keep(self, rows: list[Series], new: Mapping[int, Series]) -> KnownError | None:
        for at in sorted(new):
            if self._missing(new[at].facts) and new[at].lines:
                names = [column.label.lower() for column in self.sort.before if column.name in self.plan.needed]
                remedy = "Then type the figure. Nothing was changed."
                return InputError("Needed", f"Say first which {' and '.join(names)} this is.", remedy=remedy)
        before, self._next = self._next, {}
        for row in new.values():
            if not row.lines:
                self._next = row.facts
        fault = self.write_rows([*rows, *(row for row in new.values() if row.lines)])
        if fault is not None:
            self._next = before
        return fault

    def write_rows(self, rows: Sequence[Series]) -> KnownError | None:
        """Have the lines of rows written, unless they say what is there already."""
        after = lines_of(self.sort, rows)
        return None if after == lines_of(self.sort, self.rows) else self._write(after)

    def remove_rows(self, at: Sequence[int]) -> KnownError | None:
        """Take rows out with all their figures."""
        self.forget_faults()
        if len(self.rows) in at:
            self._next = {}
        return self.write_rows([row for n, row in enumerate(self.rows) if n not in set(at)])

    def begin_row(self, facts: Entry) -> None:
        """Prepare the next row with what it is about."""
        self._next = dict(facts)
        self.shown_again(self.words, anew=False)


def grouped(sort: Sort, lines: Sequence[Entry]) -> list[Series]:
    """Return the lines of a case as rows, told apart by what they are about."""
    found: dict[tuple[tuple[str, str], ...], Series] = {}
    for at, line in enumerate(lines):
        facts = sort.facts_of(line)
        key = tuple(sorted((name, repr(value)) for name, value in facts.items()))
        row = found.setdefault(key, Series(facts))
        row.lines.setdefault(str(line["year"]), []).append((at, line))
    return sorted(found.values(), key=lambda row: sort.order(row.facts))


def lines_of(sort: Sort, rows: Sequence[Series]) -> list[Entry]:
    """Return the lines that rows consist of, where they stood before, new ones last."""
    placed = []
    for row in rows:
        for year, lines in row.lines.items():
            placed += [(at, sort.line_of(row.facts, year, float(line[sort.name]), line)) for at, line in lines]  # type: ignore[arg-type]
    return [line for _at, line in sorted(placed, key=lambda each: each[0])]


_NEW = 1 << 30


def _set_figure(row: Series, year: str, name: str, figure: float | None) -> None:
    """Put one figure in the place of a year's lines; None takes them out."""
    old = row.lines.pop(year, [])
    if figure is not None:
        at, line = old[0] if old else (_NEW, {})
        row.lines[year] = [(at, {**line, name: figure})]


def _needed(column: CaseField) -> KnownError:
    remedy = "Take the whole row out instead. Nothing was changed."
    return InputError(
        "Needed", f"A row cannot be without its {column.label.lower()}.", where=column.label, remedy=remedy
    )
