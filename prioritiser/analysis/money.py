"""Money: years, net present cost, whole pence by year and kind, value for money (method.md 5 and 6)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from prioritiser.analysis.weights import round_half_up
from prioritiser.errors import InputError
from prioritiser.model.base import CaseId
from prioritiser.model.case import MONEY_KINDS, MoneyKind, MoneyLine
from prioritiser.model.natural import natural_key
from prioritiser.model.round import Round

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

PENCE = 100  # in a pound
MILLION = 1e6  # pounds
MOST_POUNDS = 1e13
NIL_POUNDS = 0.005  # a net present cost within half a penny of nil is nil
_PENCE_NOISE = 1e-6
_YEAR = re.compile(r"(\d{4})/(\d{2})", re.ASCII)


class Row(NamedTuple):
    """One year's money of one kind."""

    year: str
    kind: MoneyKind


@dataclass(frozen=True, slots=True, eq=False)
class Money:
    """The money of all cases (n) by row (r): rows are (year, kind) in order of year, then recurrent first.

    `amounts` (n, r) in whole pence: costs less cash-releasing savings. `cost` (n,) in £: net present cost of
    all lines. `budget` (r,) in pence, read only where `budgeted`. `factors` (years,): discount factors for
    costs.
    """

    cases: tuple[CaseId, ...]
    years: tuple[str, ...]
    factors: FloatArray
    rows: tuple[Row, ...]
    amounts: IntArray
    cost: FloatArray
    budget: IntArray
    budgeted: BoolArray

    @property
    def positive(self) -> IntArray:
        """Return each case's money above zero over all rows, in pence, shape (n,)."""
        total: IntArray = np.maximum(self.amounts, 0).sum(axis=1)
        return total


def discount_factors(rate: float, years: int) -> FloatArray:
    """Return 1 / (1 + rate)^k for years k = 0.. (year 0 undiscounted), shape (years,); rate a fraction.

    Raise InputError "OutOfRange" for a rate of -1 or less. Source: HM Treasury, The Green Book.
    """
    if not rate > -1:
        raise InputError(
            "OutOfRange",
            f"A discount rate of {rate} cannot be used.",
            where="settings",
            remedy="Give a fraction such as 0.035.",
        )
    factors: FloatArray = (1.0 + rate) ** -np.arange(years, dtype=np.float64)
    return factors


def uncosted(round_: Round) -> tuple[CaseId, ...]:
    """Return the cases that would be ranked and have no money entered; none where a round has no money at all."""
    ids = tuple(
        case.id
        for case in round_.cases.values()
        if case.lane == "ranked" and not case.is_costed and not case.failed_gates
    )
    has_money = round_.budgets or any(case.is_costed for case in round_.cases.values())
    return ids if has_money else ()


def years_of(round_: Round) -> tuple[str, ...]:
    """Return the years: as set, else those that money and budgets name, without gaps if like 2026/27."""
    if round_.settings.years:
        return tuple(dict.fromkeys(round_.settings.years))
    named = {line.year for case in round_.cases.values() for line in case.money}
    named |= {budget.year for budget in round_.budgets.values()}
    starts = [_start(year) for year in named]
    known = [start for start in starts if start is not None]
    if not named or len(known) < len(starts):
        return tuple(sorted(named, key=natural_key))
    return tuple(f"{year:04d}/{(year + 1) % 100:02d}" for year in range(min(known), max(known) + 1))


def money_of(round_: Round) -> Money:
    """Return the money of a round's cases and its budgets.

    Raise InputError "UnknownYear" naming the case (or budget) and the year, or "OutOfRange".
    """
    years = years_of(round_)
    factors = discount_factors(round_.settings.discount_rate_cost, len(years))
    year_at = {year: at for at, year in enumerate(years)}
    lines = {case.id: case.money for case in round_.cases.values()}
    _check(round_, year_at, lines)
    rows = _rows(round_, year_at, lines)
    row_at: dict[tuple[str, str], int] = {row: at for at, row in enumerate(rows)}
    amounts = np.zeros((len(lines), len(rows)), dtype=np.int64)
    cost = np.zeros(len(lines))
    factor = dict(zip(years, factors.tolist(), strict=True))
    for at, entries in enumerate(lines.values()):
        for line in entries:
            if line.releases_cash:
                amounts[at, row_at[line.year, line.kind]] += in_pence(line.amount)
        cost[at] = math.fsum(line.amount * factor[line.year] for line in entries)
    budget = np.zeros(len(rows), dtype=np.int64)
    budgeted = np.zeros(len(rows), dtype=np.bool_)
    for entry in round_.budgets.values():
        here = row_at[entry.year, entry.kind]
        budget[here], budgeted[here] = in_pence(entry.amount), True
    cost = np.where(np.abs(cost) < NIL_POUNDS, 0.0, cost)
    return Money(tuple(lines), years, factors, rows, amounts, cost, budget, budgeted)


def in_pence(pounds: float) -> int:
    """Return an amount in £ as whole pence, half a penny away from zero."""
    pence = pounds * PENCE
    whole = round(pence)
    return whole if abs(pence - whole) < _PENCE_NOISE else int(round_half_up(round_half_up(pounds, 2) * PENCE, 0))


def value_for_money(benefit: FloatArray, cost: FloatArray, stops: BoolArray) -> FloatArray:
    """Return points of benefit b per £m of net present cost, shape (n,).

    NaN for stops and where cost is not above 0. `benefit` in points, `cost` in £. Source: method.md section
    5.
    """
    ratio = np.full(len(cost), np.nan)
    some = (cost > 0) & ~stops
    ratio[some] = benefit[some] * MILLION / cost[some]
    return ratio


def _start(year: str) -> int | None:
    """Return the calendar year in which a financial year like 2026/27 begins, or None for another text."""
    match = _YEAR.fullmatch(year)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        return None
    return int(match[1])


def _check(round_: Round, year_at: Mapping[str, int], lines: Mapping[CaseId, tuple[MoneyLine, ...]]) -> None:
    """Raise InputError for a year outside the round or an amount that is no money."""
    for case, entries in lines.items():
        for line in entries:
            _check_entry(f"case {case}", line.year, line.amount, year_at)
    for budget in round_.budgets.values():
        _check_entry("the budget", budget.year, budget.amount, year_at)


def _check_entry(where: str, year: str, amount: float, year_at: Mapping[str, int]) -> None:
    """Raise InputError unless the year is one of the round's and the amount a number of pounds."""
    if year not in year_at:
        raise InputError(
            "UnknownYear",
            f"There is money in {year}, which is not one of the round's years.",
            where=where,
            remedy=f"Use one of {', '.join(year_at)}, or add {year} to the round's years.",
        )
    if not abs(amount) <= MOST_POUNDS:
        raise InputError(
            "OutOfRange",
            f"The money in {year} is {amount}.",
            where=where,
            remedy="Give an amount in pounds.",
        )


def _rows(round_: Round, year_at: Mapping[str, int], lines: Mapping[CaseId, tuple[MoneyLine, ...]]) -> tuple[Row, ...]:
    """Return the rows that money lines and budgets name, by year, then recurrent, non-recurrent, capital."""
    used: Iterable[Row] = {
        *(Row(line.year, line.kind) for entries in lines.values() for line in entries),
        *(Row(budget.year, budget.kind) for budget in round_.budgets.values()),
    }
    return tuple(sorted(used, key=lambda row: (year_at[row.year], MONEY_KINDS.index(row.kind))))
