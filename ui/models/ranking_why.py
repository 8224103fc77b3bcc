"""The words of the panel: why a case stands where it does, against whom, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritiser.analysis.explain import explain
from prioritiser.analysis.summary import Analysis, Result
from prioritiser.model.base import CaseId
from prioritiser.model.round import Round
from ui.models.ranking_blocks import Parts
from ui.models.ranking_grounds import Grounds
from ui.models.ranking_words import decision_text, names, ordinal, points, pounds, range_text, title_of, where_text
from ui.widgets.diff_bars import DiffRow

MOST_ROWS = 6


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about the case: its tone is info, good, caution or problem."""

    tone: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A case against another: the parts that differ, how many are the same, and the whole difference in points."""

    against: CaseId
    title: str
    rows: tuple[DiffRow, ...]
    more: str
    total: float


@dataclass(frozen=True, slots=True)
class Why:
    """Everything the panel says about one case."""

    case: CaseId
    question: str
    title: str
    facts: str
    words: str
    notes: tuple[Note, ...]
    neighbours: tuple[tuple[CaseId, str], ...]
    comparison: Comparison | None
    is_stop: bool
    accepted: bool
    decision: str


def why_of(analysis: Analysis, grounds: Grounds, parts: Parts, case: CaseId, against: CaseId | None = None) -> Why:
    """Return what there is to say about a case, compared with another or with the next above."""
    result = analysis.of(case)
    near = neighbours_of(analysis, case)
    if against not in {other for other, _ in near}:
        against = None
    explained = explain(analysis, case, against)
    held = analysis.round
    return Why(
        case=case,
        question=question_of(analysis, result),
        title=title_of(held.cases[case]),
        facts=_facts(held, grounds, result),
        words=explained.words,
        notes=tuple(_notes(analysis, grounds, result)),
        neighbours=near,
        comparison=_comparison(analysis, parts, result, explained.against),
        is_stop=result.type == "disinvestment",
        accepted=result.accepted,
        decision=_decision(held, case),
    )


def question_of(analysis: Analysis, result: Result) -> str:
    """Return the panel's question, such as “Why is this 13th?”."""
    if result.rank is not None:
        return f"Why is this {'joint ' if result.tied else ''}{ordinal(result.rank)}?"
    if any(entry.case == result.case for entry in analysis.mandated):
        return "Why is this apart?"
    if any(entry.case == result.case for entry in analysis.not_ranked):
        return "Why is this not ranked?"
    return "Why has this no place?"


def neighbours_of(analysis: Analysis, case: CaseId) -> tuple[tuple[CaseId, str], ...]:
    """Return the other listed cases, each with its place and title: those of the same kind first, in list order."""
    listed = {each.case: each for each in analysis.results}
    if case not in listed:
        return ()
    stop = listed[case].type == "disinvestment"
    titles = analysis.round.cases
    others = [each for each in analysis.results if each.case != case]
    same_first = sorted(others, key=lambda each: (each.type == "disinvestment") != stop)
    return tuple((each.case, _named(each, title_of(titles[each.case]), stop=stop)) for each in same_first)


def _named(other: Result, title: str, *, stop: bool) -> str:
    """Return a neighbour as it is offered; one of the other kind says so, because its value starts elsewhere."""
    kind = "" if (other.type == "disinvestment") == stop else " (not a stop)" if stop else " (a stop)"
    return f"{ordinal(other.rank)}, {title}{kind}" if other.rank else f"{title}{kind}"


def _facts(held: Round, grounds: Grounds, result: Result) -> str:
    """Return the line below the title: Countywide · £1.6m in 2026/27 · value 64.3."""
    ground = grounds.cases[result.case]
    said = [where_text(held, ground.case)]
    if ground.amount and grounds.row is not None:
        saves = f"frees {pounds(-ground.amount)}" if ground.amount < 0 else pounds(ground.amount)
        said.append(f"{saves} in {grounds.row.year}")
    if result.value is not None:
        said.append(f"value {points(result.value)}")
    return " · ".join(part for part in said if part)


def _notes(analysis: Analysis, grounds: Grounds, result: Result) -> list[Note]:
    notes = []
    ground = grounds.cases[result.case]
    funding = analysis.funding
    if funding is not None and result.case in funding.tied_at_line:
        others = [grounds.cases[case].title for case in funding.tied_at_line if case != result.case]
        notes.append(
            Note("caution", "Tied at the line.", f"It cannot be told from {names(others)}. The panel decides.")
        )
    if result.provisional and result.value is not None and result.rank is not None:
        notes.append(Note("caution", "Provisional.", f"With every score in, it could be {range_text(result)}."))
    if ground.must:
        notes.append(Note("info", "A rule says it must be funded.", "It is paid for before the list begins."))
    if ground.barred:
        notes.append(Note("info", "A rule keeps it out.", "It is passed over, whatever its value."))
    return notes


def _comparison(analysis: Analysis, parts: Parts, result: Result, against: CaseId | None) -> Comparison | None:
    """Return the difference by part, largest first."""
    other = analysis.of(against) if against is not None else None
    if other is None or result.value is None or other.value is None:
        return None
    mine, theirs = parts.segments(result), parts.segments(other)
    gaps = [
        DiffRow(part.label, part.token, one.amount - two.amount)
        for part, one, two in zip(parts.parts, mine, theirs, strict=True)
    ]
    differing = sorted((row for row in gaps if row.text != "0.0"), key=lambda row: -abs(row.points))
    shown = differing[:MOST_ROWS]
    title = title_of(analysis.round.cases[other.case])
    place = f"{ordinal(other.rank)}, {title}" if other.rank else title
    return Comparison(other.case, place, tuple(shown), _more(gaps, differing), result.value - other.value)


def _more(gaps: Sequence[DiffRow], differing: Sequence[DiffRow]) -> str:
    """Return the line about the parts that are not shown."""
    same = len(gaps) - len(differing)
    hidden = len(differing) - MOST_ROWS
    if hidden > 0:
        return f"{hidden + same} others make up the rest"
    if not same:
        return ""
    return "1 other group is the same" if same == 1 else f"{same} other groups are the same"


def _decision(held: Round, case: CaseId) -> str:
    """Return what the panel has decided on a case so far, with its reason."""
    decision = held.decisions.get(case)
    if decision is None:
        return ""
    stop = held.cases[case].type == "disinvestment"
    said = decision_text(decision, stop=stop)
    parts = [said[:1].upper() + said[1:], decision.reason, decision.conditions]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
