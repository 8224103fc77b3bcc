"""Where a thing of the framework goes when it is moved by a step, and what a new one begins with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prioritiser.edits.drafting import drafted
from prioritiser.model.base import CriterionId, NodeId, Value
from prioritiser.model.framework import Node
from prioritiser.model.round import Round
from ui.models.framework_rows import Thing

Place = tuple[str | None, int]  # parent, position among its children of the same part


def step_of(held: Round, thing: Thing, step: int) -> Place | None:
    """Return where a thing goes one step up (−1) or down (1); None where it is at the end already.

    A criterion at the end of its family goes on into the family before or after it.
    """
    part, key = thing
    after = drafted(held, retired=True)
    if part == "gate":
        return _among([str(gate) for gate in after.gates], key, step, None)
    table: Mapping[str, str | None]
    if part == "node":
        table = {str(node.id): node.parent for node in after.nodes.values()}
    else:
        table = {str(criterion.id): criterion.parent for criterion in after.criteria.values()}
    if key not in table:
        return None
    parent = table[key]
    found = _among([each for each, above in table.items() if above == parent], key, step, parent)
    return found if found is not None or part == "node" else _next_family(after, table, parent, step)


def _among(siblings: list[str], key: str, step: int, parent: str | None) -> Place | None:
    if key not in siblings:
        return None
    at = siblings.index(key) + step
    return (parent, at) if 0 <= at < len(siblings) else None


def _next_family(after: Round, table: Mapping[str, str | None], parent: str | None, step: int) -> Place | None:
    """Return the near end of the family that comes before or after, among those that criteria belong in."""
    families = [
        str(node)
        for node in in_order(after)
        if node in table.values() or not any(each.parent == node for each in after.nodes.values())
    ]
    if parent not in families:
        return None
    at = families.index(parent) + step
    if not 0 <= at < len(families):
        return None
    inside = sum(above == families[at] for above in table.values())
    return families[at], 0 if step > 0 else inside


def in_order(held: Round) -> Iterator[NodeId]:
    """Yield lenses and families as the screen lists them: each with what hangs below it."""
    yield from _below(held.nodes, None)


def _below(nodes: Mapping[NodeId, Node], parent: str | None) -> Iterator[NodeId]:
    for node in nodes.values():
        if (node.parent if node.parent in nodes else None) == parent and node.id != parent:
            yield node.id
            yield from _below(nodes, node.id)


def new_entry(held: Round, part: str, near: Thing | None) -> dict[str, Value]:
    """Return what a new thing begins with beside the one that is chosen; part "lens" is a node at the top."""
    after = drafted(held)
    if part in {"gate", "lens"}:
        return {}
    home = home_of(after, near)
    if part == "node":
        return {"parent": _top_of(after, home)} if home is not None else {}
    entry: dict[str, Value] = {"parent": home} if home is not None else {}
    siblings = [each for each in after.criteria.values() if each.parent == home]
    if siblings:
        entry.update({"domain": siblings[-1].domain, "mirrored": siblings[-1].mirrored})
    return entry


def home_of(after: Round, near: Thing | None) -> str | None:
    """Return the lens or family in which a new criterion is put: the one chosen, or that of what is chosen."""
    part, key = near if near is not None else ("", "")
    if part == "node" and key in after.nodes:
        return key
    if part == "criterion" and key in after.criteria:
        return after.criteria[CriterionId(key)].parent
    return str(next(in_order(after), "")) or None


def _top_of(after: Round, node: str) -> str:
    """Return the lens that a lens or family lies in."""
    seen = {node}
    parent = after.nodes[NodeId(node)].parent
    while parent is not None and parent in after.nodes and parent not in seen:
        seen.add(parent)
        node, parent = parent, after.nodes[parent].parent
    return node
