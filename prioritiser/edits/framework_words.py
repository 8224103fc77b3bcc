"""What differs between two frameworks in words, what an answer was given against, and what is to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType
from typing import Literal

from prioritiser.edits.versions import (
    PARTS,
    Framework,
    Part,
    framework_of,
    is_given,
    scale_behind,
    text_behind,
    value_table,
    version_of,
)
from prioritiser.model.base import AssessorId, CaseId, CriterionId, Value
from prioritiser.model.framework import Criterion, Gate, Node, Version
from prioritiser.model.kinds import KINDS
from prioritiser.model.round import Round
from prioritiser.model.score import Answer

__all__ = (
    "Difference", "differences_between", "field_words", "name_of", "noun_of", "text_scored_against", "to_confirm",
    "version_of",
)  # fmt: skip

DifferenceSort = Literal["new", "retired", "moved", "changed"]
Thing = Node | Criterion | Gate
_NOUNS: Mapping[str, str] = MappingProxyType({"criterion": "criterion", "gate": "gate"})
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "name", "short": "short name", "parent": "place", "swing": "own weight", "domain": "decision domain",
        "kind": "kind of answer", "mirrored": "reading for disinvestments", "neutral": "“no change”",
        "question": "question", "anchors": "anchors", "values": "values", "unit": "unit",
        "points": "reference points", "evidence": "evidence asked for", "sources": "sources", "helper": "look-up grid",
        "test": "test", "levels": "levels", "order": "place",
    }
)  # fmt: skip
_LISTS = ("anchors", "values")
_NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between two frameworks: `before` and `after` as they are shown, and a whole sentence.

    `part` is "settings" for the levels; `field` is "" for a thing that is new or retired.
    """

    part: str
    id: str
    name: str
    field: str
    before: str
    after: str
    sentence: str
    sort: DifferenceSort


def field_words(field: str) -> str:
    """Return a field of the framework in the words of the screen."""
    return _WORDS.get(field, field)


def name_of(thing: Thing) -> str:
    """Return what a thing is called: short name, name or id."""
    return thing.label if isinstance(thing, Criterion) else thing.name or str(thing.id)


def noun_of(thing: Thing) -> str:
    """Return what sort of thing it is: lens, family, criterion or gate."""
    if isinstance(thing, Node):
        return "lens" if thing.parent is None else "family"
    return "criterion" if isinstance(thing, Criterion) else "gate"


def differences_between(before: Version | Round, after: Version | Round) -> tuple[Difference, ...]:
    """Return all that differs from one framework to another, in the order of the tree: levels first, gates last."""
    old, new = framework_of(before), framework_of(after)
    found: list[Difference] = []
    if old.levels != new.levels:
        said = f"Levels went from 0 to {old.levels} and now go from 0 to {new.levels}."
        found.append(
            Difference("settings", "levels", "Levels", "levels", str(old.levels), str(new.levels), said, "changed")
        )
    for part in PARTS:
        found.extend(_part_differences(part, old, new))
    return tuple(found)


def things_of(framework: Framework, part: Part) -> Mapping[str, Thing]:
    """Return the things of one part by id, in order."""
    table: Mapping[str, Thing] = getattr(framework, KINDS[part].attribute)
    return table


def _part_differences(part: Part, old: Framework, new: Framework) -> Iterator[Difference]:
    before, after = things_of(old, part), things_of(new, part)
    moved = moved_among(before, after)
    for key, thing in after.items():
        name = name_of(thing)
        if key not in before:
            where = f", in “{_parent_name(new, thing)}”" if _parent(thing) else ""
            said = f"{noun_of(thing).capitalize()} “{name}” is new{where}."
            yield Difference(part, key, name, "", "", name, said, "new")
        else:
            yield from _field_differences(part, before[key], thing, old, new)
            if key in moved:
                yield _order_difference(part, key, before, after)
    for key, thing in before.items():
        if key not in after:
            name = name_of(thing)
            said = f"{noun_of(thing).capitalize()} “{name}” is retired."
            yield Difference(part, key, name, "", name, "", said, "retired")


def _field_differences(part: Part, old: Thing, new: Thing, was: Framework, now: Framework) -> Iterator[Difference]:
    """Yield what differs in one thing, field by field; anchors and values level by level."""
    name = name_of(new)
    for field in new.__struct_fields__:
        before, after = getattr(old, field), getattr(new, field)
        if field == "id" or before == after:
            continue
        if field == "parent":
            left, right = _parent_name(was, old), _parent_name(now, new)
            said = f"“{name}” moves from {_quoted(left)} to {_quoted(right)}."
            yield Difference(part, str(new.id), name, field, left, right, said, "moved")
        elif field in _LISTS and isinstance(old, Criterion) and isinstance(new, Criterion):
            yield from _level_differences(field, old, new, (was.levels, now.levels))
        else:
            left, right = _shown(field, before), _shown(field, after)
            yield Difference(part, str(new.id), name, field, left, right, _said(field, name, left, right), "changed")


