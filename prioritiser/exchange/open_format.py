"""The open round format: plain JSON that any program can read and write; the fixed contract with people outside."""

from __future__ import annotations

import codecs
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from prioritiser.errors import InputError
from prioritiser.exchange.references import without_dangling
from prioritiser.exchange.safe_files import read_bytes
from prioritiser.model.base import Record, Value
from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion, Draft, Gate, Node, Version
from prioritiser.model.funding import Budget, Decision, Limit, Rule
from prioritiser.model.kinds import KINDS, Kind
from prioritiser.model.natural import natural_key
from prioritiser.model.people import Assessor, Board, Group, Interest, Organisation, Place
from prioritiser.model.records import MADE_HERE, says_something
from prioritiser.model.round import Conflict, Round
from prioritiser.model.score import Agreed, Answer, Vote
from prioritiser.model.settings import Settings
from prioritiser.model.weight import WeightSet

FORMAT = "prioritiser-round"
VERSION = 1
LARGEST_WHOLE = 2**63 - 1  # what every reader of a round file can hold
LONGEST_NUMBER = 400  # characters
NEEDED = ("format", "version", "title", "criteria", "cases")


class OpenRound(Record, frozen=True, kw_only=True):
    """The whole document, for the schema; reading goes entry by entry so that every fault has its place."""

    format: Literal["prioritiser-round"]
    version: Literal[1]
    title: str
    settings: Settings = Settings()
    nodes: tuple[Node, ...] = ()
    criteria: tuple[Criterion, ...]
    gates: tuple[Gate, ...] = ()
    versions: tuple[Version, ...] = ()
    drafts: tuple[Draft, ...] = ()
    groups: tuple[Group, ...] = ()
    assessors: tuple[Assessor, ...] = ()
    places: tuple[Place, ...] = ()
    boards: tuple[Board, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    cases: tuple[Case, ...]
    interests: tuple[Interest, ...] = ()
    answers: tuple[Answer, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    votes: tuple[Vote, ...] = ()
    weights: tuple[WeightSet, ...] = ()
    budgets: tuple[Budget, ...] = ()
    limits: tuple[Limit, ...] = ()
    rules: tuple[Rule, ...] = ()
    decisions: tuple[Decision, ...] = ()


def read_document(path: Path, *, whole: bool) -> dict[str, Value]:
    """Return the JSON object in a file, plain data only. `whole`: it must be a round, not only some of its lists.

    Raises FileError and InputError with one sentence each.
    """
    document = parse(read_bytes(path), path.name)
    missing = [name for name in NEEDED if name not in document] if whole else []
    if missing:
        said = f"There is no “{missing[0]}”, which every round in the open format has."
        raise InputError("WrongShape", said, where=path.name, remedy="Add it. Nothing was changed.")
    return document


def parse(data: bytes, where: str) -> dict[str, Value]:
    """Return the JSON object in some bytes; repeated keys, endless numbers and deep nests are refused."""
    if data.startswith(codecs.BOM_UTF8):
        raise _not_json(where, "it begins with a byte order mark; save it as UTF-8 without one")
    try:
        document = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_without_repeats,
            parse_constant=_no_number,
            parse_float=_finite,
            parse_int=_whole,
        )
    except InputError as fault:
        raise InputError(fault.code, fault.message, where=where, remedy=fault.remedy) from None
    except UnicodeDecodeError:
        raise _not_json(where, "it is not UTF-8 text") from None
    except (ValueError, RecursionError) as fault:
        at = (
            f"line {fault.lineno}, column {fault.colno}"
            if isinstance(fault, json.JSONDecodeError)
            else "it goes too far"
        )
        raise _not_json(where, at) from None
    if not isinstance(document, dict):
        raise _not_json(where, "it is not an object")
    return document


def _not_json(where: str, why: str) -> InputError:
    return InputError(
        "NotJson", f"This is not JSON that can be read ({why}).", where=where, remedy="Nothing was changed."
    )


def _without_repeats(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InputError("Repeated", f"“{twice}” stands twice in one object.", remedy="Nothing was changed.")
    return found


def _no_number(name: str) -> Value:
    raise InputError("NotANumber", f"“{name}” is not a number that can be used.", remedy="Nothing was changed.")


def _finite(text: str) -> float:
    number = float(text) if len(text) <= LONGEST_NUMBER else math.inf
    if not math.isfinite(number):
        raise _too_large(text)
    return number


def _whole(text: str) -> int:
    number = int(text) if len(text) <= LONGEST_NUMBER else LARGEST_WHOLE + 1
    if abs(number) > LARGEST_WHOLE:
        raise _too_large(text)
    return number


def _too_large(text: str) -> InputError:
    said = f"“{text[:20]}{'…' if len(text) > len(text[:20]) else ''}” is too large or too long a number."
    return InputError("NotANumber", said, remedy="Nothing was changed.")


# Writing


def document_of(held: Round) -> dict[str, Value]:
    """Return the round's current state as a document, open conflicts included; history travels in the round file."""
    held = without_dangling(held)
    document: dict[str, Value] = {"format": FORMAT, "version": VERSION, "title": held.title}
    document["settings"] = _tidy(msgspec.to_builtins(held.settings), KINDS["round"], keep_all=True)
    conflicts: dict[tuple[str, tuple[str, ...]], list[Conflict]] = {}
    for conflict in held.conflicts:
        conflicts.setdefault((conflict.kind, conflict.parts), []).append(conflict)
    for kind in KINDS.values():
        if kind.listed:
            document[kind.listed] = list(_entries(kind, held, conflicts))
    return {name: value for name, value in document.items() if value != [] or name in NEEDED}


def document_text(held: Round) -> str:
    """Return the document as JSON text, one entry a line's worth of indentation, every number in full."""
    return json.dumps(document_of(held), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _ordered(kind: Kind, table: Mapping[object, Record]) -> Mapping[object, Record]:
    """Return a table in the order of its ids, versions of their numbers, unless people gave it one of its own."""
    if kind.record is Version:
        versions = {key: record for key, record in table.items() if isinstance(record, Version)}
        return dict(sorted(versions.items(), key=lambda item: (item[1].number, natural_key(item[1].id))))
    if not kind.atomic:
        return table
    return dict(sorted(table.items(), key=lambda item: tuple(natural_key(part) for part in _parts(item[0]))))


def _parts(key: object) -> tuple[str, ...]:
    return key if isinstance(key, tuple) else (str(key),)


def _entries(
    kind: Kind, held: Round, conflicts: Mapping[tuple[str, tuple[str, ...]], list[Conflict]]
) -> Iterator[dict[str, Value]]:
    """Yield the entries of one list in the order in which people see them, conflicts as several entries."""
    table: Mapping[object, Record] = _ordered(kind, getattr(held, kind.attribute))
    seen = set()
    for key, record in table.items():
        parts = _parts(key)
        seen.add(parts)
        yield from _entry(kind, parts, _tidy(msgspec.to_builtins(record), kind), conflicts.get((kind.name, parts), []))
    for name, parts in sorted(conflicts):
        if name == kind.name and parts not in seen:
            yield from _entry(kind, parts, {}, conflicts[name, parts])


def _entry(
    kind: Kind, parts: tuple[str, ...], entry: dict[str, Value], found: list[Conflict]
) -> Iterator[dict[str, Value]]:
    """Yield one thing as one entry, or in conflict: what is in use first, then each rival with what is its own."""
    entry.pop("conflict", None)
    if not found:
        yield entry
        return
    whole = next((conflict for conflict in found if conflict.field == ""), None)
    identity = _identity(kind, parts, whole)
    if entry and (whole is None or (kind.name != "answer" and whole.in_use is not None)):
        yield {**entry, "conflict": True, "in_use": True}
    if whole is not None:
        for rival in whole.rivals:
            value = rival.value if isinstance(rival.value, dict) else {"withdrawn": True}
            reason = {"reason": rival.reason} if rival.reason else {}
            yield {**identity, **value, **reason, "conflict": True}
    for conflict in found:
        if conflict.field and not (whole is not None and conflict.field == "reason"):
            for rival in conflict.rivals:
                yield {**identity, **_nest(kind, conflict.field, rival.value), "conflict": True}


def _identity(kind: Kind, parts: tuple[str, ...], whole: Conflict | None) -> dict[str, Value]:
    """Return what tells which thing an entry is about; a rule is what it says."""
    if kind.name != "rule":
        return {name: part or None for name, part in zip(kind.parts, parts, strict=True)}
    said = (rival.value for rival in whole.rivals) if whole is not None else ()
    return next((dict(value) for value in said if isinstance(value, dict)), {})


def _nest(kind: Kind, name: str, value: Value) -> dict[str, Value]:
    """Return a flat field as it stands in an entry."""
    head, dot, rest = name.partition(".")
    return {head: {rest: value}} if dot and head in kind.split else {name: value}


def _tidy(raw: dict[str, Value], kind: Kind, *, keep_all: bool = False) -> dict[str, Value]:
    """Return an entry without what says nothing: empty fields, marks that do not apply, line ids made here."""
    if keep_all:
        return raw
    found: dict[str, Value] = {}
    for name, value in raw.items():
        if name in kind.parts and kind.name != "rule":
            found[name] = value
        elif isinstance(value, list | tuple) and any(nested.field == name for nested in kind.nested):
            nested = next(nested for nested in kind.nested if nested.field == name)
            lines = [_tidy_line(line, KINDS[nested.kind]) for line in value]
            found.update({name: lines} if lines else {})
        elif says_something(kind, name, value) or (value is False and name in ("accepted", "mirrored")):
            found[name] = value
    return found


def _tidy_line(line: Value, kind: Kind) -> Value:
    """Return one line of a case without empty fields and without an id that was made here."""
    if not isinstance(line, dict):
        return line
    made_here = str(line.get("id") or "").startswith(MADE_HERE)
    return {
        name: value
        for name, value in line.items()
        if says_something(kind, name, value) and not (name == "id" and made_here)
    }
