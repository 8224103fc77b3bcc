"""From a cell to the value that its column stands for; what cannot be read is refused in a plain sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from prioritiser.edits import cells
from prioritiser.edits.case_cells import check_value, choices_of, parse_cell
from prioritiser.errors import InputError
from prioritiser.exchange.importing.cell import CellValue, Percent, Plain, Unread, short, text_of, value_of
from prioritiser.exchange.importing.headings import folded
from prioritiser.exchange.importing.matched import Column
from prioritiser.exchange.importing.words import best_choice, type_said
from prioritiser.exchange.importing.xlsx_values import day_of
from prioritiser.model.base import Value
from prioritiser.model.case_fields import CASE_FIELDS, CaseField
from prioritiser.model.round import Round

_DASHES = ("-", "–", "—", "−")
_ABOUT = re.compile(r"(?:c\.?|ca\.?|circa|approx\.?|approximately|about|around|~|≈)\s*(?=[\d£])", re.IGNORECASE)
_QUARTER = re.compile(r"q([1-4])\s*(?:fy\s*)?((?:20)?\d\d\s*[/\-–]\s*(?:20)?\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"([a-z]{3,9})\.?[\s\-/]*((?:20)\d\d|\d\d)", re.IGNORECASE)
_SLASHED = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\s*")
_SERIALS = range(20_000, 80_000)  # days from 1954 to 2119
_LARGEST_MONEY = 1e10  # pounds; a case above it has the wrong unit
_MONTHS_IN_YEAR = 12
_HUNDRED = 100
_GATES = MappingProxyType(
    {
        **dict.fromkeys(("pass", "passed", "yes", "y", "met", "✓", "✔", "green", "true", "ok"), "pass"),
        **dict.fromkeys(("conditional", "with conditions", "partly", "partial", "amber"), "conditional"),
        **dict.fromkeys(("fail", "failed", "no", "n", "not met", "✗", "✘", "x", "red", "false"), "fail"),
        **dict.fromkeys(("n/a", "na", "not applicable", "not_applicable"), "not_applicable"),
    }
)
_CASH = MappingProxyType(
    {
        **dict.fromkeys(("cash", "cash releasing", "cr", "yes", "y", "true"), True),
        **dict.fromkeys(("non cash", "noncash", "non cash releasing", "ncr", "no", "n", "false"), False),
    }
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A cell's value for its column, and in what words it was taken where that needed some judgement."""

    value: Value
    judged: str = ""


def take(cell: CellValue, column: Column, held: Round) -> Taken:
    """Return what a cell says for its column; value None when it says nothing.

    Raises InputError with a plain sentence when it says something that cannot be read.
    """
    if cell is None:
        return Taken(None)
    if isinstance(cell, Unread):
        raise InputError("Unread", cell.problem)
    value = value_of(cell)
    if value is None or (isinstance(value, str) and not value.strip()):
        return Taken(None)
    field = CASE_FIELDS.get(column.target)
    if field is not None:
        return _field(value, field, held)
    return _BY_START[column.target.partition(":")[0]](value, column, held)


def take_money(value: Plain, column: Column, _held: Round) -> Taken:
    """Return pounds; a dash is nil. Plain numbers count in the column's own unit."""
    if isinstance(value, str):
        said = value.strip()
        if said in _DASHES or folded(said) == "nil":
            return Taken(0.0)
        about = _ABOUT.sub("", said)
        amount = cells.parse_money(about, scale=column.scale)
        judged = cells.show_money(amount) if about != said or amount < 0 or not said[-1:].isdecimal() else ""
    else:
        amount, judged = _plain_number(value) * column.scale, ""
    if abs(amount) > _LARGEST_MONEY:
        raise InputError(
            "OutOfRange", f"“{short(text_of(value))}” comes to {cells.show_money(amount)}: check the unit."
        )
    return Taken(round(amount, 2), judged)


def _cash(value: Plain, _column: Column, _held: Round) -> Taken:
    """Return whether savings release cash, None where it is not said."""
    said = folded(text_of(value))
    if said in _CASH:
        return Taken(_CASH[said])
    if said in _DASHES or not said or said in ("n a", "tbc"):
        return Taken(None)
    raise InputError("NotAChoice", f"“{short(text_of(value))}” does not say whether savings release cash.")


def _place(value: Plain, column: Column, _held: Round) -> Taken:
    """Return a share (0..1); a plain number under a heading with % is per cent."""
    return _share(value, per_cent="%" in column.heading)


def _share(value: Plain, *, per_cent: bool) -> Taken:
    if isinstance(value, Percent):
        return Taken(_in_range(float(value), value))
    if isinstance(value, str):
        said = value.strip()
        if said in _DASHES:
            return Taken(0.0)
        if said.endswith("%") or not per_cent:
            return Taken(_in_range(cells.parse_share(said), value))
        number = cells.parse_number(said)
    else:
        number = _plain_number(value)
    if per_cent and number == 1:
        raise InputError("Ambiguous", "“1” may be 1% or 100%.")
    if per_cent and number > 1:
        share = round(number / _HUNDRED, 12)
        return Taken(_in_range(share, value), cells.show_share(share))
    return Taken(_in_range(number, value), cells.show_share(number) if per_cent and number else "")


def _in_range(share: float, value: Plain) -> float:
    if not 0 <= share <= 1:
        raise InputError("OutOfRange", f"“{short(text_of(value))}” is no share: it must be from 0% to 100%.")
    return share


def _gate(value: Plain, _column: Column, _held: Round) -> Taken:
    said = text_of(value).casefold().strip()
    if said in _GATES:
        return Taken(_GATES[said])
    if said in _DASHES or said in ("tbc", "tba"):
        return Taken(None)
    raise InputError("NotAChoice", f"“{short(text_of(value))}” is not pass, conditional, fail or not applicable.")


