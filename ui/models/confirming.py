"""Answers that a later version of the framework concerns: what to confirm, and the words they were given against."""

from __future__ import annotations

from prioritiser.edits.framework_words import text_scored_against, to_confirm
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.framework import Criterion, meanings_changed
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from ui.models.answers import WORDS, measure_text

STALE = "The framework was changed after this was answered, so it does not count now. Answer it again."
_MEANING = "The meaning changed with version {number}, so this does not count now. Press {answer} again to confirm it"


def waiting_words(held: Round, assessor: AssessorId | None) -> str:
    """Return how many answers wait to be confirmed, or ""."""
    count = len(_waiting(held, assessor))
    if not count:
        return ""
    noun = "answer has" if count == 1 else "answers have"
    return f"The framework changed: {count:,} {noun} to be confirmed."


def first_waiting(held: Round, assessor: AssessorId | None) -> tuple[CaseId, CriterionId] | None:
    """Return the first answer that waits to be confirmed."""
    return next(iter(_waiting(held, assessor)), None)


def _waiting(held: Round, assessor: AssessorId | None) -> tuple[tuple[CaseId, CriterionId], ...]:
    if assessor is None or not held.versions:
        return ()
    return to_confirm(held, assessor)


def stale_words(held: Round, answer: Answer) -> str:
    """Return why an answer does not count, what to press, and what it meant when it was given."""
    number = meanings_changed(held.versions.values()).get(answer.criterion, 0)
    if number <= (answer.version or 0):
        return STALE
    now = held.criteria.get(answer.criterion)
    if now is not None and answer.amount is not None and (now.kind == "level") != (answer.level is not None):
        kind = "a level" if now.kind == "level" else "a number"
        said = f"The meaning changed with version {number}: this is answered with {kind} now. Answer it again."
    else:
        other = ", or another level." if answer.measure is None else ", or type another number."
        said = _MEANING.format(number=number, answer=_pressed(answer)) + other
    return " ".join(part for part in (said, _meant(held, answer, anyhow=True)) if part)


def wording_words(held: Round, answer: Answer | None) -> str:
    """Return what an answer that counts was given against, where the words are others now; "" where they are not."""
    if answer is None or answer.stale or answer.conflict or answer.amount is None:
        return ""
    meant = _meant(held, answer, anyhow=False)
    return f"The words changed after this was answered. It still counts. {meant}" if meant else ""


def _meant(held: Round, answer: Answer, *, anyhow: bool) -> str:
    """Return what an answer meant when it was given; unless `anyhow`, only where that reads differently now."""
    old, now = text_scored_against(held, answer), held.criteria.get(answer.criterion)
    if old is None or now is None:
        return ""
    level = answer.level
    then, today = _anchor(old, level), _anchor(now, level)
    under = f"under version {answer.version}" if answer.version is not None else "then"
    parts = []
    if then and (anyhow or then != today):
        parts.append(f"{level} meant {under}: “{then}”")
    if old.question and old.question != now.question:
        parts.append(f"The question was: “{old.question}”")
    if answer.measure is not None and old.unit != now.unit:
        parts.append(f"It was given in {old.unit or 'another unit'}.")
    return " ".join(parts)


def _anchor(criterion: Criterion, level: int | None) -> str:
    fits = level is not None and criterion.kind == "level" and level < len(criterion.anchors)
    return criterion.anchors[level] if fits and level is not None else ""


def _pressed(answer: Answer) -> str:
    """Return what to press to give the same answer again."""
    if answer.level is not None:
        return str(answer.level)
    if answer.measure is not None:
        return f"Enter on {measure_text(answer.measure)}"
    return {"no_evidence": "?", "abstain": "A"}.get(answer.answer or "", WORDS.get(answer.answer or "", "it"))
