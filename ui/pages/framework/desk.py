"""What a gesture on the Framework screen does to the draft: one edit each, and a refusal said in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from prioritiser.edits.drafting import (
    discard_draft,
    draft_entry,
    draft_framework,
    draft_keep,
    draft_levels,
    draft_marks,
    draft_move,
    draft_new,
    draft_retire,
    drafted,
)
from prioritiser.edits.versions import Part
from prioritiser.model.base import Value
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from ui.models.framework_moves import new_entry, step_of
from ui.models.framework_rows import Thing
from ui.page import Page
from ui.widgets.speech import speak

NewPart = Literal["lens", "node", "criterion", "gate"]


class Desk:
    """Makes the edits of one screen."""

    def __init__(self, page: Page) -> None:
        """Write in the name of a page."""
        self._page = page

    @property
    def _held(self) -> Round:
        return self._page.context.workspace.round or Round()

    def change(self, thing: Thing, changes: Mapping[str, Value]) -> bool:
        """Change fields of one thing; return whether it was done."""
        part = part_of(thing)
        return part is not None and self.do(lambda: draft_entry(self._held, part, thing[1], changes))

    def place(self, thing: Thing, parent: str | None) -> bool:
        """Put a thing last among what hangs below another lens or family."""
        part, after = part_of(thing), drafted(self._held, retired=True)
        if part is None:
            return False
        table = after.nodes.values() if part == "node" else after.criteria.values()
        last = sum(each.parent == parent and each.id != thing[1] for each in table)
        return self.do(lambda: draft_move(self._held, part, thing[1], parent=parent, place=last))

    def step(self, thing: Thing, step: int) -> bool:
        """Move a thing one step up (−1) or down (1)."""
        part = part_of(thing)
        to = step_of(self._held, thing, step) if part is not None else None
        if part is None or to is None:
            speak(self._page, "It is the last already." if step > 0 else "It is the first already.")
            return False
        return self.do(lambda: draft_move(self._held, part, thing[1], parent=to[0], place=to[1]))

    def add(self, part: NewPart, near: Thing | None) -> Thing | None:
        """Put a new thing beside the one that is chosen; return it."""
        real: Part = "node" if part == "lens" else part
        made: list[str] = []

        def edit() -> Edit:
            fresh, key = draft_new(self._held, real, new_entry(self._held, part, near))
            made.append(key)
            return fresh

        return (real, made[0]) if self.do(edit) else None

    def retire_or_keep(self, thing: Thing) -> bool:
        """Take a thing out with the next version, or leave it in after all."""
        part, key = part_of(thing), thing[1]
        if part is None:
            return False
        retired = draft_marks(self._held).get((part, key)) == "retired"
        return self.do(lambda: draft_keep(self._held, part, key) if retired else draft_retire(self._held, part, key))

    def set_levels(self, levels: int) -> bool:
        """Let the scale go from 0 to another level."""
        return self.do(lambda: draft_levels(self._held, levels))

    def take(self, document: Mapping[str, Value]) -> bool:
        """Make the draft a whole framework."""
        return self.do(lambda: draft_framework(self._held, document))

    def discard(self) -> bool:
        """Go back to the framework in force."""
        return self.do(lambda: discard_draft(self._held))

    def do(self, make: Callable[[], Edit]) -> bool:
        """Make an edit and commit it; say in place why not. Return whether it was done."""
        return self._page.attempt(lambda: self._page.context.workspace.do(make()))


def part_of(thing: Thing) -> Part | None:
    """Return the part of a framework that a thing is; None for the scale."""
    part = thing[0]
    return None if part == "scale" else part
