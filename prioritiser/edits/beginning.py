"""What a round begins with: the default framework, a blank one, or last year's, for the financial years ahead."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import cast

import msgspec

import resources
from prioritiser.model.base import CaseId, Record, Value
from prioritiser.model.case import Case
from prioritiser.model.kinds import KINDS, Kind
from prioritiser.model.people import Assessor
from prioritiser.model.records import MADE_HERE, is_empty, says_something
from prioritiser.model.round import Round
from prioritiser.model.weight import WeightSet

YEARS_AHEAD = 5
APRIL = 4
_YEAR = re.compile(r"(\d{4})/\d{2}")
_KEPT_LISTS = ("node", "criterion", "gate", "group", "place", "board", "organisation")
# What last year's figures and findings were; a case that is carried forward is costed and tested anew. The ratings of
# the impact assessment and the risk register stay: they describe the case, and are where this year's begin.
_CLEARED = ("money", "workforce", "activity", "gates")
_CLEARED_FIELDS = (
    "beds",  # worked out from last year's activity
    "status", "submitted",  # how far the case had come last year
    "starts", "part_year",  # when it was to start, and how much of the first year that left
    "price_base",  # the year of prices that are gone; how they are reckoned (optimism bias, inflation) stays
    "finance_agreed",  # finance agreed figures that are gone
    "impact_stage", "impact_panel", "impact_outcome", "impact_review",  # what a panel found, and when it looks again
    "scrutiny",  # when last year's proposal was looked at
)  # fmt: skip
# Within the rows of a list: a benefit stays, but the day from which it was to be felt followed from the start.
_CLEARED_COLUMNS = MappingProxyType({"benefits": ("starts",)})
_CLEARED_SETTINGS = ("by_hand", "order", "stage", "years")


def default_framework(now: datetime) -> dict[str, Value]:
    """Return the document of a round without cases: the default framework, for the five financial years ahead.

    Places, boards and organisations are those of Derby and Derbyshire as its public documents name them; shares of
    population and need are for the round's owners to give.
    """
    framework, reference = _read("framework.json"), _read("reference.json")
    settings = {**cast("dict[str, Value]", framework.get("settings", {})), "years": list(years_from(now))}
    return {"title": "New round", **framework, **reference, "settings": settings, "cases": []}


def _read(name: str) -> dict[str, Value]:
    found = resources.read_json(name)
    return found if isinstance(found, dict) else {}


def blank_framework(now: datetime) -> dict[str, Value]:
    """Return the document of a round without a framework: the usual settings, for the five financial years ahead."""
    return {**default_framework(now), "nodes": [], "criteria": [], "gates": []}


def years_from(now: datetime) -> tuple[str, ...]:
    """Return the five financial years that a new round plans for, the next one first."""
    return _years(now.year + (1 if now.month >= APRIL else 0), YEARS_AHEAD)


def _years(first: int, count: int) -> tuple[str, ...]:
    return tuple(f"{year}/{(year + 1) % 100:02d}" for year in range(first, first + count))


def copy_of(last: Round, now: datetime, *, carry: Collection[CaseId] = (), title: str = "") -> dict[str, Value]:
    """Return the document of a round that begins as another one was.

    Kept: the framework with its version in force, people, places, boards, organisations, rates and agreed weights, and
    the cases in `carry`. Left behind: scores, agreed scores, shows of hands, interests, decisions, budgets, limits,
    rules, drafts, assessors' own weights, the order by hand, and all other cases. The years move on.

    Of a case that is carried, left behind: money, workforce, activity, the beds reckoned from it, results at gates, its
    status, the dates on which it was submitted, starts, was agreed by finance and comes before scrutiny, the months in
    the first year, the price base, the days from which its benefits are felt, and of the impact assessment the stage,
    the panel's date and outcome, and the date of review. All else said of it is kept: optimism bias and inflation, the
    ratings of the impact assessment and the risk register too. It frees money only for a case that is carried as well,
    and has no dependency on one that is not.
    """
    document: dict[str, Value] = {"title": title or last.title or "New round", "settings": _settings(last, now)}
    for name in _KEPT_LISTS:
        kind = KINDS[name]
        document[kind.listed] = [entry_of(kind, record) for record in getattr(last, kind.attribute).values()]
    document["assessors"] = [_grouped(each, last) for each in last.assessors.values()]
    if last.version is not None:
        document["versions"] = [entry_of(KINDS["version"], last.version)]
    if last.agreed_weights is not None:
        document["weights"] = [entry_of(KINDS["weights"], _last_agreed(last.agreed_weights, last))]
    document["cases"] = [_carried(case, last, carry) for key, case in last.cases.items() if key in set(carry)]
    return document


def has_copied_weights(held: Round) -> bool:
    """Return whether the agreed weights came with the round that this one was copied from, not agreed here yet."""
    agreed = held.agreed_weights
    return agreed is not None and agreed.reason.startswith(_copied(held.settings.copied_from))


def _copied(title: str) -> str:
    return f"Copied from “{title}”"


def entry_of(kind: Kind, record: Record) -> dict[str, Value]:
    """Return a record as an entry of the open format, without what says nothing and without ids made here."""
    raw: dict[str, Value] = msgspec.to_builtins(record)
    nested = {each.field: KINDS[each.kind] for each in kind.nested}
    entry: dict[str, Value] = {}
    for name, value in raw.items():
        if name in nested and isinstance(value, list | tuple):
            value = [_line(nested[name], line) for line in value]  # noqa: PLW2901
        if name in kind.parts or says_something(kind, name, value):
            entry[name] = list(value) if isinstance(value, tuple) else value
    return entry


def _line(kind: Kind, line: Mapping[str, Value]) -> dict[str, Value]:
    """Return one line of a case; a new round gives it an id of its own."""
    return {
        name: value
        for name, value in line.items()
        if says_something(kind, name, value) and not (name == "id" and str(value).startswith(MADE_HERE))
    }


def _settings(last: Round, now: datetime) -> dict[str, Value]:
    """Return last year's settings for the years after; what was about its cases and its stage is left out."""
    raw: dict[str, Value] = msgspec.to_builtins(last.settings)
    kept = {name: value for name, value in raw.items() if name not in _CLEARED_SETTINGS}
    alive = {*map(str, last.nodes), *map(str, last.criteria)}
    kept["weight_bounds"] = {key: list(each) for key, each in last.settings.weight_bounds.items() if key in alive}
    return {**kept, "years": list(_years_after(last.settings.years, now)), "copied_from": last.title}


