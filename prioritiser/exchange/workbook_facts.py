"""What every sheet of the board workbook goes by: cases and criteria in order, and where each figure stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

import numpy as np

from prioritiser.analysis.funding import Standing, standing_of
from prioritiser.analysis.money import PENCE
from prioritiser.analysis.summary import Analysis, Result
from prioritiser.analysis.value_function import TOP, level_values
from prioritiser.analysis.weights import round_half_up
from prioritiser.errors import RefusedError
from prioritiser.exchange.workbook_cells import area, at, height_of, letter
from prioritiser.model.case import Case
from prioritiser.model.framework import DOMAINS, Criterion, Domain
from prioritiser.model.round import Round

# Panel, Values, Money and Calc keep a case in the same row.
HEAD = 10
FIRST = HEAD + 1
ID, TITLE, TYPE = 1, 2, 3
LEAD = 3  # columns before the figures: id, title, type

# Rows above the table of Values.
DOMAIN_ROW, WEIGHT_ROW, OTHER_ROW, NEUTRAL_ROW, LOST_ROW, IDS_ROW = 4, 5, 6, 7, 8, 9
# Rows above the table of Panel.
SCALE_ROW = 5
# Rows above the table of Money.
RATE_ROW, FACTOR_ROW, BUDGET_ROW, GOING_ROW, LEFT_ROW = 4, 5, 6, 7, 8
PAID_FIRST = 4  # column of Money
# Rows above the table of Calc.
COVERAGE_ROW = 4

STOP = "Disinvestment"
TYPE_WORDS: Mapping[str, str] = MappingProxyType(
    {"investment": "Investment", "disinvestment": STOP, "reshape": "Reshape"}
)
KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {"recurrent": "Recurrent", "non_recurrent": "Non-recurrent", "capital": "Capital"}
)
DOMAIN_WORDS: Mapping[Domain, str] = MappingProxyType({domain: domain.capitalize() for domain in DOMAINS})

_MILLION = 1e6
_TALLEST_LINE = 60.0
_BRIEF = 80
_CALC_NAMES = (
    "id", "title", "type", "place", "standing", "first", "status", "coverage", "value", "low", "high", "gain",
    "benefit", "cost", "vfm", "listed", "band", "figure", "second", "rank", "tied", "position", "stop_position",
    "fate", *DOMAINS, "was_value", "was_rank", "was_fate", "difference", "agrees",
)  # fmt: skip
_NOT_NEEDED = MappingProxyType({"value": ("band", "figure", "second"), "hand": ("second",), "vfm": ()})


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """An analysis, with its cases and criteria as tuples in the round's order and the places of its figures.

    `linear` criteria have partial values in proportion to their level; for the others the panel's partial
    value is itself the input. `budgets` are the indices of the money rows that have a budget. `live` says
    whether a rule can be walked: there is a budget, and the rule is not "best".
    """

    analysis: Analysis
    cases: tuple[Case, ...]
    results: tuple[Result, ...]
    criteria: tuple[Criterion, ...]
    linear: tuple[bool, ...]
    standing: Standing
    budgets: tuple[int, ...]
    columns: Mapping[str, int]
    code: str
    when: datetime | None

    @property
    def held(self) -> Round:
        """Return the round."""
        return self.analysis.round

    @property
    def last(self) -> int:
        """Return the last row of the tables with a row for each case; an empty table has one empty row."""
        return FIRST + max(len(self.cases), 1) - 1

    @property
    def levels(self) -> int:
        """Return the highest level of the scale."""
        return self.held.settings.levels

    @property
    def live(self) -> bool:
        """Return whether there is a rule to walk down the list and a budget to walk it with."""
        return bool(self.budgets) and self.analysis.rule != "best"

    @property
    def competing(self) -> tuple[int, ...]:
        """Return the cases that may be on the list of investments and reshapes: not mandated, no gate failed."""
        return tuple(i for i, case in enumerate(self.cases) if self.may_list(i) and not self.is_stop(i))

    @property
    def stops(self) -> tuple[int, ...]:
        """Return the stops that may be listed."""
        return tuple(i for i, case in enumerate(self.cases) if self.may_list(i) and self.is_stop(i))

    def is_stop(self, i: int) -> bool:
        """Return whether a case is a disinvestment."""
        return self.cases[i].type == "disinvestment"

    def may_list(self, i: int) -> bool:
        """Return whether a case may be ranked as far as lane and gates go."""
        return self.cases[i].lane == "ranked" and not self.cases[i].failed_gates

    def row(self, i: int) -> int:
        """Return the row of a case on Panel, Values, Money and Calc."""
        return FIRST + i

    # Places

    def criterion_column(self, c: int) -> int:
        """Return the column of a criterion on Panel and Values."""
        return LEAD + 1 + c

    def across(self, row: int, *, sheet: str = "Values") -> str:
        """Return the range over all criteria in one row, the columns fixed."""
        last = LEAD + max(len(self.criteria), 1)
        return f"{sheet}!${letter(LEAD + 1)}${row}:${letter(last)}${row}"

    def own(self, name: str, i: int) -> str:
        """Return the place of a figure of one case on Calc, for formulas on Calc."""
        return f"${letter(self.columns[name])}{self.row(i)}"

    def all(self, name: str) -> str:
        """Return the range of a figure of all cases on Calc, for formulas on Calc."""
        column = self.columns[name]
        return area(FIRST, column, self.last, column)

    def from_calc(self, name: str, i: int) -> str:
        """Return the place of a figure of one case, for formulas on other sheets."""
        return f"Calc!{at(self.row(i), self.columns[name])}"

    def column_of_calc(self, name: str, first: int = FIRST) -> str:
        """Return the range of a figure of all cases from a row on, for formulas on other sheets."""
        column = self.columns[name]
        return f"Calc!{area(first, column, self.last, column)}"

    def amount_column(self, r: int) -> int:
        """Return the column of Money with the amounts of one row (a year and kind)."""
        return PAID_FIRST + 1 + r

    def other_column(self, y: int) -> int:
        """Return the column of Money with a year's savings that release no cash."""
        return PAID_FIRST + 1 + len(self.analysis.money.rows) + y

    def net_column(self, y: int) -> int:
        """Return the column of Money with everything of one year."""
        return self.other_column(len(self.analysis.money.years)) + y

    @property
    def cost_column(self) -> int:
        """Return the column of Money with the net present cost."""
        return self.net_column(len(self.analysis.money.years))

    def list_height(self, width: float) -> float:
        """Return the height of a line that any case may come to stand in, wide enough for ordinary titles."""
        return min(_TALLEST_LINE, max((height_of(case.title, width) for case in self.cases), default=0.0))

    # Figures

    def amount(self, i: int, r: int) -> float:
        """Return what a case takes from one row of money, in £."""
        return int(self.analysis.money.amounts[i, r]) / PENCE

    def fate(self, i: int) -> str:
        """Return in a word what becomes of a case."""
        result = self.results[i]
        if self.cases[i].lane == "mandated":
            return "Mandated"
        if self.is_stop(i):
            return "Accepted" if result.accepted else "Not accepted"
        if result.funded is None:
            return ""
        return "Yes" if result.funded else "No"

    def rule_on(self, i: int) -> str:
        """Return what a rule or a gate settles about a case before the list is gone down."""
        if i in self.standing.must:
            return "must"
        if i in self.standing.barred:
            return "gate" if self.cases[i].failed_gates else "must not"
        return ""

    def unit_of(self, largest: float) -> str:
        """Return the unit of a column of money by its largest amount in £."""
        return "£m" if abs(largest) >= _MILLION else "£k"


