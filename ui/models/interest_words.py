"""Interests in words: what kind they are and what follows; and the register that goes into the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from prioritiser.edits.interests import NO_CASE, added_since
from prioritiser.model.base import AssessorId, CaseId
from prioritiser.model.round import Round
from ui.models.answers import name_of

KINDS: Final = MappingProxyType(
    {
        "financial": "Financial", "professional": "Professional", "personal": "Personal",
        "indirect": "Indirect, through somebody close",
    }
)  # fmt: skip
HANDLINGS: Final = MappingProxyType(
    {
        "recused": "Does not score it", "score_not_counted": "Scores it, not counted",
        "may_discuss": "Scores it and may discuss it", "no_action": "No action needed",
    }
)  # fmt: skip
NOT_DECLARED: Final = "Not declared yet"
NONE_IN_ANY: Final = "None in any case"
HEADINGS: Final = ("Assessor", "Role", "Case", "Kind of interest", "What follows", "Reason", "Register")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register: an interest in a case, or that there is none, or that nothing was declared."""

    assessor: AssessorId
    case: CaseId | None
    cells: tuple[str, str, str, str, str, str, str]


def declared_words(held: Round, assessor: AssessorId) -> str:
    """Return in a few words what an assessor has declared."""
    cases = [case for who, case in held.interests if who == assessor and case != NO_CASE]
    if cases:
        by_whom = "declared" if (assessor, NO_CASE) in held.interests else "to confirm"
        return f"{len(cases)} {by_whom}"
    later = len(added_since(held, assessor))
    if later:
        return f"{later} added since"
    return NONE_IN_ANY if (assessor, NO_CASE) in held.interests else NOT_DECLARED


def state_words(held: Round, assessor: AssessorId) -> str:
    """Return what an assessor is still to say about interests, and where; "" where nothing is open."""
    later = len(added_since(held, assessor))
    if later:
        cases = "1 case was" if later == 1 else f"{later} cases were"
        return f"{cases} added since the declaration. Score asks about {'it' if later == 1 else 'them'} next time."
    noted = any(who == assessor and case != NO_CASE for who, case in held.interests)
    if noted and (assessor, NO_CASE) not in held.interests:
        return "Noted, not confirmed: Score asks to confirm it before the first score."
    return ""


def register_of(held: Round) -> list[Entry]:
    """Return the register: everybody in the order of the panel, the cases in theirs."""
    return [entry for assessor in held.assessors for entry in _entries(held, assessor)]


def _entries(held: Round, assessor: AssessorId) -> list[Entry]:
    """Return one assessor's lines."""
    name, role = name_of(held, assessor), held.assessors[assessor].role
    found = []
    for case, record in held.cases.items():
        interest = held.interests.get((assessor, case))
        if interest is not None:
            kind, follows = KINDS.get(interest.kind, "None"), HANDLINGS[interest.handling]
            cells = (name, role, record.title, kind, follows, interest.note, interest.reference)
            found.append(Entry(assessor, case, cells))
    if found:
        return found
    said = declared_words(held, assessor)
    return [Entry(assessor, None, (name, role, "", said, "", "", ""))]
