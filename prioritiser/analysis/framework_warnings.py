"""What a framework's owner should look at before publishing, and what it would make of cases that are made up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Literal

import msgspec

import resources
from prioritiser.analysis.reading_age import reading_age
from prioritiser.analysis.summary import analyse
from prioritiser.model.base import CaseId, CriterionId
from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion
from prioritiser.model.round import Round
from prioritiser.model.score import Agreed

__all__ = ("Caution", "reading_age", "trial_values", "warnings_of")

WarningKind = Literal[
    "reading_age", "overlap", "no_evidence", "same_anchors", "no_anchors", "no_question", "same_name", "no_name",
    "no_unit", "flat", "falling_values", "no_weight", "empty", "no_test",
]  # fmt: skip
OLDEST = 16  # years, for all anchors of a criterion together
OLDEST_ANCHOR = 20  # years, for one of them; single sentences swing more
MUCH_THE_SAME = 0.5  # of the words of two criteria
FEWEST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to look at: what it is about (an id of the framework), and why and what to do in one sentence."""

    kind: WarningKind
    id: str
    sentence: str


def warnings_of(held: Round) -> tuple[Caution, ...]:
    """Return what to look at in a round's framework (give the drafted round for the draft), in the framework's order.

    Nothing here keeps a framework from being published.
    """
    found: list[Caution] = []
    shared = [*_overlaps(held), *_same_names(held)]
    for node in held.nodes.values():
        found.extend(_empty(held, node.id, node.name or node.id))
        found.extend(warning for warning in shared if warning.id == node.id)
    for criterion in held.criteria.values():
        found.extend(_of_criterion(criterion, held.settings.levels))
        found.extend(warning for warning in shared if warning.id == criterion.id)
    for gate in held.gates.values():
        if not gate.test.strip():
            said = f"Gate “{gate.name or gate.id}” does not say what is tested: write the test as a question."
            found.append(Caution("no_test", gate.id, said))
    return tuple(found)


def _of_criterion(criterion: Criterion, levels: int) -> Iterator[Caution]:
    """Yield what to look at in one criterion by itself."""
    name, key = criterion.label, criterion.id
    if not criterion.name.strip() and not criterion.short.strip():
        yield Caution("no_name", key, f"“{key}” has no name: give it one that a board can read out.")
    if not criterion.question.strip():
        yield Caution("no_question", key, f"“{name}” asks nothing: write the question that assessors answer.")
    if not criterion.evidence.strip():
        said = f"“{name}” does not say which evidence is asked for: name what a case must show."
        yield Caution("no_evidence", key, said)
    if criterion.kind == "measure" and not criterion.unit.strip():
        yield Caution("no_unit", key, f"“{name}” is a measure without a unit: say what is counted.")
    if criterion.kind == "level":
        yield from _of_anchors(criterion, levels)
    worth = criterion.values if criterion.kind == "level" else tuple(value for _, value in criterion.points)
    if worth and len(set(worth)) == 1:
        yield Caution("flat", key, f"Every answer on “{name}” is worth the same: it cannot tell cases apart.")
    yield from _falling(criterion)
    if criterion.swing == 0:
        yield Caution("no_weight", key, f"“{name}” has no weight: answers on it change nothing.")


def _falling(criterion: Criterion) -> Iterator[Caution]:
    """Yield that a higher level is worth less than the one below, or that a measure's worth falls and rises again.

    A measure may rise, fall, or rise to one peak and fall (method.md section 1); a level says how good a case is.
    """
    name, key = criterion.label, criterion.id
    if criterion.kind == "level":
        falls = [at for at, (below, above) in enumerate(pairwise(criterion.values), 1) if above < below]
        if falls:
            at, values = falls[0], criterion.values
            said = f"Level {at} of “{name}” is worth less ({values[at]:g}) than level {at - 1} ({values[at - 1]:g})"
            more = [str(each) for each in falls[1:]]
            others = f", and so is level {_and(more)} than the one below" if more else ""
            yield Caution("falling_values", key, f"{said}{others}: see that this is meant.")
        return
    steps = [above - below for (_, below), (_, above) in pairwise(sorted(criterion.points)) if above != below]
    if any(before < 0 < after for before, after in pairwise(steps)):
        said = f"What “{name}” is worth falls and then rises again: see that this is meant."
        yield Caution("falling_values", key, said)


def _of_anchors(criterion: Criterion, levels: int) -> Iterator[Caution]:
    """Yield what to look at in the anchors: missing ones, repeated ones, long words and sentences."""
    name, key = criterion.label, criterion.id
    anchors = [*criterion.anchors, *("",) * (levels + 1)][: levels + 1]
    missing = [str(level) for level, anchor in enumerate(anchors) if not anchor.strip()]
    if missing:
        every = len(missing) == levels + 1
        which = "any level" if every else f"level {_and(missing)}"
        said = f"“{name}” has no anchor for {which}: say what a case has to show there."
        yield Caution("no_anchors", key, said)
    texts = [_folded(anchor) for anchor in anchors]
    same = [str(level) for level, text in enumerate(texts) if text and texts.count(text) > 1]
    if same:
        said = f"Levels {_and(same)} of “{name}” have the same anchor: assessors cannot choose between them."
        yield Caution("same_anchors", key, said)
    yield from _hard_to_read(criterion, anchors)


