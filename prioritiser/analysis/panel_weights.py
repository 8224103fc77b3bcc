"""The panel's weights: each person's set, the means of groups and of the panel, and questions that test a set."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritiser.analysis.judgements import UNFINISHED
from prioritiser.analysis.tree import (
    framework_swings,
    node_sums,
    parents_of,
    siblings,
    swings_in_use,
    within_parents,
)
from prioritiser.analysis.weights import effective_weights
from prioritiser.errors import InputError
from prioritiser.model.base import AssessorId
from prioritiser.model.round import AGREED_SET, Round
from prioritiser.model.weight import WeightSet

__all__ = (
    "Check", "PanelWeights", "SetOfWeights", "consistency_checks", "mean_swings", "panel_weights", "set_of",
    "siblings", "swings_in_use",
)  # fmt: skip

MOST_CHECKS = 3
LEAST_TO_CHECK = 3  # siblings
NO_GROUP = ""


@dataclass(frozen=True, slots=True)
class SetOfWeights:
    """One set: effective weights 0..1 of leaves (sum 1) and nodes, whose it is ("" the agreed set), how it was made.

    `finished` is False while somebody still works on it, or when it says nothing of this framework: then it is in no
    mean.
    """

    assessor: str
    name: str
    group: str
    method: str
    leaves: Mapping[str, float]
    nodes: Mapping[str, float]
    finished: bool = True

    @property
    def weights(self) -> dict[str, float]:
        """Return the weights of nodes and leaves together."""
        return {**self.nodes, **self.leaves}


@dataclass(frozen=True, slots=True)
class PanelWeights:
    """The assessors' sets in their order, and over the finished ones the mean with the lowest and highest.

    `groups` has the mean of each stakeholder group with a finished set, by group id ("": people without a group).
    Mappings go from ids of leaves and nodes to effective weights 0..1 and are empty while nobody has finished.
    `left_out` names sets that cannot be shared out, each with the reason in words.
    """

    sets: tuple[SetOfWeights, ...]
    groups: Mapping[str, Mapping[str, float]]
    mean: Mapping[str, float]
    low: Mapping[str, float]
    high: Mapping[str, float]
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def finished(self) -> tuple[SetOfWeights, ...]:
        """Return the sets that the means are made of."""
        return tuple(each for each in self.sets if each.finished)


@dataclass(frozen=True, slots=True)
class Check:
    """One question: are the two `together` worth as much as the one they are held `against`? In raw swings."""

    together: tuple[str, str]
    against: str
    sum: float
    other: float


def set_of(held: Round, assessor: str | None) -> SetOfWeights | None:
    """Return an assessor's set (None: the agreed one), or None where there is none.

    Raises InputError where its swings cannot be shared out.
    """
    key = AGREED_SET if assessor is None else assessor
    found = held.weight_sets.get(key)
    return _set(held, key, found) if found is not None else None


def panel_weights(held: Round) -> PanelWeights:
    """Return the sets of all assessors with the means of their effective leaf weights (method.md section 3).

    A node's mean is the sum of its leaves' means; low and high are those of single sets. Sets of people who were
    withdrawn are passed over.
    """
    sets: list[SetOfWeights] = []
    left_out: list[tuple[str, str]] = []
    for assessor in held.assessors:
        try:
            found = set_of(held, assessor)
        except InputError as fault:
            left_out.append((assessor, fault.message))
        else:
            sets += [found] if found is not None else []
    done = [each for each in sets if each.finished]
    members: dict[str, list[SetOfWeights]] = {str(group): [] for group in held.groups}
    for each in done:
        members.setdefault(each.group, []).append(each)
    return PanelWeights(
        sets=tuple(sets),
        groups={group: _mean(held, each) for group, each in members.items() if each},
        mean=_mean(held, done),
        low=_extreme(done, largest=False),
        high=_extreme(done, largest=True),
        left_out=tuple(left_out),
    )


def mean_swings(panel: PanelWeights, held: Round) -> dict[str, float]:
    """Return raw swings (the largest of each group of siblings 100) whose effective weights are the panel's mean.

    Raises InputError "NoWeight" while nobody has finished a set.
    """
    if not panel.mean:
        said = "Nobody has finished weighing, so there is no mean."
        raise InputError("NoWeight", said, where="weights", remedy="Finish one person's weights first.")
    return within_parents(panel.mean, parents_of(held))


def consistency_checks(held: Round, swings: Mapping[str, float], parent: str | None) -> tuple[Check, ...]:
    """Return up to three questions “is A and B together worth C?” about the children of one node, nearest ties first.

    C is no smaller than A or B, all above 0. `swings` are raw; ids left out have the framework's. Equally near ones
    come in the framework's order. Source: ux.md, the script; method.md section 12.
    """
    own = {**framework_swings(held), **swings}
    members: Sequence[str] = next((children for above, children in siblings(held) if above == parent), ())
    members = [key for key in members if own[key] > 0]
    if len(members) < LEAST_TO_CHECK:
        return ()
    found = [
        Check((one, two), against, own[one] + own[two], own[against])
        for one, two in itertools.combinations(members, 2)
        for against in members
        if against not in (one, two) and own[against] >= max(own[one], own[two])
    ]
    return tuple(sorted(found, key=lambda each: abs(each.sum - each.other))[:MOST_CHECKS])


def _set(held: Round, key: str, found: WeightSet) -> SetOfWeights:
    """Return a stored set with its effective weights."""
    weights = effective_weights(held, found.swings)
    who = held.assessors.get(AssessorId(key))
    unfinished = found.judgements is not None and found.judgements.get(UNFINISHED) is True
    return SetOfWeights(
        assessor=key,
        name=who.name if who else "",
        group=str(who.group or NO_GROUP) if who else NO_GROUP,
        method=found.method,
        leaves={str(leaf): weight for leaf, weight in weights.leaves.items()},
        nodes={str(node): weight for node, weight in weights.nodes.items()},
        finished=not unfinished and any(each in weights.parents for each in found.swings),
    )


def _mean(held: Round, sets: Sequence[SetOfWeights]) -> dict[str, float]:
    """Return the mean of the sets' leaf weights, and for each node the sum of its leaves' means."""
    if not sets:
        return {}
    leaves = {leaf: math.fsum(each.leaves[leaf] for each in sets) / len(sets) for leaf in sets[0].leaves}
    return {**node_sums(leaves, parents_of(held)), **leaves}


def _extreme(sets: Sequence[SetOfWeights], *, largest: bool) -> dict[str, float]:
    """Return the lowest or highest weight that any of the sets gives to each id."""
    choose = max if largest else min
    return {key: choose(each.weights[key] for each in sets) for key in sets[0].weights} if sets else {}
