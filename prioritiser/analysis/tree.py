"""The tree of a framework as weighing sees it: who hangs below whom, groups of siblings, swings before any set."""

from __future__ import annotations

import math
from collections.abc import Mapping

from prioritiser.analysis.weights import effective_weights
from prioritiser.model.base import NodeId
from prioritiser.model.round import AGREED_SET, Round

Group = tuple[str | None, tuple[str, ...]]
Parents = Mapping[str, NodeId | None]
TOP = 100.0


def parents_of(held: Round) -> Parents:
    """Return the parent of each criterion and of each node with a criterion below, in framework order.

    Raises InputError "Loop" or "UnknownId" where the tree is broken.
    """
    return effective_weights(held, dict.fromkeys((*held.nodes, *held.criteria), 1.0)).parents


def path_of(parents: Parents, key: str) -> tuple[str, ...]:
    """Return the nodes above a leaf or node, nearest first."""
    found: list[str] = []
    above = parents[key]
    while above is not None:
        found.append(above)
        above = parents[above]
    return tuple(found)


def siblings(held: Round) -> tuple[Group, ...]:
    """Return the groups in which weights are given, each as (parent, its children): lenses, then what is inside them.

    Level by level, in the order in which the framework lists lenses, families and criteria; None is the top. What
    has no criteria below is left out, and so is a group of one.
    """
    parents = parents_of(held)
    below: dict[str | None, list[str]] = {}
    for key in (*held.nodes, *held.criteria):
        if key in parents:
            below.setdefault(parents[key], []).append(key)
    level: list[str | None] = [None]
    found: list[Group] = []
    while level:
        found += [(parent, tuple(below[parent])) for parent in level if len(below.get(parent, ())) > 1]
        level = [child for parent in level for child in below.get(parent, ()) if child in below]
    return tuple(found)


def framework_swings(held: Round) -> dict[str, float]:
    """Return the framework's own raw swing of every lens, family and criterion."""
    own: dict[str, float] = {node.id: node.swing for node in held.nodes.values()}
    own.update({criterion.id: criterion.swing for criterion in held.criteria.values()})
    return own


def swings_in_use(held: Round, assessor: str | None) -> dict[str, float]:
    """Return the raw swing of every id: that of the assessor's set (None: the agreed set), else the framework's."""
    own = framework_swings(held)
    found = held.weight_sets.get(AGREED_SET if assessor is None else assessor)
    given = found.swings if found is not None else {}
    return {key: given.get(key, swing) for key, swing in own.items()}


def within_parents(weights: Mapping[str, float], parents: Parents) -> dict[str, float]:
    """Return raw swings with these weights: the largest of each group of siblings is 100.

    `weights` are effective ones, 0 or more, of any ids of the tree. A group whose weights are all 0 is left out, so
    that its members keep the swings they have.
    """
    largest: dict[str | None, float] = {}
    for key, weight in weights.items():
        largest[parents[key]] = max(largest.get(parents[key], 0.0), weight)
    return {key: TOP * (weight / largest[parents[key]]) for key, weight in weights.items() if largest[parents[key]] > 0}


def node_sums(leaves: Mapping[str, float], parents: Parents) -> dict[str, float]:
    """Return the sum of the leaves below each node that has one of them below, in the order of `parents`."""
    below: dict[str, list[float]] = {}
    for key, weight in leaves.items():
        for node in path_of(parents, key):
            below.setdefault(node, []).append(weight)
    return {key: math.fsum(below[key]) for key in parents if key in below}
