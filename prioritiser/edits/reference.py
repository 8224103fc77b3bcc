"""Reference data of a round: places, boards and organisations, its years and its discount rates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from prioritiser.edits.cells import cut, is_date, parse_year
from prioritiser.edits.document import edit_of
from prioritiser.edits.framework_checks import refuse
from prioritiser.edits.ids import id_from
from prioritiser.edits.labels import case_name
from prioritiser.errors import InputError
from prioritiser.model.base import Value
from prioritiser.model.case import Case
from prioritiser.model.case_fields import CASE_FIELDS
from prioritiser.model.edit import Edit
from prioritiser.model.kinds import KINDS
from prioritiser.model.round import Round

_Listed = Literal["places", "boards", "organisations"]
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Use:
    """How many cases use one entry of the reference data, and the names of the first of them."""

    cases: int
    named: tuple[str, ...]


def set_places(held: Round, rows: Sequence[Mapping[str, Value]]) -> Edit:
    """Return the edit that makes these the places: rows of id, name, population and need (shares, 0..1, or None).

    A row without an id is a new place; a place without a row is withdrawn. Raises InputError (NoName, Repeated,
    OutOfRange, UnknownKey, InUse naming the cases) and RefusedError (RoundLocked).
    """
    return _set(held, "places", rows)


def set_boards(held: Round, rows: Sequence[Mapping[str, Value]]) -> Edit:
    """Return the edit that makes these the delivery boards: rows of id and name. As set_places."""
    return _set(held, "boards", rows)


def set_organisations(held: Round, rows: Sequence[Mapping[str, Value]]) -> Edit:
    """Return the edit that makes these the organisations: rows of id and name. As set_places."""
    return _set(held, "organisations", rows)


def set_rates(held: Round, *, cost: float, health: float, date: str) -> Edit:
    """Return the edit that sets the discount rates, yearly fractions, and the date since when they hold ("": none).

    Raises InputError (OutOfRange, NotADate) and RefusedError (RoundLocked).
    """
    if date and not is_date(date):
        raise refuse("NotADate", f"“{cut(date)}” is not a date.", "Date of the rates", "Type it as 1 April 2026.")
    settings = {"discount_rate_cost": cost, "discount_rate_health": health, "discount_rate_date": date}
    return edit_of({"settings": settings}, held, label="discount rates")


def set_years(held: Round, years: Sequence[str]) -> Edit:
    """Return the edit that sets the years of the round, the first of which is not discounted.

    Raises InputError (NotAYear, YearsApart, Repeated, InUse naming the cases) and RefusedError (RoundLocked).
    """
    if not years:
        raise refuse("NotAYear", "A round needs at least one year.", "Years", "Give the first.")
    said = [year if year in held.settings.years else _year(year) for year in years]
    starts = [int(year[:4]) for year in said if _is_year(year)]
    for first, second, year in zip(starts, starts[1:], said[1:], strict=False):
        if len(starts) == len(said) and second != first + 1:
            raise refuse("YearsApart", f"{year} does not follow the year before it.", year, "Give them without a gap.")
    for year in held.settings.years:
        if year not in said:
            _check_year_unused(held, year)
    return edit_of({"settings": {"years": said}}, held, label="years of the round")


def uses_of(held: Round, listed: _Listed) -> dict[str, Use]:
    """Return, for each entry of a list that cases use, by how many it is used; entries that none uses are left out."""
    found: dict[str, list[Case]] = {}
    for case in held.cases.values():
        for entry in dict.fromkeys(_named_by(case, listed)):
            found.setdefault(entry, []).append(case)
    return {
        entry: Use(len(cases), tuple(case_name(held, case.id) for case in cases[:_MOST_NAMED]))
        for entry, cases in found.items()
    }


def _set(held: Round, listed: _Listed, rows: Sequence[Mapping[str, Value]]) -> Edit:
    """Return the edit that makes rows the whole of one list."""
    noun = KINDS[listed.removesuffix("s")].noun
    table: Mapping[str, object] = getattr(held, listed)
    used = uses_of(held, listed)
    entries: list[dict[str, Value]] = []
    names: set[str] = set()
    taken = {*table, *used, *(str(row["id"]) for row in rows if row.get("id"))}
    for at, row in enumerate(rows, 1):
        name, where = " ".join(str(row.get("name") or "").split()), f"row {at}"
        if not name:
            raise refuse("NoName", f"A {noun} needs a name.", where, "Type one.")
        if name.casefold() in names:
            raise refuse("Repeated", f"“{cut(name)}” is there twice.", where, "Give each its own name.")
        names.add(name.casefold())
        key = str(row.get("id") or "") or id_from(name, taken)
        taken.add(key)
        entries.append({**row, "id": key, "name": name})
    kept = {str(entry["id"]) for entry in entries}
    if len(kept) < len(entries):
        raise refuse("Repeated", f"Two rows are the same {noun}.", listed, "Remove one of them.")
    for key in (each for each in table if each not in kept):
        _check_unused(held, listed, key, used)
        entries.append({"id": key, "withdrawn": True})
    try:
        return edit_of({listed: entries}, held, label=listed)
    except InputError as fault:
        raise _by_row(fault, entries, listed) from None


def _check_unused(held: Round, listed: _Listed, key: str, used: Mapping[str, Use]) -> None:
    """Refuse to withdraw what cases or rules of the list name."""
    name = getattr(getattr(held, listed)[key], "name", "") or key
    if key in used:
        use = used[key]
        more = f" and {use.cases - len(use.named)} more" if use.cases > len(use.named) else ""
        said = f"{name} is used by {', '.join(use.named)}{more}."
        raise refuse("InUse", said, name, "Choose another there first.")
    if any(rule.kind == "min_share" and rule.value == key for rule in held.rules.values()):
        raise refuse("InUse", f"A rule of the list names {name}.", name, "Take the rule away first.")


def _named_by(case: Case, listed: _Listed) -> Iterator[str]:
    """Yield the ids of one list that a case names, in its own fields and in the others."""
    if listed == "places":
        yield from (share.place for share in case.places)
    if listed == "organisations":
        yield from (line.organisation for line in case.money if line.organisation)
    for name in (name for name, field in CASE_FIELDS.items() if field.reference == listed):
        value = case.fields.get(name)
        yield from (str(each) for each in value) if isinstance(value, list | tuple) else _said(value)


def _said(value: Value) -> Collection[str]:
    return (value,) if isinstance(value, str) and value else ()


def _by_row(fault: InputError, entries: Sequence[Mapping[str, Value]], listed: str) -> InputError:
    """Return a refusal with its place said as the name of the row."""
    for at, entry in enumerate(entries):
        if fault.where.startswith(f"{listed}[{at}]"):
            return InputError(fault.code, fault.message, where=str(entry.get("name", "")), remedy=fault.remedy)
    return fault


def _check_year_unused(held: Round, year: str) -> None:
    """Refuse to take out a year in which there is anything."""
    users = [case for case in held.cases.values() if _has_year(case, year)]
    if users:
        many = "case has" if len(users) == 1 else "cases have"
        said = f"{len(users)} {many} money, staff or activity in {year}: {_names(held, users)}."
        raise refuse("InUse", said, year, "Move or remove it first.")
    if any(year == said for said, _ in (*held.budgets, *held.limits)):
        raise refuse("InUse", f"There is a budget or a workforce limit for {year}.", year, "Take it away first.")


def _is_year(text: str) -> bool:
    try:
        return parse_year(text) == text
    except InputError:
        return False


def _year(year: str) -> str:
    """Return a year as it is kept; the place of a refusal is the year itself."""
    try:
        return parse_year(year)
    except InputError as fault:
        raise InputError(fault.code, fault.message, where=year, remedy=fault.remedy) from None


def _has_year(case: Case, year: str) -> bool:
    return any(line.year == year for lines in (case.money, case.workforce, case.activity) for line in lines)


def _names(held: Round, cases: Iterable[Case]) -> str:
    """Return the names of the first cases, and how many more there are."""
    every = [case_name(held, case.id) for case in cases]
    more = f" and {len(every) - _MOST_NAMED} more" if len(every) > _MOST_NAMED else ""
    return f"{', '.join(every[:_MOST_NAMED])}{more}"
