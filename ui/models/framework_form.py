"""What the form shows of one thing of the framework, and what a gesture in it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from prioritiser.edits.drafting import draft_marks, drafted
from prioritiser.edits.versions import TOP_VALUE, has_scores, value_table
from prioritiser.model.base import CriterionId, GateId, NodeId, Value
from prioritiser.model.framework import Criterion, Gate, Node
from prioritiser.model.round import Round
from ui.models.criteria import placed_criteria
from ui.models.framework_rows import Mark, Thing

Changes = dict[str, Value]
Kind = Literal["level", "measure"]
TOP_OF_TREE = "The top: a lens of its own"
NO_PARENT = "No lens"
NEUTRAL_UNSAID = "Not said: worth 0 counts as no change"
RETIRED = "This is taken out with the next version. Keep it to change it."
_FIRST_POINTS = ((0.0, 0.0), (100.0, TOP_VALUE))
_SAME = 1e-9
_NEW_NAMES = ("New criterion", "New family", "New lens", "New gate")


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing with what stands above its fields. `record` is None for the scale; `locked` says why, or ""."""

    thing: Thing
    record: Node | Criterion | Gate | None
    levels: int
    place: str
    title: str
    token: str
    mark: Mark
    parents: tuple[tuple[str | None, str], ...]
    locked: str

    @property
    def key(self) -> str:
        """Return the id of the thing."""
        return self.thing[1]


def shown_of(held: Round, thing: Thing, locked: str) -> Shown | None:
    """Return what the form shows of a thing of the draft, or None where it is not there any more."""
    part, key = thing
    after = drafted(held, retired=True)
    mark: Mark = draft_marks(held).get((part, key), "")
    if part == "scale":
        scale_mark: Mark = "changed" if after.settings.levels != held.settings.levels else ""
        return Shown(thing, None, after.settings.levels, "The whole framework", "Scale", "", scale_mark, (), locked)
    record = _record(after, thing)
    if record is None:
        return None
    if mark == "retired" and not locked:
        locked = RETIRED
    place, token = _place(held, record)
    title = record.label if isinstance(record, Criterion) else record.name or record.id
    parents = () if isinstance(record, Gate) else tuple(_parents(after, record))
    return Shown(thing, record, after.settings.levels, place, title, token, mark, parents, locked)


def _record(after: Round, thing: Thing) -> Node | Criterion | Gate | None:
    part, key = thing
    if part == "node":
        return after.nodes.get(NodeId(key))
    return after.criteria.get(CriterionId(key)) if part == "criterion" else after.gates.get(GateId(key))


def _place(held: Round, record: Node | Criterion | Gate) -> tuple[str, str]:
    """Return where a thing stands in words, and the token of its colour."""
    now = drafted(held)
    if isinstance(record, Criterion):
        placed = placed_criteria(now)
        here = next((each for each in placed if each.criterion.id == record.id), None)
        if here is None:
            return "Criterion", ""
        return f"Criterion {here.number} of {len(placed)} · {here.group}", here.token
    if isinstance(record, Gate):
        gates = list(now.gates)
        return (f"Gate {gates.index(record.id) + 1} of {len(gates)}" if record.id in gates else "Gate"), ""
    if record.parent in now.nodes:
        return f"Family in {now.nodes[record.parent].name or record.parent}", ""
    return "Lens", ""


def _parents(after: Round, record: Node | Criterion) -> Iterator[tuple[str | None, str]]:
    """Yield what a thing can hang below: its key and its name; never itself or what hangs below it."""
    yield None, TOP_OF_TREE if isinstance(record, Node) else NO_PARENT
    barred = {str(record.id)} if isinstance(record, Node) else set()
    for node in _in_tree(after.nodes, None):
        if node.id in barred or node.parent in barred:
            barred.add(str(node.id))
        else:
            yield node.id, node.name or node.id


def _in_tree(nodes: Mapping[NodeId, Node], parent: str | None) -> Iterator[Node]:
    for node in nodes.values():
        if (node.parent if node.parent in nodes else None) == parent and node.id != parent:
            yield node
            yield from _in_tree(nodes, node.id)


def is_beginning(shown: Shown) -> bool:
    """Return whether a thing still has the name that a new one is given: it is there to be typed over."""
    record = shown.record
    return shown.mark == "new" and record is not None and record.name in _NEW_NAMES


# What a gesture changes


def kind_changes(criterion: Criterion, kind: Kind) -> Changes:
    """Return what changes when a criterion is answered with a level, or with a measure."""
    if kind == "measure":
        points = criterion.points or _FIRST_POINTS
        return {
            "kind": kind, "points": [list(point) for point in points], "anchors": [], "values": [], "neutral": None,
            "helper": None,
        }  # fmt: skip
    return {"kind": kind, "points": [], "unit": "", "neutral": None}


def anchor_changes(anchors: Sequence[str]) -> Changes:
    """Return what changes when anchors are written; none at all is an empty list."""
    return {"anchors": list(anchors) if any(anchors) else []}


def worth_changes(criterion: Criterion, points: Sequence[tuple[float, float]], levels: int) -> Changes:
    """Return what changes when levels or measures are worth something else."""
    if criterion.kind == "measure":
        return {"points": [list(point) for point in points]}
    values = [value for _, value in points]
    equal = all(abs(value - TOP_VALUE * at / levels) < _SAME for at, value in enumerate(values))
    return {"values": [] if equal and not criterion.values else values}


def has_own_values(criterion: Criterion, levels: int) -> bool:
    """Return whether a criterion's levels are worth something else than equal steps."""
    return any(abs(value - TOP_VALUE * at / levels) > _SAME for at, value in enumerate(value_table(criterion, levels)))


def neutral_choices(levels: int) -> list[tuple[object, str]]:
    """Return the levels that can mean "no change"."""
    return [(None, NEUTRAL_UNSAID), *((float(level), f"Level {level}") for level in range(levels + 1))]


def why_fixed(held: Round) -> str:
    """Return why the scale cannot change, or ""."""
    if not has_scores(held):
        return ""
    return "Scores have been given on this scale, so it stays as it is in this round. A new round can have another."


def preview(held: Round, thing: Thing, changes: Mapping[str, Value]) -> Round:
    """Return the round with the draft and changes that are only being typed."""
    part, key = thing
    after = drafted(held)
    record = _record(after, thing)
    if record is None:
        return after
    made = msgspec.convert({**msgspec.to_builtins(record), **changes}, type(record), strict=False)
    attribute = {"node": "nodes", "criterion": "criteria", "gate": "gates"}[part]
    return replace(after, **{attribute: {**getattr(after, attribute), key: made}})
