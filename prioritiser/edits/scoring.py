"""Scoring: one answer at a time, and the order of work: locked rounds, closed scoring, recused assessors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from prioritiser.edits.checks import check
from prioritiser.edits.entries import Touched, creation, differences
from prioritiser.edits.labels import cell_name, short
from prioritiser.edits.text import check_text
from prioritiser.errors import RefusedError
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.edit import NOTE_LABEL, SCORE_LABEL, SURE_LABEL, Edit
from prioritiser.model.framework import latest
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import flatten
from prioritiser.model.round import Round
from prioritiser.model.score import Answer, Confidence, Word
from prioritiser.model.settings import Settings

_ANSWER = KINDS["answer"]


def set_score(
    held: Round, assessor: AssessorId, case: CaseId, criterion: CriterionId, *,
    level: int | None = None, measure: float | None = None, answer: Word | None = None, reason: str | None = None,
    confidence: Confidence | Literal[""] | None = None,
) -> Edit:  # fmt: skip
    """Return the edit that records one answer; none of level, measure and answer clears it.

    It is given under the framework version in force. An unchanged answer under that version gives an edit without
    changes; one from an earlier version is confirmed. A reason or confidence left out stays as it was, an empty one
    goes. Raises InputError (OffScale, UnknownId) and RefusedError (RoundLocked, ScoringClosed, Recused).
    """
    old = held.answers.get((case, criterion, assessor))
    sure = confidence if confidence is not None else old.confidence if old else None
    given = level is not None or measure is not None or answer is not None
    version = held.version if given else None
    new = Answer(
        assessor=assessor, case=case, criterion=criterion, level=level, measure=measure, answer=answer,
        version=version.number if version is not None else None,
        under=latest(held.versions) if version is not None else (),
        reason=(old.reason if old else "") if reason is None else reason, confidence=sure or None,
    )  # fmt: skip
    return _edit(held, old, new, reason or "")


def set_note(held: Round, assessor: AssessorId, case: CaseId, criterion: CriterionId, reason: str) -> Edit:
    """Return the edit that records why an answer is what it is; the answer itself stays."""
    old = held.answers.get((case, criterion, assessor))
    base = old or Answer(assessor=assessor, case=case, criterion=criterion)
    return _edit(held, old, replace(base, reason=reason), reason)


def set_confidence(
    held: Round, assessor: AssessorId, case: CaseId, criterion: CriterionId, confidence: Confidence | None
) -> Edit:
    """Return the edit that records how sure an assessor is of an answer; the answer itself stays."""
    old = held.answers.get((case, criterion, assessor))
    base = old or Answer(assessor=assessor, case=case, criterion=criterion)
    return _edit(held, old, replace(base, confidence=confidence), "")


def _edit(held: Round, old: Answer | None, new: Answer, reason: str) -> Edit:
    """Return the edit from one answer to another. Its label never says the score: it may be read where that is not."""
    check_text(new.reason, "reason")
    check(new, held, "this score")
    parts = (new.case, new.criterion, new.assessor)
    check_order_of_work([Touched(_ANSWER, parts, "this score", new)], held, held, reason)
    fresh = flatten(_ANSWER, new)
    found = differences(_ANSWER, parts, flatten(_ANSWER, old), fresh) if old else creation(_ANSWER, parts, fresh)
    changes = tuple(change for change in found if change.before != change.after)
    fields = {change.key.field for change in changes}
    what = SCORE_LABEL if "" in fields else NOTE_LABEL if "reason" in fields else SURE_LABEL
    return Edit(what + cell_name(held, new.case, new.criterion), changes)


def round_locked(held: Round) -> RefusedError:
    """Return the refusal of a change to a locked round."""
    said, remedy = "The round is locked, so nothing in it can change.", "Unlock it first, with a reason."
    return RefusedError("RoundLocked", said, where=short(held.title), remedy=f"{remedy} Nothing was changed.")


def check_order_of_work(touched: Iterable[Touched], before: Round, after: Round, reason: str) -> None:
    """Refuse what the stage of the round or a declared interest does not allow."""
    things = list(touched)
    if before.settings.stage == "locked":
        unlocks = after.settings.stage != "locked" and all(isinstance(thing.record, Settings) for thing in things)
        if not unlocks or not reason.strip():
            raise round_locked(before)
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
