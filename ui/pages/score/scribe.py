"""Writes down what was answered: one edit for each key, and what to do when the round wants a reason first."""

from __future__ import annotations

from dataclasses import dataclass

from prioritiser.edits.scoring import set_confidence, set_note, set_score
from prioritiser.errors import KnownError, RefusedError
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from prioritiser.model.score import Answer, Confidence, Word
from ui.models.answers import measure_text
from ui.models.criterion_words import CONFIDENCE
from ui.models.score_sheet import Line
from ui.workspace import Workspace

REASON_NEEDED = "ReasonNeeded"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it is to be: a level, a measure or a word, none of them for nothing; and how sure."""

    level: int | None = None
    measure: float | None = None
    word: Word | None = None
    confidence: Confidence | None = None

    @property
    def said(self) -> str:
        """Return the answer in a word or two."""
        if self.word is not None:
            return {"no_evidence": "no evidence yet", "abstain": "abstain", "recused": "recused"}[self.word]
        amount = self.level if self.level is not None else self.measure
        return measure_text(amount) if amount is not None else "no score"


def given_of(answer: Answer | None) -> Given:
    """Return an answer as it stands."""
    if answer is None:
        return Given()
    return Given(answer.level, answer.measure, answer.answer, answer.confidence)


@dataclass(frozen=True, slots=True)
class Pending:
    """A change that waits for its reason, while scoring is closed."""

    case: CaseId
    criterion: CriterionId
    given: Given
    sentence: str


class Scribe:
    """Makes the edits of one assessor. `pending` is the change that waits for its reason."""

    def __init__(self, workspace: Workspace, initiator: object) -> None:
        """Write into a workspace in the name of a screen."""
        self._workspace = workspace
        self._initiator = initiator
        self.pending: Pending | None = None

    @property
    def _held(self) -> Round:
        held = self._workspace.round
        if held is None:
            raise RefusedError("NoRound", "No round is open.", remedy="Open one first.")
        return held

    @property
    def _assessor(self) -> AssessorId:
        assessor = self._workspace.scoring_as
        if assessor is None:
            raise RefusedError("NobodyScores", "Nobody has been chosen to score as.", remedy="Say who you are first.")
        return assessor

    def give(self, line: Line, given: Given) -> bool:
        """Record an answer. Return False when it waits for a reason; raise KnownError when it cannot be recorded."""
        self.pending = None
        try:
            self._record(line.case, line.criterion, given, None)
        except KnownError as fault:
            if fault.code != REASON_NEEDED:
                raise
            self.pending = Pending(line.case, line.criterion, given, _sentence(line, given))
            return False
        return True

    def sure(self, line: Line, confidence: Confidence | None) -> bool:
        """Record how sure somebody is. Return False when it waits for a reason."""
        before = given_of(line.answer)
        given = Given(before.level, before.measure, before.word, confidence)
        self.pending = None
        try:
            self._do(set_confidence(self._held, self._assessor, line.case, line.criterion, confidence))
        except KnownError as fault:
            if fault.code != REASON_NEEDED:
                raise
            self.pending = Pending(line.case, line.criterion, given, _sentence(line, given))
            return False
        return True

    def note(self, case: CaseId, criterion: CriterionId, text: str) -> None:
        """Record a note, with the change that waits for it, if there is one."""
        pending = self.pending
        if pending is not None and (pending.case, pending.criterion) == (case, criterion) and text.strip():
            self._record(case, criterion, pending.given, text)
            self.pending = None
            return
        self._do(set_note(self._held, self._assessor, case, criterion, text))

    def _record(self, case: CaseId, criterion: CriterionId, given: Given, reason: str | None) -> None:
        edit = set_score(
            self._held, self._assessor, case, criterion, level=given.level, measure=given.measure, answer=given.word,
            reason=reason, confidence=given.confidence or "",
        )  # fmt: skip
        self._do(edit)

    def _do(self, edit: Edit) -> None:
        self._workspace.do(edit, initiator=self._initiator, actor=self._assessor)


def _sentence(line: Line, given: Given) -> str:
    """Return why a reason is asked for, with what would change."""
    before = given_of(line.answer)
    if (before.level, before.measure, before.word) == (given.level, given.measure, given.word):
        sure = CONFIDENCE[given.confidence].lower() if given.confidence else "not said"
        change = f"how sure you are to {sure}"
    else:
        change = f"{before.said} to {given.said}"
    return f"Scoring is closed. Say why you change {change}, then press Esc or go on. Nothing is changed until you do."
