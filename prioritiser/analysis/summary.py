"""Analysis: every quick result for one revision; screen, command line and exports all read this one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import repeat
from typing import TypeVar

import numpy as np
from msgspec import Struct

from prioritiser.analysis.arrays import Arrays, arrays_of
from prioritiser.analysis.flags import ranked_panel
from prioritiser.analysis.funding import Funding, fund, standing_of
from prioritiser.analysis.money import PENCE, Money, Row, money_of, value_for_money
from prioritiser.analysis.natural import natural_positions
from prioritiser.analysis.ranking import Basis, FloatArray, IntArray, Ranking, rank_cases
from prioritiser.analysis.value import flat_criteria, values_of, without_finance
from prioritiser.analysis.weights import Weights, effective_weights, lens_weights, node_path
from prioritiser.model.base import CaseId, CriterionId, NodeId
from prioritiser.model.case import CaseType
from prioritiser.model.framework import DOMAINS, Domain
from prioritiser.model.natural import natural_key
from prioritiser.model.round import Round
from prioritiser.model.settings import FillRule, Order

Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, slots=True)
class Groups:
    """Which criteria are tagged with each decision domain and lie below each node."""

    domains: Mapping[Domain, tuple[CriterionId, ...]]
    nodes: Mapping[NodeId, tuple[CriterionId, ...]]


class Result(Struct, frozen=True):
    """One case's figures: values 0..100, coverage 0..1, gain and contributions in points, money in £.

    `rank` is None without a place in the order (stops in value-for-money order) and in entries apart from the
    list. `benefit` is b: points above no change, finance left out; `gain` is what is added up in this order
    (b in value-for-money order). `vfm` is points of b per £m, None where there is no ratio. `contributions`
    (filled cells only), `domains` and `nodes` add up to `value`. `funded` and `fits` are None where no rule
    has run, both and `cumulative` also outside the list; `funded` is False for stops, which are `accepted` or
    not. Figures that cannot be worked out are None.
    """

    case: CaseId
    type: CaseType
    rank: int | None
    tied: bool
    value: float | None
    coverage: float
    provisional: bool
    low: float
    high: float
    gain: float | None
    contributions: Mapping[CriterionId, float]
    benefit: float | None
    cost: float
    vfm: float | None
    funded: bool | None
    accepted: bool
    fits: bool | None
    cumulative: float | None
    groups: Groups

    @property
    def domains(self) -> dict[Domain, float]:
        """Return the points from each decision domain."""
        return _summed(self.contributions, self.groups.domains)

    @property
    def nodes(self) -> dict[NodeId, float]:
        """Return the points from each lens and family."""
        return _summed(self.contributions, self.groups.nodes)


@dataclass(frozen=True, slots=True)
class NotRanked:
    """A case that is not ranked: why, what is missing, and its figures so far."""

    case: CaseId
    reason: str
    missing: tuple[CriterionId, ...]
    so_far: Result


@dataclass(frozen=True, slots=True)
class Mandated:
    """A mandated case: net present cost in £ and what it takes, in £, from each year and kind of money."""

    case: CaseId
    cost: float
    amounts: tuple[tuple[Row, float], ...]
    so_far: Result


@dataclass(frozen=True, slots=True)
class Saving:
    """A case of any type that saves over the years: net present saving in £, its value if it has one."""

    case: CaseId
    type: CaseType
    saving: float
    accepted: bool
    value: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """What does not depend on weights: computed once per revision, reused while a weight is dragged."""

    arrays: Arrays
    money: Money
    natural: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """What an analysis is made of, before it is put into words and rows. `gain` (n,) is what is added up."""

    basis: Basis
    ranking: Ranking
    gain: FloatArray
    funding: Funding | None


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """Every quick result for one revision of a round, in one order, under one rule, through one lens.

    `results` is in list order, the others in natural order (savings largest first). `funding` is None for the
    rule "best", which is not quick. `flat` criteria make no difference this round. `basis` and `ranking` hold
    the arrays.
    """

    round: Round
    order: Order
    rule: FillRule
    weights: Weights
    results: tuple[Result, ...]
    not_ranked: tuple[NotRanked, ...]
    mandated: tuple[Mandated, ...]
    savings: tuple[Saving, ...]
    funding: Funding | None
    flat: tuple[CriterionId, ...]
    basis: Basis
    ranking: Ranking
    inputs: Inputs

    @property
    def title(self) -> str:
        """Return the round's title."""
        return self.round.title

    @property
    def revision(self) -> int:
        """Return the revision that the figures belong to."""
        return self.round.revision

    @property
    def money(self) -> Money:
        """Return the money by case, year and kind."""
        return self.inputs.money

    def of(self, case: CaseId) -> Result:
        """Return the figures of any case, listed or not; raise KeyError for an unknown one."""
        unranked = (entry.so_far for entry in self.not_ranked)
        mandated = (entry.so_far for entry in self.mandated)
        for result in (*self.results, *unranked, *mandated):
            if result.case == case:
                return result
        raise KeyError(case)