def _line(value: Plain, _column: Column, _held: Round) -> Taken:
    return Taken(text_of(value))


def _field(value: Plain, field: CaseField, held: Round) -> Taken:
    """Return what a cell says for a field of the record."""
    said = value.strip() if isinstance(value, str) else text_of(value)
    if field.sort in ("text", "long"):
        return Taken(_text(value, field))
    if said in _DASHES:
        return Taken(None)
    taken = _SORTS.get(field.sort, _other)(value, said, field, held)
    check_value(field, taken.value, field.label)
    return taken


def _text(value: Plain, field: CaseField) -> str:
    """Return text as it was typed; a number or date as it is written."""
    if isinstance(value, str):
        return " ".join(value.split()) if field.own and field.sort == "text" else value.strip()
    if isinstance(value, date):
        return cells.show_date(value.isoformat()[:10])
    return text_of(value)


def _number(value: Plain, said: str, field: CaseField, _held: Round) -> Taken:
    if not isinstance(value, str):
        return Taken(_plain_number(value))
    about = _ABOUT.sub("", said)
    unit = field.unit
    about = about[: -len(unit)] if unit and about.casefold().endswith(unit.casefold()) else about
    number = cells.parse_number(about)
    return Taken(number, cells.show_number(number) if about != said or not said[-1:].isdecimal() else "")


def _money(value: Plain, _said: str, field: CaseField, held: Round) -> Taken:
    return take_money(value, Column(0, field.label, ""), held)


def _field_share(value: Plain, _said: str, _field: CaseField, _held: Round) -> Taken:
    return _share(value, per_cent=False)


def _date(value: Plain, said: str, _field: CaseField, _held: Round) -> Taken:
    """Return a day as 2026-04-01; a month or a quarter is taken at its first day."""
    if isinstance(value, date):
        return Taken(value.isoformat()[:10])
    if isinstance(value, bool | float | int):
        number = _plain_number(value)
        day = day_of(number, from_1904=False) if number in _SERIALS else None
        if day is None:
            raise InputError("NotADate", f"“{said}” is not a date.")
        return Taken(day.isoformat()[:10], cells.show_date(day.isoformat()[:10]))
    if said.isdecimal() and int(said) in _SERIALS:
        return _date(int(said), said, _field, _held)
    found = _QUARTER.fullmatch(said)
    if found:
        day_text = _quarter(int(found[1]), cells.parse_year(found[2]))
        return Taken(day_text, cells.show_date(day_text))
    if _MONTH.fullmatch(said):
        day_text = cells.parse_date(f"1 {_MONTH.fullmatch(said)[1]} {_MONTH.fullmatch(said)[2]}")  # type: ignore[index]
        return Taken(day_text, cells.show_date(day_text))
    day_text = cells.parse_date(said)
    slashed = _SLASHED.fullmatch(said)
    doubtful = slashed is not None and (int(slashed[2]) <= _MONTHS_IN_YEAR and slashed[1] != slashed[2])
    return Taken(day_text, cells.show_date(day_text) if doubtful else "")


def _quarter(quarter: int, year: str) -> str:
    """Return the first day of a quarter of a financial year, which begins in April."""
    first = int(year[:4])
    month = quarter * 3 + 1
    return f"{first}-{month:02d}-01" if month <= _MONTHS_IN_YEAR else f"{first + 1}-{month - _MONTHS_IN_YEAR:02d}-01"


def _choice(value: Plain, said: str, field: CaseField, held: Round) -> Taken:
    """Return the stored word of a choice, however it is shortened; where the round has no such list, the text."""
    choices = choices_of(field, held)
    if field.reference and field.reference != "cases" and not choices:
        return Taken(said)
    try:
        return Taken(parse_cell(field, said, held))
    except InputError:
        found = type_said(said) if field.name == "type" else best_choice(said, choices)
        if not found and field.name == "lane":
            found = _lane(value)
        if not found:
            raise
        label = next((label for key, label in choices if key == found), found)
        return Taken(found, "" if field.name in ("type", "lane") else label)


def _lane(value: Plain) -> str:
    """Return the lane that a column “Mandated” says with yes or no."""
    said = text_of(value).casefold()
    if said in ("yes", "y", "true", "x", "must do"):
        return "mandated"
    return "ranked" if said in ("no", "n", "false") else ""


def _yes_no(value: Plain, said: str, _field: CaseField, _held: Round) -> Taken:
    return Taken(value if isinstance(value, bool) else cells.parse_yes_no(said))


def _other(_value: Plain, said: str, field: CaseField, held: Round) -> Taken:
    return Taken(parse_cell(field, said, held))


def _plain_number(value: Plain) -> float:
    """Return a number as it stands in a cell. Raises InputError for a day, or for yes and no."""
    if isinstance(value, bool):
        raise InputError("NotANumber", f"{text_of(value)} is not a number.")
    if isinstance(value, date | datetime):
        said = f"It holds the date {cells.show_date(value.isoformat()[:10])}, not a number."
        raise InputError("NotANumber", said)
    number = float(value)
    if not math.isfinite(number):
        raise InputError("NotANumber", f"“{value}” is not a number.")
    return number + 0.0


_Reader = Callable[[Plain, Column, Round], Taken]
_BY_START: Mapping[str, _Reader] = MappingProxyType(
    {"money": take_money, "year": take_money, "cash_releasing": _cash, "place": _place, "gate": _gate, "line": _line}
)
_SortReader = Callable[[Plain, str, CaseField, Round], Taken]
_SORTS: Mapping[str, _SortReader] = MappingProxyType(
    {
        "number": _number, "money": _money, "share": _field_share, "date": _date, "choice": _choice, "yes_no": _yes_no,
    }
)  # fmt: skip
