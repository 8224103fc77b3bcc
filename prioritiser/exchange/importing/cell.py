"""What one cell of a sheet can hold, and how cells are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from prioritiser.errors import KnownError

Progress = Callable[[float], None]  # 0..1
Stopped = Callable[[], bool]

WIDEST = 1_000  # columns; a case has far fewer, and what lies beyond is counted, not kept
MOST_ROWS = 1_048_576  # as in a worksheet
LONGEST_SHOWN = 80


class Percent(float):
    """A number that its sheet shows with a percent sign: 0.25 is 25 %."""

    __slots__ = ()


Plain = str | int | float | bool | date | Percent


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula with the value that was saved with it."""

    value: Plain
    formula: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that holds something which is no value; `problem` is a plain sentence."""

    text: str
    problem: str


CellValue = Plain | Computed | Unread | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something. `number` is the row's own, from 1; `beyond` counts cells right of the last kept."""

    number: int
    cells: tuple[CellValue, ...]
    hidden: bool = False
    beyond: int = 0

    def cell(self, column: int) -> CellValue:
        """Return the cell in a column, counted from 0; None where there is none."""
        return self.cells[column] if 0 <= column < len(self.cells) else None


class ImportStoppedError(KnownError):
    """The person stopped the reading; nothing of it is left."""

    def __init__(self) -> None:
        """Say so in one sentence."""
        super().__init__("Stopped", "The reading was stopped.", remedy="Nothing was changed.")


def no_progress(_share: float) -> None:
    """Tell nobody."""


def never() -> bool:
    """Go on."""
    return False


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: A, B, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_of(name: str) -> int:
    """Return the column, counted from 0, that letters name; -1 when they name none."""
    number = 0
    for letter in name.upper():
        if not "A" <= letter <= "Z" or number > WIDEST**2:
            return -1
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def cell_name(column: int, row: int) -> str:
    """Return a cell's name as spreadsheets write it: G12."""
    return f"{letters(column)}{row}"


def value_of(cell: CellValue) -> Plain | None:
    """Return what a cell says; a formula says the value that was saved with it."""
    if isinstance(cell, Computed):
        return cell.value
    return None if isinstance(cell, Unread) else cell


def text_of(cell: CellValue) -> str:
    """Return a cell as text on one line, as a person would read it; whole numbers without a decimal point."""
    value = cell.text if isinstance(cell, Unread) else value_of(cell)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Percent):
        return f"{value * 100:g}%"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004
    return " ".join(str(value).split())


def is_blank(cell: CellValue) -> bool:
    """Return whether a cell holds nothing, or spaces only; what cannot be read is something."""
    if isinstance(cell, str):
        return not cell or cell.isspace()
    return cell is None or (isinstance(cell, Computed) and is_blank(cell.value))


def short(text: str) -> str:
    """Return a text cut to what a list of problems can show."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
