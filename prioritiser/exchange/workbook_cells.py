"""What the board workbook consists of, as frozen rows: cells, sheets, content. Nothing here knows a file format."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

LONGEST_CELL = 32_000  # UTF-16 units; a cell holds 32,767
TALLEST_ROW = 400.0  # points; Excel's own limit is 409
LINE_POINTS = 13.0
_CHARACTERS = 1.08  # letters that fit where one digit of column width stands, with some to spare
_LETTERS = 26

Value = str | float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a constant, or a formula (without "=") with the value that it has today.

    `style` names parts separated by blanks; `link` is a place in this workbook, such as "Calc!A12".
    """

    value: Value = None
    style: str = "text"
    formula: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A format that an area takes on where a formula, written for its first cell, is true."""

    area: str
    formula: str
    style: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What may be typed into an area: one of `choices`, or a number from `low` to `high` (None: no end)."""

    area: str
    says: str
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Print:
    """How a sheet prints on A4: rows and columns that every page repeats, and how many pages wide."""

    landscape: bool = True
    head_rows: tuple[int, int] | None = None
    head_columns: int = 0
    wide: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: cells by (row, column) from 1, and how it looks. `frozen` rows and columns stay in view."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    widths: tuple[float, ...]
    heights: Mapping[int, float]
    merges: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    entries: tuple[Entry, ...] = ()
    frozen: tuple[int, int] = (0, 0)
    print: Print = Print()

    def cell(self, place: str) -> Cell:
        """Return the cell at a place such as "B7"; an empty one where nothing was put."""
        return self.cells.get(place_of(place), Cell())


@dataclass(frozen=True, slots=True)
class Content:
    """The whole workbook. `marking` is printed on every page, `made` goes into the file as its date."""

    sheets: tuple[Sheet, ...]
    title: str
    marking: str
    made: datetime

    def sheet(self, name: str) -> Sheet:
        """Return the sheet of that name; raise KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)


@dataclass(slots=True)
class Grid:
    """Collects the cells of one sheet."""

    name: str
    widths: Sequence[float]
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    merges: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def put(self, row: int, column: int, value: Value = None, style: str = "text", *, link: str = "") -> None:
        """Place a constant; too long a text of ours is cut with an ellipsis."""
        self.cells[row, column] = Cell(cut(value) if isinstance(value, str) else value, style, link=link)

    def title(self, words: str) -> None:
        """Place the sheet's title."""
        self.put(1, 1, words, "title")
        self.heights[1] = 24.0

    def calc(self, row: int, column: int, formula: str, value: Value, style: str = "text") -> None:
        """Place a formula with the value that it has today; None stands for the empty text."""
        self.cells[row, column] = Cell("" if value is None else value, style, formula)

    def line(self, row: int, column: int, values: Iterable[Value], style: str = "text") -> None:
        """Place constants side by side."""
        for at, value in enumerate(values):
            self.put(row, column + at, value, style)

    def wide(self, row: int, first: int, last: int, value: Value, style: str = "text wrap top") -> None:
        """Place a text over several columns in a row high enough for it."""
        self.put(row, first, value, style)
        if last > first:
            for column in range(first + 1, last + 1):
                self.put(row, column, None, style)
            self.merges.append(f"{at(row, first)}:{at(row, last)}")
        self.fit(row, str(value or ""), sum(self.widths[first - 1 : last]))

    def fit(self, row: int, text: str, width: float, *, scale: float = 1.0) -> None:
        """Make a row high enough for a text wrapped at a width in characters."""
        needed = height_of(text, width) * scale
        self.heights[row] = min(TALLEST_ROW, max(self.heights.get(row, 0.0), needed))

    def done(self, *, frozen: tuple[int, int] = (0, 0), printing: Print | None = None) -> Sheet:
        """Return the finished sheet."""
        return Sheet(
            name=self.name,
            cells=MappingProxyType(dict(self.cells)),
            widths=tuple(self.widths),
            heights=MappingProxyType(dict(self.heights)),
            merges=tuple(self.merges),
            marks=tuple(self.marks),
            entries=tuple(self.entries),
            frozen=frozen,
            print=printing or Print(),
        )


def letter(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def at(row: int, column: int) -> str:
    """Return a place that moves with its formula, such as B7."""
    return f"{letter(column)}{row}"


def fixed(row: int, column: int) -> str:
    """Return a place that stays, such as $B$7."""
    return f"${letter(column)}${row}"


def along(row: int, column: int) -> str:
    """Return a place whose column stays, such as $B7."""
    return f"${letter(column)}{row}"


def area(row: int, column: int, last_row: int, last_column: int) -> str:
    """Return a range that stays, such as $B$7:$D$9."""
    return f"{fixed(row, column)}:{fixed(last_row, last_column)}"


def place_of(place: str) -> tuple[int, int]:
    """Return (row, column) of a place such as B7 or $B$7."""
    plain = place.replace("$", "")
    letters = plain.rstrip("0123456789")
    column = 0
    for each in letters:
        column = column * _LETTERS + ord(each) - ord("A") + 1
    return int(plain[len(letters) :]), column


def units(text: str) -> int:
    """Return the length of a text as Excel counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, longest: int = LONGEST_CELL) -> str:
    """Return a text that fits a cell; only texts that we put together can be longer."""
    if units(text) <= longest:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (longest - 1)].decode("utf-16-le", "ignore")
    return kept + "…"


def height_of(text: str, width: float) -> float:
    """Return how many points a text takes when it is wrapped at a width in characters."""
    return sum(_lines(part, max(width * _CHARACTERS, 1.0)) for part in text.split("\n")) * LINE_POINTS + 3.0


def _lines(part: str, room: float) -> int:
    """Return how many lines one paragraph takes, broken between words where it can be."""
    lines, used = 1, 0.0
    for word in part.split(" "):
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0.0
        elif used:
            used += 1
        used += len(word)
        if used > room:
            lines += math.ceil(used / room) - 1
            used = used % room
    return lines
