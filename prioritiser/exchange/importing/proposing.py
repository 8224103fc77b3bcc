"""Which column of a sheet means what: proposed from headings and contents, and from what was remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from prioritiser.errors import InputError
from prioritiser.exchange.importing.cell import WIDEST, Row, short, text_of
from prioritiser.exchange.importing.headings import Heading, find_header, folded, headings_of, is_too_wide
from prioritiser.exchange.importing.matched import Column, Matching, added_notes, is_read
from prioritiser.exchange.importing.sheets import SheetInfo
from prioritiser.exchange.importing.targets import (
    CASH,
    IGNORE,
    LINE,
    is_target,
    money_target,
    rank_of,
    recognise,
    scale_said,
    target_words,
    year_said,
)
from prioritiser.exchange.importing.years import added_years, opened_to_headings, opened_to_targets
from prioritiser.model.round import Round

EXAMPLES = 3
_LINE_HEADINGS = (
    "line",
    "cost line",
    "line type",
    "finance line",
    "money line",
    "cost type",
    "type of cost",
    "type",
    "kind",
)
_LINE_WORDS = ("rec", "nr", "recurrent", "non", "capital", "cap", "saving", "savings", "income", "cost", "one")
_CASH_WORDS = re.compile(
    r"\s*(cash|cash[- ]?releasing|non[- ]?cash([- ]?releasing)?|ncr|cr|yes|no|n/?a|-|tbc)?\s*", re.IGNORECASE
)
_ALL_IN = re.compile(
    r"(figures|costs|amounts|money|all|values|prices)\b.{0,30}?(£\s*(000s?|k|m|mn|million)\b|\b000s\b)"
)
_NOT_SAID = ("", "n a", "na", "tbc", "tba", "tbd", "nil", "none", "unknown")
_ENOUGH = 0.6  # share of the sampled cells that must look like what a heading says


def propose(
    sheet: SheetInfo,
    held: Round,
    remembered: Mapping[str, str] | None = None,
    *,
    header: Sequence[int] | None = None,
) -> Matching:
    """Return what the columns of a sheet seem to mean; what was `remembered` of this source comes first.

    `header`: the rows of headings where a person has named them. Raises InputError when the sheet is empty or has more
    headings than can be matched.
    """
    if not sheet.top:
        said = f"The sheet “{sheet.name}” is empty."
        raise InputError("Empty", said, where=sheet.name, remedy="Choose another sheet. Nothing was changed.")
    rows = _header_rows(sheet, held, header)
    if is_too_wide(rows):
        said = f"The sheet “{sheet.name}” has more than {WIDEST:,} columns of headings, which cannot be matched."
        raise InputError("TooWide", said, where=sheet.name, remedy="Remove what is not needed. Nothing was changed.")
    headings = headings_of(rows, sheet.columns)
    planned, held = held, opened_to_headings(held, (f"{each.group} {each.name}" for each in headings))
    below = [row for row in sheet.top if not rows or row.number > rows[-1].number]
    above = [text_of(cell) for row in sheet.top if rows and row.number < rows[0].number for cell in row.cells if cell]
    columns = [_column(heading, below, held, remembered or {}) for heading in headings]
    is_by_line = _is_by_line(columns, below)
    if not is_by_line:  # what was remembered of rows of money is never read of cases
        columns = [
            column if is_read(column.target, "cases") else _column(heading, below, held, {})
            for heading, column in zip(headings, columns, strict=True)
        ]
    columns = _as_money(columns, below, held) if is_by_line else _settled(columns)
    columns, notes = _in_units(columns, above)
    rest = _rest(columns, held)
    illustrative = any("illustrative" in text.casefold() for text in above)
    notes += _notes(columns, planned, held, rest, has_rows=bool(below), illustrative=illustrative)
    signature = hashlib.sha256("\n".join(column.key for column in columns).encode()).hexdigest()[:16]
    return Matching(
        sheet.name, "money" if is_by_line else "cases", tuple(row.number for row in rows), tuple(columns), signature,
        rest, illustrative, tuple(notes),
    )  # fmt: skip


def _notes(
    columns: Sequence[Column], planned: Round, held: Round, rest: str, *, has_rows: bool, illustrative: bool
) -> Iterator[str]:
    """Yield what is to be said of a matching; `held` is the round `planned` with the years that the sheet names."""
    yield from (f"Column {each.letters}, “{short(each.heading)}”: {each.assumed}." for each in columns if each.assumed)
    if rest:
        yield f"What a share leaves goes to {target_words(f'place:{rest}', held).removeprefix('Share of ')}."
    new = added_years(planned, opened_to_targets(planned, (each.target for each in columns)))
    if new:
        yield f"{', '.join(new)} will be added to the years of the round, because no case has money yet."
    yield from added_notes(columns)
    if not has_rows:
        yield "There are headings and no rows below them."
    if illustrative:
        yield "The sheet says that its figures are illustrative: they are marked so."


def _header_rows(sheet: SheetInfo, held: Round, header: Sequence[int] | None) -> tuple[Row, ...]:
    if header is None:
        return find_header(sheet.top, lambda group, name: bool(recognise(group, name, held).target))
    return tuple(row for row in sheet.top if row.number in header)


def _column(heading: Heading, below: Sequence[Row], held: Round, remembered: Mapping[str, str]) -> Column:
    """Return one column with what its heading, then its contents, say."""
    values = [text for row in below if (text := text_of(row.cell(heading.column)))]
    examples = tuple(short(text) for text in list(dict.fromkeys(values))[:EXAMPLES])
    column = Column(heading.column, heading.words, heading.key, examples=examples)
    kept = remembered.get(heading.key)
    found = recognise(heading.group, heading.name, held)
    if kept is not None and is_target(kept, held):
        return replace(column, target=kept, scale=found.scale)
    if not found.target:
        return column
    if found.target == IGNORE:
        return replace(column, assumed=found.assumed)
    if found.target.endswith(":saving") and _share(values, _is_cash_word) >= _ENOUGH:
        return replace(column, target=CASH)
    telling = [text for text in values if folded(text) not in _NOT_SAID]
    if _needs_digits(found.target) and len(telling) > 1 and _share(telling, _has_digit) < 1 - _ENOUGH:
        return replace(column, assumed="it holds words where numbers belong, so it is left out")
    return replace(column, target=found.target, scale=found.scale, assumed=found.assumed)


def _settled(columns: Sequence[Column]) -> list[Column]:
    """Return the columns with one for each thing: the one whose heading names it best, then the first."""
    best: dict[str, Column] = {}
    for column in columns:
        rival = best.get(column.target)
        if rival is None or _rank(column) < _rank(rival):
            best[column.target] = column
    return [
        column
        if column.target == IGNORE or best[column.target] is column or money_target(column.target)
        else replace(column, target=IGNORE, assumed="")
        for column in columns
    ]


def _rank(column: Column) -> int:
    return rank_of(column.target, column.heading.rpartition("› ")[2])


def _is_by_line(columns: Sequence[Column], below: Sequence[Row]) -> bool:
    """Return whether each row is one line of money of a case: a reference, what line it is, and years."""
    if not any(column.target == "id" for column in columns):
        return False
    return any(_is_line(column, below) for column in columns)


def _is_line(column: Column, below: Sequence[Row]) -> bool:
    values = [text for row in below if (text := folded(text_of(row.cell(column.index))))]
    return (
        folded(column.heading) in _LINE_HEADINGS
        and bool(values)
        and _share(values, lambda text: text.split()[0] in _LINE_WORDS) >= _ENOUGH
    )


def _as_money(columns: Sequence[Column], below: Sequence[Row], held: Round) -> list[Column]:
    """Return the columns of a sheet of money by year: reference, line, and a column for each year, each once."""
    found: list[Column] = []
    taken = set()
    for column in columns:
        year = year_said(column.heading, held)
        target = IGNORE
        if column.target == "id":
            target = "id"
        elif _is_line(column, below):
            target = LINE
        elif year and (not held.settings.years or year in held.settings.years):
            target = f"year:{year}"
        again = target in taken
        taken |= {target} - {IGNORE}
        assumed = "the same as an earlier column, so it is left out" if again else ""
        found.append(replace(column, target=IGNORE if again else target, assumed=assumed))
    return found


def _in_units(columns: Sequence[Column], above: Iterable[str]) -> tuple[list[Column], list[str]]:
    """Return the columns with the unit that words above the headings give to all money."""
    said = next((text for text in above if _ALL_IN.search(folded(text))), "")
    scale = scale_said(said) if said else 1.0
    if scale == 1:
        return list(columns), []
    found = [
        replace(column, scale=scale)
        if column.scale == 1 and (money_target(column.target) or column.target.startswith("year:"))
        else column
        for column in columns
    ]
    return found, [f"“{short(said)}”: plain numbers of money are taken as £{scale:,.0f} each."]


def _rest(columns: Sequence[Column], held: Round) -> str:
    """Return the one place that no column names, when columns name all others."""
    named = {column.target.removeprefix("place:") for column in columns if column.target.startswith("place:")}
    left = [key for key in held.places if key not in named]
    return left[0] if named and len(left) == 1 else ""


def _share(values: Sequence[str], is_so: Callable[[str], bool]) -> float:
    """Return the share of texts for which something holds."""
    return sum(1 for text in values if is_so(text)) / max(1, len(values))


def _is_cash_word(text: str) -> bool:
    return _CASH_WORDS.fullmatch(text) is not None


def _has_digit(text: str) -> bool:
    return any(mark.isdigit() for mark in text)


def _needs_digits(target: str) -> bool:
    return target in ("people", "months_to_benefit", "starts") or target.startswith(("money:", "place:"))
