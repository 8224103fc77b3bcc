"""Who comes where: ranks with a tolerance, the three orders, and who is not ranked (method.md 4 and 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prioritiser.analysis.arrays import Arrays
from prioritiser.analysis.value import COVERAGE_TOLERANCE, Values
from prioritiser.model.base import CaseId, CriterionId, GateId
from prioritiser.model.case import Case
from prioritiser.model.round import Round
from prioritiser.model.settings import Order

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

TIE = 1e-7  # points of value, or points per £m
TIE_POUNDS = 0.005  # savings within half a penny are the same


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """What an order goes by, shapes (n,): lower `band` first, then higher `first`, then higher `second`.

    Within a band two `first` within `slack` are the same; two `second` within 1e-7 are the same.
    """

    band: IntArray
    first: FloatArray
    slack: FloatArray
    second: FloatArray

    def tied(self, i: int, others: IntArray) -> BoolArray:
        """Return which of the `others` (indices) cannot be told apart from case `i` by this order."""
        first: BoolArray = np.abs(self.first[others] - self.first[i]) <= self.slack[i]
        second: BoolArray = np.abs(self.second[others] - self.second[i]) <= TIE
        band: BoolArray = self.band[others] == self.band[i]
        return band & first & second


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What the lists are made from: scores, weights (m,), values, and per case (n,) b and value per £m.

    `cost` (n,) is net present cost in £, `vfm` points per £m (NaN: none), `natural` the place of ids in
    natural order.
    """

    arrays: Arrays
    weights: FloatArray
    values: Values
    benefit: FloatArray
    vfm: FloatArray
    cost: FloatArray
    natural: IntArray


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A case that is not ranked: why, in a sentence, and the criteria that lack a score."""

    at: int
    case: CaseId
    words: str
    missing: tuple[CriterionId, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The list: indices in list order, `rank` (n,) with 0 for no place, `tied` (n,), and who is apart.

    Stops have no place in value-for-money order: they are listed last with rank 0.
    """

    order: Order
    listed: tuple[int, ...]
    rank: IntArray
    tied: BoolArray
    keys: Keys
    left_out: tuple[LeftOut, ...]
    mandated: tuple[int, ...]


def competition_ranks(values: FloatArray, tolerance: float = TIE) -> tuple[IntArray, BoolArray]:
    """Return (rank, tied), shapes (n,): rank_i = 1 + #{V_j > V_i + tolerance}; tied: one is within it.

    NaN has rank 0 and is never tied. Sorting makes it O(n log n). Source: method.md section 4.
    """
    order = np.argsort(values, kind="stable")
    order = order[: len(values) - int(np.isnan(values).sum())]  # NaN sorts last
    rising = values[order]
    stop = np.searchsorted(rising, rising + tolerance, side="right")
    start = np.searchsorted(rising, rising - tolerance, side="left")
    rank, tied = np.zeros(len(values), dtype=np.int64), np.zeros(len(values), dtype=np.bool_)
    rank[order] = 1 + len(rising) - stop
    tied[order] = stop - start > 1
    return rank, tied


def banded_ranks(keys: Keys, wanted: BoolArray) -> tuple[IntArray, BoolArray]:
    """Return (rank, tied), shapes (n,), of the wanted cases by `keys`; rank 0 for the others."""
    rank = np.zeros(len(wanted), dtype=np.int64)
    tied = np.zeros(len(wanted), dtype=np.bool_)
    ahead = 0
    for band in np.unique(keys.band[wanted]):
        here = np.flatnonzero(wanted & (keys.band == band))
        inside, same = competition_ranks(keys.first[here], float(keys.slack[here[0]]))
        if keys.second[here].any():
            inside, same = _refined(keys, here, inside)
        rank[here], tied[here] = ahead + inside, same
        ahead += len(here)
    return rank, tied


def _refined(keys: Keys, here: IntArray, rank: IntArray) -> tuple[IntArray, BoolArray]:
    """Return ranks within one band after telling equals of `first` apart by `second`, shapes (len(here),)."""
    first, second, slack = keys.first[here], keys.second[here], float(keys.slack[here[0]])
    order = np.argsort(first, kind="stable")
    rising = first[order]
    start = np.searchsorted(rising, first - slack, side="left")
    stop = np.searchsorted(rising, first + slack, side="right")
    rank, tied = rank.copy(), np.zeros(len(here), dtype=np.bool_)
    for at in np.flatnonzero(stop - start > 1):
        lead = second[order[start[at] : stop[at]]] - second[at]
        rank[at] += int((lead > TIE).sum())
        tied[at] = int((np.abs(lead) <= TIE).sum()) > 1
    return rank, tied


def keys_by_value(values: FloatArray) -> Keys:
    """Return the keys of the order by value, values 0..100 of shape (n,)."""
    n = len(values)
    return Keys(np.zeros(n, dtype=np.int64), values, np.full(n, TIE), np.zeros(n))


def keys_by_vfm(values: FloatArray, vfm: FloatArray, cost: FloatArray) -> Keys:
    """Return the keys of value-for-money order, shapes (n,).

    Cost (£) of nil or less comes first, by saving, then by value. `vfm` is in points per £m and only read
    where cost is above 0. Source: method.md section 5.
    """
    free = cost <= 0
    return Keys(
        band=np.where(free, 0, 1).astype(np.int64),
        first=np.where(free, -cost, vfm),
        slack=np.where(free, TIE_POUNDS, TIE),
        second=np.where(free, values, 0.0),
    )


def keys_by_hand(values: FloatArray, position: IntArray) -> Keys:
    """Return the keys of an order by hand: `position` (n,) from 0 up; at -1 not listed, follows by value."""
    n = len(values)
    listed = position >= 0
    band = np.where(listed, position, int(position.max(initial=-1)) + 1)
    return Keys(band.astype(np.int64), np.where(listed, 0.0, values), np.full(n, TIE), np.zeros(n))


