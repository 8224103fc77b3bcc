"""Interests: one sheet for each assessor, "none in any of these cases" and then the exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from prioritiser.edits.document import edit_of
from prioritiser.model.base import AssessorId, CaseId, Value
from prioritiser.model.edit import Edit
from prioritiser.model.people import Handling, InterestKind
from prioritiser.model.round import Round

NO_CASE = ""


class Declared(NamedTuple):
    """An interest in one case, and what follows from it; an empty `reference` keeps the one in the register."""

    kind: InterestKind
    handling: Handling
    note: str = ""
    reference: str = ""


def declare(held: Round, assessor: AssessorId, exceptions: Mapping[CaseId, Declared] | None = None) -> Edit:
    """Return the edit that records one assessor's whole declaration; it takes the place of an earlier one.

    Raises InputError (UnknownId) and RefusedError (RoundLocked).
    """
    named = {case: Declared(*said) for case, said in (exceptions or {}).items()}
    nothing: dict[str, Value] = {"case": None, "kind": "none", "handling": "no_action", "cases": list(held.cases)}
    entries: list[dict[str, Value]] = [
        {"assessor": assessor, "reference": _reference(held, assessor, NO_CASE), **nothing},
        *(
            {"assessor": assessor, "case": case, **said._asdict(), "reference": said.reference or kept}
            for case, said in named.items()
            for kept in (_reference(held, assessor, case),)
        ),
    ]
    entries += [
        {"assessor": assessor, "case": case, "withdrawn": True}
        for who, case in held.interests
        if who == assessor and case not in (NO_CASE, *named)
    ]
    return edit_of({"interests": entries}, held, label="declaration of interests")


def has_declared(held: Round, assessor: AssessorId) -> bool:
    """Return whether an assessor has filled in the sheet, about every case that there is now."""
    return (assessor, NO_CASE) in held.interests and not added_since(held, assessor)


def added_since(held: Round, assessor: AssessorId) -> tuple[CaseId, ...]:
    """Return the cases that an assessor's declaration was not about, as they came later."""
    found = held.interests.get((assessor, NO_CASE))
    if found is None or not found.cases:
        return ()
    known = {*found.cases}
    return tuple(case for case in held.cases if case not in known and (assessor, case) not in held.interests)


def _reference(held: Round, assessor: AssessorId, case: CaseId | str) -> str:
    """Return the number that an interest has in the register so far."""
    found = held.interests.get((assessor, case))
    return found.reference if found is not None else ""
