"""What is funded by the rules "line" and "fill", in whole pence (method.md section 6)."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prioritiser.analysis.breaks import Break, Going, broken_rules
from prioritiser.analysis.money import PENCE, Money, Row
from prioritiser.analysis.ranking import Ranking
from prioritiser.errors import RefusedError
from prioritiser.model.base import CaseId
from prioritiser.model.natural import natural_key
from prioritiser.model.round import Round
from prioritiser.model.settings import FillRule, Order

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Spent:
    """One row's money in £: what the list takes, and what there is (None: no budget, does not bind)."""

    row: Row
    amount: float
    budget: float | None


@dataclass(frozen=True, slots=True)
class Funding:
    """The funded list under one rule in one order.

    `funded` is in list order (must cases that are not ranked last); `accepted` stops and `committed`
    (accepted, mandated and must: paid for first) are in natural order. `fits` and `cumulative` (running total
    in £ of the first budget row, None for stops) hold every listed case; without a budget both say None and
    nothing is funded. `stopped_at` is the first case that did not fit, `tied_at_line` those that the panel
    has to choose between. `spent` has the budget rows, `unbudgeted` other rows that take money. `total_gain`
    adds up the gain of funded and accepted, in points. `optimal`, `gap` and `clash` belong to the rule
    "best".
    """

    rule: FillRule
    order: Order
    funded: tuple[CaseId, ...]
    accepted: tuple[CaseId, ...]
    committed: tuple[CaseId, ...]
    fits: Mapping[CaseId, bool | None]
    cumulative: Mapping[CaseId, float | None]
    total_gain: float
    spent: tuple[Spent, ...]
    unbudgeted: tuple[Spent, ...]
    stopped_at: CaseId | None
    tied_at_line: tuple[CaseId, ...]
    breaks: tuple[Break, ...]
    optimal: bool | None = None
    gap: float | None = None
    clash: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is settled before the list is gone down, as case indices: failed gate > must not > must.

    `accepted` stops, `mandated` cases and `must` cases are paid for first; `barred` cases and the other
    `stops` are passed over.
    """

    accepted: frozenset[int]
    mandated: frozenset[int]
    must: frozenset[int]
    barred: frozenset[int]
    stops: frozenset[int]

    @property
    def committed(self) -> frozenset[int]:
        """Return everything that is paid for first."""
        return self.accepted | self.mandated | self.must

    @property
    def settled(self) -> frozenset[int]:
        """Return everything that does not compete for what is left."""
        return self.committed | self.barred | self.stops


def standing_of(round_: Round) -> Standing:
    """Return what decisions, gates, lanes and the rules must and must-not settle before the list."""
    places = {case: at for at, case in enumerate(round_.cases)}

    def indices(ids: Iterable[CaseId | None]) -> frozenset[int]:
        return frozenset(places[case] for case in ids if case is not None and case in places)

    cases = list(enumerate(round_.cases.values()))
    mandated = frozenset([at for at, case in cases if case.lane == "mandated"])
    stops = frozenset([at for at, case in cases if case.type == "disinvestment"]) - mandated
    failed = frozenset([at for at, case in cases if case.gates and case.failed_gates])
    must_not = indices(rule.case for rule in round_.rules.values() if rule.kind == "must_not")
    barred = (failed | must_not) - mandated
    must = indices(rule.case for rule in round_.rules.values() if rule.kind == "must") - barred - mandated
    decided = indices(decision.case for decision in round_.decisions.values() if decision.accepted) - barred
    return Standing(stops & (decided | must), mandated, must - stops, barred, stops)


def walk(
    amounts: IntArray, queue: Sequence[int], committed: IntArray, budget: IntArray, *, stop: bool
) -> tuple[list[int], IntArray]:
    """Go down `queue` and return (indices that are funded, what is committed after them, shape (r,)).

    `amounts` (n, r), `committed` and `budget` (r,) are whole pence of the budget rows. A case fits when in
    every row where its amount is above 0, committed + amount <= budget. With `stop` ("line") the first that
    does not fit ends the walk, without ("fill") it is skipped.
    """
    total, limit, rows = committed.tolist(), budget.tolist(), amounts.tolist()
    taken: list[int] = []
    for at in queue:
        wanted = rows[at]
        for have, more, top in zip(total, wanted, limit, strict=True):
            if more > 0 and have + more > top:
                break
        else:
            taken.append(at)
            total = [have + more for have, more in zip(total, wanted, strict=True)]
            continue
        if stop:
            break
    return taken, np.array(total, dtype=np.int64)


def fund(round_: Round, money: Money, ranking: Ranking, gain: FloatArray, rule: FillRule) -> Funding:
    """Return the funded list by "line" or "fill" down a ranking; `gain` (n,) in points is what is added up.

    `gain` is b instead of g in value-for-money order. Raise RefusedError "NotAvailable" for the rule "best".
    """
    if rule == "best":
        raise RefusedError(
            "NotAvailable",
            "The best list within the money cannot be worked out yet.",
            where="the rule for filling the list",
            remedy="Choose the rule “line” or “fill”.",
        )
    standing = standing_of(round_)
    if not money.budgeted.any():
        return _without_budget(money, ranking, standing, rule)
    rows = np.flatnonzero(money.budgeted)
    amounts, budget = money.amounts[:, rows], money.budget[rows]
    first = _total(amounts, standing.committed)
    settled = standing.settled
    queue = [at for at in ranking.listed if at not in settled]
    taken, total = walk(amounts, queue, first, budget, stop=rule == "line")
    going = Going(standing.must.union(taken), standing.accepted, standing.mandated)
    missed = next((at for at in queue if at not in going.funded), None)
    return Funding(
        rule=rule,
        order=ranking.order,
        funded=_in_list_order(money, ranking, going.funded),
        accepted=_by_id(money, standing.accepted),
        committed=_by_id(money, standing.committed),
        fits=_fits(money, ranking, going, total),
        cumulative=_cumulative(money, ranking, int(first[0]), queue if rule == "line" else taken, standing.stops),
        total_gain=math.fsum(gain[at] for at in going.funded | going.accepted if not math.isnan(gain[at])),
        spent=_spent(money, going.everything, rows.tolist()),
        unbudgeted=_unbudgeted(money, going.everything),
        stopped_at=None if missed is None else money.cases[missed],
        tied_at_line=_tied_at_line(money, ranking, queue, going.funded),
        breaks=broken_rules(round_, money, going, standing.committed),
    )


def _without_budget(money: Money, ranking: Ranking, standing: Standing, rule: FillRule) -> Funding:
    """Return the list on which nothing is funded, because nobody has said what there is."""
    listed = [money.cases[at] for at in ranking.listed]
    return Funding(
        rule=rule,
        order=ranking.order,
        funded=(),
        accepted=_by_id(money, standing.accepted),
        committed=_by_id(money, standing.committed),
        fits=dict.fromkeys(listed),
        cumulative=dict.fromkeys(listed),
        total_gain=0.0,
        spent=(),
        unbudgeted=(),
        stopped_at=None,
        tied_at_line=(),
        breaks=(),
    )


def _total(amounts: IntArray, chosen: Collection[int]) -> IntArray:
    """Return the sum of the chosen cases' amounts, shape (r,), in pence."""
    total: IntArray = amounts[sorted(chosen)].sum(axis=0, dtype=np.int64)
    return total


