"""The framework as its draft would have it: what is changed, what is new, what goes, and in which order."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

import msgspec

from prioritiser.edits.framework_checks import HIGHEST_LEVEL, LEVELS, refuse
from prioritiser.edits.framework_words import moved_among
from prioritiser.edits.versions import PARTS, Part
from prioritiser.errors import InputError
from prioritiser.model.base import Record, Value
from prioritiser.model.framework import Criterion, Gate, Node
from prioritiser.model.kinds import KINDS, Kind
from prioritiser.model.natural import natural_key
from prioritiser.model.records import is_empty, to_record
from prioritiser.model.round import Round

SETTINGS = "settings"
RETIRED = "withdrawn"
Thing = Node | Criterion | Gate
Mark = Literal["new", "changed", "moved", "retired"]
Entry = dict[str, Value]


def drafted(held: Round, *, retired: bool = False) -> Round:
    """Return the round with its drafts applied to nodes, criteria, gates and levels; everything else is as it was.

    `retired`: what the draft takes out is left in its place. A draft that makes no record is passed over.
    """
    tables = {KINDS[part].attribute: _table(held, part, retired=retired) for part in PARTS}
    settings = msgspec.structs.replace(held.settings, levels=drafted_levels(held))
    return replace(held, settings=settings, **tables)  # type: ignore[arg-type]


def drafted_levels(held: Round) -> int:
    """Return the top level that the draft asks for, else the one in force."""
    draft = held.drafts.get((SETTINGS, LEVELS))
    levels = draft.entry.get(LEVELS) if draft is not None else None
    return levels if isinstance(levels, int) and 1 <= levels <= HIGHEST_LEVEL else held.settings.levels


def current(held: Round, part: Part) -> dict[str, Thing]:
    """Return the things of one part as the draft has them, by id and in order, what it takes out included."""
    return _table(held, part, retired=True)


def in_force(held: Round, part: Part) -> Mapping[str, Thing]:
    """Return the things of one part as they hold now."""
    table: Mapping[str, Thing] = getattr(held, KINDS[part].attribute)
    return table


def is_retired(held: Round, part: str, key: str) -> bool:
    """Return whether the draft takes a thing out."""
    draft = held.drafts.get((part, key))
    return draft is not None and draft.entry.get(RETIRED) is True


def draft_marks(held: Round) -> dict[tuple[str, str], Mark]:
    """Return what the draft does to each thing that it touches, by (part, id); one that only moves is "moved"."""
    marks: dict[tuple[str, str], Mark] = {}
    for part in PARTS:
        now, then = in_force(held, part), current(held, part)
        for key, thing in then.items():
            if is_retired(held, part, key):
                marks[part, key] = "retired"
            elif key not in now:
                marks[part, key] = "new"
            elif _text(thing) != _text(now[key]):
                marks[part, key] = "changed"
            elif thing != now[key]:
                marks[part, key] = "moved"
        alive = {key: thing for key, thing in then.items() if marks.get((part, key)) != "retired"}
        for key in moved_among(now, alive):
            marks.setdefault((part, key), "moved")
    return marks


def _text(thing: Thing) -> Thing:
    """Return a thing without where it lies."""
    return thing if isinstance(thing, Gate) else msgspec.structs.replace(thing, parent=None)


def _table(held: Round, part: Part, *, retired: bool) -> dict[str, Thing]:
    kind, force = KINDS[part], in_force(held, part)
    found: dict[str, Thing] = dict(force)
    drafts = {key: draft for (each, key), draft in held.drafts.items() if each == part}
    for key in sorted(drafts, key=natural_key):
        thing = _thing(kind, key, force.get(key), drafts[key].entry)
        if thing is not None:
            found[key] = thing
    order = order_of(held, part)
    kept = [key for key in placed(found, force, order) if retired or not is_retired(held, part, key)]
    return {key: found[key] for key in kept}


def _thing(kind: Kind, key: str, base: Thing | None, entry: Mapping[str, Value]) -> Thing | None:
    """Return what a draft makes of a thing, or None where it makes nothing that could be shown."""
    raw: Entry = msgspec.to_builtins(base) if base is not None else {}
    given = {name: value for name, value in entry.items() if name != RETIRED}
    try:
        record = to_record(kind, {**raw, **given, "id": key}, where=key)
    except InputError:
        return base
    if base is None and not given:
        return None
    return record if isinstance(record, Node | Criterion | Gate) else None


def order_of(held: Round, part: Part) -> Sequence[str]:
    """Return the order that the draft asks for, or none."""
    draft = held.drafts.get((SETTINGS, KINDS[part].attribute))
    order = draft.entry.get("order") if draft is not None else None
    return [key for key in order if isinstance(key, str)] if isinstance(order, list | tuple) else ()


def placed(found: Mapping[str, Thing], force: Mapping[str, Thing], order: Sequence[str]) -> list[str]:
    """Return all ids in the order asked for; of those not named, new ones come last, others follow their neighbour."""
    named = [key for key in dict.fromkeys(order) if key in found]
    listed = [*named]
    last: str | None = None
    for key in found:
        if key not in set(named):
            at = len(listed) if key not in force else listed.index(last) + 1 if last is not None else 0
            listed.insert(at, key)
        last = key
    return listed


# From records to the entries of a document


def entry_for(held: Round, part: Part, thing: Thing, *, retired: bool = False) -> Entry | None:
    """Return the document's entry that makes the draft of a thing this; None where there is nothing to say.

    Raises InputError (NotANumber) for a number that is none.
    """
    base, key = in_force(held, part).get(str(thing.id)), str(thing.id)
    said = plain(thing, f"{part} {key}")
    if base is None:
        entry = {name: value for name, value in said.items() if name == "name" or not is_empty(value)}
    else:
        before = plain(base, key)
        entry = {name: value for name, value in said.items() if value != before[name]}
    entry.pop("id", None)
    if retired:
        entry[RETIRED] = True
    return _drafted_as(held, part, key, entry)


def order_entry(held: Round, part: Part, keys: Sequence[str]) -> Entry | None:
    """Return the document's entry that makes the draft's order this; None where there is nothing to say."""
    usual = usual_order(held, part, keys)
    order: Entry = {} if list(keys) == usual else {"order": list(keys)}
    return _drafted_as(held, SETTINGS, KINDS[part].attribute, order)


def usual_order(held: Round, part: Part, keys: Sequence[str]) -> list[str]:
    """Return the order in which things come that nobody has moved: as in force, then new ones by id."""
    force = in_force(held, part)
    new = sorted((key for key in keys if key not in force), key=natural_key)
    return [*(key for key in force if key in set(keys)), *new]


def levels_entry(held: Round, levels: int) -> Entry | None:
    """Return the document's entry that makes the draft's top level this; None where there is nothing to say."""
    return _drafted_as(held, SETTINGS, LEVELS, {} if levels == held.settings.levels else {LEVELS: levels})


def without_draft(held: Round, part: str, key: str) -> Entry | None:
    """Return the document's entry that drops a draft; None where there is none."""
    return _drafted_as(held, part, key, {})


def _drafted_as(held: Round, part: str, key: str, entry: Entry) -> Entry | None:
    if entry:
        return {"part": part, "id": key, "entry": entry}
    if (part, key) in held.drafts or (part, key) in disputed(held):
        return {"part": part, "id": key, "withdrawn": True}
    return None


def disputed(held: Round) -> tuple[tuple[str, str], ...]:
    """Return the drafts that two computers made differently: none of them is in use."""
    return tuple((each.parts[0], each.parts[1]) for each in held.conflicts if each.kind == "draft")


def plain(record: Record, where: str) -> Entry:
    """Return a record as it comes back from a file. Raises InputError (NotANumber) for a number that is none."""
    raw: Entry = msgspec.to_builtins(record)
    _check_numbers(raw.values(), where)
    said: Entry = msgspec.json.decode(msgspec.json.encode(raw))
    return said


def _check_numbers(values: Iterable[Value], where: str) -> None:
    for value in values:
        if isinstance(value, float) and not math.isfinite(value):
            raise refuse("NotANumber", "This is not a number that can be used.", where, "Correct it.")
        if isinstance(value, dict):
            _check_numbers(value.values(), where)
        elif isinstance(value, list | tuple):
            _check_numbers(value, where)
