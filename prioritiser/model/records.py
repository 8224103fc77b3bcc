"""Records as flat fields and back: the one translation between what people see and what events hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from prioritiser.errors import InputError
from prioritiser.model.base import Record, Value
from prioritiser.model.kinds import KINDS, Kind

# Said of an entry by the open format, never stored.
MARKS = ("conflict", "in_use")
MADE_HERE = "~"


@dataclass(slots=True)
class Flat:
    """A thing as flat fields: "" holds the value of an atomic kind; `lines` by kind and line id."""

    fields: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, dict[str, Flat]] = field(default_factory=dict)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key under which C2 comes before C10."""
    pieces = re.split(r"(\d+)", text)
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces if piece)


def is_empty(value: Value) -> bool:
    """Return whether a value says nothing: None, empty text, an empty list or dictionary."""
    return value is None or value in ("", [], {}) or value == ()


def flatten(kind: Kind, record: Record) -> Flat:
    """Return the record as flat fields, id parts and empty fields left out."""
    raw: dict[str, Value] = msgspec.to_builtins(record)
    for name in (*kind.parts, *MARKS):
        raw.pop(name, None)
    flat = Flat()
    for nested in kind.nested:
        raw.pop(nested.field, None)
        lines = getattr(record, nested.field)
        flat.lines[nested.kind] = {
            line_id(nested.kind, at, line): flatten_line(nested.kind, line) for at, line in enumerate(lines, 1)
        }
    for name in kind.split:
        entries = raw.pop(name, None)
        if isinstance(entries, dict):
            flat.fields.update({f"{name}.{key}": value for key, value in entries.items() if not is_empty(value)})
    kept = {name: value for name, value in raw.items() if not is_empty(value) and value is not False}
    if kind.atomic:
        flat.fields.update({name: kept.pop(name) for name in kind.own if name in kept})
        flat.fields[""] = kept or None
        return flat
    flat.fields.update(kept)
    return flat


def flatten_line(kind_name: str, line: Record) -> Flat:
    """Return one line of a case as flat fields."""
    return flatten(KINDS[kind_name], line)


def line_id(kind_name: str, position: int, line: Record) -> str:
    """Return the line's own id, or one made from its place in the list."""
    given = str(getattr(line, KINDS[kind_name].parts[0]))
    return given or f"{MADE_HERE}{position}"


def build(kind: Kind, parts: tuple[str, ...], flat: Flat, *, where: str = "") -> Record:
    """Return the record that the flat fields describe.

    Raises InputError with the field's place when they do not make one.
    """
    raw: dict[str, Value] = dict(zip(kind.parts, parts, strict=False))
    for name, value in flat.fields.items():
        head, dot, rest = name.partition(".")
        if name == "":
            raw.update(value if isinstance(value, dict) else {})
        elif dot and head in kind.split:
            entries = raw.setdefault(head, {})
            if isinstance(entries, dict):
                entries[rest] = value
        else:
            raw[name] = value
    _name_nobody(raw)
    for nested in kind.nested:
        lines = flat.lines.get(nested.kind, {})
        raw[nested.field] = tuple(build(KINDS[nested.kind], (key,), line, where=where) for key, line in lines.items())
    return to_record(kind, raw, where=where)


def _name_nobody(raw: dict[str, Value]) -> None:
    """Turn the empty id part of "no case" and "no assessor" back into None."""
    for name in ("case", "assessor"):
        if raw.get(name) == "":
            raw[name] = None


def to_record(kind: Kind, raw: Mapping[str, Value], *, where: str = "") -> Record:
    """Return `raw` as a record of its kind, fields unknown or of the wrong sort refused by name."""
    fields = {name: value for name, value in raw.items() if not (value is None and name not in kind.parts)}
    if "id" in kind.parts and kind.name == "rule":
        fields.pop("id", None)
    try:
        return msgspec.convert(fields, kind.record, strict=True)
    except msgspec.ValidationError as fault:
        raise InputError("WrongShape", _in_words(str(fault)), where=where, remedy="Nothing was changed.") from None


def _in_words(fault: str) -> str:
    """Say msgspec's finding in a plain sentence with the place first."""
    said, _, place = fault.partition(" - at `$")
    at = place.strip("`").lstrip(".")
    return f"{at}: {said}." if at else f"{said}."
