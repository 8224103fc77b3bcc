"""Publishing a framework: the draft becomes the next version; answers whose meaning changed are to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from prioritiser.edits.checks import check_all_weights
from prioritiser.edits.document import edit_of
from prioritiser.edits.draft_table import disputed, drafted, in_force
from prioritiser.edits.entries import ORDER
from prioritiser.edits.framework_checks import check_criterion, check_node, refuse
from prioritiser.edits.framework_words import Difference, differences_between, name_of
from prioritiser.edits.text import check_text
from prioritiser.edits.versions import PARTS, has_scores, is_given, last_text, sorts_since, succession
from prioritiser.errors import InputError
from prioritiser.model.base import AssessorId, CriterionId, Value
from prioritiser.model.edit import Change, Edit, Key
from prioritiser.model.framework import ChangeSort, Version
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import flatten
from prioritiser.model.round import Round


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whose scores a change of meaning concerns: answers and agreed scores to be confirmed, and the assessors."""

    answers: int
    assessors: tuple[AssessorId, ...]
    agreed: int


def changes_since(held: Round) -> tuple[Difference, ...]:
    """Return what the next version changes: from the one in force, or before the first from what holds now."""
    return differences_between(base_of(held), drafted(held))


def base_of(held: Round) -> Version | Round:
    """Return what the draft is compared with: the version in force, or before the first what holds now."""
    return held.version or held


def usual_sorts(held: Round) -> dict[CriterionId, ChangeSort]:
    """Return what publishing says by itself of each criterion that changed.

    "meaning": scale, value function, unit, mirrored or “no change”; "wording": text. New and retired criteria, weights
    and places in the tree are not among them, unless a retired one comes back to scores of its own.
    """
    return sorts_since(held, drafted(held))


def concerned(held: Round, changed: Mapping[str, ChangeSort]) -> Concerned:
    """Return which scores stop counting until they are confirmed if the changes are said to be these."""
    meant = {key for key, sort in changed.items() if sort == "meaning"}
    found = [each for each in held.answers.values() if each.criterion in meant and is_given(each)]
    who = dict.fromkeys(key for key in held.assessors if any(each.assessor == key for each in found))
    return Concerned(len(found), tuple(who), sum(each.criterion in meant for each in held.agreed.values()))


def faults_of(held: Round) -> tuple[InputError, ...]:
    """Return all that keeps the draft from being published, each with its place and what to do."""
    after = drafted(held)
    found = list(_faults(held, after))
    try:
        check_all_weights(after)
    except InputError as fault:
        found.append(fault)
    return tuple(found)


def publish_framework(
    held: Round, *, note: str, at: str, changed: Mapping[str, ChangeSort] | None = None
) -> Edit:  # fmt: skip
    """Return the edit that makes the draft the framework in force and keeps it as the next version.

    `at`: the time, ISO 8601. `changed`: what is said of criteria that changed; the others as `usual_sorts` says.
    Answers under an earlier version stop counting where a meaning changed. Where scores were given before there was
    any version, the framework as it stood is kept as the first. Results at a gate that is retired go with it. Where two
    people had changed the framework in force in different ways, what is published settles it.

    Raises InputError for what cannot stand (`faults_of`), for nothing new (NothingNew), for a criterion that is not in
    both (UnknownId), for one called wording though it is answered in another way (NotWording); RefusedError.
    """
    check_text(note, "note")
    after = drafted(held)
    for fault in faults_of(held):
        raise fault
    if held.version is not None and not changes_since(held) and not held.drafts:
        said = f"Nothing has changed since version {held.version.number}."
        raise refuse("NothingNew", said, "framework", "Change the draft first.")
    sorts = _said(held, after, changed or {})
    versions = succession(held, after, changed=sorts, note=note, at=at)
    edit = edit_of(_document(held, after, versions), held, label=f"version {versions[-1].number} of the framework")
    changes = (*_in_place(edit.changes, held, after), *_settling(edit.changes, held, after))
    return Edit(edit.label, changes, note)


