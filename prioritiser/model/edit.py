"""An edit is data: a label, a reason and changes with before and after; its reverse swaps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from prioritiser.model.base import Value

# How the labels of edits begin that are typed into one cell: several in a row are one step to undo.
SCORE_LABEL = "score for "
NOTE_LABEL = "note on "
SURE_LABEL = "how sure of "
CELL_LABELS = (SCORE_LABEL, NOTE_LABEL, SURE_LABEL)


class Key(NamedTuple):
    """What one event is about: a kind, the parts of its id, and a field ("" is the thing itself)."""

    kind: str
    parts: tuple[str, ...]
    field: str = ""


class Rivals(NamedTuple):
    """Several values at one key, none of which replaces the others: an open conflict."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One key from what it held to what it is to hold; None is nothing (a thing withdrawn, a field empty)."""

    key: Key
    before: Value | Rivals
    after: Value | Rivals

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """What one gesture does. `label` names no person; `reason` is the person's own words."""

    label: str
    changes: tuple[Change, ...]
    reason: str = ""

    def reversed(self) -> Edit:
        """Return the edit that takes this one back, last change first."""
        return Edit(self.label, tuple(change.reversed() for change in reversed(self.changes)))
