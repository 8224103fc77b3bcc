"""The sheet Money: every case's money as inputs, budgets, discount factors, and the net present cost by formula."""

from __future__ import annotations

from fractions import Fraction

from prioritiser.exchange.workbook_cells import Entry, Grid, Print, Sheet, area, at, fixed
from prioritiser.exchange.workbook_facts import (
    BUDGET_ROW,
    FACTOR_ROW,
    FIRST,
    GOING_ROW,
    HEAD,
    ID,
    KIND_WORDS,
    LEAD,
    LEFT_ROW,
    PAID_FIRST,
    RATE_ROW,
    TITLE,
    TYPE,
    TYPE_WORDS,
    Facts,
)

_WIDTHS = (8.0, 34.0, 14.0, 10.0)
_COLUMN = 13.0
_NARROW = 8  # columns of money that fit on one page
_YEARS_HEAD = HEAD - 1
_SUB_PENNY = 6  # decimals of a pound; beyond them lies the noise of adding up


def money_sheet(facts: Facts) -> Sheet:
    """Return the sheet."""
    money = facts.analysis.money
    columns = len(money.rows) + 2 * len(money.years) + 1
    grid = Grid("Money", (*_WIDTHS, *[_COLUMN] * columns))
    grid.title("Money, in pounds")
    words = "Costs are above zero, savings below. Type over a tinted cell: costs, the list and the budget line follow."
    grid.put(1, PAID_FIRST, words, "note")
    grid.put(2, PAID_FIRST, "Blue italics: the amount, or part of it, is illustrative.", "note made_up")
    _top(grid, facts)
    _heads(grid, facts)
    for i in range(len(facts.cases)):
        _case_row(grid, facts, i)
    for c in range(len(money.rows)):
        _row_head(grid, facts, c)
    if facts.cases and money.rows:
        where = area(FIRST, facts.amount_column(0), facts.last, facts.other_column(0) - 1)
        grid.entries.append(Entry(where, "Type an amount in pounds; a saving is below zero.", -1e13, 1e13))
    printing = Print(head_rows=(_YEARS_HEAD, HEAD), head_columns=2, wide=2 if columns > _NARROW else 1)
    return grid.done(frozen=(HEAD, LEAD), printing=printing)


def _top(grid: Grid, facts: Facts) -> None:
    """Write the rows above the table: discounting, budgets, what goes ahead."""
    labels = (
        (RATE_ROW, "Discount rate for costs"), (FACTOR_ROW, "Discount factor"), (BUDGET_ROW, "Budget"),
        (GOING_ROW, "Taken by all that goes ahead"), (LEFT_ROW, "Left"),
    )  # fmt: skip
    for row, label in labels:
        grid.put(row, TITLE, label, "note right")
    grid.put(RATE_ROW, TYPE, facts.held.settings.discount_rate_cost, "input percent2")
    rate = fixed(RATE_ROW, TYPE)
    for y, factor in enumerate(facts.analysis.money.factors.tolist()):
        grid.calc(FACTOR_ROW, facts.net_column(y), f"1/(1+{rate})^{y}", factor, "factor note")


def _heads(grid: Grid, facts: Facts) -> None:
    """Write the two rows of heads."""
    money = facts.analysis.money
    grid.line(_YEARS_HEAD, ID, ("", "", "", ""), "head")
    grid.line(HEAD, ID, ("Case", "Title", "Type", "Paid for first"), "head")
    for c, row in enumerate(money.rows):
        grid.put(_YEARS_HEAD, facts.amount_column(c), row.year, "head right")
        grid.put(HEAD, facts.amount_column(c), KIND_WORDS[row.kind], "head right")
    for y, year in enumerate(money.years):
        grid.put(_YEARS_HEAD, facts.other_column(y), year, "head right")
        grid.put(HEAD, facts.other_column(y), "Savings that free no cash", "head right")
        grid.put(_YEARS_HEAD, facts.net_column(y), year, "head right")
        grid.put(HEAD, facts.net_column(y), "Everything, net", "head right")
    grid.put(_YEARS_HEAD, facts.cost_column, "", "head right")
    grid.put(HEAD, facts.cost_column, "Net present cost", "head right")
    grid.heights[HEAD] = 44.0


