"""The steps of weighing: each compares the parts of one lens or family, from the whole down to the criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritiser.analysis.panel_weights import siblings
from prioritiser.model.base import CriterionId, NodeId
from prioritiser.model.framework import Criterion
from prioritiser.model.round import Round
from ui.models.criteria import placed_criteria
from ui.widgets.figures import trimmed

TOP = ""  # the key of the step that compares the lenses
_USUAL_TOKEN = "g1"  # noqa: S105 - the name of a colour


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be lifted: a criterion, or a family or lens with all that is in it.

    `lowest` and `highest` say what its scale begins and ends with; `start` and `end` are the same in a word or two.
    """

    key: str
    name: str
    token: str
    is_leaf: bool
    start: str
    end: str
    lowest: str = ""
    highest: str = ""
    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One group of siblings; `key` is what they are part of, `number` counts from 1, `depth` from 0."""

    key: str
    name: str
    number: int
    total: int
    depth: int
    items: tuple[Item, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids in the order of the framework."""
        return tuple(item.key for item in self.items)

    @property
    def place(self) -> str:
        """Return "Step 2 of 6"."""
        return f"Step {self.number} of {self.total}"

    @property
    def what(self) -> str:
        """Return what is compared, counted: "5 criteria", "3 families", "2 lenses"."""
        leaves = all(item.is_leaf for item in self.items)
        kind = "criteria" if leaves else "lenses" if self.key == TOP else "families"
        return f"{len(self.items)} {kind}"

    def item(self, key: str) -> Item:
        """Return one of its items; raise KeyError for an unknown one."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)


def steps_of(held: Round) -> tuple[Step, ...]:
    """Return every step, those above before those below; what has nothing beside it needs no weighing."""
    tokens = _tokens(held)
    groups = siblings(held)
    return tuple(
        Step(
            parent or TOP, _step_name(held, parent), at, len(groups), _depth(held, parent),
            tuple(_item(held, key, tokens) for key in keys),
        )
        for at, (parent, keys) in enumerate(groups, 1)
    )  # fmt: skip


def name_of(held: Round, key: str) -> str:
    """Return the short name of a criterion, family or lens."""
    criterion = held.criteria.get(CriterionId(key))
    if criterion is not None:
        return criterion.label
    node = held.nodes.get(NodeId(key))
    return (node.name if node is not None else "") or key


def token_of(held: Round) -> Mapping[str, str]:
    """Return the colour of every criterion, family and lens: that of the first criterion in it."""
    return _tokens(held)


def _tokens(held: Round) -> dict[str, str]:
    tokens: dict[str, str] = {}
    for placed in placed_criteria(held):
        key: str | None = placed.criterion.id
        while key is not None and key not in tokens:
            tokens[key] = placed.token
            key = _parent(held, key)
    return tokens


def _parent(held: Round, key: str) -> str | None:
    criterion = held.criteria.get(CriterionId(key))
    if criterion is not None:
        return criterion.parent
    node = held.nodes.get(NodeId(key))
    return node.parent if node is not None else None


def _depth(held: Round, parent: str | None) -> int:
    depth, at = 0, parent
    while at is not None and depth <= len(held.nodes):
        depth, at = depth + 1, _parent(held, at)
    return depth


def _step_name(held: Round, parent: str | None) -> str:
    if parent is not None:
        return name_of(held, parent)
    return "Lenses" if any(node.parent is None for node in held.nodes.values()) else "Criteria"


def _item(held: Round, key: str, tokens: Mapping[str, str]) -> Item:
    token = tokens.get(key, _USUAL_TOKEN)
    criterion = held.criteria.get(CriterionId(key))
    if criterion is not None:
        return _leaf(held, criterion, token)
    parts: tuple[str, ...] = tuple(
        name_of(held, each)
        for each in (*held.nodes, *held.criteria)
        if _parent(held, each) == key and each in tokens
    )  # fmt: skip
    top = str(held.settings.levels)
    return Item(key, name_of(held, key), token, is_leaf=False, start="0", end=top, inside=parts)


def _leaf(held: Round, criterion: Criterion, token: str) -> Item:
    if criterion.kind == "measure" and criterion.points:
        worst, best = min(criterion.points, key=_by_value), max(criterion.points, key=_by_value)
        start, end = trimmed(worst[0]), trimmed(best[0])
        low, high = (f"{text} {criterion.unit}".strip() for text in (start, end))
        return Item(criterion.id, criterion.label, token, is_leaf=True, start=start, end=end, lowest=low, highest=high)
    values = criterion.values or tuple(range(held.settings.levels + 1))
    first, last = min(range(len(values)), key=values.__getitem__), max(range(len(values)), key=values.__getitem__)
    return Item(
        criterion.id, criterion.label, token, is_leaf=True, start=str(first), end=str(last),
        lowest=_anchor(criterion, first), highest=_anchor(criterion, last),
    )  # fmt: skip


def _by_value(point: tuple[float, float]) -> float:
    return point[1]


def _anchor(criterion: Criterion, level: int) -> str:
    return criterion.anchors[level] if level < len(criterion.anchors) else ""
