"""From an edit to the events that record it: what each one supersedes, changes of one edit seeing each other."""

from __future__ import annotations

import uuid

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
    for change in edit.changes:
        key = change.key
        supersedes = standing[key] if key in standing else _standing(change, state, made)
        values = change.after.values if isinstance(change.after, Rivals) else (change.after,)
        new = [new_draft(key, value, supersedes) for value in values]
        standing[key] = tuple(draft.id for draft in new)
        if _is_record(change):
            made[key] = new[0].id
        drafts.extend(new)
    return drafts


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