def inputs_of(round_: Round) -> Inputs:
    """Return scores and money as arrays; raise InputError where a scale or a money line is broken."""
    return Inputs(arrays_of(round_), money_of(round_), natural_positions(tuple(round_.cases)))


def inputs_with(round_: Round, inputs: Inputs) -> Inputs:
    """Return the inputs of a round that differs in its money, budgets or years only: scores are used again."""
    return replace(inputs, money=money_of(round_))


def analyse(
    round_: Round,
    *,
    lens: str | None = None,
    by: Order | None = None,
    rule: FillRule | None = None,
    swings: Mapping[str, float] | None = None,
    inputs: Inputs | None = None,
) -> Analysis:
    """Return every quick result for one revision; order and rule are the round's own unless given.

    `lens` narrows the weights to one node, `swings` tries other weights; `inputs` must be this round's own
    (they save the work while a weight is dragged). Raise InputError naming what is wrong with the round or
    the lens.
    """
    order, rule = by or round_.settings.order, rule or round_.settings.fill_rule
    weights = effective_weights(round_, swings)
    if lens is not None:
        weights = lens_weights(weights, lens)
    inputs = inputs or inputs_of(round_)
    figures = figures_of(round_, inputs, weights, order, rule)
    basis, ranking, funding = figures.basis, figures.ranking, figures.funding
    rows = _Rows(round_, weights, figures)
    return Analysis(
        round=round_,
        order=order,
        rule=rule,
        weights=weights,
        results=tuple(rows.result(at) for at in ranking.listed),
        not_ranked=tuple(NotRanked(out.case, out.words, out.missing, rows.result(out.at)) for out in ranking.left_out),
        mandated=tuple(_mandated(inputs.money, at, rows.result(at)) for at in ranking.mandated),
        savings=_savings(round_, basis, rows),
        funding=funding,
        flat=_flat(round_, inputs.arrays, basis.weights),
        basis=basis,
        ranking=ranking,
        inputs=inputs,
    )


def figures_of(round_: Round, inputs: Inputs, weights: Weights, order: Order, rule: FillRule) -> Figures:
    """Return values, list and funded list as arrays: all that costs little when something is tried many times."""
    basis = _basis(round_, inputs, weights.vector())
    ranking = rank_cases(round_, basis, order)
    gain = basis.benefit if order == "vfm" else basis.values.gain
    funding = None if rule == "best" else fund(round_, inputs.money, ranking, gain, rule)
    return Figures(basis, ranking, gain, funding)


def _basis(round_: Round, inputs: Inputs, weights: FloatArray) -> Basis:
    """Return values, benefit and value for money of all cases under one vector of weights (m,)."""
    arrays, cost = inputs.arrays, inputs.money.cost
    stops = np.array([case.type == "disinvestment" for case in round_.cases.values()], dtype=np.bool_)
    other = values_of(arrays.panel, without_finance(weights, arrays.finance), arrays.neutral)
    return Basis(
        arrays=arrays,
        weights=weights,
        values=values_of(arrays.panel, weights, arrays.neutral),
        benefit=other.gain,
        vfm=value_for_money(other.gain, cost, stops),
        cost=cost,
        natural=inputs.natural,
    )


