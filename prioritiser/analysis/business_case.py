"""The money of one business case: by year and kind, net present cost, equivalent annual cost, payback (method.md 11).

Amounts are pounds. Optimism bias and inflation are lines of their own that anybody can see; nothing is added silently.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prioritiser.analysis.money import NIL_POUNDS, PENCE, discount_factors, in_pence, years_of
from prioritiser.errors import InputError
from prioritiser.model.base import CaseId
from prioritiser.model.case import MONEY_KINDS, Case, MoneyKind, MoneyLine
from prioritiser.model.round import Round

MONTHS = 12
APRIL = 4  # financial years begin in it
OPTIMISM, INFLATION, INCOME = "optimism_bias", "inflation", "income"
_ADDED = (OPTIMISM, INFLATION)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = re.compile(  # 2024-03-31; 31/3/2024; March 2024; 2024/25, 2024-2025, 24/25; 2024
    r"(?<!\d)(?P<iso>\d{4})-(?P<iso_month>\d\d)-\d\d(?!\d)"
    r"|(?<!\d)(?:\d\d?[/.])?(?P<month>[01]?\d)[/.](?P<of>\d{4})(?!\d)"
    rf"|\b(?P<name>{'|'.join(_MONTHS)})[a-z]*[.,]?[\s-]+(?P<named>\d{{4}})(?!\d)"
    r"|(?<!\d)(?P<from>(?:\d\d)?\d\d)\s?[/–-]\s?(?P<to>(?:\d\d)?\d\d)(?![/–-]?\d)"
    r"|(?<!\d)(?P<alone>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Sums:
    """Money of some lines in £, each above nil but `net`: costs less income and savings.

    `cash_releasing` is the part of income and savings that moves cash.
    """

    cost: float = 0.0
    income: float = 0.0
    saving: float = 0.0
    cash_releasing: float = 0.0
    net: float = 0.0


@dataclass(frozen=True, slots=True)
class MoneyStory:
    """What a case's money comes to over the round's years.

    `by_year`: every year with its kinds (those that the case uses). `totals`: the same with all kinds together.
    `npv`: net present cost of all lines, first year undiscounted, `factors` by year at the yearly `rate`.
    `equivalent_annual`: the level yearly payment, from the first year on, of the same net present cost.
    `payback_year`: the year by whose end all that was spent is back and stays back, undiscounted; None when it never
    is, or nothing is spent. `cash_npv` and `cash_payback_year`: the same, counting only what releases cash.
    """

    years: tuple[str, ...]
    by_year: Mapping[str, Mapping[MoneyKind, Sums]]
    totals: Mapping[str, Sums]
    rate: float
    factors: Mapping[str, float]
    npv: float
    cash_npv: float
    equivalent_annual: float
    payback_year: str | None
    cash_payback_year: str | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class PairRow:
    """One year's money of one kind, in £: what stopping releases in cash, net of its own costs, and what is needed."""

    year: str
    kind: MoneyKind
    released: float
    needed: float

    @property
    def left(self) -> float:
        """Return what is left over; below nil is what is missing."""
        return self.released - self.needed


@dataclass(frozen=True, slots=True)
class ReshapePair:
    """What stops and what it frees money for: all cases that free money for `funds`, and both moneys by year."""

    stops: tuple[CaseId, ...]
    funds: CaseId
    rows: tuple[PairRow, ...]


def money_story(case: Case, held: Round) -> MoneyStory:
    """Return what the money of a case comes to. Raises InputError (UnknownYear) for a year that is not the round's."""
    years = years_of(held)
    for line in case.money:
        if line.year not in years:
            said = f"There is money in {line.year}, which is not one of the round's years."
            raise InputError("UnknownYear", said, where=case.title, remedy="Correct the year, or add it to the round.")
    rate = held.settings.discount_rate_cost
    factors = dict(zip(years, discount_factors(rate, len(years)).tolist(), strict=True))
    npv = _present(case.money, factors)
    cash_npv = _present((line for line in case.money if line.releases_cash), factors)
    by_year = {year: _by_kind([line for line in case.money if line.year == year]) for year in years}
    totals = {year: sums_of(line for line in case.money if line.year == year) for year in years}
    spent = {year: each.cost for year, each in totals.items()}
    back = {year: each.income + each.saving for year, each in totals.items()}
    cash = {year: each.cash_releasing for year, each in totals.items()}
    return MoneyStory(
        years, by_year, totals, rate, factors, npv, cash_npv, equivalent_annual_cost(npv, rate, len(years)),
        payback(spent, back), payback(spent, cash),
        any(line.illustrative for line in case.money) or case.fields.get("illustrative") is True,
    )  # fmt: skip


def _present(lines: Iterable[MoneyLine], factors: Mapping[str, float]) -> float:
    """Return the net present cost of lines in £, nil where nothing but a rounding is left."""
    found = math.fsum(line.amount * factors[line.year] for line in lines)
    return 0.0 if abs(found) < NIL_POUNDS else found


