"""What would bring a case into the funded list: more money, or one score a level better (method.md section 4)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from prioritiser.analysis.funding import Standing, fund, standing_of, walk
from prioritiser.analysis.money import PENCE, Money, Row
from prioritiser.analysis.summary import Analysis, Figures, figures_of
from prioritiser.analysis.value_function import TOP, level_values
from prioritiser.model.base import CaseId, CriterionId

IntArray = npt.NDArray[np.int64]

_LEAST = 1e-9  # points; less is no gain
_BETWEEN = 1e-9  # a mean as near as this to a level is that level


class Raise(NamedTuple):
    """One budget row, what it lacks in £, and the budget that would do."""

    row: Row
    extra: float
    budget: float


@dataclass(frozen=True, slots=True)
class LevelStep:
    """One panel figure moved to the next whole level: points of value, and where the case would stand then.

    `from_` is the panel figure today, perhaps between two levels. For what a stop would lose the better level is the
    lower one. `rank_after` is None where the case has no place; under the rule "best" `funded_after` is not known and
    False.
    """

    criterion: CriterionId
    from_: float
    to: int
    points: float
    rank_after: int | None
    funded_after: bool


def budget_needed(analysis: Analysis, case: CaseId) -> tuple[Raise, ...] | None:
    """Return which budgets have to rise for a case to be funded: none when it is, None when money cannot do it.

    Rows that lack nothing and the order of the list stay as they are. Under "line" every row rises by the least that
    does. Under "fill" with one row it is the least too; with several, those that the case itself lacks rise. Checked
    by filling the list again.
    """
    funding, money = analysis.funding, analysis.money
    if funding is None or not money.budgeted.any() or case not in analysis.round.cases:
        return None
    if case in funding.funded:
        return ()
    standing = standing_of(analysis.round)
    at = money.cases.index(case)
    queue = [each for each in analysis.ranking.listed if each not in standing.settled]
    if at not in queue:
        return None
    filling = _Filling(money, queue[: queue.index(at) + 1], standing)
    budget = filling.needed_by_line() if analysis.rule == "line" else filling.needed_by_fill()
    return _raises(money, filling.rows, budget) if _is_funded(analysis, case, filling.rows, budget) else None


class _Filling:
    """The list down to one case, in whole pence of the budget rows (r,)."""

    def __init__(self, money: Money, queue: Sequence[int], standing: Standing) -> None:
        """Take in the queue down to and with the case."""
        self.rows = np.flatnonzero(money.budgeted)
        self.queue = queue
        self.amounts: IntArray = money.amounts[:, self.rows]
        self.budget: IntArray = money.budget[self.rows]
        self.first: IntArray = self.amounts[sorted(standing.committed)].sum(axis=0, dtype=np.int64)

    def needed_by_line(self) -> IntArray:
        """Return the least budget under which everything down to the case fits, shape (r,)."""
        wanted = self.amounts[list(self.queue)]
        total = self.first + np.cumsum(wanted, axis=0)
        needed: IntArray = np.where(wanted > 0, total, 0).max(axis=0)
        return np.maximum(needed, self.budget)

    def needed_by_fill(self) -> IntArray:
        """Return a budget under which the case fits after what is funded before it then, shape (r,).

        More money can let in a case before it, which takes some of it: so look again until it is enough. In one row
        without savings less never does, because what is taken before it does not fall as the budget rises.
        """
        mine = self.amounts[self.queue[-1]]
        budget = self.budget
        while True:
            needed = np.where(mine > 0, self._taken_before(budget) + mine, 0)
            if (needed <= budget).all():
                return self._without_excess(budget, needed)
            budget = np.maximum(budget, needed)

    def _without_excess(self, budget: IntArray, needed: IntArray) -> IntArray:
        """Return the budget without what another row's rise has made needless, if the case still fits then."""
        least = np.maximum(self.budget, needed)
        mine = self.amounts[self.queue[-1]]
        fits = (mine <= 0) | (self._taken_before(least) + mine <= least)
        return least if fits.all() else budget

    def _taken_before(self, budget: IntArray) -> IntArray:
        """Return what is spent when the case's turn comes, shape (r,)."""
        _, total = walk(self.amounts, self.queue[:-1], self.first, budget, stop=False)
        return total


def _is_funded(analysis: Analysis, case: CaseId, rows: IntArray, budget: IntArray) -> bool:
    """Return whether a case is funded when the list is filled again with another budget."""
    whole = np.array(analysis.money.budget)
    whole[rows] = budget
    money = replace(analysis.money, budget=whole)
    gain = analysis.basis.benefit if analysis.order == "vfm" else analysis.basis.values.gain
    return case in fund(analysis.round, money, analysis.ranking, gain, analysis.rule).funded


def _raises(money: Money, rows: IntArray, budget: IntArray) -> tuple[Raise, ...]:
    """Return the rows that rise, in £."""
    pairs = zip(rows.tolist(), budget.tolist(), money.budget[rows].tolist(), strict=True)
    return tuple(Raise(money.rows[row], (new - old) / PENCE, new / PENCE) for row, new, old in pairs if new > old)


def levels_that_help(analysis: Analysis, case: CaseId) -> tuple[LevelStep, ...]:
    """Return what one level better on each criterion would bring, largest gain first, equals in framework order.

    As if the panel agreed the next whole level. Criteria answered with a measure, those without a figure yet, and
    those that weigh nothing are left out. Each is worked out with the whole list.
    """
    if case not in analysis.inputs.arrays.cases:
        return ()
    at = analysis.inputs.arrays.cases.index(case)
    found = [step for column in range(len(analysis.inputs.arrays.criteria)) if (step := _step(analysis, at, column))]
    return tuple(sorted(found, key=lambda step: -step.points))


def _step(analysis: Analysis, at: int, column: int) -> LevelStep | None:
    """Return what one level better would bring on one criterion, or None where nothing is gained."""
    arrays = analysis.inputs.arrays
    criterion = analysis.round.criteria[arrays.criteria[column]]
    now, figure = float(arrays.panel[at, column]), float(arrays.mean_amount[at, column])
    if criterion.kind != "level" or math.isnan(now) or analysis.basis.weights[column] <= 0:
        return None
    values = level_values(criterion, analysis.round.settings.levels)
    values = TOP - values if arrays.mirrored[at, column] else values
    up, down = math.floor(figure + _BETWEEN) + 1, math.ceil(figure - _BETWEEN) - 1
    to = max((level for level in (up, down) if 0 <= level < len(values)), key=lambda level: float(values[level]))
    if values[to] <= now:
        return None
    panel = arrays.panel.copy()
    panel[at, column] = values[to]
    inputs = replace(analysis.inputs, arrays=replace(arrays, panel=panel))
    after = figures_of(analysis.round, inputs, analysis.weights, analysis.order, analysis.rule)
    points = float(after.basis.values.value[at] - analysis.basis.values.value[at])
    if not points > _LEAST:
        return None
    return LevelStep(criterion.id, figure, to, points, _rank(after, at), _funded(after, arrays.cases[at]))


def _rank(figures: Figures, at: int) -> int | None:
    """Return a case's rank, or None without one."""
    return int(figures.ranking.rank[at]) or None


def _funded(figures: Figures, case: CaseId) -> bool:
    """Return whether a case is on the funded list."""
    return figures.funding is not None and case in figures.funding.funded