def _years_after(years: tuple[str, ...], now: datetime) -> tuple[str, ...]:
    """Return as many years, moved on by one, or from the next financial year where that is later."""
    ahead = years_from(now)
    found = _YEAR.fullmatch(years[0]) if years else None
    if found is None:
        return ahead
    first = int(found[1]) + 1
    return _years(max(first, int(ahead[0][:4])), len(years))


def _last_agreed(weights: WeightSet, last: Round) -> WeightSet:
    """Return last year's agreed set, which says that it is, without swings of what was retired since."""
    alive = {*map(str, last.nodes), *map(str, last.criteria)}
    swings = {key: swing for key, swing in weights.swings.items() if key in alive}
    reason = ": ".join(part for part in (_copied(last.title), weights.reason) if part)
    judgements = weights.judgements if swings else None
    return msgspec.structs.replace(weights, swings=swings, judgements=judgements, reason=reason)


def _grouped(assessor: Assessor, last: Round) -> dict[str, Value]:
    """Return an assessor, without a group that was withdrawn since."""
    known = assessor.group is None or assessor.group in last.groups
    return entry_of(KINDS["assessor"], assessor if known else msgspec.structs.replace(assessor, group=None))


def _carried(case: Case, last: Round, carry: Collection[CaseId]) -> dict[str, Value]:
    """Return a case that is carried forward, without last year's figures and findings."""
    entry = {name: value for name, value in entry_of(KINDS["case"], case).items() if name not in _CLEARED}
    fields = {
        name: _without_last_year(name, value, carry)
        for name, value in case.fields.items()
        if name not in _CLEARED_FIELDS
    }
    places = [msgspec.to_builtins(each) for each in case.places if each.place in last.places]
    fields = {name: value for name, value in fields.items() if not is_empty(value)}
    for name, value in (("fields", fields), ("places", places)):
        entry.pop(name, None)
        entry.update({name: value} if value else {})
    if case.frees not in set(carry):
        entry.pop("frees", None)
    return entry


def _without_last_year(name: str, value: Value, carry: Collection[CaseId]) -> Value:
    """Return a field without the columns of its rows, and the rows, that mean nothing in another year's round.

    Ids of cases are given anew each year, so that a dependency on a case that stays behind would come to name another.
    """
    if not isinstance(value, list | tuple):  # a plain text may stand for a list
        return value
    rows: list[Value] = list(value)
    if name == "dependencies":
        rows = [row for row in rows if not isinstance(row, dict) or row.get("case") in (None, "", *carry)]
    gone = _CLEARED_COLUMNS.get(name, ())
    kept = [{key: one for key, one in row.items() if key not in gone} if isinstance(row, dict) else row for row in rows]
    return [row for row in kept if not is_empty(row)]
