"""Activity, beds and staff by year: of one stay, of a case, of a funded list against its limits (method.md 11)."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from prioritiser.analysis.money import PENCE, in_pence, years_of
from prioritiser.errors import InputError
from prioritiser.model.base import CaseId
from prioritiser.model.case import MONEY_KINDS, Case, MoneyKind
from prioritiser.model.round import Round

DAYS = 365
BED_DAYS = "Bed days"


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One year's money of one kind of a list, in £: costs, all savings and income, and the part that releases cash.

    `amount` is what counts against the budget: costs less cash-releasing savings, to the penny; without a
    `budget` (None) nothing binds.
    """

    cost: float
    saved: float
    cash_releasing: float
    amount: float
    budget: float | None


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Whole-time equivalents of one staff group in one year: needed above zero, and the limit (None: no limit)."""

    wte: float
    limit: float | None

    @property
    def over(self) -> bool:
        """Return whether more is needed than there may be."""
        return self.limit is not None and self.wte > self.limit + 1e-9


@dataclass(frozen=True, slots=True)
class ListProfile:
    """What a list takes and gives by year; recurrent, non-recurrent and capital stay apart.

    `money` by (year, kind), `staff` by (year, staff group), `activity` by (year, measure) as counts, `beds` by year
    as bed days ÷ 365. `illustrative`: some of it is.
    """

    years: tuple[str, ...]
    money: Mapping[tuple[str, MoneyKind], MoneyRow]
    staff: Mapping[tuple[str, str], StaffRow]
    activity: Mapping[tuple[str, str], float]
    beds: Mapping[str, float]
    illustrative: bool


def beds(episodes: float, length_of_stay: float, occupancy: float | None = None) -> float:
    """Return episodes a year × average length of stay in days ÷ 365, ÷ occupancy (0..1) where it is stated.

    Raises InputError (OutOfRange). Source: Derbyshire Sustainability and Transformation Plan (2016), appendix 5.
    """
    for name, number in (("number of episodes", episodes), ("length of stay", length_of_stay)):
        if not (math.isfinite(number) and number >= 0):
            said = f"The {name} is {f'{number:g}' if math.isfinite(number) else 'not a number'}."
            raise InputError("OutOfRange", said, where=name, remedy="Give a number of 0 or more.")
    if occupancy is not None and not 0 < occupancy <= 1:
        said = f"The occupancy is {occupancy:.0%}." if math.isfinite(occupancy) else "The occupancy is not a number."
        raise InputError("OutOfRange", said, where="occupancy", remedy="Give more than 0% and at most 100%.")
    return episodes * length_of_stay / DAYS / (1.0 if occupancy is None else occupancy)


def list_profile(held: Round, funded: Collection[CaseId]) -> ListProfile:
    """Return money, staff and activity by year of the cases named, against the round's budgets and limits.

    Accepted stops belong in `funded` too where their savings are to be counted. Ids that name no case are passed over.
    """
    cases = [case for key, case in held.cases.items() if key in set(funded)]
    years = years_of(held)
    activity = _activity(cases, years)
    in_beds = {year: activity[year, BED_DAYS] / DAYS for year in years if (year, BED_DAYS) in activity}
    staff, money = _staff(held, cases, years), _money(held, cases, years)
    return ListProfile(years, money, staff, activity, in_beds, any(_is_illustrative(case) for case in cases))


def _is_illustrative(case: Case) -> bool:
    """Return whether any money, staff or activity of a case is marked as illustrative."""
    lists = (case.money, case.workforce, case.activity)
    return case.fields.get("illustrative") is True or any(line.illustrative for lines in lists for line in lines)


def _money(held: Round, cases: Collection[Case], years: tuple[str, ...]) -> dict[tuple[str, MoneyKind], MoneyRow]:
    """Return the rows of money that the list or a budget names, by year and then kind."""
    found: dict[tuple[str, str], list[tuple[float, bool]]] = {}
    for line in (line for case in cases for line in case.money):
        found.setdefault((line.year, line.kind), []).append((line.amount, line.releases_cash))
    rows: dict[tuple[str, MoneyKind], MoneyRow] = {}
    for year in years:
        for kind in MONEY_KINDS:
            budget = held.budgets.get((year, kind))
            amounts = found.get((year, kind), [])
            if amounts or budget is not None:
                cost = math.fsum(amount for amount, _ in amounts if amount > 0)
                cash = -math.fsum(amount for amount, releases in amounts if amount < 0 and releases)
                saved = -math.fsum(amount for amount, _ in amounts if amount < 0)
                net = sum(in_pence(amount) for amount, releases in amounts if releases) / PENCE
                limit = budget.amount if budget is not None else None
                rows[year, kind] = MoneyRow(cost, saved + 0.0, cash + 0.0, net, limit)
    return rows


def _staff(held: Round, cases: Collection[Case], years: tuple[str, ...]) -> dict[tuple[str, str], StaffRow]:
    """Return whole-time equivalents by year and group, groups that only a limit names included."""
    found: dict[tuple[str, str], list[float]] = {key: [] for key in held.limits}
    for line in (line for case in cases for line in case.workforce):
        found.setdefault((line.year, line.staff_group), []).append(line.wte)
    keys = [key for year in years for key in found if key[0] == year]
    return {key: StaffRow(math.fsum(found[key]), held.limits[key].wte if key in held.limits else None) for key in keys}


def _activity(cases: Collection[Case], years: tuple[str, ...]) -> dict[tuple[str, str], float]:
    """Return counts by year and measure."""
    found: dict[tuple[str, str], list[float]] = {}
    for line in (line for case in cases for line in case.activity):
        found.setdefault((line.year, line.measure), []).append(line.amount)
    return {key: math.fsum(found[key]) for year in years for key in found if key[0] == year}