def _by_id(money: Money, chosen: Collection[int]) -> tuple[CaseId, ...]:
    """Return the ids of the chosen cases in natural order."""
    return tuple(sorted((money.cases[at] for at in chosen), key=natural_key))


def _in_list_order(money: Money, ranking: Ranking, chosen: Collection[int]) -> tuple[CaseId, ...]:
    """Return the ids of the chosen cases as listed; those that are not listed follow in natural order."""
    listed = [money.cases[at] for at in ranking.listed if at in chosen]
    return (*listed, *_by_id(money, set(chosen).difference(ranking.listed)))


def _fits(money: Money, ranking: Ranking, going: Going, total: IntArray) -> dict[CaseId, bool | None]:
    """Return for each listed case whether it is in, or would still fit on top of `total` (r,) in pence."""
    rows = np.flatnonzero(money.budgeted)
    amounts = money.amounts[:, rows]
    free: BoolArray = amounts <= 0
    within: BoolArray = amounts + total <= money.budget[rows]
    fit, ahead = np.all(free | within, axis=1).tolist(), going.everything
    return {money.cases[at]: fit[at] or at in ahead for at in ranking.listed}


def _cumulative(
    money: Money, ranking: Ranking, first: int, adding: Collection[int], stops: Collection[int]
) -> dict[CaseId, float | None]:
    """Return the running total in £ of the first budget row, from `first` pence on; None for stops.

    `adding` are the cases that add to it: under "line" all that compete, so that the line is where it passes the
    budget; under "fill" those that are taken, so that it is what is spent so far. The others show it as it stands.
    """
    amounts = money.amounts[:, np.flatnonzero(money.budgeted)[0]].tolist()
    counted, running, totals = frozenset(adding), first, dict[CaseId, float | None]()
    for at in ranking.listed:
        running += amounts[at] if at in counted else 0
        totals[money.cases[at]] = None if at in stops else running / PENCE
    return totals


def _spent(money: Money, chosen: Collection[int], rows: Iterable[int]) -> tuple[Spent, ...]:
    """Return what the chosen cases take in each of the budget rows, in £."""
    total, budget = _total(money.amounts, chosen).tolist(), money.budget.tolist()
    return tuple(Spent(money.rows[row], total[row] / PENCE, budget[row] / PENCE) for row in rows)


def _unbudgeted(money: Money, chosen: Collection[int]) -> tuple[Spent, ...]:
    """Return what the chosen cases take, in £, in rows that have no budget."""
    total = _total(money.amounts, chosen)
    entries = zip(money.rows, total.tolist(), money.budgeted.tolist(), strict=True)
    return tuple(Spent(row, pence / PENCE, None) for row, pence, budgeted in entries if pence and not budgeted)


def _tied_at_line(money: Money, ranking: Ranking, queue: Sequence[int], funded: Collection[int]) -> tuple[CaseId, ...]:
    """Return the cases tied with one of the other fate, in list order: the panel decides between them."""
    tied = ranking.tied.tolist()
    waiting = [at for at in queue if tied[at]]
    if not waiting:
        return ()
    inside = np.array([at for at in waiting if at in funded], dtype=np.int64)
    outside = np.array([at for at in waiting if at not in funded], dtype=np.int64)
    return tuple(money.cases[at] for at in waiting if ranking.keys.tied(at, outside if at in funded else inside).any())