def _row_head(grid: Grid, facts: Facts, c: int) -> None:
    """Write the budget of one row of money and what is left of it."""
    money, column = facts.analysis.money, facts.amount_column(c)
    fates, amounts = facts.column_of_calc("fate"), area(FIRST, column, facts.last, column)
    going = "+".join(f'({fates}="{word}")' for word in ("Yes", "Accepted", "Mandated"))
    taken = sum(facts.amount(i, c) for i in range(len(facts.cases)) if facts.fate(i) in ("Yes", "Accepted", "Mandated"))
    grid.calc(GOING_ROW, column, f"SUMPRODUCT(({going})*{amounts})", taken, "pounds note")
    if not money.budgeted[c]:
        grid.put(BUDGET_ROW, column, "none set", "note right")
        return
    budget = int(money.budget[c]) / 100
    grid.put(BUDGET_ROW, column, budget, "input pounds")
    grid.entries.append(Entry(at(BUDGET_ROW, column), "Type the budget in pounds.", 0.0, 1e13))
    grid.calc(LEFT_ROW, column, f"{at(BUDGET_ROW, column)}-{at(GOING_ROW, column)}", budget - taken, "pounds note")


def _case_row(grid: Grid, facts: Facts, i: int) -> None:
    """Write one case's money."""
    case, money, row = facts.cases[i], facts.analysis.money, facts.row(i)
    grid.put(row, ID, str(case.id), "cell")
    grid.put(row, TITLE, case.title, "cell wrap")
    grid.put(row, TYPE, TYPE_WORDS[case.type], "cell pad")
    grid.fit(row, case.title, _WIDTHS[1])
    _first_cell(grid, facts, i)
    made_up = {(line.year, line.kind) for line in case.money if line.illustrative}
    for c, entry in enumerate(money.rows):
        style = "input pounds made_up" if tuple(entry) in made_up else "input pounds"
        grid.put(row, facts.amount_column(c), facts.amount(i, c), style)
    nets = []
    for y, year in enumerate(money.years):
        rows = [c for c, entry in enumerate(money.rows) if entry.year == year]
        taken = sum((Fraction(int(money.amounts[i, c]), 100) for c in rows), Fraction(0))
        everything = sum((Fraction(line.amount) for line in case.money if line.year == year), Fraction(0))
        other = round(float(everything - taken), _SUB_PENNY) + 0.0
        grid.put(row, facts.other_column(y), other, "input pounds")
        nets.append(float(taken) + other)
        parts = [at(row, facts.amount_column(c)) for c in rows] + [at(row, facts.other_column(y))]
        grid.calc(row, facts.net_column(y), "+".join(parts), nets[-1], "cell pounds")
    _cost_cell(grid, facts, i)


def _first_cell(grid: Grid, facts: Facts, i: int) -> None:
    """Write whether a case is paid for before the list: an input for stops, settled for the others."""
    row = facts.row(i)
    first = i in facts.standing.committed
    word = "Yes" if first else "No"
    if facts.is_stop(i) and i in facts.standing.stops and i not in facts.standing.barred:
        grid.put(row, PAID_FIRST, word, "input centre")
        grid.entries.append(Entry(at(row, PAID_FIRST), "Yes: the stop is accepted.", choices=("Yes", "No")))
    else:
        grid.put(row, PAID_FIRST, word, "cell centre note")


def _cost_cell(grid: Grid, facts: Facts, i: int) -> None:
    """Write the net present cost; within half a penny of nil is nil."""
    row, years, cost = facts.row(i), len(facts.analysis.money.years), float(facts.analysis.money.cost[i])
    if not years:
        grid.put(row, facts.cost_column, 0.0, "cell pounds strong")
        return
    first, last = facts.net_column(0), facts.net_column(years - 1)
    total = f"SUMPRODUCT({at(row, first)}:{at(row, last)},{area(FACTOR_ROW, first, FACTOR_ROW, last)})"
    grid.calc(row, facts.cost_column, f"IF(ABS({total})<0.005,0,{total})", cost, "cell pounds strong")
