"""From entries in the shapes of the open round format to an edit: what is new, what changed, what is withdrawn."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from prioritiser.edits.framework_checks import refuse
from prioritiser.edits.preview import Preview, as_text
from prioritiser.edits.text import check_id, check_texts
from prioritiser.model.base import Record, Value
from prioritiser.model.edit import Change, Key, Rivals
from prioritiser.model.kinds import KINDS, Kind, Nested
from prioritiser.model.records import MADE_HERE, MARKS, Flat, flatten, is_empty, to_record

WITHDRAWN = "withdrawn"
ORDER = "~place"  # never the name of a field that people fill
_SAID_OF_ENTRIES = (WITHDRAWN, *MARKS)
Entry = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Touched:
    """One thing that entries named, and where the first of them stands in the document."""

    kind: Kind
    parts: tuple[str, ...]
    where: str
    record: Record | None


@dataclass(slots=True)
class Reading:
    """What a document comes to: changes for the edit, the things they touch."""

    changes: list[Change] = field(default_factory=list)
    touched: list[Touched] = field(default_factory=list)


def read_list(kind: Kind, entries: Sequence[Value], preview: Preview, reading: Reading) -> None:
    """Take in one list of a document. Raises InputError naming the entry that cannot be right."""
    grouped: dict[tuple[str, ...], list[tuple[str, Entry]]] = {}
    for at, entry in enumerate(entries):
        where = f"{kind.listed}[{at}]"
        if not isinstance(entry, dict):
            raise refuse("WrongShape", "This must be an object.", where, "Put its fields in { }.")
        check_texts(entry, where)
        _check_marks(kind, entry, where)
        grouped.setdefault(parts_of(kind, entry, where), []).append((where, entry))
    for parts, group in grouped.items():
        if len(group) == 1:
            take_in(kind, parts, group[0], preview, reading)
        else:
            _take_in_rivals(kind, parts, group, preview, reading)


def _check_marks(kind: Kind, entry: Entry, where: str) -> None:
    """Refuse marks that are neither true nor false, names that nobody would read, and ids of lines that are none."""
    for name in _SAID_OF_ENTRIES:
        if not isinstance(entry.get(name, False), bool):
            raise refuse("WrongShape", "This must be true or false.", f"{where}.{name}", "Correct it.")
    unknown = [name for name in entry if name not in (*_SAID_OF_ENTRIES, *kind.record.__struct_fields__)]
    if unknown:
        said = f"There is no “{unknown[0]}” here in the format."
        raise refuse("UnknownKey", said, f"{where}.{unknown[0]}", "Remove or correct it.")
    for nested in kind.nested:
        lines = entry.get(nested.field)
        for at, line in enumerate(lines if isinstance(lines, list) else ()):
            if isinstance(line, dict) and line.get("id"):
                key, place = line["id"], f"{where}.{nested.field}[{at}].id"
                if str(key).startswith(MADE_HERE):
                    raise refuse(
                        "BadId", f"The id of a line cannot begin with “{MADE_HERE}”.", place, "Choose another."
                    )
                check_id(key, place)


def parts_of(kind: Kind, entry: Entry, where: str) -> tuple[str, ...]:
    """Return the id parts of an entry; a rule's id is made from what it says."""
    if kind.name == "rule":
        given = {name: value for name, value in entry.items() if name not in _SAID_OF_ENTRIES}
        raw = msgspec.to_builtins(to_record(kind, given, where=where))
        said = {name: value for name, value in raw.items() if not is_empty(value)}
        return (hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()[:16],)
    parts = []
    for name in kind.parts:
        value = entry.get(name)
        if value is None and (kind.name, name) in (("interest", "case"), ("weights", "assessor")):
            parts.append("")
        elif value is None and (kind.name, name) == ("budget", "kind"):
            parts.append("recurrent")
        else:
            parts.append(check_id(value, f"{where}.{name}"))
    return tuple(parts)


