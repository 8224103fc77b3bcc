"""The blocks of the weights strip: what is weighed against what at a glance, and swings that give a block a weight."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritiser.analysis.summary import Result
from prioritiser.analysis.weights import Weights, node_path
from prioritiser.errors import InputError
from prioritiser.model.base import CriterionId, NodeId
from prioritiser.model.round import Round

MOST_BLOCKS = 5  # of one lens; more are shown as the lens itself
NO_LENS = NodeId("")
_POINTS = 100
_WHOLE = 1e-9  # how far from 1 the weights of all blocks may add up


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the strip: a family, a criterion, or a whole lens.

    `weight` is effective, 0..1; those of all blocks add up to 1. `lens` is "" for criteria that hang below none;
    where these are too many to show, they make up one block whose id is "" too.
    """

    id: str
    label: str
    lens: NodeId
    weight: float
    criteria: tuple[CriterionId, ...]
    of_first_lens: bool


def blocks_of(round_: Round, weights: Weights) -> tuple[Block, ...]:
    """Return the blocks: of each lens its direct children if there are at most 5, else the lens itself."""
    lenses = [node for node in round_.nodes if node in weights.parents and weights.parents[node] is None]
    alone = [leaf for leaf in weights.leaves if weights.parents[leaf] is None]
    below = {
        key: [leaf for leaf in weights.leaves if key in (leaf, *node_path(weights, leaf))] for key in weights.parents
    }
    place = {leaf: at for at, leaf in enumerate(weights.leaves)}
    blocks: list[Block] = []
    for lens in lenses:
        children = [key for key, parent in weights.parents.items() if parent == lens]
        shown = sorted(children, key=lambda key: place[below[key][0]]) if len(children) <= MOST_BLOCKS else [lens]
        blocks += [_block(round_, weights, key, below[key], lens, first=lens == lenses[0]) for key in shown]
    if len(alone) <= MOST_BLOCKS:
        return (*blocks, *(_block(round_, weights, leaf, [leaf], NO_LENS, first=not lenses) for leaf in alone))
    return (*blocks, _block(round_, weights, NO_LENS, alone, NO_LENS, first=not lenses))


def swings_with(round_: Round, weights: Weights, wanted: Mapping[str, float]) -> dict[str, float]:
    """Return swings for the whole tree that give the `wanted` blocks exactly these effective weights, 0..1.

    The other blocks share what is left as they do now, equally where they all weigh nothing; inside a block nothing
    changes. `weights` are those of the whole tree. Swings are points: those of blocks add up to 100. Raise InputError
    "UnknownId" or "OutOfRange".
    """
    blocks = blocks_of(round_, weights)
    targets = _targets(blocks, wanted)
    swings = {key: _POINTS * share for key, share in weights.shares.items()}
    for lens in dict.fromkeys(block.lens for block in blocks):
        members = [block for block in blocks if block.lens == lens]
        total = math.fsum(targets[block.id] for block in members)
        if lens != NO_LENS:
            swings[lens] = _POINTS * total
        for block in members:
            if block.id == NO_LENS:
                swings.update(_spread(weights, block, targets[block.id]))
            elif block.id != lens and (total > 0 or lens == NO_LENS):
                swings[block.id] = _POINTS * targets[block.id]
    return swings


def block_contributions(result: Result, blocks: Sequence[Block]) -> tuple[float, ...]:
    """Return the points that each block adds to a case's value; they add up to it."""
    held = result.contributions
    return tuple(sum([held.get(criterion, 0.0) for criterion in block.criteria]) for block in blocks)


def _block(
    round_: Round, weights: Weights, key: str, criteria: Sequence[CriterionId], lens: NodeId, *, first: bool
) -> Block:
    """Return one block with its name and weight."""
    if key in round_.nodes:
        label, weight = round_.nodes[NodeId(key)].name or key, weights.nodes[NodeId(key)]
    elif key in weights.leaves:
        label, weight = round_.criteria[CriterionId(key)].label, weights.leaves[CriterionId(key)]
    else:
        label, weight = "Criteria", math.fsum(weights.leaves[leaf] for leaf in criteria)
    return Block(key, label, lens, weight, tuple(criteria), first)


def _targets(blocks: Sequence[Block], wanted: Mapping[str, float]) -> dict[str, float]:
    """Return the weight 0..1 that each block is to have; they add up to 1."""
    names = {block.id: block.label for block in blocks}
    for key, weight in wanted.items():
        if key not in names:
            raise InputError("UnknownId", f"There is no block “{key}”.", where=key, remedy="Name one of the strip.")
        if not (math.isfinite(weight) and weight >= 0):
            said = f"The weight of {names[key]} cannot be {_POINTS * weight:g}; it has to be from 0 to 100."
            raise InputError("OutOfRange", said, where=names[key], remedy="Type a number from 0 to 100.")
    total = math.fsum(wanted.values())
    others = [block for block in blocks if block.id not in wanted]
    if total > 1 + _WHOLE or (not others and total < 1 - _WHOLE):
        said = f"These weights add up to {_POINTS * total:g}; all together have to add up to 100."
        raise InputError(
            "OutOfRange", said, where=", ".join(names[key] for key in wanted), remedy="Change one of them."
        )
    left, now = max(1.0 - total, 0.0), math.fsum(block.weight for block in others)
    shares = {block.id: block.weight / now if now > 0 else 1 / len(others) for block in others}
    return {**wanted, **{key: left * share for key, share in shares.items()}}


def _spread(weights: Weights, block: Block, weight: float) -> dict[str, float]:
    """Return the swings of many criteria that are one block: they share its weight as they do now."""
    now = [weights.leaves[leaf] for leaf in block.criteria]
    total = math.fsum(now)
    shares = [each / total if total > 0 else 1 / len(now) for each in now]
    return {leaf: _POINTS * weight * share for leaf, share in zip(block.criteria, shares, strict=True)}
