"""Headings: which rows hold them, and what they say once capitals, marks and spaces are left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prioritiser.exchange.importing.cell import WIDEST, Row, letters, text_of, value_of

LOOKED_AT = 40  # rows from the top among which headings are looked for
LONGEST_HEADING = 120
_NOT_WORDS = re.compile(r"[^0-9a-z£%]+")
_AMOUNT = re.compile(r"[-(£]{0,3}\d[\d,. ]*\s?[kKmM%]?\)?", re.ASCII)
_YEARLIKE = range(1990, 2101)

Recognise = Callable[[str, str], bool]  # group, name → whether they say something known


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above one column. `key` tells it from the others, however often its words repeat; "" for no words."""

    column: int
    group: str
    name: str
    key: str

    @property
    def words(self) -> str:
        """Return what people see of it."""
        if self.group and self.name and folded(self.group) != folded(self.name):
            return f"{self.group} › {self.name}"
        return self.name or self.group or f"Column {letters(self.column)}"


def folded(text: str) -> str:
    """Return words in lower case with one space between and no marks; £ and % stay."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_NOT_WORDS.sub(" ", plain.replace("'", "").replace("’", "")).split())


def find_header(top: Sequence[Row], recognise: Recognise) -> tuple[Row, ...]:
    """Return the row of headings, with the row of groups above it where there is one; nothing when none is found.

    The row in which most headings are recognised is taken; where none is, the first row of texts only that has others
    below it.
    """
    rows = [row for row in top[:LOOKED_AT] if _could_be_header(row)]
    best: tuple[Row, ...] = ()
    most = 0
    for row in rows:
        above = _group_row(rows, row)
        for pair in ((above, row), (row,)):
            if pair[0] is None:
                continue
            count = _recognised([each for each in pair if each is not None], recognise)
            if count > most:
                best, most = tuple(each for each in pair if each is not None), count
    if best:
        return best
    wide = [row for row in rows if _filled(row) > 1 and row.number < max(each.number for each in top)]
    return tuple(wide[:1])


def headings_of(header: Sequence[Row], columns: int) -> tuple[Heading, ...]:
    """Return what stands above each column; a group's words run on to the right until the next."""
    names = _texts(header[-1], columns) if header else [""] * columns
    groups = _run_on(_texts(header[0], columns)) if len(header) > 1 else [("", False)] * columns
    found: list[Heading] = []
    seen: dict[str, int] = {}
    for column in range(columns):
        group, is_own = groups[column]
        name = names[column] or (group if is_own else "")
        said = f"{folded(group)} > {folded(name)}" if group else folded(name)
        seen[said] = seen.get(said, 0) + 1
        key = said if seen[said] == 1 or not said else f"{said} #{seen[said]}"
        found.append(Heading(column, group if names[column] else "", name, key))
    return tuple(found)


def is_too_wide(header: Sequence[Row]) -> bool:
    """Return whether there are more headings than are kept; a stray cell far to the right is none of them."""
    return any(row.beyond and _filled(row) + row.beyond > WIDEST for row in header)


def says_again(row: Row, header: Sequence[Row]) -> bool:
    """Return whether a row says the headings again, as at the top of each printed page."""
    return any(
        len(row.cells) == len(each.cells)
        and all(folded(text_of(a)) == folded(text_of(b)) for a, b in zip(row.cells, each.cells, strict=True))
        for each in header
    )


def _could_be_header(row: Row) -> bool:
    """Return whether a row holds short texts only, or numbers that are years."""
    for cell in row.cells:
        value = value_of(cell)
        if isinstance(value, str):
            if (len(value) > LONGEST_HEADING and _filled(row) > 1) or _is_amount(value.strip()):
                return False
        elif isinstance(value, int) and not isinstance(value, bool):
            if value not in _YEARLIKE:
                return False
        elif cell is not None:
            return False
    return True


def _is_amount(text: str) -> bool:
    """Return whether a text is a number or an amount, which no heading is; years are."""
    return _AMOUNT.fullmatch(text) is not None and not (text.isdecimal() and int(text) in _YEARLIKE)


def _group_row(rows: Sequence[Row], row: Row) -> Row | None:
    """Return the row right above, if it can hold groups: several texts."""
    above = next((each for each in rows if each.number == row.number - 1), None)
    return above if above is not None and _filled(above) > 1 else None


def _recognised(header: Sequence[Row], recognise: Recognise) -> int:
    """Return how many different headings say something known."""
    columns = max(len(row.cells) for row in header)
    return len({each.key for each in headings_of(header, columns) if recognise(each.group, each.name)})


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell is not None)


def _texts(row: Row, columns: int) -> list[str]:
    return [text_of(row.cell(column)).strip() for column in range(columns)]


def _run_on(texts: Sequence[str]) -> list[tuple[str, bool]]:
    """Return each text carried on to the right over empty cells, with whether it is the cell's own."""
    found, last = [], ""
    for text in texts:
        last = text or last
        found.append((last, bool(text)))
    return found