def rank_cases(round_: Round, basis: Basis, order: Order) -> Ranking:
    """Return the list of a round in one of its orders, and the cases that are not ranked or mandated.

    Ties go by lower cost, then id. A case is not ranked when it failed a gate, lacks too much, or has nothing
    to go by.
    """
    cases = tuple(round_.cases.values())
    natural = basis.natural
    stops = np.array([case.type == "disinvestment" for case in cases], dtype=np.bool_)
    ranked = np.array([case.lane == "ranked" for case in cases], dtype=np.bool_)
    mandated = sorted(np.flatnonzero(~ranked).tolist(), key=natural.item)
    enough = _enough(round_, basis)
    doubtful = [at for at, is_in in enumerate((ranked & enough).tolist()) if not is_in or cases[at].gates]
    left_out = [
        out
        for at in doubtful
        if cases[at].lane == "ranked" and (out := _left_out(round_, basis, cases[at], at, enough=bool(enough[at])))
    ]
    ranked[[out.at for out in left_out]] = False
    keys = _keys(round_, basis, order)
    placed = ranked
    if order == "vfm":
        nothing = ranked & ~stops & np.isnan(keys.first)
        left_out += [_no_vfm(basis, at) for at in np.flatnonzero(nothing).tolist()]
        ranked &= ~nothing
        placed = ranked & ~stops
    rank, tied = banded_ranks(keys, placed)
    return Ranking(
        order=order,
        listed=_listed(rank, ranked, basis),
        rank=rank,
        tied=tied,
        keys=keys,
        left_out=tuple(sorted(left_out, key=lambda out: natural.item(out.at))),
        mandated=tuple(mandated),
    )


def _keys(round_: Round, basis: Basis, order: Order) -> Keys:
    """Return the keys of the chosen order."""
    value = basis.values.value
    if order == "value":
        return keys_by_value(value)
    if order == "vfm":
        return keys_by_vfm(value, basis.vfm, basis.cost)
    position = np.full(len(round_.cases), -1, dtype=np.int64)
    at = {case: index for index, case in enumerate(round_.cases)}
    for place, case in enumerate(dict.fromkeys(round_.settings.by_hand)):
        if case in at:
            position[at[case]] = place
    return keys_by_hand(value, position)


def _listed(rank: IntArray, ranked: BoolArray, basis: Basis) -> tuple[int, ...]:
    """Return ranked case indices by rank, lower cost, then id; those without a place last, by value."""
    placed = rank > 0
    by_value = np.where(placed, 0.0, -basis.values.value)
    order = np.lexsort((basis.natural, basis.cost, by_value, rank, ~placed))
    return tuple(order[ranked[order]].tolist())


def _enough(round_: Round, basis: Basis) -> BoolArray:
    """Return which cases are scored on enough of the weight to be ranked, shape (n,)."""
    coverage = basis.values.coverage
    threshold = 0.0 if round_.settings.rank_provisional else round_.settings.coverage_threshold
    enough: BoolArray = (coverage > 0) & (coverage >= threshold - COVERAGE_TOLERANCE)
    return enough


def _left_out(round_: Round, basis: Basis, case: Case, at: int, *, enough: bool) -> LeftOut | None:
    """Return why a case is not ranked, or None when it is."""
    failed = case.failed_gates
    if enough and not failed:
        return None
    missing = () if enough else _missing(basis, at)
    words = [
        f"It did not pass the gate {_gate_name(round_, gate.gate)}" + (f": {gate.reason}" if gate.reason else "")
        for gate in failed
    ]
    if not enough:
        for why, criteria in why_missing(round_, case.id, missing).items():
            words.append(f"{why} {', '.join(round_.criteria[criterion].label for criterion in criteria)}")
        if not missing:
            words.append("There is nothing to score it on")
    return LeftOut(at, case.id, " ".join(f"{sentence.rstrip('.')}." for sentence in words), missing)


def why_missing(round_: Round, case: CaseId, missing: Sequence[CriterionId]) -> dict[str, list[CriterionId]]:
    """Return what a case lacks (scores, scores that are confirmed, evidence), in words, with the criteria it is on."""
    groups: dict[str, list[CriterionId]] = {}
    for criterion in missing:
        given = [round_.answers.get((case, criterion, who)) for who in round_.assessors]
        answers = [answer for answer in given if answer is not None]
        if any(answer.stale and answer.amount is not None for answer in answers):
            why = "Scores to be confirmed on"
        elif answers and all(answer.answer is not None for answer in answers):
            why = "No evidence on" if any(answer.answer == "no_evidence" for answer in answers) else "Nobody scores"
        else:
            why = "No score yet on"
        groups.setdefault(why, []).append(criterion)
    return groups


def _gate_name(round_: Round, gate: GateId) -> str:
    """Return a gate's id with its name, when it has one."""
    known = round_.gates.get(gate)
    return f"{gate} ({known.name})" if known is not None and known.name else gate


def _missing(basis: Basis, at: int) -> tuple[CriterionId, ...]:
    """Return the criteria that weigh something and have no score for the case, in framework order."""
    gaps = np.isnan(basis.arrays.panel[at]) & (basis.weights > 0)
    return tuple(basis.arrays.criteria[c] for c in np.flatnonzero(gaps))


def _no_vfm(basis: Basis, at: int) -> LeftOut:
    """Return the entry of a case that has no score outside finance."""
    words = "It has no score outside finance, so value for money cannot be worked out."
    return LeftOut(at, basis.arrays.cases[at], words, _missing(basis, at))
