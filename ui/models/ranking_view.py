"""What of a round is looked at: the order, the lens, and weights or a budget that are only tried out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prioritiser.analysis.money import Row
from prioritiser.analysis.summary import Analysis, Inputs, analyse, inputs_with
from prioritiser.model.base import NodeId
from prioritiser.model.funding import Budget
from prioritiser.model.round import Round
from prioritiser.model.settings import Order


@dataclass(frozen=True, slots=True)
class View:
    """A way of looking at a round that changes nothing in it.

    `order` None is the round's own; `swings` are weights that are tried out, and `budget` the pounds tried for the
    first budget row: None is what the round has.
    """

    order: Order | None = None
    lens: NodeId | None = None
    by_domain: bool = False
    swings: Mapping[str, float] | None = None
    budget: float | None = None

    @property
    def tries_weights(self) -> bool:
        """Return whether weights are tried that the round does not have."""
        return self.swings is not None

    def order_of(self, held: Round) -> Order:
        """Return the order that is shown."""
        return self.order or held.settings.order

    def is_other_order(self, held: Round) -> bool:
        """Return whether another order is shown than the round's own."""
        return self.order_of(held) != held.settings.order

    def fitting(self, held: Round) -> View:
        """Return the view without what the round no longer has or what an edit has overtaken."""
        lens = self.lens if self.lens in held.nodes else None
        return replace(self, lens=lens, budget=None)


def work_out(held: Round, inputs: Inputs, view: View) -> Analysis:
    """Return the analysis of a round as it is looked at; raises KnownError where it cannot be worked out."""
    if view.budget is not None:
        held = with_budget(held, inputs, view.budget)
        inputs = inputs_with(held, inputs)
    return analyse(held, lens=view.lens, by=view.order, swings=view.swings, inputs=inputs)


def with_budget(held: Round, inputs: Inputs, amount: float) -> Round:
    """Return the round as it would be with another budget in the row that is listed."""
    row = budget_row(inputs)
    if row is None:
        return held
    budget = Budget(year=row.year, kind=row.kind, amount=amount)
    return replace(held, budgets={**held.budgets, (row.year, row.kind): budget})


def first_row(inputs: Inputs) -> Row | None:
    """Return the money row whose amounts are listed: the first with a budget, else the first of all."""
    money = inputs.money
    budgeted = [row for row, has in zip(money.rows, money.budgeted.tolist(), strict=True) if has]
    return next(iter((*budgeted, *money.rows)), None)


def budget_row(inputs: Inputs) -> Row | None:
    """Return the row of money that a typed budget is for; None in a round without years."""
    years = inputs.money.years
    return first_row(inputs) or (Row(years[0], "recurrent") if years else None)


def first_budget(held: Round, inputs: Inputs) -> Budget | None:
    """Return the budget that the list shows as its line, or None while there is none."""
    row = first_row(inputs)
    return held.budgets.get(row) if row is not None else None
