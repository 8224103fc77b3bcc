"""Scoring: one answer at a time, and the order of work: locked rounds, closed scoring, recused assessors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from prioritiser.edits.checks import check
from prioritiser.edits.entries import Touched, creation, differences
from prioritiser.edits.text import check_text
from prioritiser.errors import RefusedError
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.edit import Edit
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import flatten
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from prioritiser.model.settings import Settings

Word = Literal["no_evidence", "abstain", "recused"]
_ANSWER = KINDS["answer"]


def set_score(
    held: Round, assessor: AssessorId, case: CaseId, criterion: CriterionId, *,
    level: int | None = None, measure: float | None = None, answer: Word | None = None, reason: str | None = None,
) -> Edit:  # fmt: skip
    """Return the edit that records one answer; none of level, measure and answer clears it.

    An unchanged answer gives an edit without changes. A reason left out stays as it was. Raises InputError
    (OffScale, UnknownId) and RefusedError (RoundLocked, ScoringClosed, Recused).
    """
    old = held.answers.get((case, criterion, assessor))
    words = old.reason if reason is None and old else reason or ""
    new = Answer(
        assessor=assessor, case=case, criterion=criterion, level=level, measure=measure, answer=answer,
        reason=words, confidence=old.confidence if old else None,
    )  # fmt: skip
    check_text(words, "reason")
    check(new, held, "this score")
    parts = (case, criterion, assessor)
    check_order_of_work([Touched(_ANSWER, parts, "this score", new)], held, held, reason or "")
    fresh = flatten(_ANSWER, new)
    changes = differences(_ANSWER, parts, flatten(_ANSWER, old), fresh) if old else creation(_ANSWER, parts, fresh)
    return Edit("Score", tuple(change for change in changes if change.before != change.after))


def check_order_of_work(touched: Iterable[Touched], before: Round, after: Round, reason: str) -> None:
    """Refuse what the stage of the round or a declared interest does not allow."""
    things = list(touched)
    if before.settings.stage == "locked":
        unlocks = after.settings.stage != "locked" and all(isinstance(thing.record, Settings) for thing in things)
        if not unlocks or not reason.strip():
            remedy = "Unlock it first, with a reason. Nothing was changed."
            raise RefusedError("RoundLocked", "The round is locked, so nothing in it can change.", remedy=remedy)
    for thing in things:
        if thing.kind is _ANSWER:
            case, criterion, assessor = thing.parts
            old = before.answers.get((CaseId(case), CriterionId(criterion), AssessorId(assessor)))
            if thing.record != old:
                _check_answer(thing, old, before, after, reason)


def _check_answer(thing: Touched, old: Answer | None, before: Round, after: Round, reason: str) -> None:
    answer, where = thing.record, thing.where
    if isinstance(answer, Answer):
        interest = after.interests.get((answer.assessor, answer.case))
        if interest is not None and interest.handling == "recused" and answer.amount is not None:
            said = f"{answer.assessor} is recused from {answer.case}, so no score can be entered."
            raise RefusedError("Recused", said, where=where, remedy="Nothing was changed.")
        if old is None or answer.reason != old.reason:
            reason = reason or answer.reason
    if before.settings.stage == "closed" and not reason.strip():
        said = "Scoring is closed; a change now needs a reason."
        raise RefusedError("ReasonNeeded", said, where=where, remedy="Add the reason. Nothing was changed.")
