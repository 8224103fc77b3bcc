"""Years that a sheet has money for and the round does not plan for yet: they join it while no case has money."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import msgspec

from prioritiser.edits.cells import parse_year
from prioritiser.errors import InputError
from prioritiser.exchange.importing.targets import money_target, year_said
from prioritiser.model.round import Round

MOST_YEARS_APART = 5  # a sheet about other years than these is about another plan
_START = re.compile(r"(\d{4})/\d{2}")


def opened_to_headings(held: Round, headings: Iterable[str]) -> Round:
    """Return the round with the years that headings name; a year of prices is none that money is for."""
    said = (year_said(heading, held) for heading in headings if "price" not in heading.casefold())
    return _opened(held, said)


def opened_to_targets(held: Round, targets: Iterable[str]) -> Round:
    """Return the round with the years that columns are brought in as."""
    found = ((money_target(target), target) for target in targets)
    return _opened(held, (money.year if money is not None else target.removeprefix("year:") for money, target in found))


def added_years(held: Round, opened: Round) -> tuple[str, ...]:
    """Return the years that a round has been opened to."""
    return tuple(year for year in opened.settings.years if year not in held.settings.years)


def _opened(held: Round, named: Iterable[str]) -> Round:
    """Return the round with years added, without a gap; the round itself where anything is planned by year already."""
    years = held.settings.years
    first = [start for year in years if (start := _start(year)) is not None]
    if len(first) < len(years) or not years or _is_planned(held):
        return held
    wanted = {start for year in named if (start := _start(year)) is not None}
    near = {start for start in wanted if first[0] - MOST_YEARS_APART <= start <= first[-1] + MOST_YEARS_APART}
    if near <= {*first}:
        return held
    every = range(min(*near, first[0]), max(*near, first[-1]) + 1)
    settings = msgspec.structs.replace(held.settings, years=tuple(f"{year}/{(year + 1) % 100:02d}" for year in every))
    return replace(held, settings=settings)


def _is_planned(held: Round) -> bool:
    """Return whether the years have a meaning already: the first one is not discounted, and budgets belong to one."""
    lines = any(case.money or case.workforce or case.activity for case in held.cases.values())
    return lines or bool(held.budgets) or bool(held.limits)


def _start(year: str) -> int | None:
    """Return the calendar year in which a financial year begins."""
    try:
        found = _START.fullmatch(parse_year(year)) if year else None
    except InputError:
        return None
    return int(found[1]) if found else None
