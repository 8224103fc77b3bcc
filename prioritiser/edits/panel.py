"""The panel: who judges, in which group, and what interests they have declared. Labels name no person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import cast

from prioritiser.edits.document import edit_of
from prioritiser.edits.framework_checks import refuse
from prioritiser.edits.ids import id_from, next_id
from prioritiser.edits.labels import case_name
from prioritiser.model.base import AssessorId, CaseId, GroupId, Value
from prioritiser.model.edit import Edit
from prioritiser.model.people import Handling, InterestKind
from prioritiser.model.round import Round

ASSESSOR_FIELDS = ("name", "group", "role", "panel", "organisation", "facilitator")
_FIRST_ID = "a1"


def add_assessor(held: Round, fields: Mapping[str, Value] | None = None) -> tuple[Edit, str]:
    """Return the edit that adds an assessor, and the id: the next free one. `fields` are those of ASSESSOR_FIELDS.

    Raises InputError (UnknownKey, NoName, Repeated, UnknownId) and RefusedError (RoundLocked).
    """
    fresh = next_id(held.assessors, _assessors_named(held), _FIRST_ID)
    entry = _assessor_entry(held, fresh, {"name": "", **(fields or {})})
    return edit_of({"assessors": [entry]}, held, label="new assessor"), fresh


def set_assessor(held: Round, assessor: AssessorId, fields: Mapping[str, Value]) -> Edit:
    """Return the edit that changes what is said of an assessor; None or "" clears a field.

    Raises InputError (UnknownKey, NoName, Repeated, UnknownId) and RefusedError (RoundLocked).
    """
    _check_known(held.assessors, assessor, "assessor")
    return edit_of({"assessors": [_assessor_entry(held, assessor, fields)]}, held, label="details of an assessor")


def withdraw_assessor(held: Round, assessor: AssessorId) -> Edit:
    """Return the edit that withdraws an assessor: scores and weights stop counting, the history keeps them.

    Raises InputError (UnknownId) and RefusedError (RoundLocked).
    """
    _check_known(held.assessors, assessor, "assessor")
    entry = {"id": assessor, "withdrawn": True}
    return edit_of({"assessors": [entry]}, held, label="withdrawal of an assessor")


def add_group(held: Round, name: str) -> tuple[Edit, str]:
    """Return the edit that adds a stakeholder group, and its id.

    Raises InputError (NoName, Repeated) and RefusedError (RoundLocked).
    """
    said = _group_name(held, name, "")
    fresh = id_from(said, {*held.groups, *(each.group for each in held.assessors.values() if each.group)})
    return edit_of({"groups": [{"id": fresh, "name": said}]}, held, label=f"new group {said}"), fresh


def put_in_group(held: Round, assessor: AssessorId, name: str) -> Edit:
    """Return the edit that puts an assessor into the group of a name, made new if there is none; "" takes out of any.

    Raises as set_assessor and add_group.
    """
    said = _line(name)
    found = next((key for key, each in held.groups.items() if each.name.casefold() == said.casefold()), None)
    if not said or found is not None:
        return set_assessor(held, assessor, {"group": found if said else None})
    _check_known(held.assessors, assessor, "assessor")
    fresh = id_from(said, {*held.groups, *(each.group for each in held.assessors.values() if each.group)})
    document: dict[str, Value] = {
        "groups": [{"id": fresh, "name": said}], "assessors": [{"id": assessor, "group": fresh}],
    }  # fmt: skip
    return edit_of(document, held, label="group of an assessor")


def rename_group(held: Round, group: GroupId, name: str) -> Edit:
    """Return the edit that gives a group another name. Raises as add_group, and InputError (UnknownId)."""
    _check_known(held.groups, group, "group")
    said = _group_name(held, name, group)
    return edit_of({"groups": [{"id": group, "name": said}]}, held, label=f"name of group {said}")


def withdraw_group(held: Round, group: GroupId) -> Edit:
    """Return the edit that withdraws a group that nobody is in.

    Raises InputError (UnknownId, InUse) and RefusedError (RoundLocked).
    """
    _check_known(held.groups, group, "group")
    inside = sum(1 for each in held.assessors.values() if each.group == group)
    name = held.groups[group].name or group
    if inside:
        said = f"{inside} {'assessor is' if inside == 1 else 'assessors are'} in {name}."
        raise refuse("InUse", said, name, "Move them to another group first.")
    return edit_of({"groups": [{"id": group, "withdrawn": True}]}, held, label=f"withdrawal of group {name}")


def set_interest(  # noqa: PLR0917 - as a line of the register is read
    held: Round, assessor: AssessorId, case: CaseId | None, kind: InterestKind, handling: Handling,
    note: str = "", reference: str = "",
) -> Edit:  # fmt: skip
    """Return the edit that records one line of the register: an interest in a case, or with None “none in any”.

    `note` says why it is handled so; `reference` is its number in the organisation's own register. Raises InputError
    (UnknownId, WrongShape) and RefusedError (RoundLocked).
    """
    entry = {
        "assessor": assessor, "case": case, "kind": kind, "handling": handling, "note": note, "reference": reference,
    }  # fmt: skip
    return edit_of({"interests": [entry]}, held, label=_interest_label(held, case))


def withdraw_interest(held: Round, assessor: AssessorId, case: CaseId | None) -> Edit:
    """Return the edit that takes one line out of the register; without one there is nothing to do."""
    entry = {"assessor": assessor, "case": case, "withdrawn": True}
    return edit_of({"interests": [entry]}, held, label=f"withdrawal of {_interest_label(held, case)}")


def _interest_label(held: Round, case: CaseId | None) -> str:
    return "declaration of interests" if case is None else f"interest in {case_name(held, case)}"


def _assessor_entry(held: Round, assessor: str, fields: Mapping[str, Value]) -> dict[str, Value]:
    """Return fields of an assessor as an entry; a name is there and is nobody else's."""
    unknown = [name for name in fields if name not in ASSESSOR_FIELDS]
    if unknown:
        raise refuse("UnknownKey", f"Nothing called “{unknown[0]}” is kept of an assessor.", "", "Leave it out.")
    entry: dict[str, Value] = {"id": assessor, **fields}
    if "name" in fields:
        entry["name"] = name = _line(fields["name"])
        if not name:
            raise refuse("NoName", "An assessor needs a name, or another word to tell them by.", "", "Type one.")
        others = (each.name for key, each in held.assessors.items() if key != assessor)
        if name.casefold() in map(str.casefold, others):
            raise refuse("Repeated", "There is an assessor of this name already.", "", "Add what tells them apart.")
    if "group" in fields:
        entry["group"] = fields["group"] or None
    for text in ("role", "panel", "organisation"):
        if text in fields:
            entry[text] = _line(fields[text])
    if fields.get("facilitator", False) is None:
        entry["facilitator"] = False
    return entry


def _group_name(held: Round, name: str, group: str) -> str:
    """Return the name of a group on one line. Raises InputError when it is empty or another group's."""
    said = _line(name)
    if not said:
        raise refuse("NoName", "A group needs a name.", "", "Type one.")
    if said.casefold() in (each.name.casefold() for key, each in held.groups.items() if key != group):
        raise refuse("Repeated", f"There is a group “{said}” already.", "", "Give it another name.")
    return said


def _line(text: Value) -> str:
    return re.sub(r"\s+", " ", cast("str", text) or "").strip()


def _check_known(table: Collection[str], key: str, noun: str) -> None:
    if key not in table:
        raise refuse("UnknownId", f"There is no {noun} “{key}”.", "", f"Choose a {noun} of this round.")


def _assessors_named(held: Round) -> Iterable[str]:
    """Yield the ids of assessors that anything in the round speaks of, withdrawn ones included."""
    yield from (key[2] for key in held.answers)
    yield from (key[0] for key in held.interests)
    yield from held.weight_sets
