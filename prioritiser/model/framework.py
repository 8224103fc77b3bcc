"""The framework: lenses and families (nodes), criteria with their anchors, gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from prioritiser.model.base import CriterionId, GateId, NodeId, Record, Value

Domain = Literal["outcomes", "quality", "finance", "delivery", "environment", "policy"]
DOMAINS: tuple[Domain, ...] = ("policy", "outcomes", "quality", "finance", "delivery", "environment")


class Node(Record, frozen=True, kw_only=True):
    """A lens (no parent) or a family; its weight is its swing against its siblings'."""

    id: NodeId
    name: str = ""
    parent: NodeId | None = None
    swing: float = 1.0


class Helper(Record, frozen=True, kw_only=True):
    """A look-up grid that suggests a level: `levels[row][column]`."""

    kind: Literal["grid"] = "grid"
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    levels: tuple[tuple[int, ...], ...] = ()
    measure_bands: tuple[tuple[float | None, ...], ...] = ()


class Criterion(Record, frozen=True, kw_only=True):
    """One line of the framework: a question answered with a level 0..L or with a measure in `unit`.

    `values` holds the partial value 0..100 of each level (linear when left out); `points` holds (measure, value)
    reference points, piecewise linear between them. `neutral` is the answer that means "no change". `mirrored`:
    for a disinvestment the answer is the benefit that would be lost.
    """

    id: CriterionId
    name: str = ""
    short: str = ""
    parent: NodeId | None = None
    swing: float = 1.0
    domain: Domain = "outcomes"
    kind: Literal["level", "measure"] = "level"
    mirrored: bool = False
    neutral: float | None = None
    question: str = ""
    anchors: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    unit: str = ""
    points: tuple[tuple[float, float], ...] = ()
    evidence: str = ""
    sources: tuple[str, ...] = ()
    helper: Helper | None = None

    @property
    def label(self) -> str:
        """Return the short name, else the name, else the id."""
        return self.short or self.name or self.id


class Gate(Record, frozen=True, kw_only=True):
    """A pass/fail test before scoring."""

    id: GateId
    name: str = ""
    test: str = ""


ChangeSort = Literal["wording", "meaning"]


class Version(Record, frozen=True, kw_only=True):
    """A published framework: its whole text, when, why, and what its publisher says of each criterion that changed.

    "wording": answers go on counting; "meaning": they stop counting until they are confirmed. `levels` is the top
    level. `replaces` is the id of the version before; `beside` those of others that its publisher had, which somebody
    else had published apart from that one.
    """

    id: str
    number: int
    at: str = ""
    note: str = ""
    levels: int = 5
    nodes: tuple[Node, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    gates: tuple[Gate, ...] = ()
    changed: dict[str, ChangeSort] = {}
    replaces: str | None = None
    beside: tuple[str, ...] = ()


class Draft(Record, frozen=True, kw_only=True):
    """What one lens, family, criterion or gate will be once the next version is published; nothing holds before that.

    `entry`: the fields that will be other than they are now (all of them for a new thing; null and empty clear a
    field); `withdrawn`: true takes the thing out. Part "settings": id "levels" holds {"levels": 4}, ids "nodes",
    "criteria" and "gates" hold {"order": [ids in the order that they will have]}.
    """

    part: Literal["node", "criterion", "gate", "settings"]
    id: str
    entry: dict[str, Value] = {}


def meanings_changed(versions: Iterable[Version]) -> dict[str, int]:
    """Return, for each criterion whose meaning a version changed, the number of the last version that did.

    An answer given under an earlier number does not count until it is confirmed.
    """
    found: dict[str, int] = {}
    for version in versions:
        for criterion, sort in version.changed.items():
            if sort == "meaning":
                found[criterion] = max(version.number, found.get(criterion, 0))
    return found


def latest(versions: Mapping[str, Version]) -> tuple[str, ...]:
    """Return the ids of the versions that no other follows: one, or several that people published apart."""
    followed = {each for version in versions.values() for each in _line(version, versions) if each != version.id}
    return tuple(sorted(versions.keys() - followed))


def known_under(versions: Mapping[str, Version], number: int | None, under: Sequence[str]) -> frozenset[str]:
    """Return the ids of the versions that somebody had seen who answered under one: that one, and all before it.

    `number` and `under` are those of the answer. Where only a number is known and several versions bear it, those
    that were seen under each of them; of a version that was taken back, those of lower numbers.
    """
    named = [_line(versions[key], versions) for key in under if key in versions]
    if named:
        return frozenset().union(*named)
    if number is None:
        return frozenset()
    lines = [] if under else [_line(each, versions) for each in versions.values() if each.number == number]
    if lines:
        return lines[0].intersection(*lines[1:])
    return frozenset(key for key, each in versions.items() if each.number < number)


def _line(version: Version, versions: Mapping[str, Version]) -> frozenset[str]:
    """Return a version and all that came before it; one that does not say what it replaces follows lower numbers."""
    found, waiting = {version.id}, [version]
    while waiting:
        each = waiting.pop()
        before = {*each.beside, *([each.replaces] if each.replaces is not None else [])}
        if not before:
            before = {key for key, other in versions.items() if other.number < each.number}
        waiting += [versions[key] for key in before - found if key in versions]
        found |= before
    return frozenset(found)


GateOutcome = Literal["pass", "conditional", "fail", "not_applicable"]


class GateResult(Record, frozen=True, kw_only=True):
    """How a case fared at one gate."""

    gate: GateId
    result: GateOutcome
    owner: str = ""
    date: str = ""
    reason: str = ""
