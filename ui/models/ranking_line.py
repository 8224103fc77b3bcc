"""The budget line: what it says, and which budget a place in the list stands for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from prioritiser.analysis.funding import Spent
from prioritiser.analysis.money import in_pence
from prioritiser.analysis.summary import Analysis, Result
from prioritiser.exchange.workbook_facts import KIND_WORDS
from ui.models.ranking_money import parse_pounds
from ui.models.ranking_words import counted, pounds

STEP, SMALL_STEP = 100_000.0, 10_000.0
SMALL = 2_000_000.0  # budgets below this move in small steps
_PENNY = 0.01


@dataclass(frozen=True, slots=True)
class Line:
    """The budget line in words: its title, what it comes to, what to do, and why the list ends here."""

    title: str
    words: str
    why: str = ""

    @property
    def rest(self) -> str:
        """Return what follows the title."""
        return " · ".join(part for part in (self.words, self.why) if part)

    @property
    def spoken(self) -> str:
        """Return the line as it is read out."""
        return ". ".join(part for part in (self.title, self.words, self.why) if part)


def line_of(analysis: Analysis) -> Line | None:
    """Return the line of an analysis, or None where the rule has none."""
    funding = analysis.funding
    if funding is None:
        return None
    if not funding.spent:
        return Line("No budget yet", "Type a budget to see what it funds")
    first = funding.spent[0]
    budget, left = first.budget or 0.0, (first.budget or 0.0) - first.amount
    cases = sum(result.funded is True for result in analysis.results)
    rest = f"{pounds(left)} left" if left >= 0 else f"{pounds(-left)} more than there is"
    words = f"{counted(cases, 'case')}, {pounds(first.amount)} committed, {rest}"
    return Line(f"Budget line {pounds(budget)}", words, stopped_by(analysis))


def stopped_by(analysis: Analysis) -> str:
    """Return which other row of money keeps the next case out, in words; "" where it is the first or none."""
    funding = analysis.funding
    if funding is None or funding.stopped_at is None or not funding.spent:
        return ""
    money = analysis.money
    at = money.cases.index(funding.stopped_at)
    short = [
        spent.row
        for spent in funding.spent
        if (wanted := int(money.amounts[at, money.rows.index(spent.row)])) > 0
        and in_pence(spent.amount) + wanted > in_pence(spent.budget or 0.0)
    ]
    if not short or funding.spent[0].row in short:
        return ""
    return f"{row_name(short[0])} is full: the list stops there"


def row_name(row: tuple[str, str]) -> str:
    """Return a row of money in words: 2026/27 capital."""
    year, kind = row
    return f"{year} {KIND_WORDS[kind].lower()}"


def row_words(spent: Spent) -> tuple[str, str]:
    """Return a budget row as (its name, spent of budget)."""
    if spent.budget is None:
        return row_name(spent.row), f"{pounds(spent.amount)}, no budget"
    return row_name(spent.row), f"{pounds(spent.amount)} of {pounds(spent.budget)}"


def step_of(budget: float) -> float:
    """Return how much one step moves a budget, in £."""
    return STEP if budget >= SMALL else SMALL_STEP


def stepped(budget: float, steps: int) -> float:
    """Return a budget some steps further, on whole steps, never below nothing."""
    step = step_of(budget)
    at = budget / step
    whole = math.floor(at + _PENNY) if steps > 0 else math.ceil(at - _PENNY)
    return max(0.0, (whole + steps) * step)


def budget_at(ranked: Sequence[Result], place: float, base: float, budget: float) -> float:
    """Return the budget for which the line would run `place` rows below the top of the list.

    The running total is read between two rows and rounded up to a whole step, so that what is above the line fits;
    `base` is what is committed before the list begins.
    """
    totals = [base, *(each.cumulative if each.cumulative is not None else base for each in ranked)]
    place = min(max(place, 0.0), float(len(ranked)))
    above = int(place)
    low = totals[above]
    high = totals[min(above + 1, len(ranked))]
    step = step_of(budget)
    return max(0.0, math.ceil((low + (high - low) * (place - above) - _PENNY) / step) * step)


def typed_form(amount: float) -> str:
    """Return a budget as a person would type it, exactly: £20.5m, else to the pound or penny."""
    short = pounds(amount)
    if parse_pounds(short) == amount:
        return short
    return f"£{amount:,.0f}" if amount == int(amount) else f"£{amount:,.2f}"
