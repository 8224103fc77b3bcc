"""Versions of the framework: what each one keeps, which number comes next, and whose answers a change concerns."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from prioritiser.model.base import CriterionId, GateId, NodeId
from prioritiser.model.framework import ChangeSort, Criterion, Gate, Node, Version
from prioritiser.model.round import Round
from prioritiser.model.score import Agreed, Answer

Part = Literal["node", "criterion", "gate"]
PARTS: tuple[Part, ...] = ("node", "criterion", "gate")
AS_IT_STOOD = "As it stood when the first scores were given."
TOP_VALUE = 100.0
# Fields on which an answer rests; the others of a criterion's own text are wording until its publisher says otherwise.
SCALE_FIELDS = ("kind", "unit", "mirrored", "neutral")
TEXT_FIELDS = ("name", "short", "question", "anchors", "evidence", "helper")


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework whatever holds it: the top level and its things by id, in order."""

    levels: int
    nodes: Mapping[NodeId, Node]
    criteria: Mapping[CriterionId, Criterion]
    gates: Mapping[GateId, Gate]


def framework_of(source: Version | Round) -> Framework:
    """Return the framework of a version, or the one that a round holds now."""
    if isinstance(source, Round):
        return Framework(source.settings.levels, source.nodes, source.criteria, source.gates)
    return Framework(
        source.levels,
        {each.id: each for each in source.nodes},
        {each.id: each for each in source.criteria},
        {each.id: each for each in source.gates},
    )


def snapshot(
    source: Round, number: int, *, note: str = "", at: str = "", changed: Mapping[str, ChangeSort] | None = None,
    replaces: str | None = None,
) -> Version:  # fmt: skip
    """Return the framework that a round holds now as a version with an id of its own."""
    return Version(
        id=str(uuid.uuid4()), number=number, at=at, note=note, levels=source.settings.levels,
        nodes=tuple(source.nodes.values()), criteria=tuple(source.criteria.values()),
        gates=tuple(source.gates.values()), changed=dict(changed or {}), replaces=replaces,
    )  # fmt: skip


def next_number(held: Round) -> int:
    """Return the number of the next version: above every version's, and above those that answers were given under."""
    answered = [each.version or 0 for table in (held.answers, held.agreed) for each in table.values()]
    return max([0, *(each.number for each in held.versions.values()), *answered]) + 1


def has_scores(held: Round) -> bool:
    """Return whether anything was answered, agreed or counted by hands."""
    return bool(held.agreed or held.votes) or any(is_given(answer) for answer in held.answers.values())


def is_given(answer: Answer) -> bool:
    """Return whether an answer says anything but its reason."""
    return answer.amount is not None or answer.answer is not None


def sorts_between(before: Version | Round, after: Version | Round) -> dict[CriterionId, ChangeSort]:
    """Return each criterion of both frameworks on which an answer may read differently, and how.

    "meaning": the scale, the value function or what “no change” is; "wording": its text. Weight, place in the tree,
    domain and sources are neither.
    """
    old, new = framework_of(before), framework_of(after)
    found: dict[CriterionId, ChangeSort] = {}
    for key, criterion in new.criteria.items():
        if key not in old.criteria or old.criteria[key] == criterion:
            if key in old.criteria and criterion.kind == "level" and old.levels != new.levels:
                found[key] = "meaning"
            continue
        if _scale(old.criteria[key], old.levels) != _scale(criterion, new.levels):
            found[key] = "meaning"
        elif any(getattr(old.criteria[key], name) != getattr(criterion, name) for name in TEXT_FIELDS):
            found[key] = "wording"
    return found


def _scale(criterion: Criterion, levels: int) -> tuple[object, ...]:
    """Return all that an answer's value rests on."""
    if criterion.kind == "measure":
        worth: tuple[object, ...] = tuple(sorted(criterion.points))
    else:
        worth = value_table(criterion, levels)
    return (*(getattr(criterion, name) for name in SCALE_FIELDS), worth)


def value_table(criterion: Criterion, levels: int) -> tuple[float, ...]:
    """Return the value 0..100 of each level: what was given, else equal steps."""
    return tuple(map(float, criterion.values)) or tuple(TOP_VALUE * at / levels for at in range(levels + 1))


def resampled(values: Sequence[float], levels: int) -> tuple[float, ...]:
    """Return a table of values read again at `levels` + 1 levels: the ends stay, those between lie on its lines."""
    last = len(values) - 1
    places = [at * last / levels for at in range(levels + 1)]
    steps = list(pairwise(values))
    return tuple(
        values[-1]
        if place >= last
        else steps[int(place)][0] + (place % 1) * (steps[int(place)][1] - steps[int(place)][0])
        for place in places
    )


# Which text an answer was given against


def version_of(held: Round, number: int) -> Version | None:
    """Return a version by its number; of two published apart with one number, the one that is in force before."""
    found = [each for each in held.versions.values() if each.number == number]
    return max(found, key=lambda each: each.id, default=None)


def version_behind(held: Round, given: Answer | Agreed) -> Version | None:
    """Return the version that an answer was given under; before there was any, the first that was kept."""
    if given.version is not None:
        return version_of(held, given.version)
    return min(held.versions.values(), key=lambda each: (each.number, each.id), default=None)


def scale_behind(held: Round, given: Answer | Agreed) -> tuple[Criterion, int] | None:
    """Return (criterion, top level) as they stood for an answer; None when that text is not here any more.

    An answer that still counts is read on the scale in force.
    """
    if not is_outdated(held, given):
        return held.criteria[given.criterion], held.settings.levels
    version = version_behind(held, given)
    found = next((each for each in version.criteria if each.id == given.criterion), None) if version else None
    return (found, version.levels) if version is not None and found is not None else None


def is_outdated(held: Round, given: Answer | Agreed) -> bool:
    """Return whether an answer does not count: it was marked so, or the meaning changed in a later version."""
    under = given.version or 0
    return given.stale or any(
        each.number > under and each.changed.get(given.criterion) == "meaning" for each in held.versions.values()
    )


# Versions that a document makes by changing the framework in force


def made_by(held: Round, after: Round, *, at: str = "") -> tuple[Version, ...]:
    """Return the versions that a direct change of the framework makes, so that scores keep the text they rest on.

    None while nothing was published and no criterion with answers is touched. Where scores were given before there was
    any version, the framework as it stood is kept as the first.
    """
    version = held.version
    sorts = sorts_between(held, after)
    if version is None:
        if not sorts:
            return ()
        answered = {answer.criterion for answer in held.answers.values() if is_given(answer)}
        answered |= {each.criterion for each in held.agreed.values()}
        if not (answered & sorts.keys()):
            return ()
    elif framework_of(after) in (framework_of(held), framework_of(version)):
        return ()
    return succession(held, after, changed=sorts, at=at)


def succession(
    held: Round, after: Round, *, changed: Mapping[CriterionId, ChangeSort], note: str = "", at: str = ""
) -> tuple[Version, ...]:
    """Return the next version, and before it the framework as it stood where scores rest on none that was kept."""
    number, replaces = next_number(held), held.version.id if held.version is not None else None
    said = {str(key): sort for key, sort in changed.items()}
    if held.version is not None or not has_scores(held) or framework_of(held) == framework_of(after):
        return (snapshot(after, number, note=note, at=at, changed=said, replaces=replaces),)
    first = snapshot(held, number, note=AS_IT_STOOD)
    return (first, snapshot(after, number + 1, note=note, at=at, changed=said, replaces=first.id))
