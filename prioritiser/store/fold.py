"""What the events add up to: a set of entries at every key, and the value that stands there.

The result depends on which events there are and never on the order in which they arrived. The clock decides
nothing: an entry stands until an event that names it supersedes it; several that differ are a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sys import intern
from typing import NamedTuple

from prioritiser.model.base import Value
from prioritiser.model.edit import Key
from prioritiser.model.event import Body
from prioritiser.model.kinds import KINDS, LINE_KINDS


class Entry(NamedTuple):
    """What one event says at one key, and which events' entries it replaces there."""

    value: Value
    supersedes: tuple[str, ...]


Entries = dict[str, Entry]


class Slot:
    """All entries about one thing: `main` about the thing itself, `fields` about each of its fields."""

    __slots__ = ("fields", "main")

    def __init__(self) -> None:
        """Start with nothing said."""
        self.main: Entries = {}
        self.fields: dict[str, Entries] = {}


@dataclass(frozen=True, slots=True)
class Settled:
    """What stands at a key: `live` event ids, the value in use, and whether the live values differ."""

    live: tuple[str, ...]
    value: Value
    conflict: bool


def settle(entries: Mapping[str, Entry], history: Mapping[str, Entry] | None = None) -> Settled:
    """Return what stands among `entries`.

    Live entries are those that none supersedes. If their values differ, the value in use is the latest one that
    all of them had replaced (what both sides had seen), or None. `history` adds entries to walk through.
    """
    if len(entries) == 1:
        ((key, entry),) = entries.items()
        return Settled((key,), entry.value, conflict=False)
    dead = {old for entry in entries.values() for old in entry.supersedes}
    live = tuple(sorted(key for key in entries if key not in dead))
    values = [entries[key].value for key in live]
    if all(value == values[0] for value in values[1:]):
        return Settled(live, values[0] if values else None, conflict=False)
    return Settled(live, _seen_by_all(live, entries, history or entries), conflict=True)


def _seen_by_all(live: Iterable[str], entries: Mapping[str, Entry], walk: Mapping[str, Entry]) -> Value:
    """Return the latest value that every live entry had replaced, or None when there is no single one."""
    common = set.intersection(*(_replaced_by(key, walk) for key in live)) & entries.keys()
    older = {old for key in common for old in _replaced_by(key, walk)}
    values = [entries[key].value for key in sorted(common - older)]
    return values[0] if values and all(value == values[0] for value in values) else None


def _replaced_by(key: str, entries: Mapping[str, Entry]) -> set[str]:
    """Return every entry that this one replaced, directly or through others."""
    found: set[str] = set()
    waiting = list(entries[key].supersedes) if key in entries else []
    while waiting:
        old = waiting.pop()
        if old not in found:
            found.add(old)
            waiting.extend(entries[old].supersedes if old in entries else ())
    return found


class State:
    """Every entry of a round by kind and id."""

    def __init__(self) -> None:
        """Start with no events."""
        self.slots: dict[str, dict[tuple[str, ...], Slot]] = {}
        self._lines: dict[tuple[str, str], set[str]] = {}

    def add(self, event_id: str, body: Body) -> None:
        """Take in what one event says; adding it twice is adding it once."""
        parts = tuple(intern(part) for part in body.key)
        slot = self.slots.setdefault(body.kind, {}).setdefault(parts, Slot())
        if body.kind in LINE_KINDS:
            self._lines.setdefault((body.kind, parts[0]), set()).add(parts[1])
        entry = Entry(body.value, body.supersedes)
        if body.field:
            slot.fields.setdefault(intern(body.field), {})[event_id] = entry
        else:
            slot.main[event_id] = entry

    def slot(self, kind: str, parts: tuple[str, ...]) -> Slot | None:
        """Return what is said about one thing, or None."""
        return self.slots.get(kind, {}).get(parts)

    def creations(self, kind: str, parts: tuple[str, ...]) -> Entries:
        """Return the entries that made the thing with a whole record.

        For a line of a case these are the records of the case too: one that does not name the line says it is gone.
        """
        slot = self.slot(kind, parts)
        made = {key: entry for key, entry in slot.main.items() if isinstance(entry.value, dict)} if slot else {}
        if kind in LINE_KINDS:
            owner, line = parts
            for key, entry in self.creations("case", (owner,)).items():
                made[key] = Entry(nested_record(entry.value, kind, line), entry.supersedes)
        return made

    def entries(self, key: Key) -> Entries:
        """Return all entries at a key, those that a whole record implies included."""
        slot = self.slot(key.kind, key.parts)
        if KINDS.get(key.kind) is None or KINDS[key.kind].atomic:
            return (slot.fields.get(key.field, {}) if key.field else slot.main) if slot else {}
        made = self.creations(key.kind, key.parts)
        if not key.field:
            return {**made, **(slot.main if slot else {})}
        said = slot.fields.get(key.field, {}) if slot else {}
        implied = {at: Entry(_field(entry.value, key.field), entry.supersedes) for at, entry in made.items()}
        return {**implied, **said}

    def at(self, key: Key) -> Settled:
        """Return what stands at a key; for a thing itself the value is whether it is there."""
        entries = self.entries(key)
        if not entries:
            return Settled((), None, conflict=False)
        kind = KINDS.get(key.kind)
        if key.field == "" and kind is not None and not kind.atomic:
            entries = {at: Entry(entry.value is not None, entry.supersedes) for at, entry in entries.items()}
        return settle(entries)

    def live(self, key: Key) -> tuple[str, ...]:
        """Return the ids of the events that stand at a key: what a new event there supersedes."""
        return self.at(key).live

    def live_everywhere(self, kind: str, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return what a new whole record supersedes: what stands about the thing and about each of its fields."""
        slot = self.slot(kind, parts)
        found = set(self.live(Key(kind, parts)))
        for name in self.field_names(kind, parts) if slot else ():
            found.update(self.live(Key(kind, parts, name)))
        for nested in KINDS[kind].nested if slot else ():
            for line in self.line_ids(nested.kind, parts[0]):
                found.update(self.live_everywhere(nested.kind, (parts[0], line)))
        return tuple(sorted(found))

    def field_names(self, kind: str, parts: tuple[str, ...]) -> set[str]:
        """Return every field about which something was said."""
        slot = self.slot(kind, parts)
        names = set(slot.fields) if slot else set()
        for entry in self.creations(kind, parts).values():
            record = entry.value if isinstance(entry.value, dict) else {}
            names.update(name for name in record if kind != "case" or name not in LINE_KINDS)
        return names

    def line_ids(self, kind: str, owner: str) -> set[str]:
        """Return the ids of all lines of one kind ever named in a case."""
        named = set(self._lines.get((kind, owner), ()))
        for entry in self.creations("case", (owner,)).values():
            lines = entry.value.get(kind) if isinstance(entry.value, dict) else None
            named.update(lines if isinstance(lines, dict) else ())
        return named


def _field(record: Value, name: str) -> Value:
    """Return a field of a whole record; one that is left out is empty."""
    return record.get(name) if isinstance(record, dict) else None


def nested_record(record: Value, kind: str, line: str) -> dict[str, Value] | None:
    """Return the record of one line inside a case's whole record."""
    lines = record.get(kind) if isinstance(record, dict) else None
    found = lines.get(line) if isinstance(lines, dict) else None
    return found if isinstance(found, dict) else None
