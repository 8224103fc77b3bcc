"""Weights from the best and the worst against all others: the linear best-worst model (Rezaei 2016)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass

from prioritiser.analysis.judgement_entries import check_keys, read_id, read_ids, read_numbers, wrong
from prioritiser.analysis.pairwise import LARGEST_RATIO, SAME, most_inconsistent
from prioritiser.model.base import Value

_SIDES = (("best_to_others", "best"), ("others_to_worst", "worst"))


@dataclass(frozen=True, slots=True)
class BestWorst:
    """How many times as much the best is worth as each, and each as the worst: numbers from 1 up, for all ids."""

    ids: tuple[str, ...]
    best: str
    worst: str
    best_to: Mapping[str, float]
    to_worst: Mapping[str, float]


def read_best_worst(judgements: Mapping[str, Value]) -> BestWorst:
    """Return what was judged; the best against itself and the worst against itself may be left out.

    Raises InputError naming the entry.
    """
    check_keys(judgements, ("ids", "best", "worst", "best_to_others", "others_to_worst"))
    ids = read_ids(judgements["ids"], "ids")
    ends = {name: read_id(judgements[name], name) for _, name in _SIDES}
    for name, key in ends.items():
        if key not in ids:
            raise wrong("UnknownId", f"“{key}” is not one of the ids.", name, "Name one of them.")
    if len(ids) > 1 and ends["best"] == ends["worst"]:
        raise wrong("Repeated", f"“{ends['best']}” is both best and worst.", "worst", "Name two different ones.")
    best_to, to_worst = (_read_side(judgements[side], side, ids, ends[name]) for side, name in _SIDES)
    across, back = best_to[ends["worst"]], to_worst[ends["best"]]
    if not math.isclose(across, back, rel_tol=SAME):
        said = f"The best against the worst is given as {across:g} and as {back:g}."
        raise wrong("TwoAnswers", said, f"others_to_worst.{ends['best']}", f"Give {across:g} in both places.")
    return BestWorst(ids, ends["best"], ends["worst"], best_to, to_worst)


def _read_side(value: Value, side: str, ids: tuple[str, ...], own: str) -> dict[str, float]:
    """Return one of the two vectors, complete and in the order of the ids."""
    given = read_numbers(value, side, 1.0, LARGEST_RATIO)
    for key in given:
        if key not in ids:
            raise wrong("UnknownId", f"“{key}” is not one of the ids.", f"{side}.{key}", "Name one of them.")
    found = {own: 1.0, **given}
    if abs(found[own] - 1) > SAME:
        raise wrong("OutOfRange", f"“{own}” against itself is {found[own]:g}.", f"{side}.{own}", "Put 1 there.")
    for key in ids:
        if key not in found:
            raise wrong("WrongCount", f"“{key}” has no number here.", side, "Give one for each id.")
    return {key: found[key] for key in ids}


def best_worst_weights(judged: BestWorst) -> tuple[dict[str, float], float]:
    """Return (weights 0..1 that sum to 1, xi): the least xi with |w_B - a_j w_j| <= xi and |w_j - b_j w_W| <= xi.

    a_j is the best against j, b_j j against the worst. Source: Rezaei, Omega 64 (2016), the linear model; tests
    compare it with a linear program. It needs none: divided by xi, every condition has the form "one weight is at
    most a rising line of another", so there is one solution that is largest in every weight at once, and as the sum
    of all is 1 / xi it is the best. Taking out w_j leaves |w_B - K_j w_W| <= C_j with K_j = a_j b_j, C_j = 1 + a_j
    (K = a_W, C = 1 for the two themselves); two of these with different K bound w_W.
    """
    best, worst = judged.best, judged.worst
    middle = [key for key in judged.ids if key not in (best, worst)]
    lines = [(judged.best_to[worst], 1.0)]
    lines += [(judged.best_to[key] * judged.to_worst[key], 1 + judged.best_to[key]) for key in middle]
    low = min(
        ((c + d) / (steep - flat) for (flat, c), (steep, d) in itertools.permutations(lines, 2) if _over(steep, flat)),
        default=math.inf,
    )
    if math.isinf(low):  # nothing clashes: each weight is the best's divided by what was said
        raw = {key: 1 / judged.best_to[key] for key in judged.ids}
        return _shared(raw), 0.0
    high = min(slope * low + start for slope, start in lines)
    raw = {key: min((high + 1) / judged.best_to[key], judged.to_worst[key] * low + 1) for key in middle}
    raw = {key: {**raw, worst: low, best: high}[key] for key in judged.ids}
    return _shared(raw), 1 / math.fsum(raw.values())


def _over(steep: float, flat: float) -> bool:
    """Return whether one slope is above another by more than rounding."""
    return steep - flat > SAME * flat


def _shared(raw: Mapping[str, float]) -> dict[str, float]:
    total = math.fsum(raw.values())
    return {key: each / total for key, each in raw.items()}


def clashes(judged: BestWorst, weights: Mapping[str, float]) -> tuple[tuple[str, str], ...]:
    """Return up to three judged pairs (best, j) or (j, worst) that lie farthest from the ratio of the weights."""
    best, worst = judged.best, judged.worst
    said = [((best, key), judged.best_to[key]) for key in judged.ids if key != best]
    said += [((key, worst), judged.to_worst[key]) for key in judged.ids if key not in (best, worst)]
    return most_inconsistent([(pair, number, weights[pair[0]] / weights[pair[1]]) for pair, number in said])
