"""From what people judged to weights: swings, points, rank order, pairs, best and worst (method.md section 3)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from prioritiser.analysis import best_worst, pairwise
from prioritiser.analysis.judgement_entries import check_keys, read_ids, read_numbers, wrong
from prioritiser.analysis.tree import TOP, Parents, node_sums, parents_of, path_of
from prioritiser.analysis.weights import FloatArray, rank_order_centroid, rank_sum
from prioritiser.edits.labels import short
from prioritiser.errors import InputError
from prioritiser.model.base import CriterionId, NodeId, Value
from prioritiser.model.round import Round

GROUPS = "groups"
UNFINISHED = "unfinished"  # true in the judgements of a set that somebody is still working on
LARGEST_RATIO = 0.10  # a consistency ratio above it is warned of
POINTS = 100.0
POINTS_OFF = 1e-6  # how far from 100 points may add up
_AS_GIVEN = ("swing", "points")


@dataclass(frozen=True, slots=True)
class Consistency:
    """How well the judgements agree with one another: Saaty's consistency ratio, or the best-worst model's xi.

    `worst`: up to three judged pairs of ids, most inconsistent first: those with the largest |log(judged ratio /
    ratio of the weights)|, equals in the order of the ids; none where all agree.
    """

    measure: Literal["ratio", "xi"]
    value: float
    worst: tuple[tuple[str, str], ...]

    @property
    def is_doubtful(self) -> bool:
        """Return whether it is a consistency ratio above 0.10."""
        return self.measure == "ratio" and self.value > LARGEST_RATIO


@dataclass(frozen=True, slots=True)
class Judged:
    """Weights 0..1 that sum to 1, in the order in which the ids were given."""

    weights: dict[str, float]
    consistency: Consistency | None


def weights_from(judgements: Mapping[str, Value]) -> Judged:
    """Return the weights that one set of judgements leads to (the input of `weights` in the open format).

    Raises InputError whose `where` names the entry inside the judgements, such as "matrix[1][2]".
    """
    method = judgements.get("method")
    if method is None:
        raise wrong("WrongShape", "There is no “method”.", "method", f"Use one of {', '.join(_METHODS)}.")
    found = _METHODS.get(method) if isinstance(method, str) else None
    if found is None:
        raise wrong(
            "UnknownMethod",
            f"There is no method “{short(str(method))}”.",
            "method",
            f"Use one of {', '.join(_METHODS)}.",
        )
    return found(judgements)


def _from_swings(judgements: Mapping[str, Value]) -> Judged:
    swings = _read_swings(judgements)
    total = math.fsum(swings.values())
    if total <= 0:
        raise wrong("NoWeight", "All swings are 0.", "swings", "Give the largest 100, and the others against it.")
    return Judged({key: swing / total for key, swing in swings.items()}, None)


def _from_points(judgements: Mapping[str, Value]) -> Judged:
    points = _read_swings(judgements)
    total = math.fsum(points.values())
    if abs(total - POINTS) > POINTS_OFF:
        said = f"The points add up to {total:.12g}; they have to add up to 100."
        raise wrong("WrongSum", said, "swings", "Change some of them.")
    return Judged({key: each / total for key, each in points.items()}, None)


def _read_swings(judgements: Mapping[str, Value]) -> dict[str, float]:
    check_keys(judgements, ("swings",))
    return read_numbers(judgements["swings"], "swings")


def _from_order(weigh: Callable[[int], FloatArray]) -> Callable[[Mapping[str, Value]], Judged]:
    """Return the reader of a rank order, best first."""

    def read(judgements: Mapping[str, Value]) -> Judged:
        check_keys(judgements, ("order",))
        ids = read_ids(judgements["order"], "order")
        return Judged(dict(zip(ids, weigh(len(ids)).tolist(), strict=True)), None)

    return read


def _from_pairs(judgements: Mapping[str, Value]) -> Judged:
    ids, matrix = pairwise.read_matrix(judgements)
    weights, ratio = pairwise.principal_weights(matrix)
    worst = pairwise.clashes(ids, matrix, weights)
    return Judged(dict(zip(ids, weights.tolist(), strict=True)), Consistency("ratio", ratio, worst))


def _from_best_worst(judgements: Mapping[str, Value]) -> Judged:
    judged = best_worst.read_best_worst(judgements)
    weights, xi = best_worst.best_worst_weights(judged)
    return Judged(weights, Consistency("xi", xi, best_worst.clashes(judged, weights)))


_METHODS: Mapping[str, Callable[[Mapping[str, Value]], Judged]] = MappingProxyType(
    {
        "swing": _from_swings,
        "points": _from_points,
        "roc": _from_order(rank_order_centroid),
        "ranksum": _from_order(rank_sum),
        "pairwise": _from_pairs,
        "bestworst": _from_best_worst,
    }
)


# Into the tree


def swings_from(held: Round, judgements: Mapping[str, Value]) -> dict[str, float]:
    """Return raw swings for a set of weights from one input of `weights`, or from {"groups": [input, …]}.

    An input is about all children of one lens or family, or about everything below one, such as all criteria of the
    round at once or five policies and three families: then each node between weighs as much as what was judged below
    it. Swings and points stay as they are given; other methods give the largest 100. Given as swings, siblings may
    be left out, and ids may stand one above the other; siblings left out keep the framework's swings. Raises
    InputError whose `where` names the entry, such as "groups[1].order".
    """
    if judgements.get(UNFINISHED) is True:
        remedy = "Finish them, or give the swings too."
        raise wrong("Unfinished", "These judgements are not finished.", UNFINISHED, remedy)
    given = {key: value for key, value in judgements.items() if key != UNFINISHED}
    parents = parents_of(held)
    found: dict[str, float] = {}
    for where, group in _groups(given):
        try:
            swings = _placed(held, parents, group)
        except InputError as fault:
            place = f"{where}.{fault.where}" if where and fault.where else where or fault.where
            raise InputError(fault.code, fault.message, where=place, remedy=fault.remedy) from None
        twice = next((key for key in swings if key in found), None)
        if twice is not None:
            said = f"{_name(held, twice)} is weighed in two groups."
            raise wrong("Repeated", said, where, "Weigh each lens, family and criterion in one.")
        found.update(swings)
    return found


def methods_of(judgements: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the methods named in one input, or in each of its groups, each once; what is no method is passed over."""
    entries = judgements.get(GROUPS)
    inputs = entries if isinstance(entries, Sequence) else (judgements,)
    named = [each.get("method") for each in inputs if isinstance(each, Mapping)]
    return tuple(dict.fromkeys(name for name in named if isinstance(name, str) and name in _METHODS))


