"""Answers of assessors, agreed scores of the panel, shows of hands."""

from __future__ import annotations

from typing import Literal

from prioritiser.model.base import AssessorId, CaseId, CriterionId, Record, Value

Word = Literal["no_evidence", "abstain", "recused"]
Confidence = Literal["low", "medium", "high"]


class Answer(Record, frozen=True, kw_only=True):
    """One assessor's answer for one case on one criterion: a level, a measure, or a word; nothing = not scored.

    `version`: the number of the framework version that was in force when it was given; none before the first.
    `under`: the ids of the latest versions then: that one, and any that was published apart from it and not yet
    followed by one for all.
    `stale`: stopped counting after a change of the framework. `conflict`: two replicas differ, so that it does
    not count until a person picks; the rivals are listed in `Round.conflicts`.
    """

    assessor: AssessorId
    case: CaseId
    criterion: CriterionId
    level: int | None = None
    measure: float | None = None
    answer: Word | None = None
    reason: str = ""
    confidence: Confidence | None = None
    version: int | None = None
    under: tuple[str, ...] = ()
    stale: bool = False
    conflict: bool = False
    in_use: bool = False

    @property
    def amount(self) -> float | None:
        """Return the level or measure, or None when the answer carries no value."""
        return self.level if self.level is not None else self.measure


class Agreed(Record, frozen=True, kw_only=True):
    """The panel's recorded outcome for one cell; only "agreed" replaces the panel rule, "no_evidence" empties it."""

    case: CaseId
    criterion: CriterionId
    outcome: Literal["agreed", "no_consensus", "no_evidence", "parked"] = "agreed"
    level: int | None = None
    measure: float | None = None
    version: int | None = None
    under: tuple[str, ...] = ()
    reason: str = ""
    views: tuple[Value, ...] = ()
    stale: bool = False
    conflict: bool = False
    in_use: bool = False

    @property
    def amount(self) -> float | None:
        """Return the agreed level or measure, if any."""
        return self.level if self.level is not None else self.measure


class Vote(Record, frozen=True, kw_only=True):
    """A show of hands on one cell, a count for each level; shown, never counted."""

    case: CaseId
    criterion: CriterionId
    counts: tuple[int, ...]
