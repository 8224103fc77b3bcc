"""A file or pasted text as sheets: what each is called, how large it is, how it begins, and its rows on request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prioritiser.errors import FileError, InputError
from prioritiser.exchange.importing.cell import (
    Computed,
    ImportStoppedError,
    Progress,
    Row,
    Stopped,
    cell_name,
    never,
    no_progress,
)
from prioritiser.exchange.importing.delimited import Delimited, read_text, table_of
from prioritiser.exchange.importing.package import is_workbook
from prioritiser.exchange.importing.xlsx import Tab, Workbook, open_workbook
from prioritiser.exchange.importing.xlsx_sheet import Facts
from prioritiser.exchange.safe_files import read_bytes
from prioritiser.model.base import Value

TOP_ROWS = 60
PASTED = "Pasted rows"
CUT_OFF = (65_536, 1_048_576)  # the last rows that .xls and .xlsx can hold
_EVERY = 500  # rows between two reports of progress
_NAMED = 3  # cells that a warning names before it says how many more


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One sheet. `rows` and `columns` count what holds something; `top` is how it begins; `last` its last row."""

    name: str
    rows: int
    columns: int
    last: int
    top: tuple[Row, ...]
    hidden: bool
    warnings: tuple[str, ...]
    workbook: Workbook | None = None
    tab: Tab | None = None
    table: Delimited | None = None

    def read(self, *, progress: Progress = no_progress, stopped: Stopped = never) -> Iterator[Row]:
        """Yield every row that holds something, from the first.

        Raises FileError where the sheet cannot be read; ImportStoppedError when stopped.
        """
        if self.workbook is not None and self.tab is not None:
            found = self.workbook.rows(self.tab, Facts(), stopped)
        elif self.table is not None:
            found = self.table.rows(stopped)
        else:
            found = iter(())
        for at, (share, row) in enumerate(found):
            if at % _EVERY == 0:
                if stopped():
                    raise ImportStoppedError
                progress(share)
            yield row
        progress(1.0)


@dataclass(frozen=True, slots=True)
class Source:
    """What was handed in: a file or pasted text, with its sheets in order."""

    name: str
    sheets: tuple[SheetInfo, ...]
    warnings: tuple[str, ...] = ()

    def sheet(self, name: str | None = None) -> SheetInfo:
        """Return the sheet of a name, else the first that people see and that holds something.

        Raises InputError when there is none of that name.
        """
        if name is None:
            seen = [each for each in self.sheets if not each.hidden and each.rows]
            return (seen or list(self.sheets))[0]
        found = next((each for each in self.sheets if each.name.strip() == name.strip()), None)
        if found is None:
            names = ", ".join(f"“{each.name}”" for each in self.sheets)
            remedy = f"Name one of {names}. Nothing was changed."
            raise InputError("NoSheet", f"There is no sheet “{name}”.", where=self.name, remedy=remedy)
        return found

    def like(self, name: Value) -> SheetInfo:
        """Return the sheet that a matching from a file names, else the first that people see.

        Text has one table only, which is called as its file is: a matching made for another file may be used for it.
        What is no text is left to the reading of the matching. Raises InputError when a workbook has no such sheet.
        """
        has_names = any(each.workbook is not None for each in self.sheets)
        return self.sheet(name if isinstance(name, str) and has_names else None)


def read_source(source: Path | str, *, progress: Progress = no_progress, stopped: Stopped = never) -> Source:
    """Read a file (a Path) or pasted text (a str) once through, to know its sheets.

    Raises FileError naming what cannot be read and what to do; ImportStoppedError when stopped.
    """
    name = PASTED if isinstance(source, str) else source.name
    try:
        return _read(source, progress, stopped)
    except MemoryError:
        said = "There is not enough memory on this computer to read it."
        raise FileError("TooLarge", said, where=name, remedy="Split it. Nothing was changed.") from None


