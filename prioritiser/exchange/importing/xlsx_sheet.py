"""One worksheet as rows, streamed: every cell is seen with its formula and with the value saved beside it."""

from __future__ import annotations

import math
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from prioritiser.errors import FileError
from prioritiser.exchange.importing.cell import (
    MOST_ROWS,
    WIDEST,
    CellValue,
    Computed,
    Percent,
    Plain,
    Row,
    Stopped,
    Unread,
    column_of,
)
from prioritiser.exchange.importing.xlsx_values import Shape, day_of, unescaped
from prioritiser.exchange.importing.xml_part import Handler, parse

MOST_MERGES = 10_000
_TEXTS = ("v", "t", "f")
_TRUE = ("1", "true")
_FALSE = ("0", "false")
_TWICE = "twice"  # beside the texts of a cell: it has more than one value
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


@dataclass(slots=True)
class Facts:
    """What a worksheet says beside its cells: merged ranges, and how many rows are hidden."""

    merges: list[str] = field(default_factory=list)
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """What the cells of every sheet refer to: shared texts, the shape of each style, how days are counted."""

    strings: Sequence[str]
    shapes: Sequence[Shape]
    from_1904: bool


def rows_of(
    package: zipfile.ZipFile, part: str, book: Book, *, where: str, facts: Facts, stopped: Stopped
) -> Iterator[tuple[float, Row]]:
    """Yield the rows that hold something, each with the share (0..1) of the sheet that is read.

    Raises FileError when the sheet is damaged; ImportStoppedError when stopped.
    """
    handler = _SheetHandler(book, where, facts)
    for share in parse(package, part, handler, where, stopped):
        ready, handler.ready = handler.ready, []
        for row in ready:
            yield share, row


class _SheetHandler(Handler):
    """Makes rows from the elements of a worksheet."""

    def __init__(self, book: Book, where: str, facts: Facts) -> None:
        self.ready: list[Row] = []
        self._values = _Values(book)
        self._where, self._facts = where, facts
        self._columns: dict[str, int] = {}
        self._number = 0
        self._hidden = False
        self._cells: list[CellValue] = []
        self._beyond = 0
        self._column = -1
        self._sort, self._style = "n", ""
        self._texts: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._phonetic = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in _TEXTS:
            if not self._phonetic:
                if name == "v" and name in self._texts:
                    self._texts[_TWICE] = []
                self._into = self._texts.setdefault(name, [])
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._phonetic += 1
        elif name == "mergeCell" and len(self._facts.merges) < MOST_MERGES:
            self._facts.merges.append(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in _TEXTS:
            self._into = None
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._phonetic -= 1

    def text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r")
        number = self._number + 1 if said is None else int(said) if said.isdecimal() else 0
        if number <= self._number:
            said = "The rows of the sheet are not in order, so the file is damaged."
            remedy = "Open and save it in Excel first. Nothing was changed."
            raise FileError("Damaged", said, where=self._where, remedy=remedy)
        if number > MOST_ROWS:
            said = f"The sheet has more than {MOST_ROWS:,} rows, which no worksheet has."
            raise FileError("TooLarge", said, where=self._where, remedy="Split it. Nothing was changed.")
        self._number = number
        self._hidden = attributes.get("hidden") in _TRUE
        self._cells, self._beyond, self._column = [], 0, -1

    def _end_row(self) -> None:
        while self._cells and self._cells[-1] is None:
            self._cells.pop()
        if self._cells or self._beyond:
            self.ready.append(Row(self._number, tuple(self._cells), self._hidden, self._beyond))
            self._facts.hidden += self._hidden

    def _start_cell(self, attributes: dict[str, str]) -> None:
        name = attributes.get("r")
        if name is None:
            self._column += 1
        else:
            at = name.rstrip("0123456789")
            found = self._columns.get(at)
            if found is None:
                found = self._columns[at] = column_of(at)
            self._column = found
        self._sort, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._texts = {}

    def _end_cell(self) -> None:
        texts = self._texts
        if not texts:
            return
        value = self._values.of(self._sort, self._style, texts)
        self._texts = {}
        if value is None:
            return
        if not 0 <= self._column < WIDEST:
            self._beyond += 1
            return
        cells = self._cells
        short = self._column - len(cells)
        if short >= 0:
            cells.extend([None] * short)
            cells.append(value)
        elif cells[self._column] is None:
            cells[self._column] = value
        else:
            cells[self._column] = Unread("", "This cell is in the file twice.")


class _Values:
    """Turns what a cell stores into what it says."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._shapes: dict[str, Shape] = {str(at): shape for at, shape in enumerate(book.shapes)}
        self._readers: dict[str, Callable[[str, str], Plain | Unread | None]] = {
            "s": self._shared, "b": _yes_no, "e": _fault, "d": _iso_day, "n": self._number,
        }  # fmt: skip

    def of(self, sort: str, style: str, texts: dict[str, list[str]]) -> CellValue:
        """Return a cell's value; a formula comes with its own."""
        if sort == "inlineStr":
            return unescaped("".join(texts.get("t", ()))) or None
        raw = "".join(texts.get("v", ()))
        if _TWICE in texts:
            return Unread(raw, "It has more than one value in the file.")
        value: Plain | Unread | None
        if sort == "str":
            value = unescaped(raw)
        elif raw == "" or raw.isspace():
            value = None
        else:
            value = self._readers.get(sort, self._number)(raw, style)
        if "f" not in texts:
            return None if value == "" else value
        formula = "=" + "".join(texts["f"])
        if value is None:
            return Unread(formula, "It holds a formula without a saved value.")
        if isinstance(value, Unread):
            return value
        return Computed(value, formula)

    def _shared(self, raw: str, _style: str) -> Plain | Unread | None:
        said = raw.strip()
        at = int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else len(self._book.strings)  # noqa: PLR2004
        if at < len(self._book.strings):
            return self._book.strings[at] or None
        return Unread(raw, "The text of this cell is missing from the workbook.")

    def _number(self, raw: str, style: str) -> Plain | Unread | None:
        said = raw.strip()
        number: float
        if said.isascii() and said.isdecimal() and len(said) < 16:  # noqa: PLR2004
            number = int(said)
        elif _NUMBER.fullmatch(said) is not None:
            number = float(said)
        else:
            return Unread(raw, "It holds a number that cannot be read.")
        if not math.isfinite(number):
            return Unread(raw, "It holds a number that is too large.")
        shape = self._shapes.get(style, "number")
        if shape == "number":
            return number
        if shape == "percent":
            return Percent(number)
        day = day_of(number, from_1904=self._book.from_1904)
        return Unread(raw, "It holds a date that no calendar has.") if day is None else day


def _yes_no(raw: str, _style: str) -> Plain | Unread:
    said = raw.strip()
    return said in _TRUE if said in _TRUE + _FALSE else Unread(raw, "It holds neither yes nor no.")


def _fault(raw: str, _style: str) -> Unread:
    return Unread(raw, f"It holds {raw}, which a formula left behind.")


def _iso_day(raw: str, _style: str) -> date | datetime | Unread:
    try:
        found = datetime.fromisoformat(raw.strip())
    except ValueError:
        return Unread(raw, "It holds a date that cannot be read.")
    return found.date() if (found.hour, found.minute, found.second) == (0, 0, 0) else found
