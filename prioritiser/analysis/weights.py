"""Weights: the tree of swings, normalised within each parent, and how they are shown (method.md 3)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal, TypeVar

import numpy as np
import numpy.typing as npt

from prioritiser.edits.beginning import has_copied_weights
from prioritiser.errors import InputError
from prioritiser.model.base import CriterionId, NodeId
from prioritiser.model.framework import DOMAINS, Domain
from prioritiser.model.natural import natural_key
from prioritiser.model.round import Round

FloatArray = npt.NDArray[np.float64]
Source = Literal["agreed", "copied", "framework", "given"]
Id = TypeVar("Id", bound=str)

_WIDE = Context(prec=700)
_SAME_REMAINDER = 9  # decimals of a display unit at which two remainders count as equal


@dataclass(frozen=True, slots=True)
class Weights:
    """Effective weights 0..1 of leaves (framework order, sum 1) and of nodes with criteria below.

    `shares` is each id's part (0..1) of its parent, `parents` the tree; `source` says whose swings they are
    ("given" = handed in, as for a what-if or one assessor's own set; "copied" = agreed in the round that this one was
    copied from, and not here). `lens` is the node they were narrowed
    to.
    """

    leaves: Mapping[CriterionId, float]
    nodes: Mapping[NodeId, float]
    source: Source
    shares: Mapping[str, float]
    parents: Mapping[str, NodeId | None]
    lens: NodeId | None = None

    def vector(self) -> FloatArray:
        """Return the leaf weights in framework order, shape (m,)."""
        return np.fromiter(self.leaves.values(), dtype=np.float64, count=len(self.leaves))


def effective_weights(round_: Round, swings: Mapping[str, float] | None = None) -> Weights:
    """Return the effective weights of a round: product of shares down the tree (method.md section 3).

    Swings come from `swings` if given, else the agreed set, else the framework; ids left out keep the
    framework's and ids that are not in the tree are passed over. Raise InputError "OutOfRange", "NoWeight",
    "Loop" or "UnknownId", naming the node.
    """
    overrides, source = _overrides(round_, swings)
    parents = _live_parents(round_)
    own: dict[str, float] = {node.id: node.swing for node in round_.nodes.values()}
    own.update({criterion.id: criterion.swing for criterion in round_.criteria.values()})
    shares = _shares(parents, {key: overrides.get(key, own[key]) for key in parents})
    leaves = dict.fromkeys(round_.criteria, 0.0)
    nodes = {node: 0.0 for node in round_.nodes if node in parents}
    return _folded(Weights(leaves, nodes, source, shares, parents))


def lens_weights(weights: Weights, node: str) -> Weights:
    """Return the weights seen through one node: leaves below it renormalised to sum to 1, all others 0.

    Leaves of a node of weight 0 share by their own swings. Raise InputError "UnknownId".
    """
    if node not in weights.nodes:
        raise InputError(
            "UnknownId",
            f"There is no lens or family “{node}” with criteria in it.",
            where=node,
            remedy="Choose one of: " + ", ".join(weights.nodes) + ".",
        )
    return _folded(weights, NodeId(node))


def domain_weights(round_: Round, weights: Weights) -> dict[Domain, float]:
    """Return the effective weight 0..1 of each decision domain, all six in their usual order."""
    return {
        domain: math.fsum(weight for leaf, weight in weights.leaves.items() if round_.criteria[leaf].domain == domain)
        for domain in DOMAINS
    }


def node_path(weights: Weights, leaf: str) -> tuple[NodeId, ...]:
    """Return the nodes above a leaf or node, nearest first."""
    path: list[NodeId] = []
    parent = weights.parents[leaf]
    while parent is not None:
        path.append(parent)
        parent = weights.parents[parent]
    return tuple(path)


def largest_remainder(weights: Mapping[Id, float], total: float = 100, digits: int = 0) -> dict[Id, float]:
    """Return weights as shown: multiples of 10^-digits that add up to `total`, by largest remainder.

    Equal remainders go to the smaller id in natural order. Raise InputError "OutOfRange" for a negative or
    undefined weight.
    """
    for key, weight in weights.items():
        _check_swing(key, weight)
    whole = math.fsum(weights.values())
    if whole <= 0:
        return dict.fromkeys(weights, 0.0)
    scale = 10.0**digits
    units = round_half_up(total * scale, 0)
    exact = {key: round(weight / whole * units, _SAME_REMAINDER) for key, weight in weights.items()}
    shown = {key: math.floor(share) for key, share in exact.items()}
    spare = int(units) - sum(shown.values())
    by_remainder = sorted(exact, key=lambda key: (-round(exact[key] - shown[key], _SAME_REMAINDER), natural_key(key)))
    for key in by_remainder[:spare]:
        shown[key] += 1
    return {key: count / scale for key, count in shown.items()}


def round_half_up(x: float, digits: int = 0) -> float:
    """Round half away from zero on the shortest decimal text, as Excel's ROUND; inf and nan pass through."""
    if not math.isfinite(x):
        return x
    step = Decimal(1).scaleb(-digits)
    return float(Decimal(repr(float(x))).quantize(step, rounding=ROUND_HALF_UP, context=_WIDE)) + 0.0