def sums_of(lines: Iterable[MoneyLine]) -> Sums:
    """Return costs, income, savings and what is left of them, in £."""
    every = list(lines)
    cost = math.fsum(line.amount for line in every if line.amount > 0)
    back = [line for line in every if line.amount < 0]
    income = -math.fsum(line.amount for line in back if line.line == INCOME)
    saving = -math.fsum(line.amount for line in back if line.line != INCOME)
    cash = -math.fsum(line.amount for line in back if line.releases_cash)
    net = math.fsum(line.amount for line in every)
    return Sums(cost, income + 0.0, saving + 0.0, cash + 0.0, net)


def equivalent_annual_cost(present: float, rate: float, years: int) -> float:
    """Return the level payment, from year 0 on for so many years, whose present cost at the yearly rate is `present`.

    present ÷ Σ (1 + rate)^-k, k = 0..years-1: an annuity due. 0 without years. Source: HM Treasury, The Green Book.
    """
    return present / math.fsum(discount_factors(rate, years).tolist()) if years else 0.0


def payback(spent: Mapping[str, float], back: Mapping[str, float]) -> str | None:
    """Return the year by whose end all that was spent is back, and stays back; £ by year, in order of the years.

    None when that is never, or nothing is spent.
    """
    if math.fsum(spent.values()) < NIL_POUNDS:
        return None
    found: str | None = None
    for year, so_far in zip(spent, itertools.accumulate(spent[year] - back[year] for year in spent), strict=True):
        found = (found or year) if so_far < NIL_POUNDS else None
    return found


def part_year(full_year: float, months: float) -> float:
    """Return what of a full year's money falls into so many months of it. Raises InputError (OutOfRange)."""
    if not 0 <= months <= MONTHS:
        said = f"There are {months:g} months; a year has from 0 to {MONTHS}."
        raise InputError("OutOfRange", said, where="months", remedy="Give a number from 0 to 12.")
    return full_year * months / MONTHS


def optimism_line(cost: float, share: float) -> float:
    """Return the allowance for optimism bias on a cost, £, as a share of it (0.2 for 20 %).

    Source: HM Treasury, Supplementary Green Book guidance: optimism bias.
    """
    return cost * share


def inflation_line(cost: float, rate: float, years_after_base: int) -> float:
    """Return what inflation at a yearly rate adds to a cost in base prices after so many years: ((1 + r)^n − 1)."""
    return cost * ((1.0 + rate) ** years_after_base - 1.0)


def with_optimism(case: Case, share: float) -> tuple[MoneyLine, ...]:
    """Return the case's lines with one of optimism bias for each year and kind that has costs, in place of old ones.

    Costs are the lines above nil but optimism bias and inflation; savings are not touched. A share of 0 takes the
    lines away. Amounts are whole pence. Inflation that stands there is not worked out again.
    """
    kept = tuple(line for line in case.money if line.line != OPTIMISM)
    costs: dict[tuple[str, MoneyKind], list[MoneyLine]] = {}
    for line in kept:
        if line.amount > 0 and line.line not in _ADDED:
            costs.setdefault((line.year, line.kind), []).append(line)
    old = {(line.year, line.kind): line.id for line in case.money if line.line == OPTIMISM}
    added = [
        MoneyLine(
            id=old.get(key, ""), year=key[0], kind=key[1], line=OPTIMISM, illustrative=_any_illustrative(lines),
            amount=in_pence(optimism_line(math.fsum(line.amount for line in lines), share)) / PENCE,
        )
        for key, lines in costs.items()
    ]  # fmt: skip
    return (*kept, *(line for line in added if line.amount))


def with_inflation(case: Case, rate: float, held: Round, *, base: str = "") -> tuple[MoneyLine, ...]:
    """Return the case's lines with inflation since the price base for each year, kind and side, in place of old ones.

    Costs, cash-releasing savings and other savings each get a line of their own. Optimism bias is a cost here, while
    `with_optimism` leaves inflation out: so inflation is worked out last. `base` names the year whose prices the
    amounts are in, as `base_year` understands it. Years up to it get no line.
    """
    years = years_of(held)
    start = _years_since(base_year(base, years).year, years)
    kept = tuple(line for line in case.money if line.line != INFLATION)
    groups: dict[tuple[str, MoneyKind, bool, bool], list[MoneyLine]] = {}
    for line in kept:
        groups.setdefault((line.year, line.kind, line.amount < 0, line.releases_cash), []).append(line)
    old = {
        (line.year, line.kind, line.amount < 0, line.releases_cash): line.id
        for line in case.money
        if line.line == INFLATION
    }
    added = []
    for key, lines in groups.items():
        year, kind, below, cash = key
        after = max((years.index(year) if year in years else 0) + start, 0)
        amount = in_pence(inflation_line(math.fsum(line.amount for line in lines), rate, after)) / PENCE
        said = cash if below else None
        mark = _any_illustrative(lines)
        added.append(
            MoneyLine(
                id=old.get(key, ""), year=year, kind=kind, line=INFLATION, amount=amount, cash_releasing=said,
                illustrative=mark,
            )
        )  # fmt: skip
    return (*kept, *(line for line in added if line.amount))


