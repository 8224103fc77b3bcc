"""What follows from a declared interest in the numbers: the ranking with and without an assessor's answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prioritiser.analysis.summary import analyse
from prioritiser.errors import KnownError
from prioritiser.model.base import AssessorId, CaseId
from prioritiser.model.round import Round


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands: value 0..100 and rank, None where it has none."""

    value: float | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class InterestEffect:
    """One assessor and one case: how many answers there are, whether they count, and the case with and without them."""

    answers: int
    counts: bool
    with_them: Standing
    without_them: Standing


def interest_effect(held: Round, assessor: AssessorId, case: CaseId) -> InterestEffect:
    """Return what an assessor's answers on a case do to its value and rank; nothing in the round changes."""
    given = sum(
        answer.amount is not None
        for (about, _, who), answer in held.answers.items()
        if (about, who) == (case, assessor)
    )
    counting = {key: one for key, one in held.interests.items() if key != (assessor, case)}
    left_out = {
        key: answer for key, answer in held.answers.items() if not (key[0] == case and key[2] == assessor)
    }  # fmt: skip
    return InterestEffect(
        answers=given,
        counts=held.counts(assessor, case),
        with_them=_standing(replace(held, interests=counting), case),
        without_them=_standing(replace(held, answers=left_out), case),
    )


def _standing(held: Round, case: CaseId) -> Standing:
    """Return a case's place in a round; none while the round cannot be worked out or the case is not ranked."""
    try:
        results = analyse(held).results
    except KnownError:
        return Standing(None, None)
    found = next((result for result in results if result.case == case), None)
    return Standing(found.value, found.rank) if found is not None else Standing(None, None)
