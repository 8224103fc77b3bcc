"""Casework: adding, changing, copying and withdrawing cases, a cell or a block of cells at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import cast

import msgspec

from prioritiser.edits.case_cells import case_value, check_value, choices_of, parse_cell, show_cell
from prioritiser.edits.case_lines import (
    LIST_NAMES,
    case_edit,
    found_case,
    known_lines,
    set_gate,
    set_lines,
    set_year_money,
)
from prioritiser.edits.cells import cut
from prioritiser.edits.document import edit_of
from prioritiser.edits.framework_checks import refuse
from prioritiser.edits.ids import next_id
from prioritiser.edits.labels import case_name
from prioritiser.edits.patients import check_no_patient
from prioritiser.model.base import CaseId, Value
from prioritiser.model.case import Case
from prioritiser.model.case_fields import CASE_FIELDS
from prioritiser.model.edit import Edit
from prioritiser.model.funding import Rule
from prioritiser.model.kinds import CASE_LINES
from prioritiser.model.records import is_empty
from prioritiser.model.round import Round

__all__ = (
    "NEW_TITLE", "add_case", "case_value", "choices_of", "duplicate_case", "next_case_id", "parse_cell",
    "set_case_fields", "set_gate", "set_lines", "set_year_money", "show_cell", "withdraw_cases",
)  # fmt: skip

NEW_TITLE = "New case"
_FIRST_ID = "K01"
_LEAST_RIVALS = 2


def add_case(held: Round, fields: Mapping[str, Value] | None = None) -> tuple[Edit, str]:
    """Return the edit that adds a case, and its id; `fields` are stored values by name of CASE_FIELDS.

    It is an investment called “New case” unless they say otherwise, and its id the next free one unless they give
    one. Raises InputError (UnknownKey, Repeated, PatientData and as the fields need) and RefusedError (RoundLocked).
    """
    given = dict(fields or {})
    wanted = str(given.pop("id", "") or next_case_id(held))
    if wanted in held.cases:
        raise refuse("Repeated", f"There is a case “{cut(wanted)}” already.", "", "Give it another reference.")
    title = given.pop("title", None)
    check_no_patient([wanted, title], f"case {cut(wanted)}")
    if not isinstance(title, str) or not title.strip():
        title = NEW_TITLE
    entry = {"id": wanted, "title": title, **_entry(Case(id=CaseId(wanted), title=title), given)}
    label = "new case" if title == NEW_TITLE else f"new case {cut(title)}"
    return edit_of({"cases": [entry]}, held, label=label), wanted


def next_case_id(held: Round) -> str:
    """Return the next free id after those of the round: K25 after K24; ids of withdrawn cases are not used again."""
    said: Iterable[str] = (
        *held.cases, *(key[0] for table in (held.answers, held.agreed, held.votes) for key in table),
        *(key[1] for key in held.interests), *held.decisions,
    )  # fmt: skip
    return next_id(held.cases, said, _FIRST_ID)


def set_case_fields(held: Round, changes: Mapping[CaseId, Mapping[str, Value]], *, label: str = "") -> Edit:
    """Return the edit that sets fields of cases to stored values, all or none; None or "" clears one.

    Names are those of CASE_FIELDS. Raises InputError (UnknownId, UnknownKey, NoTitle, PatientData, and as the fields
    need) naming the case and the field, and RefusedError (RoundLocked).
    """
    entries = {CaseId(case): _entry(found_case(held, case), fields) for case, fields in changes.items() if fields}
    return case_edit(held, entries, label or _label(held, changes))


def withdraw_cases(held: Round, ids: Collection[CaseId]) -> Edit:
    """Return the edit that withdraws cases; their history stays, and undo brings them back.

    What named them goes or is cut down with them: other cases' “frees money for”, and rules of the list. Raises
    InputError (UnknownId) and RefusedError (RoundLocked).
    """
    gone = {found_case(held, each).id for each in ids}
    entries: list[Value] = [{"id": each, "withdrawn": True} for each in ids]
    entries += [
        {"id": case.id, "frees": None} for case in held.cases.values() if case.frees in gone and case.id not in gone
    ]
    rules = [entry for rule in held.rules.values() for entry in _without(rule, gone)]
    what = case_name(held, next(iter(ids))) if len(gone) == 1 else f"{len(gone)} cases"
    return edit_of({"cases": entries, "rules": rules}, held, label=f"withdrawal of {what}")


def duplicate_case(held: Round, case: CaseId) -> tuple[Edit, str]:
    """Return the edit that adds a copy of a case with its whole record, and the copy's id; scores are not copied."""
    found, fresh = found_case(held, case), next_case_id(held)
    entry: dict[str, Value] = {**msgspec.to_builtins(found), "id": fresh, "title": f"Copy of {found.title}"}
    for nested in CASE_LINES:
        lines = cast("list[dict[str, Value]]", entry[nested.field])
        entry[nested.field] = [{name: value for name, value in line.items() if name != "id"} for line in lines]
    return edit_of({"cases": [entry]}, held, label=f"copy of {case_name(held, case)}"), fresh


