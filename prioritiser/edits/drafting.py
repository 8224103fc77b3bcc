"""Drafting: the framework is changed as a draft, and nothing of it holds before it is published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from prioritiser.edits.document import edit_of
from prioritiser.edits.draft_table import (
    Entry,
    Thing,
    current,
    disputed,
    draft_marks,
    drafted,
    drafted_levels,
    entry_for,
    in_force,
    is_retired,
    levels_entry,
    order_entry,
    usual_order,
    without_draft,
)
from prioritiser.edits.framework_checks import check_top_level, refuse
from prioritiser.edits.framework_words import field_words, name_of, noun_of
from prioritiser.edits.labels import short
from prioritiser.edits.text import check_id
from prioritiser.edits.versions import PARTS, Part, has_scores, resampled, value_table
from prioritiser.model.base import Value
from prioritiser.model.edit import Change, Edit, Key
from prioritiser.model.framework import Criterion, Gate, Node
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import to_record
from prioritiser.model.round import Round

__all__ = (
    "discard_draft", "draft_entry", "draft_framework", "draft_keep", "draft_levels", "draft_marks", "draft_move",
    "draft_new", "draft_retire", "drafted",
)  # fmt: skip

_NEW: Mapping[str, str] = MappingProxyType({"node": "New family", "criterion": "New criterion", "gate": "New gate"})
_LETTERS: Mapping[str, str] = MappingProxyType({"node": "N", "criterion": "C", "gate": "G"})
_SAME = 1e-9


def draft_entry(held: Round, part: Part, key: str, changes: Mapping[str, Value]) -> Edit:
    """Return the edit that changes fields of one thing in the draft; None, "" and [] clear a field.

    What comes to equal the framework in force leaves the draft. Raises InputError (UnknownId, UnknownKey, WrongShape,
    NotANumber) and RefusedError (RoundLocked).
    """
    thing = _known(held, part, key)
    if part != "gate" and "parent" in changes:
        _check_parent(held, part, key, str(changes["parent"]) if changes["parent"] else None)
    changed = _made(part, {**msgspec.to_builtins(thing), **changes, "id": key}, name_of(thing))
    entry = entry_for(held, part, changed, retired=is_retired(held, part, key))
    fields = [name for name in changes if getattr(changed, name, None) != getattr(thing, name, None)]
    what = field_words(fields[0]) if len(fields) == 1 else "draft"
    return _edit(held, [entry], f"{what} of {short(name_of(thing))}")


def draft_new(held: Round, part: Part, entry: Mapping[str, Value]) -> tuple[Edit, str]:
    """Return the edit that puts a new lens, family, criterion or gate into the draft, last of its siblings; and its id.

    An id is made unless the entry gives one; a name and, from its siblings, a weight too. Raises as `draft_entry` and
    InputError (Repeated) for an id that is taken.
    """
    given = {name: value for name, value in entry.items() if value is not None}
    parent = given.get("parent")
    siblings = [each for each in current(held, part).values() if getattr(each, "parent", None) == parent]
    key = check_id(given["id"], "id") if "id" in given else _free_id(held, part, siblings)
    if key in _taken(held, part):
        raise refuse("Repeated", f"“{key}” is taken.", "id", "Give it another id.")
    usual: Entry = {"name": "New lens" if part == "node" and parent is None else _NEW[part]}
    if part != "gate" and siblings:
        swings = [each.swing for each in siblings if not isinstance(each, Gate)]
        usual["swing"] = round(sum(swings) / len(swings), 6)
    thing = _made(part, {**usual, **given, "id": key}, key)
    return _edit(held, [entry_for(held, part, thing)], f"new {noun_of(thing)}"), key


def draft_retire(held: Round, part: Part, key: str) -> Edit:
    """Return the edit that takes a thing out of the draft, and with a lens or family all that lies in it.

    Raises InputError (UnknownId) and RefusedError (RoundLocked).
    """
    thing = _known(held, part, key)
    entries = [
        entry_for(held, each, one, retired=True) if str(one.id) in in_force(held, each) else
        without_draft(held, each, str(one.id))
        for each, one in [(part, thing), *_below(held, part, key)]
    ]  # fmt: skip
    return _edit(held, entries, f"retiring of {short(name_of(thing))}")


def draft_keep(held: Round, part: Part, key: str) -> Edit:
    """Return the edit that takes a retired thing back in, with all that lies in it and what it lies in."""
    thing = _known(held, part, key)
    nodes, above = current(held, "node"), dict[str, Thing]()
    parent = _parent_of(thing)
    while parent is not None and parent in nodes and parent not in above:
        above[parent] = nodes[parent]
        parent = _parent_of(nodes[parent])
    kept: list[tuple[Part, Thing]] = [(part, thing), *_below(held, part, key)]
    kept += [("node", each) for each in above.values()]
    entries = [entry_for(held, each, one) for each, one in kept]
    return _edit(held, entries, f"keeping of {short(name_of(thing))}")


def draft_move(held: Round, part: Part, key: str, *, parent: str | None, place: int) -> Edit:
    """Return the edit that puts a thing under a parent, at a place (0 first) among its siblings there.

    Siblings are counted as `drafted(held, retired=True)` shows them, the thing itself left out. Gates have no parent.
    Raises InputError (UnknownId, Loop) and RefusedError (RoundLocked).
    """
    thing = _known(held, part, key)
    moved = thing
    if not isinstance(thing, Gate):
        _check_parent(held, part, key, parent)
        moved = _made(part, {**msgspec.to_builtins(thing), "parent": parent}, name_of(thing))
    keys = [each for each in current(held, part) if each != key]
    siblings = [each for each in keys if _parent_of(current(held, part)[each]) == _parent_of(moved)]
    if not siblings:
        at = len(keys)
    elif place < len(siblings):
        at = keys.index(siblings[max(place, 0)])
    else:
        at = keys.index(siblings[-1]) + 1
    if siblings or _parent_of(moved) == _parent_of(thing):
        keys.insert(at, key)
    else:
        keys = list(current(held, part))
    entries = [entry_for(held, part, moved, retired=is_retired(held, part, key)), order_entry(held, part, keys)]
    return _edit(held, entries, f"place of {short(name_of(thing))}")


def draft_levels(held: Round, levels: int) -> Edit:
    """Return the edit after which answers will go from 0 to `levels`; anchors and values are fitted to that.

    The anchors of the lowest and the highest level stay; those that are missing are empty. Raises InputError
    (OutOfRange, HasScores) and RefusedError (RoundLocked).
    """
    top = check_top_level(levels, "levels")
    was = drafted_levels(held)
    if top != held.settings.levels and has_scores(held):
        said = f"Scores were given on levels 0 to {held.settings.levels}, so the levels stay as they are."
        raise refuse("HasScores", said, "levels", "Begin a new round for another scale.")
    entries = [levels_entry(held, top)]
    for key, each in current(held, "criterion").items():
        if isinstance(each, Criterion) and each.kind == "level" and top != was:
            entries.append(
                entry_for(held, "criterion", _fitted(each, was, top), retired=is_retired(held, "criterion", key))
            )
    return _edit(held, entries, "levels of the draft")


def draft_framework(held: Round, document: Mapping[str, Value]) -> Edit:
    """Return the edit that makes the draft a whole framework: the document's nodes, criteria, gates and levels.

    What the document leaves out of a list that it has is retired, a list that it does not have stays as it is in
    force; the document's order is the order. Raises InputError naming the entry (WrongShape, UnknownKey, Repeated,
    UnknownId, Loop, …) and RefusedError (RoundLocked).
    """
    entries = [without_draft(held, *key) for key in held.drafts]
    settings = document.get("settings", {})
    levels = settings.get("levels", held.settings.levels) if isinstance(settings, dict) else held.settings.levels
    top = check_top_level(levels, "settings.levels")
    if top != held.settings.levels and has_scores(held):
        raise refuse(
            "HasScores", f"Scores were given on levels 0 to {held.settings.levels}; this framework has 0 to {top}.",
            "settings.levels", "Use it in a new round.",
        )  # fmt: skip
    entries.append(levels_entry(held, top))
    for part in PARTS:
        listed = KINDS[part].listed
        if listed in document:
            things = _read(part, document[listed], listed)
            entries.extend(entry_for(held, part, each) for each in things.values())
            force = in_force(held, part)
            entries.extend(
                entry_for(held, part, each, retired=True) for key, each in force.items() if key not in things
            )
            entries.append(_order(held, part, list(things)))
    last = {(each["part"], each["id"]): each for each in entries if each is not None}
    return _edit(held, last.values(), "draft of a whole framework")


def discard_draft(held: Round) -> Edit:
    """Return the edit after which there is no draft, one that two computers made differently included."""
    keys = dict.fromkeys((*held.drafts, *disputed(held)))
    return _edit(held, [without_draft(held, *key) for key in keys], "discarding of the draft")


# Parts of these


def _edit(held: Round, entries: Iterable[Entry | None], label: str) -> Edit:
    """Return the edit that makes these drafts; one in conflict is settled by whatever is said of it."""
    said = [entry for entry in entries if entry is not None]
    edit = edit_of({"drafts": said}, held, label=label)
    clashes = disputed(held)
    settled = [
        Change(Key("draft", (str(each["part"]), str(each["id"]))), True, None)
        for each in said
        if each.get("withdrawn") is True and (each["part"], each["id"]) in clashes
    ]
    known = {change.key for change in edit.changes}
    return Edit(label, (*edit.changes, *(change for change in settled if change.key not in known)))


def _known(held: Round, part: Part, key: str) -> Thing:
    """Return a thing as the draft has it. Raises InputError for one that is not there."""
    found = current(held, part).get(key)
    if found is None:
        noun = {"node": "lens or family"}.get(part, part)
        raise refuse("UnknownId", f"There is no {noun} “{key}”.", str(key), f"Name a {noun} of this framework.")
    return found


def _made(part: Part, raw: Mapping[str, Value], where: str) -> Thing:
    """Return a thing made of fields; lists may be tuples."""
    record = to_record(KINDS[part], msgspec.to_builtins(dict(raw)), where=where)
    if not isinstance(record, Node | Criterion | Gate):
        raise TypeError(part)
    return record


def _noun(thing: Thing) -> str:
    if isinstance(thing, Node):
        return "lens" if thing.parent is None else "family"
    return "criterion" if isinstance(thing, Criterion) else "gate"


def _parent_of(thing: Thing) -> str | None:
    return None if isinstance(thing, Gate) else thing.parent


def _below(held: Round, part: Part, key: str) -> list[tuple[Part, Thing]]:
    """Return all that lies in a lens or family, at any depth."""
    if part != "node":
        return []
    found: list[tuple[Part, Thing]] = []
    inside, nodes, before = {key}, current(held, "node"), 0
    while len(inside) > before:
        before = len(inside)
        inside |= {each for each, thing in nodes.items() if _parent_of(thing) in inside}
    found += [("node", thing) for each, thing in nodes.items() if each in inside - {key}]
    found += [("criterion", thing) for thing in current(held, "criterion").values() if _parent_of(thing) in inside]
    return found


def _check_parent(held: Round, part: Part, key: str, parent: str | None) -> None:
    """Refuse a parent that is not there, and one that lies in the thing itself."""
    if parent is not None and parent not in current(held, "node"):
        raise refuse("UnknownId", f"There is no lens or family “{parent}”.", key, "Choose one of this framework.")
    if part == "node" and parent in {key, *(str(each.id) for sort, each in _below(held, part, key) if sort == "node")}:
        raise refuse("Loop", "A lens or family cannot lie in itself.", key, "Choose another place.")


def _taken(held: Round, part: Part) -> set[str]:
    """Return the ids that were ever used: an old score must never meet a new criterion of the same id."""
    if part == "gate":
        found = {*map(str, current(held, "gate"))}
        found |= {str(each.id) for version in held.versions.values() for each in version.gates}
        return found | {str(line.gate) for case in held.cases.values() for line in case.gates}
    found = {*map(str, current(held, "node")), *map(str, current(held, "criterion"))}
    for version in held.versions.values():
        found |= {*(str(each.id) for each in version.nodes), *(str(each.id) for each in version.criteria)}
    found |= {str(criterion) for _, criterion, _ in held.answers} | {str(criterion) for _, criterion in held.agreed}
    return found | {key for weights in held.weight_sets.values() for key in weights.swings}


def _free_id(held: Round, part: Part, siblings: Sequence[Thing]) -> str:
    """Return the next id in the way of the siblings': C11 after C10, GP6 beside GP5."""
    named = re.fullmatch(r"(\D+)\d+", str(siblings[-1].id)) if siblings else None
    letters = named[1] if named else _LETTERS[part]
    taken = _taken(held, part)
    numbers = [int(key[len(letters) :]) for key in taken if re.fullmatch(re.escape(letters) + r"\d{1,9}", key)]
    return f"{letters}{max(numbers, default=0) + 1}"


