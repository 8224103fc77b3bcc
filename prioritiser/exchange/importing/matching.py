"""What a file says of the columns of a sheet; with the matching itself and how one is proposed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from prioritiser.errors import InputError
from prioritiser.exchange.importing.cell import column_of
from prioritiser.exchange.importing.headings import folded
from prioritiser.exchange.importing.matched import (
    Column,
    Matching,
    Sort,
    added_notes,
    check_matching,
    is_read,
    never_read,
)
from prioritiser.exchange.importing.proposing import propose
from prioritiser.exchange.importing.sheets import SheetInfo
from prioritiser.exchange.importing.targets import IGNORE, is_target, unknown_year
from prioritiser.exchange.importing.years import opened_to_targets
from prioritiser.model.base import Value
from prioritiser.model.round import Round

MOST_HEADINGS = 3  # rows of headings above one another
SMALLEST_SCALE, LARGEST_SCALE = 0.001, 1_000_000_000.0  # pounds that a plain number can count in
_KNOWN = ("sheet", "header", "rows", "columns", "ignored", "scales", "rest")


def matching_from(document: Mapping[str, Value], sheet: SheetInfo, held: Round, where: str) -> Matching:
    """Return the matching that a file says: {"header": [5, 6], "columns": {"A" or "Scheme name": target, …}}.

    Columns that it does not name are left out. Raises InputError naming what it says wrongly.
    """
    unknown = [name for name in document if name not in _KNOWN]
    if unknown:
        raise _wrong(f"There is no “{unknown[0]}” in a matching.", where, unknown[0])
    if not isinstance(document.get("sheet", ""), str):
        raise _wrong("“sheet” must be the name of a sheet.", where, "sheet")
    header, said, scales = document.get("header"), document.get("columns"), document.get("scales", {})
    if not isinstance(said, dict) or not isinstance(scales, dict):
        raise _wrong("“columns” must say what each column is, by its letters or its heading.", where, "columns")
    rows = _rows_said(header, sheet)
    if header is not None and rows is None:
        said_of = f"“header” must list rows of headings, one after the other, from 1 to {sheet.last}."
        raise _wrong(said_of, where, "header")
    sort = _sort_said(document, where)
    found = propose(sheet, held, header=rows)
    held = opened_to_targets(held, (target for target in said.values() if isinstance(target, str)))
    columns = {column.index: replace(column, target=IGNORE, assumed="") for column in found.columns}
    for name, index, target in _named(said, "columns", found.columns, where):
        columns[index] = replace(columns[index], target=_target_said(target, sort, held, where, f"columns.{name}"))
    for name, index, scale in _named(scales, "scales", found.columns, where):
        columns[index] = replace(columns[index], scale=_scale_said(scale, where, f"scales.{name}"))
    rest = document.get("rest", "")
    if not isinstance(rest, str) or (rest and rest not in held.places):
        raise _wrong(f"There is no place “{rest}”.", where, "rest")
    kept = tuple(columns.values())
    return replace(found, columns=kept, rest=rest, sort=sort, notes=added_notes(kept))


def _sort_said(document: Mapping[str, Value], where: str) -> Sort:
    """Return what each row is said to be."""
    match document.get("rows", "cases"):
        case "cases":
            return "cases"
        case "money":
            return "money"
    raise _wrong("“rows” must be “cases” or “money”.", where, "rows")


def _named(
    said: Mapping[str, Value], part: str, columns: Sequence[Column], where: str
) -> Iterator[tuple[str, int, Value]]:
    """Yield each entry with the column that it names; a column that two entries name is refused."""
    names: dict[int, str] = {}
    for name, value in said.items():
        index = _index_of(name, columns, where, part)
        if index in names:
            text = f"“{names[index]}” and “{name}” are the same column."
            remedy = "Leave one out. Nothing was changed."
            raise InputError("Repeated", text, where=f"{where}, {part}.{name}", remedy=remedy)
        names[index] = name
        yield name, index, value


def _target_said(target: Value, sort: Sort, held: Round, where: str, at: str) -> str:
    """Return what a column is said to be, once it is known that rows of this sort can be brought in as that."""
    if not isinstance(target, str):
        raise _wrong(f"A column cannot be brought in as “{target}”.", where, at)
    if not is_target(target, held):
        raise _wrong(unknown_year(target, held) or f"A column cannot be brought in as “{target}”.", where, at)
    if not is_read(target, sort):
        raise _wrong(never_read(target, sort), where, at)
    return target


def _scale_said(scale: Value, where: str, at: str) -> float:
    """Return how many pounds a plain number counts in."""
    is_number = isinstance(scale, int | float) and not isinstance(scale, bool)
    if not is_number or not SMALLEST_SCALE <= scale <= LARGEST_SCALE:  # type: ignore[operator]
        raise _wrong(f"A scale must be a number from {SMALLEST_SCALE} to {LARGEST_SCALE:,.0f}.", where, at)
    return float(scale)  # type: ignore[arg-type]


def _rows_said(header: Value, sheet: SheetInfo) -> list[int] | None:
    """Return the rows of headings that are said, None unless they are in the sheet without a gap, with rows below."""
    if not isinstance(header, list) or any(type(each) is not int for each in header):
        return None
    rows = [int(each) for each in header]
    last = sheet.top[-1].number if sheet.top else 0
    follows = all(after == before + 1 for before, after in itertools.pairwise(rows))
    return rows if follows and len(rows) <= MOST_HEADINGS and all(1 <= each < last for each in rows) else None


def _index_of(name: str, columns: Sequence[Column], where: str, part: str) -> int:
    """Return the column that letters or a heading name."""
    found = [column.index for column in columns if name.isalpha() and column_of(name) == column.index]
    found = found or [column.index for column in columns if folded(name) in (column.key, folded(column.heading))]
    found = found or [column.index for column in columns if folded(name) == folded(column.heading.rpartition("› ")[2])]
    if len(found) != 1:
        said = f"There is no column “{name}”." if not found else f"Several columns are called “{name}”."
        raise _wrong(said, where, f"{part}.{name}")
    return found[0]


def _wrong(said: str, where: str, at: str) -> InputError:
    return InputError("WrongMatching", said, where=f"{where}, {at}", remedy="Correct it. Nothing was changed.")


__all__ = ("Column", "Matching", "check_matching", "matching_from", "propose")
