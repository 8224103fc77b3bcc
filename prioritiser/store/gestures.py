"""Undo and redo, read from the history itself: which gesture is next to take back, and the edit that does it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from prioritiser.errors import RefusedError
from prioritiser.model.base import Value
from prioritiser.model.edit import Change, Edit, Key, Rivals
from prioritiser.model.event import Body
from prioritiser.model.kinds import EDIT, ERASURE, KINDS, RECEIPT, SET_ASIDE
from prioritiser.store.fold import State
from prioritiser.store.ledger import Ledger, read_body

# A restore point stands for a code that was given out, an erasure is for good: neither is a step to undo.
NOT_UNDONE = ("point", ERASURE, EDIT)


@dataclass(slots=True)
class Gesture:
    """One edit of this replica as its events tell it."""

    id: str
    label: str
    undoes: str | None
    bodies: list[tuple[str, Body]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stacks:
    """What can be undone and redone here, latest last. The first gesture of a round made here stays."""

    undo: tuple[Gesture, ...]
    redo: tuple[Gesture, ...]


def gestures_of(ledger: Ledger) -> list[Gesture]:
    """Return this replica's own edits in order."""
    found: dict[str, Gesture] = {}
    for event in ledger.events.get(ledger.own, ()):
        if event.body is not None:
            body = read_body(event.body)
            gesture = found.setdefault(body.edit.id, Gesture(body.edit.id, body.edit.label, body.edit.undoes))
            gesture.bodies.append((event.id, body))
    return list(found.values())


def stacks_of(ledger: Ledger) -> Stacks:
    """Return what can be undone and redone, walking the edits as they were made."""
    undo: list[Gesture] = []
    redo: list[Gesture] = []
    for gesture in gestures_of(ledger):
        if undo and gesture.undoes == undo[-1].id:
            undo.pop()
            redo.append(gesture)
        elif redo and gesture.undoes == redo[-1].id:
            redo.pop()
            undo.append(gesture)
        elif any(body.value == {"made": True} and body.kind == RECEIPT for _, body in gesture.bodies):
            undo, redo = [], []
        elif any(body.kind not in NOT_UNDONE for _, body in gesture.bodies):
            undo.append(gesture)
            redo = []
    return Stacks(tuple(undo), tuple(redo))


def taking_back(gesture: Gesture, ledger: Ledger, state: State) -> Edit:
    """Return the edit that takes a gesture back. Raises RefusedError when something it touched has moved on since.

    Gestures are taken back in order, so what stands there from our own chain is this gesture's doing, or that of an
    undo that brought it back; anything from another chain is somebody else's change.
    """
    mine = {event_id for event_id, _ in gesture.bodies}
    ours = {event.id for event in ledger.events[ledger.own]}
    changes: dict[Key, Change] = {}
    for _, body in reversed(gesture.bodies):
        key = Key(body.kind, body.key, body.field)
        if body.kind == RECEIPT:
            _refuse_if_built_on(body, gesture, ledger)
            changes.update(_set_aside(body))
        elif body.kind != EDIT and key not in changes:
            _refuse_if_moved_on(key, ours, state, gesture)
            changes[key] = Change(key, None, _before(key, mine, state))
    return Edit(gesture.label, tuple(changes.values()))


def _set_aside(body: Body) -> dict[Key, Change]:
    """Return the change that leaves out what a merge brought."""
    spans = body.value.get("brought") if isinstance(body.value, dict) else None
    key = Key(SET_ASIDE, (str(uuid.uuid4()),))
    return {key: Change(key, None, spans)} if spans else {}


def _refuse_if_built_on(receipt: Body, gesture: Gesture, ledger: Ledger) -> None:
    """Refuse to leave out what a merge brought when something here was made in its place since."""
    spans = receipt.value.get("brought") if isinstance(receipt.value, dict) else None
    brought = {
        event.id
        for chain, (first, last) in (spans.items() if isinstance(spans, dict) else ())
        for event in ledger.events.get(chain, [])[first - 1 : last]
    }
    mine = {event_id for event_id, _ in gesture.bodies}
    for event in ledger.events[ledger.own]:
        if event.body is not None and event.id not in mine and brought & set(read_body(event.body).supersedes):
            raise _moved_on(gesture.label, "something that it brought")


def _refuse_if_moved_on(key: Key, ours: set[str], state: State, gesture: Gesture) -> None:
    """Refuse to take back what somebody has changed again since."""
    kind = KINDS.get(key.kind)
    live = set(state.live(key))
    entries = state.entries(key)
    mine = [event_id for event_id, body in gesture.bodies if Key(body.kind, body.key, body.field) == key]
    if not any(event_id in entries for event_id in mine):
        raise _moved_on(gesture.label, _said(key))
    if kind is not None and not kind.atomic and key.field == "":
        live.update(*(state.live(Key(key.kind, key.parts, name)) for name in state.field_names(key.kind, key.parts)))
        made = any(isinstance(entries[at].value, dict) for at in mine if at in entries)
        live = live if made else set(state.live(key))
    if not live <= ours:
        raise _moved_on(gesture.label, _said(key))


def _moved_on(label: str, what: str) -> RefusedError:
    said = f"“{label}” cannot be undone: {what} was changed again since."
    return RefusedError("MovedOn", said, remedy="Change it by hand instead. Nothing was changed.")


def _before(key: Key, mine: set[str], state: State) -> Value | Rivals:
    """Return what stood at the key before the gesture."""
    entries = state.entries(key)
    old = {at for event_id in mine & entries.keys() for at in entries[event_id].supersedes} - mine
    older = {at for each in old & entries.keys() for at in entries[each].supersedes}
    values = distinct(entry.value for at, entry in entries.items() if at in old - older)
    kind = KINDS.get(key.kind)
    if kind is not None and not kind.atomic and key.field == "":
        return True if any(value is not None for value in values) else None
    return Rivals(tuple(values)) if len(values) > 1 else values[0] if values else None


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