def take_in(kind: Kind, parts: tuple[str, ...], placed: tuple[str, Entry], preview: Preview, reading: Reading) -> None:
    """Take in one entry: a new thing, a change to one, or its withdrawal."""
    where, entry = placed
    old = preview.get(kind, parts)
    if entry.get(WITHDRAWN) is True:
        if old is not None:
            said = flatten(kind, old).fields if kind.atomic else {}
            reading.changes.append(Change(Key(kind.name, parts), True, None))
            reading.changes.extend(
                Change(Key(kind.name, parts, name), said[name], None) for name in kind.own if name in said
            )
            preview.put(kind, parts, None)
            reading.touched.append(Touched(kind, parts, where, None))
        return
    record = _merged(kind, old, entry, where)
    preview_order = preview.count(kind)
    preview.put(kind, parts, record)
    new = flatten(kind, record)
    if old is None:
        if not kind.atomic:
            new.fields[ORDER] = preview_order
        reading.changes.extend(creation(kind, parts, new))
    else:
        reading.changes.extend(differences(kind, parts, flatten(kind, old), new))
    reading.touched.append(Touched(kind, parts, where, record))


def _merged(kind: Kind, old: Record | None, entry: Entry, where: str) -> Record:
    """Return the record that an entry makes: left-out fields keep what they were, one value is replaced whole."""
    given = {name: value for name, value in entry.items() if name not in _SAID_OF_ENTRIES}
    level = given.get("level")
    if isinstance(level, float):
        if not level.is_integer():
            raise refuse("OffScale", f"{level:g} is between two levels.", f"{where}.level", "Give a whole number.")
        given["level"] = int(level)
    if old is None:
        return to_record(kind, given, where=where)
    held: dict[str, Value] = msgspec.to_builtins(old)
    if kind.atomic:
        said = any(name not in kind.own and name not in kind.parts for name in given)
        keep = (*kind.parts, *kind.own) if said else tuple(held)
        held = {name: value for name, value in held.items() if name in keep and not (said and name == "stale")}
    for name in kind.split:
        entries, news = held.get(name), given.get(name)
        if isinstance(entries, dict) and isinstance(news, dict):
            given[name] = {key: value for key, value in {**entries, **news}.items() if value is not None}
    record = to_record(kind, {**held, **given}, where=where)
    for nested in kind.nested:
        if nested.field in given:
            record = _with_line_ids(record, old, nested)
    return record


def _with_line_ids(record: Record, old: Record, nested: Nested) -> Record:
    """Return the record with its new list's lines known again: by id, by content, then by what they are about."""
    if KINDS[nested.kind].parts != ("id",):
        return record
    waiting: list[Record] = list(getattr(old, nested.field))
    lines: list[Record] = []
    for line in getattr(record, nested.field):
        found = _same_line(line, waiting, nested)
        key = getattr(line, "id") or (getattr(found, "id") if found else f"~{uuid.uuid4().hex}")  # noqa: B009
        if found is not None:
            waiting.remove(found)
        lines.append(msgspec.structs.replace(line, id=key))
    return msgspec.structs.replace(record, **{nested.field: tuple(lines)})


def _same_line(line: Record, waiting: Sequence[Record], nested: Nested) -> Record | None:
    """Return which of the old lines a new one is."""
    given = getattr(line, "id")  # noqa: B009
    if given:
        return next((each for each in waiting if getattr(each, "id") == given), None)  # noqa: B009
    whole = next((each for each in waiting if msgspec.structs.replace(each, id="") == line), None)
    about = tuple(getattr(line, name) for name in nested.match)
    return whole or next(
        (each for each in waiting if tuple(getattr(each, name) for name in nested.match) == about), None
    )


def creation(kind: Kind, parts: tuple[str, ...], flat: Flat) -> Iterable[Change]:
    """Yield the changes that make a new thing: its record as one, every name, reason and note as its own."""
    if kind.atomic:
        yield Change(Key(kind.name, parts), None, flat.fields.get(""))
    else:
        record: dict[str, Value] = {name: value for name, value in flat.fields.items() if name not in kind.own}
        for name, lines in flat.lines.items():
            if lines:
                record[name] = {
                    line: _without_own(KINDS[name], one, at) for at, (line, one) in enumerate(lines.items())
                }
        yield Change(Key(kind.name, parts), None, record)
    for name in kind.own:
        if name in flat.fields:
            yield Change(Key(kind.name, parts, name), None, flat.fields[name])
    for name, lines in flat.lines.items():
        for line, one in lines.items():
            for own in KINDS[name].own:
                if own in one.fields:
                    yield Change(Key(name, (parts[0], line), own), None, one.fields[own])


def _without_own(kind: Kind, flat: Flat, order: int) -> dict[str, Value]:
    return {**{name: value for name, value in flat.fields.items() if name not in kind.own}, ORDER: order}


