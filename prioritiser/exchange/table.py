"""CSV of the archive: one row for every answer and agreed score, with where its case stands; opens inert in Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from prioritiser.analysis.summary import Analysis, Result
from prioritiser.model.case import Case
from prioritiser.model.round import Round
from prioritiser.model.score import Agreed, Answer

COLUMNS = (
    "case", "title", "type", "lane", "rank", "value", "coverage", "funded", "criterion", "criterion_name", "assessor",
    "assessor_name", "group", "record", "level", "measure", "answer", "confidence", "reason", "counts",
)  # fmt: skip

# A spreadsheet takes text that begins so for a formula; an apostrophe in front keeps it text and is easily removed.
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

Cell = str | int | float | None


def csv_text(held: Round, analysis: Analysis) -> str:
    """Return the table as CSV text, numbers in full, text that looks like a formula made inert."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(held, analysis):
        writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def inert(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return "'" + text if text.lstrip(" ").startswith(_LIVE) else text


def rows(held: Round, analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows, cases and criteria in the order of the round; a case that nobody scored has one row."""
    answers: dict[str, list[Answer]] = {}
    for answer in held.answers.values():
        answers.setdefault(answer.case, []).append(answer)
    agreed: dict[str, list[Agreed]] = {}
    for each in held.agreed.values():
        agreed.setdefault(each.case, []).append(each)
    for case in held.cases.values():
        start = _case_cells(case, analysis.of(case.id))
        found = [(*start, *_answer_cells(answer, held)) for answer in answers.get(case.id, ())]
        found += [(*start, *_agreed_cells(each, held)) for each in agreed.get(case.id, ())]
        yield from found or [(*start, *([None] * (len(COLUMNS) - len(start))))]


def _case_cells(case: Case, result: Result) -> tuple[Cell, ...]:
    funded = None if result.funded is None else int(result.funded)
    return (case.id, case.title, case.type, case.lane, result.rank, result.value, result.coverage, funded)


def _answer_cells(answer: Answer, held: Round) -> tuple[Cell, ...]:
    assessor = held.assessors.get(answer.assessor)
    criterion = held.criteria.get(answer.criterion)
    counts = answer.amount is not None and not answer.stale and not answer.conflict
    return (
        answer.criterion, criterion.name if criterion else "", answer.assessor, assessor.name if assessor else "",
        (assessor.group or "") if assessor else "", "score", answer.level, answer.measure, answer.answer,
        answer.confidence, answer.reason, int(counts and held.counts(answer.assessor, answer.case)),
    )  # fmt: skip


def _agreed_cells(agreed: Agreed, held: Round) -> tuple[Cell, ...]:
    criterion = held.criteria.get(agreed.criterion)
    counts = int(agreed.outcome == "agreed" and not agreed.stale)
    return (
        agreed.criterion, criterion.name if criterion else "", "", "", "", "agreed score", agreed.level, agreed.measure,
        agreed.outcome, None, agreed.reason, counts,
    )  # fmt: skip
