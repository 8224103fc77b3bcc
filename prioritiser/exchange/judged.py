"""Judgements in and out of the open format: weights without a round, and sets whose swings are worked out."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from prioritiser.analysis.judgements import Judged, methods_of, swings_from
from prioritiser.edits.entries import WITHDRAWN, Reading, read_list
from prioritiser.edits.framework_checks import refuse
from prioritiser.edits.preview import Preview
from prioritiser.errors import InputError
from prioritiser.model.base import Record, Value
from prioritiser.model.kinds import KINDS
from prioritiser.model.round import Round


class ConsistencyOut(Record, frozen=True, kw_only=True):
    """How well judgements agree: a consistency ratio or xi, and up to three pairs that clash most."""

    ratio: float | msgspec.UnsetType = msgspec.UNSET
    xi: float | msgspec.UnsetType = msgspec.UNSET
    worst: tuple[tuple[str, str], ...] = ()


class WeightsOut(Record, frozen=True, kw_only=True):
    """`weights`: weights 0..1 that sum to 1."""

    weights: dict[str, float]
    consistency: ConsistencyOut | None = None


class SwingIn(Record, frozen=True, kw_only=True, tag_field="method", tag="swing"):
    """Swings by id: 100 for the largest, the others against it."""

    swings: dict[str, float]


class PointsIn(Record, frozen=True, kw_only=True, tag_field="method", tag="points"):
    """Points by id that add up to 100."""

    swings: dict[str, float]


class CentroidIn(Record, frozen=True, kw_only=True, tag_field="method", tag="roc"):
    """Ids best first, weighed by rank-order centroid."""

    order: tuple[str, ...]


class RankSumIn(Record, frozen=True, kw_only=True, tag_field="method", tag="ranksum"):
    """Ids best first, weighed by rank sum."""

    order: tuple[str, ...]


class PairwiseIn(Record, frozen=True, kw_only=True, tag_field="method", tag="pairwise"):
    """How many times as much the id of a row is worth as that of a column; the matrix is reciprocal."""

    ids: tuple[str, ...]
    matrix: tuple[tuple[float, ...], ...]


class BestWorstIn(Record, frozen=True, kw_only=True, tag_field="method", tag="bestworst"):
    """How many times as much the best is worth as each of the ids, and each as the worst."""

    ids: tuple[str, ...]
    best: str
    worst: str
    best_to_others: dict[str, float]
    others_to_worst: dict[str, float]


# What `weights` takes in, for the schema; reading goes entry by entry so that every fault has its place.
JudgementsIn = SwingIn | PointsIn | CentroidIn | RankSumIn | PairwiseIn | BestWorstIn


def weights_out(judged: Judged) -> WeightsOut:
    """Return weights as they go out."""
    found = judged.consistency
    if found is None:
        return WeightsOut(weights=judged.weights)
    measure = {found.measure: found.value}
    return WeightsOut(weights=judged.weights, consistency=ConsistencyOut(**measure, worst=found.worst))


def with_swings(document: Mapping[str, Value], held: Round) -> dict[str, Value]:
    """Return the document with swings for each set of weights that has judgements and none.

    The judgements are about the framework as it will be once the document is taken in. Raises InputError naming the
    entry, such as "weights[0].judgements.order[2]". Anything else is left for the taking in to judge.
    """
    entries = document.get("weights")
    if not isinstance(entries, list) or not any(_lacks_swings(entry) for entry in entries):
        return dict(document)
    after = _framework_after(document, held)
    return {
        **document,
        "weights": [
            _filled(entry, after, f"weights[{at}]") if _lacks_swings(entry) else entry
            for at, entry in enumerate(entries)
        ],
    }


def _lacks_swings(entry: Value) -> bool:
    """Return whether an entry is a set of weights with judgements only."""
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("judgements"), dict)
        and not entry.get("swings")
        and entry.get(WITHDRAWN) is not True
    )


def _framework_after(document: Mapping[str, Value], held: Round) -> Round:
    """Return the round with the document's lenses, families and criteria."""
    preview, reading = Preview(held), Reading()
    for name in ("node", "criterion"):
        kind = KINDS[name]
        entries = document.get(kind.listed)
        if isinstance(entries, list):
            read_list(kind, entries, preview, reading)
    return preview.round()


def _filled(entry: Mapping[str, Value], after: Round, where: str) -> dict[str, Value]:
    """Return a set of weights with the swings that its judgements lead to, and their method."""
    judgements = entry["judgements"]
    assert isinstance(judgements, dict)  # noqa: S101
    try:
        swings = swings_from(after, judgements)
    except InputError as fault:
        place = f"{where}.judgements.{fault.where}" if fault.where else f"{where}.judgements"
        raise InputError(fault.code, fault.message, where=place, remedy=fault.remedy) from None
    methods = methods_of(judgements)
    method = entry.get("method", methods[0])
    if method not in methods:
        said = f"The method is given as “{method}”, but the judgements are of “{methods[0]}”."
        raise refuse("TwoAnswers", said, f"{where}.method", "Give one of them.")
    return {**entry, "method": method, "swings": swings}