def facts_of(analysis: Analysis, *, code: str = "", when: str = "") -> Facts:
    """Return the facts of an analysis of a whole round. Raises RefusedError for a single lens."""
    if analysis.weights.lens is not None:
        said = "A workbook shows the whole framework, not one lens of it."
        raise RefusedError("NotAvailable", said, where=str(analysis.weights.lens), remedy="Leave the lens out.")
    held = analysis.round
    found = {each.case: each for each in analysis.results}
    found.update({left.case: left.so_far for left in analysis.not_ranked})
    found.update({duty.case: duty.so_far for duty in analysis.mandated})
    skipped = _NOT_NEEDED[analysis.order]
    names = [name for name in _CALC_NAMES if name not in skipped]
    criteria = tuple(held.criteria.values())
    return Facts(
        analysis=analysis,
        cases=tuple(held.cases.values()),
        results=tuple(found[case] for case in held.cases),
        criteria=criteria,
        linear=tuple(_is_linear(each, held.settings.levels) for each in criteria),
        standing=standing_of(held),
        budgets=tuple(np.flatnonzero(analysis.money.budgeted).tolist()),
        columns=MappingProxyType({name: column for column, name in enumerate(names, start=1)}),
        code=code,
        when=_moment(when),
    )


def _is_linear(criterion: Criterion, levels: int) -> bool:
    """Tell whether each level is worth as much as the next, so that the panel's mean level gives its value."""
    if criterion.kind != "level":
        return False
    return bool(np.allclose(level_values(criterion, levels), np.linspace(0.0, TOP, levels + 1), rtol=0, atol=1e-12))


def _moment(text: str) -> datetime | None:
    """Return a time as it was written, or None."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def tenths(figure: float) -> str:
    """Return a figure with one decimal as Excel shows it: fifteen digits count, halves go away from zero."""
    return f"{round_half_up(float(f'{figure:.15g}'), 1):,.1f}"


def pounds(amount: float) -> str:
    """Return an amount as prose has it: £1.6m, £850,000, −£0.4m."""
    sign = "−" if amount < 0 else ""
    if abs(amount) >= _MILLION:
        return f"{sign}£{tenths(abs(amount) / _MILLION)}m"
    return f"{sign}£{round_half_up(float(f'{abs(amount):.15g}')):,.0f}"


def pounds_formula(place: str) -> str:
    """Return the formula part that says an amount at a place as `pounds` does."""
    return (
        f'IF({place}<0,"−","")&IF(ABS({place})>=1000000,"£"&TEXT(ABS({place})/1000000,"#,##0.0")&"m",'
        f'"£"&TEXT(ABS({place}),"#,##0"))'
    )


def brief(text: str) -> str:
    """Return a text as a sentence can carry it: one line, cut with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= _BRIEF else line[: _BRIEF - 1] + "…"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 case, 2 cases."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
