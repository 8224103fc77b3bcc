"""What a person has said so far about one step, in any of the methods, and how it is kept in the open format.

A judgement may be half given: it is kept with the set of weights, and counts once it is complete.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType

from prioritiser.analysis.judgements import LARGEST_RATIO, Consistency, weights_from
from prioritiser.model.base import Value
from prioritiser.model.weight import Method

MOST = 100.0
LARGEST_MEASURE = LARGEST_RATIO  # the same limit for what best and worst measures
_SUM_ERROR = 1e-6  # how far points may be from adding up to 100
_FEWEST_FOR_BOTH = 3  # fewer have no others between the best and the worst

GUIDED, POINTS, ORDER, PAIRS, BEST_WORST = "swing", "points", "order", "pairwise", "bestworst"
WAYS: tuple[tuple[str, str], ...] = (
    (GUIDED, "Guided"), (POINTS, "Points"), (ORDER, "Rank order"), (PAIRS, "Pairs"), (BEST_WORST, "Best and worst"),
)  # fmt: skip
WAY_NAMES = MappingProxyType(
    {
        "swing": "guided comparison of lifts", "points": "points", "roc": "rank order (centroid)",
        "ranksum": "rank order (sum)", "pairwise": "comparison in pairs", "bestworst": "best and worst",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amounts:
    """Numbers given directly: 100 for the largest lift and others against it, or points that add up to 100."""

    method: Method
    given: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """The lifts from the largest to the smallest; `method` is "roc" (centroid) or "ranksum"."""

    method: Method
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs:
    """How many times (1/9 to 9) the first of a pair is worth the second; pairs in the order of the framework."""

    given: Mapping[tuple[str, str], float] = field(default_factory=dict)
    method: Method = "pairwise"


@dataclass(frozen=True, slots=True)
class BestWorst:
    """The largest and the smallest lift, and how many times (1 to 9) the best beats each, and each the worst."""

    best: str = ""
    worst: str = ""
    over_others: Mapping[str, float] = field(default_factory=dict)
    over_worst: Mapping[str, float] = field(default_factory=dict)
    method: Method = "bestworst"


Judgement = Amounts | Order | Pairs | BestWorst


def way_of(method: str) -> str:
    """Return which of the five ways a method belongs to."""
    return ORDER if method in {"roc", "ranksum"} else method


def pairs_of(ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return every pair once, in the order in which they are asked."""
    return tuple(combinations(ids, 2))