def _read(source: Path | str, progress: Progress, stopped: Stopped) -> Source:
    """Read a file or pasted text once through."""
    if isinstance(source, str):
        return _one_table(table_of(source, PASTED, pasted=True), (), progress, stopped)
    data = _bytes(source)
    if not is_workbook(data, source.name):
        text, warnings = read_text(data, source.name)
        return _one_table(table_of(text, source.name), warnings, progress, stopped)
    book = open_workbook(data, source.name, stopped)
    sheets = []
    for at, tab in enumerate(book.tabs):
        facts = Facts()
        rows = book.rows(tab, facts, stopped)
        found = _looked_through(tab.name, rows, _part_of(progress, at, len(book.tabs)))
        sheets.append(_of_workbook(found, book, tab, facts))
    return Source(source.name, tuple(sheets), book.warnings)


def _bytes(path: Path) -> bytes:
    """Return a file's bytes; one that another program holds is named as such."""
    try:
        return read_bytes(path)
    except FileError as fault:
        if fault.code != "Unreadable":
            raise
        remedy = "Close it in Excel if it is open there, and check that you may open it. Nothing was changed."
        raise FileError(fault.code, fault.message, where=fault.where, remedy=remedy) from None


def _part_of(progress: Progress, at: int, count: int) -> Progress:
    """Return what tells of one sheet among several."""
    return lambda share: progress((at + share) / count)


def _one_table(table: Delimited, warnings: tuple[str, ...], progress: Progress, stopped: Stopped) -> Source:
    """Return a source of one sheet of text."""
    found = _looked_through(table.name, table.rows(stopped), progress)
    sheet = SheetInfo(
        found.name, found.rows, found.columns, found.last, found.top, hidden=False, warnings=found.warnings, table=table
    )
    return Source(table.name, (sheet,), warnings)


def _of_workbook(found: SheetInfo, book: Workbook, tab: Tab, facts: Facts) -> SheetInfo:
    """Return a sheet of a workbook with what the workbook says of it."""
    warnings = list(found.warnings)
    if facts.hidden:
        warnings.append(f"{_rows(facts.hidden)} hidden in the sheet; {_it(facts.hidden)} read like the others.")
    if facts.merges:
        warnings.append("Some cells are merged; only the first of each holds its value.")
    return SheetInfo(
        found.name, found.rows, found.columns, found.last, found.top, hidden=tab.hidden, warnings=tuple(warnings),
        workbook=book, tab=tab,
    )  # fmt: skip


def _looked_through(name: str, rows: Iterator[tuple[float, Row]], progress: Progress) -> SheetInfo:
    """Return what going through a sheet once shows; no more than its top is kept."""
    count = columns = last = computed = beyond = 0
    top: list[Row] = []
    first: list[str] = []
    for share, row in rows:
        if count % _EVERY == 0:
            progress(share)
        count += 1
        last = row.number
        columns = max(columns, len(row.cells))
        beyond += row.beyond
        if len(top) < TOP_ROWS:
            top.append(row)
        for column, cell in enumerate(row.cells):
            if type(cell) is Computed:
                computed += 1
                if len(first) < _NAMED:
                    first.append(cell_name(column, row.number))
    progress(1.0)
    warnings = _warnings((count, last), computed, first, beyond)
    return SheetInfo(name, count, columns, last, tuple(top), hidden=False, warnings=warnings)


def _warnings(size: tuple[int, int], computed: int, first: list[str], beyond: int) -> tuple[str, ...]:
    """Return what to say of a sheet, of so many rows to its last one, before anything of it is used."""
    count, last = size
    found = []
    if last in CUT_OFF and count * 2 > last:
        found.append(f"The sheet ends at row {last:,}, where Excel cuts off: some rows may be missing.")
    if computed:
        more = f" and {computed - len(first):,} more" if computed > len(first) else ""
        found.append(f"{', '.join(first)}{more} hold formulas; the values saved with them are used.")
    if beyond:
        cells = "1 cell lies" if beyond == 1 else f"{beyond:,} cells lie"
        found.append(f"{cells} beyond column ALL (1,000) and {'was' if beyond == 1 else 'were'} not read.")
    return tuple(found)


def _rows(count: int) -> str:
    return "1 row is" if count == 1 else f"{count:,} rows are"


def _it(count: int) -> str:
    return "it is" if count == 1 else "they are"