def differences(kind: Kind, parts: tuple[str, ...], old: Flat, new: Flat) -> Iterable[Change]:
    """Yield the changes from one state of a thing to another, a field at a time; what is the same is left out."""
    for name in sorted(old.fields.keys() | new.fields.keys()):
        before, after = old.fields.get(name), new.fields.get(name)
        if before != after:
            yield Change(Key(kind.name, parts, name), before, after)
    for name, lines in new.lines.items():
        yield from _line_differences(KINDS[name], parts[0], old.lines.get(name, {}), lines)


def _line_differences(kind: Kind, owner: str, old: Mapping[str, Flat], new: Mapping[str, Flat]) -> Iterable[Change]:
    """Yield the changes of one list of lines in a case; a line says where it stands once that has changed."""
    before = {line: order for order, line in enumerate(old)}
    for line in old:
        if line not in new:
            yield Change(Key(kind.name, (owner, line)), True, None)
    for order, (line, flat) in enumerate(new.items()):
        if line in old:
            yield from differences(kind, (owner, line), old[line], flat)
            if before[line] != order:
                yield Change(Key(kind.name, (owner, line), ORDER), before[line], order)
        else:
            yield from creation(kind, (owner, line), Flat({**flat.fields, ORDER: order}))


def _take_in_rivals(
    kind: Kind, parts: tuple[str, ...], group: Sequence[tuple[str, Entry]], preview: Preview, reading: Reading
) -> None:
    """Take in several entries at one key: an open conflict, each marked so; one may be marked as in use meanwhile."""
    if any(entry.get("conflict") is not True for _, entry in group):
        remedy = 'Keep one, or mark each with "conflict": true.'
        raise refuse("Repeated", "This repeats an earlier entry.", group[1][0], remedy)
    base = [placed for placed in group if placed[1].get("in_use") is True] or ([] if kind.atomic else list(group[:1]))
    for placed in base[:1]:
        take_in(kind, parts, placed, preview, reading)
    said: dict[str, list[Value]] = {}
    touched = []
    for where, entry in (placed for placed in group if placed[1].get("in_use") is not True):
        fields: dict[str, Value] = {}
        if entry.get(WITHDRAWN) is not True:
            record = _merged(kind, preview.get(kind, parts) if base else None, entry, where)
            touched.append(Touched(kind, parts, where, record))
            fields = flatten(kind, record).fields
        for name in _fields_said(kind, entry):
            said.setdefault(name, []).append(fields.get(name))
    reasons = [str(reason or "") for reason in said.get("reason", ("",) * len(group))]
    answers = {*zip(map(as_text, said.get("", ())), reasons, strict=False)}
    if answers and answers == preview.rivals(Key(kind.name, parts)):
        said = {name: values for name, values in said.items() if name not in ("", "reason")}
    changes = [change for name in sorted(said) for change in _rivalry(kind, parts, name, said[name], preview)]
    reading.changes.extend(changes)
    reading.touched.extend(touched if changes else ())


def _fields_said(kind: Kind, entry: Entry) -> Iterator[str]:
    """Yield the flat fields that an entry speaks of; whoever gives a value gives a reason too, if an empty one."""
    names = [name for name in entry if name not in (*_SAID_OF_ENTRIES, *kind.parts)]
    if not kind.atomic:
        for name in names:
            within = entry[name]
            yield from (
                (f"{name}.{key}" for key in within) if name in kind.split and isinstance(within, dict) else (name,)
            )
        return
    value = entry.get(WITHDRAWN) is True or any(name not in kind.own for name in names)
    yield from ("",) if value else ()
    yield from (name for name in kind.own if name in names or (value and name == "reason"))


def _rivalry(
    kind: Kind, parts: tuple[str, ...], name: str, values: Sequence[Value], preview: Preview
) -> Iterator[Change]:
    """Yield the change that leaves rival values at a key, unless they stand there already."""
    key = Key(kind.name, parts, name)
    rivals = {as_text(value) for value in values}
    if len(rivals) > 1:
        if rivals != {value for value, _ in preview.rivals(key)}:
            yield Change(key, None, Rivals(tuple(values)))
    elif not is_empty(values[0]):
        old = preview.get(kind, parts)
        before = flatten(kind, old).fields.get(name) if old is not None else None
        if before != values[0]:
            yield Change(key, before, values[0])