def _groups(judgements: Mapping[str, Value]) -> list[tuple[str, Mapping[str, Value]]]:
    """Return the inputs with where each stands."""
    if GROUPS not in judgements:
        return [("", judgements)]
    entries = judgements[GROUPS]
    if not isinstance(entries, Sequence) or isinstance(entries, str) or not entries:
        raise wrong("WrongShape", "This must be a list of judgements, one for each group.", GROUPS, "Correct it.")
    other = next((key for key in judgements if key not in (GROUPS, "method")), None)
    if other is not None:
        raise wrong("UnknownKey", f"“{other}” cannot stand beside “groups”.", other, "Put it into one of the groups.")
    for at, each in enumerate(entries):
        if not isinstance(each, Mapping):
            raise wrong("WrongShape", "This must be an object.", f"{GROUPS}[{at}]", "Put its entries in { }.")
    return [(f"{GROUPS}[{at}]", each) for at, each in enumerate(entries)]


def _placed(held: Round, parents: Parents, judgements: Mapping[str, Value]) -> dict[str, float]:
    """Return the raw swings of one input, with those of the nodes between."""
    weights = weights_from(judgements).weights
    method, where = str(judgements["method"]), "ids"
    if method in _AS_GIVEN:
        raw, where = read_numbers(judgements["swings"], "swings"), "swings"
    else:
        largest = max(weights.values())
        raw = {key: TOP * (weight / largest) for key, weight in weights.items()}
        where = "order" if "order" in judgements else "ids"
    for key in raw:
        if key not in parents:
            empty = key in held.nodes
            said = (
                f"{_name(held, key)} has no criteria." if empty else f"There is no criterion, family or lens “{key}”."
            )
            raise wrong("UnknownId", said, where, "Leave it out." if empty else "Name one of this round.")
    paths = {key: path_of(parents, key) for key in raw}
    nested = next((key for key in raw if any(node in raw for node in paths[key])), None)
    if nested is not None:
        if method == "swing":
            return raw
        above = next(node for node in paths[nested] if node in raw)
        said = f"{_name(held, nested)} is part of {_name(held, above)}, so that the two cannot be weighed together."
        raise wrong("OneAboveOther", said, where, "Give each group an input of its own in “groups”.")
    if method == "swing" and len({parents[key] for key in raw}) == 1:
        return raw
    return _with_nodes(held, parents, raw, where)


def _with_nodes(held: Round, parents: Parents, raw: Mapping[str, float], where: str) -> dict[str, float]:
    """Return swings of things that share one ancestor together with those of the nodes between it and them.

    A node weighs the sum of what was judged below it; where that is 0, what is below keeps its own swings.
    """
    chains = [(*path_of(parents, key), "") for key in raw]
    shared = next(node for node in chains[0] if all(node in chain for chain in chains))
    _check_complete(held, parents, raw, shared, where)
    between = {
        node: total
        for node, total in node_sums(raw, parents).items()
        if node != shared and (not shared or shared in path_of(parents, node))
    }
    empty = {node for node, total in between.items() if total <= 0}
    return {key: each for key, each in {**between, **raw}.items() if parents[key] not in empty}


def _check_complete(held: Round, parents: Parents, raw: Mapping[str, float], shared: str, where: str) -> None:
    """Refuse an input that leaves out some of what is below the node that its ids share ("" is the top)."""
    covered = {node for key in raw for node in path_of(parents, key)} | set(raw)
    for key in parents:
        path = path_of(parents, key)
        inside = not shared or shared in path
        if inside and key not in covered and not any(node in raw for node in path):
            above = parents[key]
            if above is None or above in covered:
                place = _name(held, shared) if shared else "the framework"
                said = f"{_name(held, key)} is left out, though it is part of {place} too."
                raise wrong("LeftOut", said, where, "Weigh it with the others.")


def _name(held: Round, key: str) -> str:
    """Return a lens, family or criterion as it is named in sentences."""
    node, criterion = held.nodes.get(NodeId(key)), held.criteria.get(CriterionId(key))
    label = criterion.label if criterion else node.name if node else ""
    return f"“{label or key}”"