def _level_differences(field: str, old: Criterion, new: Criterion, tops: tuple[int, int]) -> Iterator[Difference]:
    """Yield the levels whose anchor or value differs; values left out are equal steps up to the top levels given."""
    name, before, after = new.label, getattr(old, field), getattr(new, field)
    if field == "values":
        if new.kind != "level" or old.kind != "level":
            return
        before, after = value_table(old, tops[0]), value_table(new, tops[1])
    for at, (one, two) in enumerate(zip_longest(before, after)):
        if one != two:
            left, right = _shown(field, one), _shown(field, two)
            said = f"Level {at} of “{name}” was worth {left} and is now worth {right}."
            if field == "anchors":
                said = f"Level {at} of “{name}” was {_quoted(left)} and is now {_quoted(right)}."
            yield Difference("criterion", new.id, name, f"{field}[{at}]", left, right, said, "changed")


def _said(field: str, name: str, left: str, right: str) -> str:
    """Return the sentence about one changed field."""
    if field == "name":
        return f"“{left}” is now called “{right}”."
    if field == "mirrored":
        what = "the benefit that would be lost" if right == "yes" else "the net effect"
        return f"For a disinvestment “{name}” is now answered with {what}."
    if field == "helper":
        return f"The look-up grid of “{name}” is different."
    if field == "kind":
        return f"“{name}” was answered with a {left} and is now answered with a {right}."
    if field == "swing":
        return f"The framework's own weight of “{name}” was {left} and is now {right}."
    words = {"unit": "unit", "neutral": "level of “no change”"}.get(field, field_words(field))
    was, now = ("were", "are") if field in ("points", "sources") else ("was", "is")
    return f"The {words} of “{name}” {was} {_quoted(left)} and {now} now {_quoted(right)}."


def _quoted(text: str) -> str:
    """Return a text in quotation marks, and nothing as a word."""
    return f"“{text}”" if text else _NOTHING


def _shown(field: str, value: Value) -> str:
    """Return a field's value as people read it."""
    if value is None or value in ("", ()):
        return "" if field != "values" else _NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        return f"{value:g}"
    if field == "points" and isinstance(value, Sequence):
        return "; ".join(f"{measure:g} is worth {worth:g}" for measure, worth in value)
    if isinstance(value, tuple | list):
        return "; ".join(str(each) for each in value)
    return "a grid" if field == "helper" else str(value)


def _parent(thing: Thing) -> str | None:
    return None if isinstance(thing, Gate) else thing.parent


def _parent_name(framework: Framework, thing: Thing) -> str:
    """Return the name of what a thing lies in; the framework itself at the top."""
    parent = _parent(thing)
    if parent is None:
        return "the framework"
    found = things_of(framework, "node").get(parent)
    return name_of(found) if found is not None else parent


def moved_among(before: Mapping[str, Thing], after: Mapping[str, Thing]) -> set[str]:
    """Return the fewest things that had to be moved among their siblings to get from one order to the other."""
    found: set[str] = set()
    groups: dict[str | None, list[str]] = {}
    for key, thing in after.items():
        if key in before and _parent(before[key]) == _parent(thing):
            groups.setdefault(_parent(thing), []).append(key)
    places = {key: at for at, key in enumerate(before)}
    for keys in groups.values():
        kept = _longest_rising([places[key] for key in keys])
        found |= {key for key in keys if places[key] not in kept}
    return found


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the longest run of numbers that rise from first to last."""
    runs: list[list[int]] = []
    for number in numbers:
        before = [run for run in runs if run[-1] < number]
        longest: list[int] = max(before, key=len) if before else []
        runs.append([*longest, number])
    best: list[int] = max(runs, key=len) if runs else []
    return set(best)


def _order_difference(part: Part, key: str, before: Mapping[str, Thing], after: Mapping[str, Thing]) -> Difference:
    """Return that a thing stands elsewhere among its siblings."""
    left, right = _place_words(key, before), _place_words(key, after)
    name = name_of(after[key])
    return Difference(part, key, name, "order", left, right, f"“{name}” was {left} and is now {right}.", "moved")


def _place_words(key: str, things: Mapping[str, Thing]) -> str:
    siblings = [each for each, thing in things.items() if _parent(thing) == _parent(things[key])]
    at = siblings.index(key)
    return f"after “{name_of(things[siblings[at - 1]])}”" if at else "first"


# Answers and the text behind them


def text_scored_against(held: Round, answer: Answer) -> Criterion | None:
    """Return the criterion as it stood when an answer was given; None when that is not here, or not known for sure."""
    if answer.version is None and not held.versions:
        return held.criteria.get(answer.criterion)
    behind = text_behind(held, answer)
    return behind[0] if behind is not None else None


def levels_scored_on(held: Round, answer: Answer) -> int | None:
    """Return the top level of the scale that an answer was given on; None when that is not known any more."""
    behind = scale_behind(held, answer) if answer.criterion in held.criteria else None
    return behind[1] if behind is not None else None


def to_confirm(held: Round, assessor: AssessorId) -> tuple[tuple[CaseId, CriterionId], ...]:
    """Return the answers of an assessor that have stopped counting, in the order of cases, then of criteria."""
    return tuple(
        (case, criterion)
        for case in held.cases
        if held.counts(assessor, case)
        for criterion in held.criteria
        if (answer := held.answers.get((case, criterion, assessor))) is not None
        if answer.stale and is_given(answer)
    )
