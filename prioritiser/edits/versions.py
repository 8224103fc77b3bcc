"""Versions of the framework: what each one keeps, which number comes next, and whose answers a change concerns."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from prioritiser.model.base import CriterionId, GateId, NodeId
from prioritiser.model.framework import ChangeSort, Criterion, Gate, Node, Version, known_under, latest
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
    replaces: str | None = None, beside: Sequence[str] = (),
) -> Version:  # fmt: skip
    """Return the framework that a round holds now as a version with an id of its own."""
    return Version(
        id=str(uuid.uuid4()), number=number, at=at, note=note, levels=source.settings.levels,
        nodes=tuple(source.nodes.values()), criteria=tuple(source.criteria.values()),
        gates=tuple(source.gates.values()), changed=dict(changed or {}), replaces=replaces,
        beside=tuple(beside),
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


def scored_criteria(held: Round) -> set[CriterionId]:
    """Return the criteria that anything was answered, agreed or counted by hands on, retired ones included."""
    found = {answer.criterion for answer in held.answers.values() if is_given(answer)}
    return found | {each.criterion for table in (held.agreed, held.votes) for each in table.values()}


def sorts_between(
    before: Version | Round, after: Version | Round, *, held: Round | None = None
) -> dict[CriterionId, ChangeSort]:
    """Return each criterion of both frameworks on which an answer may read differently, and how.

    "meaning": the scale, the value function or what “no change” is; "wording": its text. Weight, place in the tree,
    domain and sources are neither. `held`: the round with the scores; a criterion that comes back to scores of its own
    is compared with the last version that held it, and means something else where there is none.
    """
    old, new = framework_of(before), framework_of(after)
    found: dict[CriterionId, ChangeSort] = {}
    scored = scored_criteria(held) if held is not None and new.criteria.keys() - old.criteria.keys() else set()
    for key, criterion in new.criteria.items():
        sort: ChangeSort | None = None
        if key in old.criteria:
            sort = _sort(old.criteria[key], old.levels, criterion, new.levels)
        elif held is not None and key in scored:
            last = last_text(held, key)
            sort = _sort(*last, criterion, new.levels) if last is not None else "meaning"
        if sort is not None:
            found[key] = sort
    return found


def sorts_since(held: Round, after: Round) -> dict[CriterionId, ChangeSort]:
    """Return how answers read differently once a framework follows the version in force, or all that are latest.

    Of several published apart, only those count on whose text answers to a criterion still rest; answers confirmed
    since rest on the framework as it is now.
    """
    heads = latest(held.versions)
    if len(heads) < 2:  # noqa: PLR2004
        return sorts_between(held.version or held, after, held=held)
    found = sorts_between(held, after, held=held)
    for head in heads:
        known = known_under(held.versions, None, (head,))
        for key, sort in sorts_between(held.versions[head], after, held=held).items():
            if _changed_meaning(held, key) <= known and found.get(key) != "meaning":
                found[key] = sort
    return found


def _changed_meaning(held: Round, criterion: CriterionId) -> set[str]:
    """Return the ids of the versions that changed what answers to a criterion mean."""
    return {key for key, each in held.versions.items() if each.changed.get(criterion) == "meaning"}


def _sort(old: Criterion, was: int, new: Criterion, now: int) -> ChangeSort | None:
    """Return how answers to a criterion read differently with another text and top level; None where they do not."""
    if old == new:
        return "meaning" if new.kind == "level" and was != now else None
    if _scale(old, was) != _scale(new, now):
        return "meaning"
    return "wording" if _text(old) != _text(new) else None


def last_text(held: Round, criterion: CriterionId) -> tuple[Criterion, int] | None:
    """Return (criterion, top level) as the last version has them that holds it; None where none does."""
    for version in sorted(held.versions.values(), key=lambda each: (each.number, each.id), reverse=True):
        for each in version.criteria:
            if each.id == criterion:
                return each, version.levels
    return None


def _text(criterion: Criterion) -> tuple[object, ...]:
    """Return all that is said in words."""
    return tuple(getattr(criterion, name) for name in TEXT_FIELDS)


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


def versions_behind(held: Round, given: Answer | Agreed) -> tuple[Version, ...]:
    """Return the versions that an answer may have been given under; before there was any, the first that was kept.

    There are several where people published apart: only what they agree on is known.
    """
    if given.under:
        return tuple(held.versions[key] for key in given.under if key in held.versions)
    number = given.version
    if number is None:
        number = min((each.number for each in held.versions.values()), default=0)
    return tuple(each for each in held.versions.values() if each.number == number)


def text_behind(held: Round, given: Answer | Agreed) -> tuple[Criterion, int] | None:
    """Return (criterion, top level) as they stood for an answer; None where that is not here, or not known for sure."""
    found: list[tuple[Criterion, int]] = []
    for version in versions_behind(held, given):
        criterion = next((each for each in version.criteria if each.id == given.criterion), None)
        if criterion is None:
            return None
        found.append((criterion, version.levels))
    said = [(_scale(criterion, levels), _text(criterion)) for criterion, levels in found]
    return found[0] if found and all(each == said[0] for each in said) else None


def scale_behind(held: Round, given: Answer | Agreed) -> tuple[Criterion, int] | None:
    """Return (criterion, top level) as they stood for an answer; None when that text is not here any more.

    An answer that still counts is read on the scale in force.
    """
    if not is_outdated(held, given):
        return held.criteria[given.criterion], held.settings.levels
    return text_behind(held, given)


def is_outdated(held: Round, given: Answer | Agreed) -> bool:
    """Return whether an answer does not count: it was marked so, or a version changed the meaning unknown to it."""
    if given.stale:
        return True
    changed = _changed_meaning(held, given.criterion)
    return bool(changed) and not changed <= known_under(held.versions, given.version, given.under)


# Versions that a document makes by changing the framework in force


def made_by(held: Round, after: Round, *, at: str = "") -> tuple[Version, ...]:
    """Return the versions that a direct change of the framework makes, so that scores keep the text they rest on.

    None while nothing was published and no criterion with scores is touched or retired. Where scores were given before
    there was any version, the framework as it stood is kept as the first.
    """
    version = held.version
    sorts = sorts_between(held, after, held=held)
    if version is None:
        touched = {*sorts, *(held.criteria.keys() - after.criteria.keys())}
        if not touched or not (touched & scored_criteria(held)):
            return ()
    elif framework_of(after) in (framework_of(held), framework_of(version)):
        return ()
    return succession(held, after, changed=sorts, at=at)


def succession(
    held: Round, after: Round, *, changed: Mapping[CriterionId, ChangeSort], note: str = "", at: str = ""
) -> tuple[Version, ...]:
    """Return the next version, and before it the framework as it stood where scores rest on none that was kept."""
    number, replaces = next_number(held), held.version.id if held.version is not None else None
    beside = [key for key in latest(held.versions) if key != replaces]
    said = {str(key): sort for key, sort in changed.items()}
    if held.version is not None or not has_scores(held) or framework_of(held) == framework_of(after):
        return (snapshot(after, number, note=note, at=at, changed=said, replaces=replaces, beside=beside),)
    first = snapshot(held, number, note=AS_IT_STOOD)
    return (first, snapshot(after, number + 1, note=note, at=at, changed=said, replaces=first.id))
