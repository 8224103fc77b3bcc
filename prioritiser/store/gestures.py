"""Undo and redo: the edit that takes a step back, and when that is refused."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterable, Sequence

from prioritiser.errors import RefusedError
from prioritiser.model.base import Value
from prioritiser.model.edit import Change, Edit, Key, Rivals
from prioritiser.model.event import Body
from prioritiser.model.kinds import EDIT, KINDS, RECEIPT, SET_ASIDE
from prioritiser.store.fold import Entries, State
from prioritiser.store.ledger import Ledger, read_body
from prioritiser.store.steps import Gesture, Step


def taking_back(step: Step, ledger: Ledger, state: State) -> tuple[Edit, str]:
    """Return the edit that takes a step back, and the id of the first gesture that it takes back.

    Raises RefusedError when something it touched has moved on since. Steps are taken back in order, so what stands
    there from our own chain is this step's doing, or that of an undo that brought it back; anything from another chain
    is somebody else's change. Where one stands among the gestures of a step, only the last of these is taken back.
    """
    taking = _Taking(step.gestures, ledger, state)
    if not taking.is_in_one_piece():
        taking = _Taking(step.gestures[-1:], ledger, state)
    return Edit(step.last.label, taking.changes()), taking.gestures[0].id


class _Taking:
    """The gestures to take back, with their events."""

    def __init__(self, gestures: Sequence[Gesture], ledger: Ledger, state: State) -> None:
        """Read the events again from our own chain."""
        self.gestures = gestures
        self.ledger = ledger
        self.state = state
        self.label = gestures[-1].label
        # What was done and undone between several gestures on one answer is taken back with them.
        self.first, self.last = gestures[0].first, gestures[0].last if len(gestures) == 1 else sys.maxsize
        chain = ledger.events[ledger.own]
        self.bodies = [
            (event.id, read_body(event.body))
            for each in gestures
            for event in chain[each.first - 1 : each.last]
            if event.body is not None
        ]
        self.said_at: dict[Key, list[str]] = {}
        for event_id, body in self.bodies:
            self.said_at.setdefault(Key(body.kind, body.key, body.field), []).append(event_id)

    def is_in_one_piece(self) -> bool:
        """Return whether nobody else's change replaced one of several gestures."""
        if len(self.gestures) == 1:
            return True
        for key in {Key(body.kind, body.key, body.field) for _, body in self.bodies if body.kind != EDIT}:
            entries = self.state.entries(key)
            mine = self._mine(entries)
            if any(mine & set(entry.supersedes) for at, entry in entries.items() if at not in mine):
                return False
        return True

    def changes(self) -> tuple[Change, ...]:
        """Return the changes that take the gestures back, the last first."""
        changes: dict[Key, Change] = {}
        for _, body in reversed(self.bodies):
            key = Key(body.kind, body.key, body.field)
            if body.kind == RECEIPT:
                self._refuse_if_built_on(body)
                changes.update(_set_aside(body))
            elif body.kind != EDIT and key not in changes:
                self._refuse_if_moved_on(key)
                changes[key] = Change(key, None, self._before(key))
        return tuple(changes.values())

    def _mine(self, entries: Entries) -> set[str]:
        """Return which entries at a key are those of the gestures."""
        places = self.ledger.places
        return {at for at in entries if self.first <= places.get(at, 0) <= self.last}

    def _refuse_if_built_on(self, receipt: Body) -> None:
        """Refuse to leave out what a merge brought when something here was made in its place since."""
        spans = receipt.value.get("brought") if isinstance(receipt.value, dict) else None
        brought = {
            event.id
            for chain, (first, last) in (spans.items() if isinstance(spans, dict) else ())
            for event in self.ledger.events.get(chain, [])[first - 1 : last]
        }
        mine = {event_id for event_id, _ in self.bodies}
        for event in self.ledger.events[self.ledger.own]:
            if event.body is not None and event.id not in mine and brought & set(read_body(event.body).supersedes):
                raise _moved_on(self.label, "something that it brought")

    def _refuse_if_moved_on(self, key: Key) -> None:
        """Refuse to take back what somebody has changed again since."""
        kind = KINDS.get(key.kind)
        state = self.state
        live = set(state.live(key))
        entries = state.entries(key)
        mine = self.said_at.get(key, ())
        if not any(event_id in entries for event_id in mine):
            raise _moved_on(self.label, _said(key))
        if kind is not None and not kind.atomic and key.field == "":
            names = state.field_names(key.kind, key.parts)
            live.update(*(state.live(Key(key.kind, key.parts, name)) for name in names))
            made = any(isinstance(entries[at].value, dict) for at in mine if at in entries)
            live = live if made else set(state.live(key))
        if not live <= self.ledger.places.keys():
            raise _moved_on(self.label, _said(key))

    def _before(self, key: Key) -> Value | Rivals:
        """Return what stood at the key before the gestures."""
        entries = self.state.entries(key)
        mine = self._mine(entries)
        old = {at for event_id in mine for at in entries[event_id].supersedes} - mine
        older = {at for each in old & entries.keys() for at in entries[each].supersedes}
        values = distinct(entry.value for at, entry in entries.items() if at in old - older)
        kind = KINDS.get(key.kind)
        if kind is not None and not kind.atomic and key.field == "":
            return True if any(value is not None for value in values) else None
        return Rivals(tuple(values)) if len(values) > 1 else values[0] if values else None


def _set_aside(body: Body) -> dict[Key, Change]:
    """Return the change that leaves out what a merge brought."""
    spans = body.value.get("brought") if isinstance(body.value, dict) else None
    key = Key(SET_ASIDE, (str(uuid.uuid4()),))
    return {key: Change(key, None, spans)} if spans else {}


def _moved_on(label: str, what: str) -> RefusedError:
    said = f"“{label}” cannot be undone: {what} was changed again since."
    return RefusedError("MovedOn", said, remedy="Change it by hand instead. Nothing was changed.")


def distinct(values: Iterable[Value]) -> list[Value]:
    """Return the values, each once."""
    found: list[Value] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def _said(key: Key) -> str:
    """Name a key in words."""
    kind = KINDS.get(key.kind)
    noun = kind.noun if kind else key.kind
    return f"the {noun} {' / '.join(key.parts)}".rstrip()
