"""The criteria in the order in which they are scored: their numbers, lenses and families, and the colour of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritiser.model.base import CriterionId, NodeId
from prioritiser.model.framework import Criterion, Node
from prioritiser.model.round import Round

POLICY_TOKENS = ("p1", "p2", "p3", "p4", "p5")
FAMILY_TOKENS = ("g1", "g2", "g3")
_NO_LENS = "Criteria"


@dataclass(frozen=True, slots=True)
class Placed:
    """A criterion with its number from 1, its lens and family (names, "" for none) and the token of its colour."""

    criterion: Criterion
    number: int
    lens: str
    family: str
    token: str

    @property
    def group(self) -> str:
        """Return the nearest heading: the family, else the lens."""
        return self.family or self.lens


def placed_criteria(held: Round) -> tuple[Placed, ...]:
    """Return every criterion, lens by lens and family by family in the framework's order; those below none last."""
    paths = {key: _path(held.nodes, criterion.parent) for key, criterion in held.criteria.items()}
    roots = [node for node in held.nodes if held.nodes[node].parent not in held.nodes]
    places = {node: at for at, node in enumerate(held.nodes)}
    families = _families(held, paths)
    # What hangs directly below a lens comes after its families, as in a tree.
    listed = sorted(held.criteria, key=lambda key: (*(places[node] for node in paths[key]), len(places)))
    tokens = _tokens(listed, paths, families, roots)
    return tuple(
        Placed(
            held.criteria[key], number,
            _name(held, paths[key][0]) if paths[key] else _NO_LENS,
            _name(held, families[key]) if families[key] in held.nodes else "",
            tokens[key],
        )
        for number, key in enumerate(listed, 1)
    )  # fmt: skip


def _path(nodes: Mapping[NodeId, Node], start: NodeId | None) -> tuple[NodeId, ...]:
    """Return the nodes from the lens down to `start`; a chain that runs in a circle ends where it closes."""
    path: list[NodeId] = []
    while start is not None and start in nodes and start not in path:
        path.append(start)
        start = nodes[start].parent
    return tuple(reversed(path))


def _families(held: Round, paths: Mapping[CriterionId, tuple[NodeId, ...]]) -> dict[CriterionId, str]:
    """Return what each criterion is coloured with: the node below its lens, else itself."""
    return {key: paths[key][1] if len(paths[key]) > 1 else key for key in held.criteria}


def _tokens(
    listed: list[CriterionId],
    paths: Mapping[CriterionId, tuple[NodeId, ...]],
    families: Mapping[CriterionId, str],
    roots: list[NodeId],
) -> dict[CriterionId, str]:
    """Give the children of the first lens the policies' colours and all other families the greys, in order."""
    first = roots[0] if roots else None
    inside = [key for key in listed if (paths[key][0] if paths[key] else None) == first]
    outside = [key for key in listed if key not in inside]
    tokens: dict[CriterionId, str] = {}
    for members, palette in ((inside, POLICY_TOKENS), (outside, FAMILY_TOKENS)):
        places = {family: at for at, family in enumerate(dict.fromkeys(families[key] for key in members))}
        for key in members:
            tokens[key] = palette[min(places[families[key]], len(palette) - 1)]
    return tokens


def _name(held: Round, node: str) -> str:
    return held.nodes[NodeId(node)].name or node