def _hard_to_read(criterion: Criterion, anchors: list[str]) -> Iterator[Caution]:
    written = [anchor for anchor in anchors if anchor.strip()]
    if not written:
        return
    together = reading_age(" ".join(text.rstrip(" .") + "." for text in written))
    ages = {level: reading_age(anchor) for level, anchor in enumerate(anchors) if anchor.strip()}
    worst = max(ages, key=lambda level: ages[level])
    if together > OLDEST or ages[worst] > OLDEST_ANCHOR:
        said = (
            f"The anchors of “{criterion.label}” read like a text for people of {max(together, 5):.0f}, level {worst}"
            f" for people of {ages[worst]:.0f}: use shorter words and sentences."
        )
        yield Caution("reading_age", criterion.id, said)


def _overlaps(held: Round) -> Iterator[Caution]:
    """Yield pairs that may count the same thing twice: those on the watch-list, and those in much the same words."""
    watched = list(_watch_list())
    for first, second, why in watched:
        if first in held.criteria and second in held.criteria:
            said = (
                f"“{_label(held, first)}” and “{_label(held, second)}” may count the same thing twice: {why}. Word the"
                " first as how it is done, the second as what comes of it."
            )
            yield Caution("overlap", first, said)
    known = {frozenset(pair[:2]) for pair in watched}
    words = {key: _words(criterion) for key, criterion in held.criteria.items()}
    for one, two in combinations(held.criteria, 2):
        both, either = words[one] & words[two], words[one] | words[two]
        if len(both) >= FEWEST_WORDS and len(both) >= MUCH_THE_SAME * len(either) and {one, two} not in known:
            said = (
                f"“{_label(held, one)}” and “{_label(held, two)}” are asked in much the same words: see that they"
                " do not count the same thing twice."
            )
            yield Caution("overlap", two, said)


def _watch_list() -> Iterator[tuple[str, str, str]]:
    """Yield (first, second, why) of the criteria of the default framework that lie close together."""
    found = resources.read_json("framework_watch.json")
    for pair in found["overlaps"] if isinstance(found, dict) else ():
        yield pair["first"], pair["second"], pair["why"]


def _label(held: Round, key: str) -> str:
    return held.criteria[CriterionId(key)].label


def _words(criterion: Criterion) -> frozenset[str]:
    """Return the longer words that a criterion is asked in."""
    text = " ".join((criterion.question, *criterion.anchors)).casefold()
    return frozenset(word.removesuffix("s") for word in _WORD.findall(text))


def _same_names(held: Round) -> Iterator[Caution]:
    """Yield things that go by the name of an earlier one."""
    seen: dict[str, str] = {}
    named = [(str(node.id), node.name) for node in held.nodes.values()]
    named += [(str(each.id), each.label) for each in held.criteria.values()]
    for key, name in named:
        folded = _folded(name)
        if folded and folded in seen:
            said = f"“{name}” is the name of both {seen[folded]} and {key}: a board cannot tell them apart."
            yield Caution("same_name", key, said)
        seen.setdefault(folded, key)


def _empty(held: Round, key: str, name: str) -> Iterator[Caution]:
    """Yield that a lens or family has no criterion anywhere in it."""
    inside = {key}
    for _ in held.nodes:
        inside |= {str(node.id) for node in held.nodes.values() if node.parent in inside}
    if not any(criterion.parent in inside for criterion in held.criteria.values()):
        yield Caution("empty", key, f"“{name}” has no criterion in it: add one, or retire it.")


def _folded(text: str) -> str:
    """Return a text as it reads whatever its case, spaces and final stop."""
    return " ".join(text.casefold().split()).rstrip(" .")


def _and(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


# Trying it


def trial_values(held: Round, answers: Mapping[str, Mapping[CriterionId, float]]) -> dict[str, float]:
    """Return the value 0..100 of made-up cases under a framework and its weights; nothing is stored.

    `answers`: for each case its level or measure on each criterion. Criteria left out take no part in that case's
    value; a case without any answer has none and is left out. Raises InputError for a framework that cannot rank.
    """
    cases = {CaseId(name): Case(id=CaseId(name), title=name) for name in answers}
    given = {
        (CaseId(name), key): _trial(CaseId(name), held.criteria[key], amount)
        for name, row in answers.items()
        for key, amount in row.items()
        if key in held.criteria
    }
    settings = msgspec.structs.replace(held.settings, order="value", by_hand=(), rank_provisional=True)
    empty = Round(settings=settings, nodes=held.nodes, criteria=held.criteria, weight_sets=held.weight_sets)
    analysis = analyse(replace(empty, cases=cases, agreed=given))
    values = {str(name): analysis.of(name).value for name in cases}
    return {name: value for name, value in values.items() if value is not None}


def _trial(case: CaseId, criterion: Criterion, amount: float) -> Agreed:
    if criterion.kind == "measure":
        return Agreed(case=case, criterion=criterion.id, measure=amount)
    return Agreed(case=case, criterion=criterion.id, level=round(amount))