def asked_of(judgement: BestWorst, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what best and worst asks: (id, "over_others" or "over_worst"), without what follows by itself."""
    if not judgement.best or not judgement.worst:
        return ()
    others = [(key, "over_others") for key in ids if key != judgement.best]
    below = [(key, "over_worst") for key in ids if key not in {judgement.best, judgement.worst}]
    return (*others, *below)


def progress(judgement: Judgement | None, ids: Sequence[str]) -> tuple[int, int]:
    """Return how many answers there are, of how many."""
    if judgement is None:
        return 0, len(ids)
    if isinstance(judgement, Amounts):
        return sum(key in judgement.given for key in ids), len(ids)
    if isinstance(judgement, Order):
        return (len(ids) if sorted(judgement.order) == sorted(ids) else 0), len(ids)
    if isinstance(judgement, Pairs):
        asked = pairs_of(ids)
        return sum(pair in judgement.given for pair in asked), len(asked)
    open_ = asked_of(judgement, ids)
    said = sum(key in getattr(judgement, name) for key, name in open_)
    named = bool(judgement.best) + bool(judgement.worst)
    return named + said, 2 + (len(open_) or max(0, 2 * len(ids) - _FEWEST_FOR_BOTH))


def is_done(judgement: Judgement | None, ids: Sequence[str]) -> bool:
    """Return whether weights follow from it."""
    done, total = progress(judgement, ids)
    if judgement is None or done < total:
        return False
    if isinstance(judgement, Amounts):
        whole = math.fsum(judgement.given[key] for key in ids)
        return abs(whole - MOST) <= _SUM_ERROR if judgement.method == "points" else whole > 0
    return not isinstance(judgement, BestWorst) or judgement.best != judgement.worst


def swings_of(judgement: Judgement, ids: Sequence[str]) -> dict[str, float]:
    """Return raw swings, the largest 100, of a complete judgement. Raises InputError as `weights_from` does."""
    if isinstance(judgement, Amounts):
        return {key: judgement.given[key] for key in ids}
    weights = weights_from(document_of(judgement, ids)).weights
    largest = max(weights.values())
    return {key: MOST * weights[key] / largest for key in ids}


def consistency_of(judgement: Judgement | None, ids: Sequence[str]) -> Consistency | None:
    """Return how well a complete judgement hangs together, where its method can tell."""
    if not isinstance(judgement, Pairs | BestWorst) or not is_done(judgement, ids):
        return None
    return weights_from(document_of(judgement, ids)).consistency


def turned_ends(judgement: BestWorst, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Return the lifts that come out above the one named best, or below the one named worst."""
    most, least = weights[judgement.best] + _SUM_ERROR, weights[judgement.worst] - _SUM_ERROR
    return tuple(key for key, weight in weights.items() if weight > most or weight < least)


def hangs_together(judgement: Judgement | None, ids: Sequence[str]) -> bool:
    """Return whether a judgement contradicts itself by no more than a little: its measure is at most 0.10."""
    found = consistency_of(judgement, ids)
    if found is None:
        return True
    if isinstance(judgement, BestWorst) and turned_ends(judgement, weights_of(judgement, ids)):
        return False
    return found.value <= LARGEST_MEASURE


def weights_of(judgement: Judgement, ids: Sequence[str]) -> dict[str, float]:
    """Return the weights 0..1 of a complete judgement. Raises InputError as `weights_from` does."""
    return weights_from(document_of(judgement, ids)).weights


# As it is kept


def document_of(judgement: Judgement, ids: Sequence[str]) -> dict[str, Value]:
    """Return it as an input of `weights` in the open format; what is not said yet is left out or null."""
    if isinstance(judgement, Amounts):
        swings: dict[str, Value] = {key: judgement.given[key] for key in ids if key in judgement.given}
        return {"method": judgement.method, "swings": swings}
    if isinstance(judgement, Order):
        return {"method": judgement.method, "order": list(judgement.order)}
    if isinstance(judgement, Pairs):
        matrix: list[Value] = [[_times(judgement, one, other) for other in ids] for one in ids]
        return {"method": "pairwise", "ids": list(ids), "matrix": matrix}
    over_others: dict[str, Value] = {key: judgement.over_others[key] for key in ids if key in judgement.over_others}
    over_worst: dict[str, Value] = {key: judgement.over_worst[key] for key in ids if key in judgement.over_worst}
    return {
        "method": "bestworst", "ids": list(ids), "best": judgement.best, "worst": judgement.worst,
        "best_to_others": _with_self(over_others, judgement.best),
        "others_to_worst": _filled(_with_self(over_worst, judgement.worst), judgement),
    }  # fmt: skip


def judgement_of(document: Value, ids: Sequence[str]) -> Judgement | None:
    """Return what was kept about a step, as far as it still fits; None for what is about something else."""
    if not isinstance(document, dict):
        return None
    method = document.get("method")
    if method in {"swing", "points"}:
        found = _numbers(document.get("swings"), ids)
        return Amounts("points" if method == "points" else "swing", found) if found else None
    if method in {"roc", "ranksum"}:
        kept = document.get("order")
        order = tuple(str(key) for key in kept) if isinstance(kept, list) else ()
        fits = bool(order) and set(order) <= set(ids)
        return Order("ranksum" if method == "ranksum" else "roc", order) if fits else None
    if method == "pairwise":
        return _pairs(document, ids)
    return _best_worst(document, ids) if method == "bestworst" else None


def _times(judgement: Pairs, one: str, other: str) -> Value:
    if one == other:
        return 1
    if (one, other) in judgement.given:
        return judgement.given[one, other]
    if (other, one) in judgement.given:
        return 1 / judgement.given[other, one]
    return None


def _with_self(said: dict[str, Value], key: str) -> dict[str, Value]:
    return {**said, key: 1} if key else said


def _filled(said: dict[str, Value], judgement: BestWorst) -> dict[str, Value]:
    """Add what follows: the best beats the worst as it was said among the best's own."""
    if judgement.best and judgement.worst in judgement.over_others:
        return {**said, judgement.best: judgement.over_others[judgement.worst]}
    return said


def _pairs(document: Mapping[str, Value], ids: Sequence[str]) -> Pairs | None:
    kept, matrix = document.get("ids"), document.get("matrix")
    if not isinstance(kept, list) or not isinstance(matrix, list) or not set(map(str, kept)) & set(ids):
        return None
    places = {str(key): at for at, key in enumerate(kept)}
    given: dict[tuple[str, str], float] = {}
    for one, other in pairs_of([key for key in ids if key in places]):
        row = matrix[places[one]] if places[one] < len(matrix) else None
        cell = row[places[other]] if isinstance(row, list) and places[other] < len(row) else None
        if isinstance(cell, int | float) and cell > 0:
            given[one, other] = float(cell)
    return Pairs(given)


def _best_worst(document: Mapping[str, Value], ids: Sequence[str]) -> BestWorst | None:
    best, worst = (str(document.get(name) or "") for name in ("best", "worst"))
    if not {best, worst} - {""} or not {best, worst} - {""} <= set(ids):
        return None
    others = _numbers(document.get("best_to_others"), [key for key in ids if key != best])
    below = _numbers(document.get("others_to_worst"), [key for key in ids if key not in {best, worst}])
    return BestWorst(best, worst, others, below)


def _numbers(kept: Value, ids: Sequence[str]) -> dict[str, float]:
    if not isinstance(kept, dict):
        return {}
    return {key: float(kept[key]) for key in ids if isinstance(kept.get(key), int | float)}  # type: ignore[arg-type]