def _faults(held: Round, after: Round) -> Iterator[InputError]:
    """Yield what cannot stand in the framework as drafted."""
    for part, key in disputed(held):
        said = f"Two people changed “{key}” in the draft at the same time."
        yield refuse("InConflict", said, f"{part} {key}", "Change it once more as it is to be, or discard the draft.")
    if not after.criteria:
        yield refuse("NoCriteria", "There is no criterion in this framework.", "criteria", "Add at least one.")
    if after.settings.levels != held.settings.levels and has_scores(held):
        said = f"Scores were given on levels 0 to {held.settings.levels}."
        yield refuse("HasScores", said, "levels", f"Go back to {held.settings.levels} levels above 0.")
    for node in after.nodes.values():
        try:
            check_node(node, after, name_of(node))
        except InputError as fault:
            yield fault
    for criterion in after.criteria.values():
        try:
            check_criterion(criterion, after, criterion.label)
        except InputError as fault:
            yield fault


def _said(held: Round, after: Round, changed: Mapping[str, ChangeSort]) -> dict[CriterionId, ChangeSort]:
    """Return what is said of every changed criterion, the publisher's word before the usual one."""
    found = usual_sorts(held)
    for key, sort in changed.items():
        criterion = CriterionId(key)
        last = last_text(held, criterion)
        then = held.criteria.get(criterion) or (last[0] if last is not None and criterion in found else None)
        if criterion not in after.criteria or then is None:
            said = f"“{key}” is not a criterion that was there before and stays."
            raise refuse("UnknownId", said, key, "Name one that changed.")
        if sort == "wording" and after.criteria[criterion].kind != then.kind:
            said = f"“{after.criteria[criterion].label}” is answered in another way now, so its meaning changed."
            raise refuse("NotWording", said, key, "Say that the meaning changed.")
        found[criterion] = sort
    return found


def _document(held: Round, after: Round, versions: tuple[Version, ...]) -> dict[str, Value]:
    """Return what publishing says, as a document."""
    document: dict[str, Value] = {
        "versions": [msgspec.to_builtins(version) for version in versions],
        "drafts": [{"part": part, "id": key, "withdrawn": True} for part, key in held.drafts],
    }
    if after.settings.levels != held.settings.levels:
        document["settings"] = {"levels": after.settings.levels}
    for part in PARTS:
        then, now = in_force(after, part), in_force(held, part)
        entries = [msgspec.to_builtins(thing) for key, thing in then.items() if now.get(key) != thing]
        entries += [{"id": key, "withdrawn": True} for key in now if key not in then]
        document[KINDS[part].listed] = entries
    gone = {key for key in held.gates if key not in after.gates}
    document["cases"] = [
        {"id": key, "gates": [msgspec.to_builtins(line) for line in case.gates if line.gate not in gone]}
        for key, case in held.cases.items()
        if any(line.gate in gone for line in case.gates)
    ]
    return document


def _in_place(changes: tuple[Change, ...], held: Round, after: Round) -> Iterator[Change]:
    """Yield the changes, with the place of each thing in every part whose things or order changed."""
    places: dict[tuple[str, str], int] = {}
    before: dict[tuple[str, str], int] = {}
    for part in PARTS:
        old, new = list(in_force(held, part)), list(in_force(after, part))
        if old != new:
            places.update({(part, key): at for at, key in enumerate(new)})
            before.update({(part, key): at for at, key in enumerate(old)})
    for change in changes:
        key, record = change.key, change.after
        if not key.field and isinstance(record, dict) and (key.kind, key.parts[0]) in places:
            yield Change(key, change.before, {**record, ORDER: places.pop((key.kind, key.parts[0]))})
        else:
            yield change
    for (kind, thing), place in places.items():
        yield Change(Key(kind, (thing,), ORDER), before[kind, thing], place)


def _settling(changes: tuple[Change, ...], held: Round, after: Round) -> Iterator[Change]:
    """Yield what settles open conflicts about the framework: what is published is what its publisher saw."""
    said = {change.key for change in changes}
    for conflict in held.conflicts:
        key = Key(conflict.kind, conflict.parts, conflict.field)
        if conflict.kind not in PARTS or key in said:
            continue
        kind = KINDS[conflict.kind]
        thing = getattr(after, kind.attribute).get(conflict.parts[0])
        if thing is None:
            continue
        value = flatten(kind, thing).fields.get(conflict.field) if conflict.field else True
        yield Change(key, conflict.in_use, value)
