"""A Round as it would be: records put in or taken out before anything is written."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from prioritiser.model.base import Record, Value
from prioritiser.model.edit import Key
from prioritiser.model.kinds import Kind
from prioritiser.model.round import Round
from prioritiser.model.settings import Settings

Parts = tuple[str, ...]


def as_text(value: Value) -> str:
    """Return a value as text that is the same for the same value, in whatever order its keys came."""
    return msgspec.json.encode(value, order="sorted").decode()


class Preview:
    """The round with the changes so far."""

    def __init__(self, held: Round) -> None:
        """Start from the round as it is."""
        self._held = held
        self._tables: dict[str, dict[object, Record]] = {}
        self._title = held.title
        self._settings = held.settings

    def get(self, kind: Kind, parts: Parts) -> Record | None:
        """Return a record, or None when it is not there."""
        if kind.name == "round":
            return self._settings
        found = self._table(kind).get(parts[0] if len(parts) == 1 else parts)
        return found if isinstance(found, Record) else None

    def put(self, kind: Kind, parts: Parts, record: Record | None) -> None:
        """Put a record in, or take it out with None."""
        if isinstance(record, Settings):
            self._settings = record
            return
        if kind.attribute not in self._tables:
            self._tables[kind.attribute] = dict(self._table(kind))
        table = self._tables[kind.attribute]
        key: object = parts[0] if len(parts) == 1 else parts
        if record is None:
            table.pop(key, None)
        else:
            table[key] = record

    def name(self, title: str) -> None:
        """Give the round a title."""
        self._title = title

    def rivals(self, key: Key) -> frozenset[tuple[str, str]]:
        """Return the values in open conflict at a key, as text to compare, each with its reason; none without one."""
        found = [each for each in self._held.conflicts if (each.kind, each.parts, each.field) == key]
        return frozenset((as_text(rival.value), rival.reason) for each in found for rival in each.rivals)

    def count(self, kind: Kind) -> int:
        """Return how many things of a kind there are."""
        return len(self._table(kind))

    def _table(self, kind: Kind) -> dict[object, Record]:
        held: dict[object, Record] = getattr(self._held, kind.attribute)
        return self._tables.get(kind.attribute, held)

    def round(self) -> Round:
        """Return the round as it would be."""
        return replace(self._held, title=self._title, settings=self._settings, **self._tables)  # type: ignore[arg-type]