class _Rows:
    """Turns arrays into the results of all cases, by index; made column by column, which is several times as fast."""

    def __init__(self, round_: Round, weights: Weights, figures: Figures) -> None:
        """Make the results."""
        basis, ranking, funding = figures.basis, figures.ranking, figures.funding
        cases, values = basis.arrays.cases, basis.values
        self.accepted = standing_of(round_).accepted
        funded = frozenset(funding.funded) if funding else frozenset()
        fits = funding.fits if funding else {}
        running = funding.cumulative if funding else {}
        self.value, self.cost = _known(values.value), basis.cost.tolist()
        self.all = tuple(
            map(
                Result, cases, [case.type for case in round_.cases.values()],
                [rank or None for rank in ranking.rank.tolist()], ranking.tied.tolist(), self.value,
                values.coverage.tolist(), (~values.complete).tolist(), values.low.tolist(), values.high.tolist(),
                _known(figures.gain), _filled_only(basis.arrays, values.contributions),
                _known(basis.benefit), self.cost, _known(basis.vfm),
                [case in funded if funding else None for case in cases],
                [at in self.accepted for at in range(len(cases))],
                [fits.get(case) for case in cases], [running.get(case) for case in cases],
                repeat(_groups(round_, weights)),
            )
        )  # fmt: skip

    def result(self, at: int) -> Result:
        """Return the figures of the case at one index."""
        return self.all[at]


def _filled_only(arrays: Arrays, contributions: FloatArray) -> list[dict[CriterionId, float]]:
    """Return the contributions of the filled cells of each case, in framework order."""
    filled = ~np.isnan(arrays.panel)
    found = [dict(zip(arrays.criteria, row, strict=True)) for row in contributions.tolist()]
    for at in np.flatnonzero(~filled.all(axis=1)).tolist():
        there = filled[at].tolist()
        found[at] = {key: points for (key, points), is_there in zip(found[at].items(), there, strict=True) if is_there}
    return found


def _groups(round_: Round, weights: Weights) -> Groups:
    """Return which criteria belong to each domain and node."""
    paths = {leaf: node_path(weights, leaf) for leaf in weights.leaves}
    tags = {leaf: round_.criteria[leaf].domain for leaf in weights.leaves}
    return Groups(
        {domain: tuple(leaf for leaf, tag in tags.items() if tag == domain) for domain in DOMAINS},
        {node: tuple(leaf for leaf, path in paths.items() if node in path) for node in weights.nodes},
    )


def _summed(points: Mapping[CriterionId, float], groups: Mapping[Name, tuple[CriterionId, ...]]) -> dict[Name, float]:
    """Return points added up per group of criteria."""
    return {name: math.fsum([points.get(each, 0.0) for each in members]) for name, members in groups.items()}


def _known(figures: FloatArray) -> list[float | None]:
    """Return figures, None where one could not be worked out."""
    return [None if math.isnan(figure) else figure for figure in figures.tolist()]


def _mandated(money: Money, at: int, result: Result) -> Mandated:
    """Return a mandated case with the money it takes."""
    taken = zip(money.rows, money.amounts[at].tolist(), strict=True)
    return Mandated(result.case, result.cost, tuple((row, pence / PENCE) for row, pence in taken if pence), result)


def _savings(round_: Round, basis: Basis, rows: _Rows) -> tuple[Saving, ...]:
    """Return the cases that save over the years, largest saving first, then by id."""
    found = [
        Saving(case.id, case.type, -rows.cost[at], at in rows.accepted, rows.value[at])
        for at, case in enumerate(round_.cases.values())
        if basis.cost[at] < 0
    ]
    return tuple(sorted(found, key=lambda entry: (-entry.saving, natural_key(entry.case))))


def _flat(round_: Round, arrays: Arrays, weights: FloatArray) -> tuple[CriterionId, ...]:
    """Return the weighing criteria on which all cases in the ranking have the same panel value."""
    flat = flat_criteria(ranked_panel(round_, arrays)) & (weights > 0)
    return tuple(arrays.criteria[c] for c in np.flatnonzero(flat).tolist())