def _fitted(criterion: Criterion, was: int, top: int) -> Criterion:
    """Return a criterion with as many anchors and values as there are levels now."""
    anchors: tuple[str, ...] = criterion.anchors
    if anchors:
        between = (*anchors[:-1], *("",) * top)[:top]
        anchors = (*between, anchors[-1])
    steps = value_table(msgspec.structs.replace(criterion, values=()), was)
    is_even = all(abs(value - each) <= _SAME for value, each in zip(criterion.values, steps, strict=False))
    values = () if is_even else tuple(round(value, 6) for value in resampled(criterion.values, top))
    neutral = criterion.neutral if criterion.neutral is None else min(criterion.neutral, float(top))
    return msgspec.structs.replace(criterion, anchors=anchors, values=values, neutral=neutral)


def _order(held: Round, part: Part, keys: list[str]) -> Entry | None:
    """Return the document's entry for the order of a whole framework, if it is another than things come in anyway."""
    usual = usual_order(held, part, keys)
    attribute = KINDS[part].attribute
    if keys == usual:
        return without_draft(held, "settings", attribute)
    return {"part": "settings", "id": attribute, "entry": {"order": keys}}


def _read(part: Part, entries: Value, listed: str) -> dict[str, Thing]:
    """Return the things of a document's list by id. Raises InputError naming the entry that cannot be right."""
    if not isinstance(entries, list | tuple):
        raise refuse("WrongShape", "This must be a list.", listed, "Put its entries in [ ].")
    found: dict[str, Thing] = {}
    for at, entry in enumerate(entries):
        where = f"{listed}[{at}]"
        if not isinstance(entry, dict):
            raise refuse("WrongShape", "This must be an object.", where, "Put its fields in { }.")
        key = check_id(entry.get("id"), f"{where}.id")
        if key in found:
            raise refuse("Repeated", f"“{key}” stands twice.", f"{where}.id", "Give each its own id.")
        if entry.get("withdrawn") is not True:
            found[key] = _made(part, {name: value for name, value in entry.items() if name != "withdrawn"}, where)
    return found