def rank_order_centroid(n: int) -> FloatArray:
    """Return n rank-order-centroid weights, best first: w_k = (1/n) sum of 1/j for j = k..n (Barron 1992)."""
    _check_count(n)
    return np.cumsum(1.0 / np.arange(n, 0, -1))[::-1] / n


def rank_sum(n: int) -> FloatArray:
    """Return n rank-sum weights, best first: w_k = 2 (n + 1 - k) / (n (n + 1)) (Stillwell et al. 1981)."""
    _check_count(n)
    return np.arange(n, 0, -1, dtype=np.float64) * 2.0 / (n * (n + 1))


def _check_count(n: int) -> None:
    """Raise InputError unless there is something to weigh."""
    if n < 1:
        raise InputError("NoWeight", f"There is nothing to weigh: {n} entries.", remedy="Give at least one.")


def _overrides(round_: Round, swings: Mapping[str, float] | None) -> tuple[Mapping[str, float], Source]:
    """Return the swings that go before the framework's, and whose they are."""
    if swings is not None:
        return swings, "given"
    agreed = round_.agreed_weights
    if agreed is None:
        return {}, "framework"
    return agreed.swings, "copied" if has_copied_weights(round_) else "agreed"


def _live_parents(round_: Round) -> dict[str, NodeId | None]:
    """Return the parent of each criterion and of each node with a criterion below; check the tree first."""
    for node in round_.nodes.values():
        _check_ancestors(round_, node.id, node.parent)
    live: dict[str, NodeId | None] = {}
    for criterion in round_.criteria.values():
        _check_ancestors(round_, criterion.id, criterion.parent)
        live[criterion.id] = above = criterion.parent
        while above is not None and above not in live:
            up = round_.nodes[above].parent
            live[above] = up
            above = up
    return live


def _check_ancestors(round_: Round, start: str, parent: NodeId | None) -> None:
    """Raise InputError when the way up from `start` leaves the tree or comes round again."""
    seen: set[str] = {start}
    while parent is not None:
        if parent in seen:
            raise InputError(
                "Loop",
                f"“{start}” hangs below itself.",
                where=start,
                remedy="Give it another parent.",
            )
        if parent not in round_.nodes:
            raise InputError(
                "UnknownId",
                f"“{start}” hangs below “{parent}”, which does not exist.",
                where=start,
                remedy="Give it a lens or family that exists.",
            )
        seen.add(parent)
        parent = round_.nodes[parent].parent


def _shares(parents: Mapping[str, NodeId | None], swings: Mapping[str, float]) -> dict[str, float]:
    """Return each id's part of its parent; raise InputError where a parent's swings cannot be shared out."""
    families: dict[NodeId | None, list[str]] = {}
    for key, parent in parents.items():
        _check_swing(key, swings[key])
        families.setdefault(parent, []).append(key)
    totals = {parent: math.fsum(swings[key] for key in keys) for parent, keys in families.items()}
    for parent, total in totals.items():
        if total <= 0:
            name = "the top of the framework" if parent is None else f"“{parent}”"
            raise InputError(
                "NoWeight",
                f"Everything directly below {name} weighs nothing.",
                where=parent or "",
                remedy="Give at least one of them a weight above zero.",
            )
    return {key: swings[key] / totals[parent] for key, parent in parents.items()}


def _check_swing(key: str, swing: float) -> None:
    """Raise InputError for a swing that is negative or not a number."""
    if not (math.isfinite(swing) and swing >= 0):
        raise InputError(
            "OutOfRange",
            f"The weight of “{key}” is {swing}; it has to be a number from zero up.",
            where=key,
            remedy="Type a number that is zero or more.",
        )


def _folded(plain: Weights, top: NodeId | None = None) -> Weights:
    """Multiply shares up to `top`, which weighs 1; ids that are not below it weigh 0, nodes above it 1."""
    shares, parents = plain.shares, plain.parents
    above = frozenset(node_path(plain, top)) if top is not None else frozenset()

    def weigh(key: str) -> float:
        weight, at = 1.0, key
        while at != top:
            parent = parents[at]
            weight *= shares[at]
            if parent is None:
                return weight if top is None else float(key in above)
            at = parent
        return weight

    return replace(
        plain,
        leaves={leaf: weigh(leaf) for leaf in plain.leaves},
        nodes={node: weigh(node) for node in plain.nodes},
        lens=top,
    )
