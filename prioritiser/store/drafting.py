"""From an edit to the events that record it: what each one supersedes, changes of one edit seeing each other."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping

from prioritiser.model.base import Value
from prioritiser.model.edit import Change, Edit, Key, Rivals
from prioritiser.model.kinds import KINDS
from prioritiser.store.fold import State
from prioritiser.store.ledger import Draft


def new_draft(key: Key, value: Value, supersedes: tuple[str, ...] = ()) -> Draft:
    """Return a draft with an id of its own."""
    return Draft(str(uuid.uuid4()), key, value, supersedes)


def drafts_of(edit: Edit, state: State) -> list[Draft]:
    """Return one draft per change, and one per rival where a change leaves several values beside each other."""
    standing: dict[Key, tuple[str, ...]] = {}
    made: dict[Key, str] = {}
    drafts: list[Draft] = []
    for change in (each for whole in edit.changes for each in _made_again(whole, state)):
        key = change.key
        supersedes = standing[key] if key in standing else _standing(change, state, made)
        values = change.after.values if isinstance(change.after, Rivals) else (change.after,)
        new = [new_draft(key, value, supersedes) for value in values]
        standing[key] = tuple(draft.id for draft in new)
        if _is_record(change):
            made[key] = new[0].id
        drafts.extend(new)
    return drafts


def _made_again(change: Change, state: State) -> Iterator[Change]:
    """Yield a change as it is, but a thing that was withdrawn and is made again as its return, field by field.

    So nothing of the old one is left, and taking the change back finds all of it.
    """
    kind, parts, _ = change.key
    before = [entry.value for entry in state.creations(kind, parts).values() if isinstance(entry.value, dict)]
    record = change.after
    if not _is_record(change) or not before or not isinstance(record, dict):
        yield change
        return
    yield Change(change.key, None, True)
    nested = {each.kind for each in KINDS[kind].nested}
    for name in sorted((state.field_names(kind, parts) | record.keys()) - nested):
        field = Key(kind, parts, name)
        if state.at(field).conflict or state.at(field).value != record.get(name):
            yield Change(field, state.at(field).value, record.get(name))
    for name in sorted(nested):
        lines = record.get(name)
        yield from _lines_again(name, parts[0], lines if isinstance(lines, dict) else {}, state)


def _lines_again(kind: str, owner: str, lines: Mapping[str, Value], state: State) -> Iterator[Change]:
    """Yield the lines of a case that is made again, and the end of those that it no longer has."""
    for line in sorted(state.line_ids(kind, owner) | lines.keys()):
        key = Key(kind, (owner, line))
        if line in lines:
            yield from _made_again(Change(key, None, lines[line]), state)
        elif state.at(key).value:
            yield Change(key, True, None)


def _standing(change: Change, state: State, made: dict[Key, str]) -> tuple[str, ...]:
    """Return the events that a change replaces, those that this very edit made included."""
    key = change.key
    if _is_record(change):
        return state.live_everywhere(key.kind, key.parts)
    owner = made.get(Key(key.kind, key.parts)) or made.get(Key("case", key.parts[:1]))
    return tuple(dict.fromkeys((*state.live(key), *((owner,) if owner and key.field else ()))))


def _is_record(change: Change) -> bool:
    """Return whether a change makes a thing with a whole record."""
    kind = KINDS.get(change.key.kind)
    return kind is not None and not kind.atomic and not change.key.field and isinstance(change.after, dict)
