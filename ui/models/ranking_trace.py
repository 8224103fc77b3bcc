"""From a value to the scores behind it: what each criterion adds, and who gave which score and why."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from prioritiser.analysis.arrays import Arrays
from prioritiser.analysis.summary import Analysis, Result
from prioritiser.analysis.weights import largest_remainder
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.framework import Criterion
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from ui.models.ranking_blocks import Parts
from ui.models.ranking_words import NOTHING, counted, percent, points, tenths

FEW = 3  # answers below which no spread is shown
_WORDS = MappingProxyType({"no_evidence": "no evidence", "abstain": "abstained", "recused": "recused"})


@dataclass(frozen=True, slots=True)
class Term:
    """What one criterion adds: weight × value = points, and what the panel figure rests on."""

    criterion: CriterionId
    label: str
    token: str
    points: str
    sum: str
    rests_on: str
    briefly: str
    has_score: bool

    @property
    def spoken(self) -> str:
        """Return the term as it is read out."""
        return f"{self.label}: {self.points} points. {self.sum}. {self.rests_on}"


@dataclass(frozen=True, slots=True)
class Trace:
    """All terms of one case, their total, and how it comes about."""

    case: CaseId
    terms: tuple[Term, ...]
    total: str
    words: str


@dataclass(frozen=True, slots=True)
class Given:
    """One person's answer on one cell."""

    who: str
    score: str
    reason: str
    counts: str  # why it does not count, or ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its question, the panel's figure, what was agreed, and every answer."""

    title: str
    question: str
    panel: str
    agreed: str
    given: tuple[Given, ...]


def trace_of(analysis: Analysis, parts: Parts, case: CaseId) -> Trace:
    """Return what adds up to the value of a case."""
    result = analysis.of(case)
    arrays = analysis.inputs.arrays
    row = arrays.cases.index(case)
    shown = largest_remainder(dict(analysis.weights.leaves), digits=1)
    terms = tuple(
        _term(analysis, parts, result, (row, column), shown[criterion])
        for column, criterion in enumerate(arrays.criteria)
        if analysis.weights.leaves[criterion]
    )
    return Trace(case, terms, points(result.value), _total_words(result.coverage))


def _term(analysis: Analysis, parts: Parts, result: Result, cell: tuple[int, int], weight: float) -> Term:
    """Return what one criterion adds; `weight` is as shown, in percent."""
    arrays, (row, column) = analysis.inputs.arrays, cell
    criterion = arrays.criteria[column]
    part, value = parts.part_of(criterion), float(arrays.panel[row, column])
    filled = not np.isnan(value)
    figure = f"{panel_text(analysis.round, arrays, row, column, '/')} → {points(value)}" if filled else "No score yet"
    return Term(
        criterion=criterion,
        label=analysis.round.criteria[criterion].label,
        token=part.token if part is not None else "g3",
        points=points(result.contributions.get(criterion)) if filled else NOTHING,
        sum=f"{figure} × {weight:.1f}%",
        rests_on=rests_on(arrays, row, column),
        briefly=briefly(arrays, row, column),
        has_score=filled,
    )


def _total_words(coverage: float) -> str:
    if coverage >= 1:
        return "Value × weight, added up"
    return f"Value × weight, added up, ÷ the {percent(coverage)} that is scored"


def panel_text(held: Round, arrays: Arrays, row: int, column: int, of: str = " of ") -> str:
    """Return the panel's figure in the answer's own unit, such as 2.8 of 5, and whether that would be lost."""
    criterion = held.criteria[arrays.criteria[column]]
    amount = float(arrays.mean_amount[row, column])
    lost = " lost" if arrays.mirrored[row, column] else ""
    if criterion.kind == "measure":
        return f"{tenths(amount)}{f' {criterion.unit}' if criterion.unit else ''}{lost}"
    return f"{tenths(amount)}{of}{held.settings.levels}{lost}"


def briefly(arrays: Arrays, row: int, column: int) -> str:
    """Return what a cell rests on, short enough for a narrow panel."""
    if arrays.agreed[row, column]:
        return "agreed"
    number = int(arrays.counted[row, column])
    if number < FEW:
        return counted(number, "answer") if number else ""
    low, high = _span(arrays, row, column)
    return f"{number} answers, {low:g}" if low == high else f"{number} answers, {low:g}–{high:g}"


def _span(arrays: Arrays, row: int, column: int) -> tuple[float, float]:
    """Return the lowest and the highest answer on a cell."""
    answers = arrays.answers
    given = answers.amount[answers.cell == row * len(arrays.criteria) + column]
    return float(given.min()), float(given.max())


def rests_on(arrays: Arrays, row: int, column: int) -> str:
    """Return how many answers a cell has, how far they differ, and whether it is agreed."""
    number = int(arrays.counted[row, column])
    said = [f"{counted(number, 'answer')} of {arrays.asked}"]
    if number < FEW:
        said = ["fewer than three answers" if number else "no answers"]
    else:
        low, high = _span(arrays, row, column)
        said.append(f"all {low:g}" if low == high else f"from {low:g} to {high:g}")
    if arrays.agreed[row, column]:
        said.append("agreed by the panel")
    return ", ".join(said)


def cell_of(analysis: Analysis, case: CaseId, criterion: CriterionId) -> Cell:
    """Return every answer on one cell, with names and reasons."""
    held, arrays = analysis.round, analysis.inputs.arrays
    row, column = arrays.cases.index(case), arrays.criteria.index(criterion)
    about = held.criteria[criterion]
    value = float(arrays.panel[row, column])
    panel = "No panel score yet"
    if not np.isnan(value):
        panel = f"Panel: {panel_text(held, arrays, row, column)}, worth {points(value)} of 100"
    return Cell(
        title=about.label,
        question=about.question or about.name,
        panel=f"{panel}. {rests_on(arrays, row, column).capitalize()}.",
        agreed=_agreed(held, about, case),
        given=tuple(_given(held, about, case, who) for who in held.assessors),
    )


def _agreed(held: Round, criterion: Criterion, case: CaseId) -> str:
    """Return what the panel agreed on a cell, with its reason."""
    agreed = held.agreed.get((case, criterion.id))
    if agreed is None:
        return ""
    words = {"no_consensus": "No consensus", "no_evidence": "Agreed: no evidence", "parked": "Parked"}
    said = words.get(agreed.outcome, f"Agreed score {_amount(criterion, agreed.amount)}")
    return f"{said}. {agreed.reason}".strip()


def _given(held: Round, criterion: Criterion, case: CaseId, assessor: AssessorId) -> Given:
    """Return one assessor's answer in words."""
    person = held.assessors[assessor]
    who = " · ".join(part for part in (person.name or assessor, person.role) if part)
    answer = held.answers.get((case, criterion.id, assessor))
    if answer is None:
        return Given(who, NOTHING, "", "not scored")
    said = _WORDS.get(answer.answer or "", "") or _amount(criterion, answer.amount)
    return Given(who, said, answer.reason, _why_not(held, answer))


def _amount(criterion: Criterion, amount: float | None) -> str:
    if amount is None:
        return NOTHING
    unit = f" {criterion.unit}" if criterion.kind == "measure" and criterion.unit else ""
    return f"{amount:g}{unit}"


def _why_not(held: Round, answer: Answer) -> str:
    """Return why an answer does not count, or ""."""
    if answer.answer == "recused":
        return ""
    if not held.counts(answer.assessor, answer.case):
        return "does not count: a declared interest"
    if answer.conflict:
        return "does not count: two versions differ"
    return "does not count: the framework has changed since" if answer.stale else ""