def _entry(case: Case, fields: Mapping[str, Value]) -> dict[str, Value]:
    """Return fields of one case as an entry of the open format."""
    entry: dict[str, Value] = {}
    within: dict[str, Value] = {}
    for name, value in fields.items():
        where = f"case {case.id}, {name}"
        field = CASE_FIELDS.get(name)
        if field is None and name not in case.fields:
            raise refuse("UnknownKey", f"A case has no field “{cut(name)}”.", where, "Name another.")
        if name == "id" and value != case.id:
            raise refuse("WrongShape", "The reference of a case never changes.", where, "Add a new case instead.")
        if name == "title" and (not isinstance(value, str) or not value.strip()):
            raise refuse("NoTitle", "A case needs a title.", where, "Type one.")
        if field is not None:
            check_value(field, value, where)
        check_no_patient(value, where, held=case_value(case, name))
        if name in LIST_NAMES:
            entry[name] = known_lines(case, name, cast("list[dict[str, Value]]", value or []))
        elif field is not None and field.own:
            entry[name] = None if is_empty(value) else value
        else:
            within[name] = None if is_empty(value) else value
    return {**entry, **({"fields": within} if within else {})}


def _label(held: Round, changes: Mapping[CaseId, Mapping[str, Value]]) -> str:
    """Return what an edit of fields is called: by its field and case when it is one, else by how many."""
    cells = [(case, name) for case, fields in changes.items() for name in fields]
    names, cases = {name for _, name in cells}, {case for case, _ in cells}
    what = _noun(next(iter(names))) if len(names) == 1 else f"{len(names)} fields"
    whom = case_name(held, next(iter(cases))) if len(cases) == 1 else f"{len(cases)} cases"
    return f"{what} of {whom}"


def _noun(name: str) -> str:
    """Return the label of a field as a noun inside a sentence; words like QALYs keep their capitals."""
    label = CASE_FIELDS[name].label if name in CASE_FIELDS else name
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _without(rule: Rule, gone: Collection[CaseId]) -> Iterator[dict[str, Value]]:
    """Yield the entries that take a rule away when it names a withdrawn case, and put back what is left of it."""
    named = {each for each in (rule.case, rule.needs, *rule.cases) if each is not None}
    if not named & set(gone):
        return
    yield {**_said(rule), "withdrawn": True}
    left = tuple(each for each in rule.cases if each not in gone)
    enough = len(left) >= max(_LEAST_RIVALS, (rule.count or 0) + (rule.kind == "at_most"))
    if rule.case not in gone and rule.needs not in gone and enough:
        yield _said(msgspec.structs.replace(rule, cases=left))


def _said(rule: Rule) -> dict[str, Value]:
    raw: dict[str, Value] = msgspec.to_builtins(rule)
    return {name: value for name, value in raw.items() if not is_empty(value)}