def added_are_stale(case: Case, fresh: Iterable[MoneyLine], line: str) -> bool:
    """Return whether lines of optimism bias or inflation (`line`) stand in a case that are others in `fresh`."""
    before, after = (_pence_of(lines, line) for lines in (case.money, fresh))
    return bool(before) and before != after


def _pence_of(lines: Iterable[MoneyLine], line: str) -> dict[tuple[object, ...], int]:
    """Return what lines of one sort come to by year, kind, side and whether they release cash, in pence."""
    sums: dict[tuple[object, ...], int] = {}
    for each in lines:
        if each.line == line and each.amount:
            key = (each.year, each.kind, each.amount < 0, each.releases_cash)
            sums[key] = sums.get(key, 0) + in_pence(each.amount)
    return sums


def reshape_pair(held: Round, case_id: CaseId) -> ReshapePair | None:
    """Return what stops and what it frees, seen from either; None where a case neither frees money nor is freed for.

    A case that frees money for another and is itself freed for is shown with the one that it frees money for.
    """
    case = held.cases.get(case_id)
    if case is None:
        return None
    funds = case.frees if case.frees in held.cases else case_id
    stops = tuple(each.id for each in held.cases.values() if each.frees == funds and each.id != funds)
    if funds is None or not stops:
        return None
    giving = [line for each in stops for line in held.cases[each].money if line.releases_cash]
    taking = [line for line in held.cases[funds].money if line.releases_cash]
    rows = []
    for year in years_of(held):
        for kind in MONEY_KINDS:
            given, taken = (
                [line.amount for line in lines if (line.year, line.kind) == (year, kind)] for lines in (giving, taking)
            )
            if given or taken:
                rows.append(PairRow(year, kind, -math.fsum(given) + 0.0, math.fsum(taken)))
    return ReshapePair(stops, funds, tuple(rows))


def _by_kind(lines: list[MoneyLine]) -> dict[MoneyKind, Sums]:
    """Return the sums of each kind that the lines use."""
    used = [kind for kind in MONEY_KINDS if any(line.kind == kind for line in lines)]
    return {kind: sums_of(line for line in lines if line.kind == kind) for kind in used}


def _any_illustrative(lines: Iterable[MoneyLine]) -> bool:
    return any(line.illustrative for line in lines)


def years_named(text: str) -> tuple[str, ...]:
    """Return the financial years that a text names, each once: "2024/25", "2024", "24-25 prices", "March 2024".

    A year alone is the financial year that begins in it; a month is in the one that is running then. Two numbers that
    are not one year and the next name nothing.
    """
    starts = [start for found in _YEARS.finditer(text) if (start := _start_of(found.groupdict())) is not None]
    return tuple(f"{start}/{(start + 1) % 100:02}" for start in dict.fromkeys(starts))


def _start_of(found: Mapping[str, str | None]) -> int | None:
    """Return the calendar year in which the financial year of a match begins."""
    if found["from"] is not None and found["to"] is not None:
        start, end = int(found["from"]), int(found["to"])
        start += 2000 if len(found["from"]) == 2 else 0  # noqa: PLR2004 - 24/25
        follows = (start + 1) % 100 == end % 100 and (len(found["to"]) == 2 or end == start + 1)  # noqa: PLR2004
        return start if follows else None
    if found["alone"] is not None:
        return int(found["alone"])
    name = found["name"]
    month = _MONTHS.index(name.lower()) + 1 if name else int(found["iso_month"] or found["month"] or 0)
    year = int(found["iso"] or found["of"] or found["named"] or 0)
    return year - (month < APRIL) if 1 <= month <= MONTHS else None


@dataclass(frozen=True, slots=True)
class Base:
    """The year whose prices amounts are in; `named` is how many years the price base named: with 1 it is that one.

    Otherwise it is the first year of the round, "" where the round has none.
    """

    year: str
    named: int


def base_year(text: str, years: tuple[str, ...]) -> Base:
    """Return the year that a price base names, one of the round's `years` or a financial year such as 2024/25."""
    if text.strip() in years:
        return Base(text.strip(), 1)
    found = years_named(text)
    if len(found) == 1 and (found[0] in years or _is_calendar(years)):
        return Base(found[0], 1)
    return Base(years[0] if years else "", len(found) if len(found) > 1 else 0)


def _is_calendar(years: tuple[str, ...]) -> bool:
    return bool(years) and years[0][:4].isdecimal()


def _years_since(base: str, years: tuple[str, ...]) -> int:
    """Return how many years the first of the round lies after the price base, below nil where it lies before."""
    if base in years:
        return -years.index(base)
    return int(years[0][:4]) - int(base[:4]) if base else 0
