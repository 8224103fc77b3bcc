"""Records as flat fields and back: the one translation between what people see and what events hold."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import msgspec

from prioritiser.errors import InputError
from prioritiser.model.base import Record, Value
from prioritiser.model.kinds import KINDS, Kind

# Said of an entry by the open format, never stored.
MARKS = ("conflict", "in_use")
MADE_HERE = "~"

# False is what most fields are anyway; here it is said, because nothing said is a third answer.
_THREE_WAY = ("cash_releasing",)
_KEPT = "Nothing was changed."
_PLACE = re.compile(r"\$([^`]*)`")
_SORTS = MappingProxyType(
    {
        "int": "a whole number", "float": "a number", "str": "text", "bool": "true or false", "array": "a list",
        "object": "an object", "null": "nothing",
    }
)  # fmt: skip


@dataclass(slots=True)
class Flat:
    """A thing as flat fields: "" holds the value of an atomic kind; `lines` by kind and line id."""

    fields: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, dict[str, Flat]] = field(default_factory=dict)


def is_empty(value: Value) -> bool:
    """Return whether a value says nothing: None, empty text, an empty list or dictionary."""
    return value is None or value in ("", [], {}) or value == ()


def says_something(kind: Kind, name: str, value: Value) -> bool:
    """Return whether a field has to be kept: it must be there, or it is neither empty nor false."""
    if name in _needed(kind.record):
        return True
    return not is_empty(value) and (value is not False or name in _THREE_WAY)


@functools.cache
def _needed(record: type[Record]) -> frozenset[str]:
    """Return the fields that every record of a type must have."""
    return frozenset(each.name for each in msgspec.structs.fields(record) if each.required)


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
    kept = {name: value for name, value in raw.items() if says_something(kind, name, value)}
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
        raise _refusal(str(fault), where) from None


def _refusal(fault: str, where: str) -> InputError:
    """Return msgspec's finding as a plain sentence with its place."""
    said, _, rest = fault.partition(" - at ")
    place = _PLACE.search(rest)
    at = f"{where}{place[1]}" if place and where else place[1].lstrip(".") if place else where
    unknown = re.fullmatch(r"Object contains unknown field `(.*)`", said, re.DOTALL)
    if unknown:
        name = unknown[1]
        message = f"There is no “{name}” here in the format."
        return InputError(
            "UnknownKey", message, where=f"{at}.{name}".lstrip("."), remedy=f"Remove or correct it. {_KEPT}"
        )
    missing = re.fullmatch(r"Object missing required field `(.*)`", said)
    if missing:
        return InputError("WrongShape", f"“{missing[1]}” is missing.", where=at, remedy=f"Add it. {_KEPT}")
    said = re.sub(r"^Invalid enum value '(.*)'$", r"“\1” is not one of the words that can stand here", said)
    said = re.sub(r"^Expected (.*), got (.*)$", r"This must be \1, not \2", said)
    said = re.sub(
        r"`([^`]*)`", lambda found: " or ".join(_SORTS.get(sort, sort) for sort in found[1].split(" | ")), said
    )
    return InputError("WrongShape", f"{said}.", where=at, remedy=f"Correct it. {_KEPT}")
