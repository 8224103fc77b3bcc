"""What the Framework screen shows when: the list with its form, or why there is none; and all its parts in step."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from prioritiser.analysis.framework_warnings import warnings_of
from prioritiser.edits.drafting import drafted
from prioritiser.model.base import Value
from prioritiser.model.round import Round
from ui.models.framework_form import preview, shown_of, why_fixed
from ui.models.framework_publishing import publishing_of
from ui.models.framework_rows import Thing, rows_of
from ui.models.framework_words import (
    LOCKED,
    NO_DRAFT,
    READ,
    coming_number,
    draft_note,
    draft_words,
    version_words,
    why_nothing_new,
)
from ui.page import Context
from ui.pages.framework.parts import FrameworkParts

EMPTY = "No framework yet"
EMPTY_TEXT = (
    "A framework says what cases are judged by: lenses, criteria with a sentence for each level, and gates. "
    "Start from one that is there, or write your own."
)


class FrameworkSight(FrameworkParts):
    """Keeps all parts showing the same framework."""

    def __init__(self, context: Context) -> None:
        """Begin with nothing to show."""
        super().__init__(context)
        self._warnings: dict[str, list[str]] = {}

    @property
    def _round(self) -> Round:
        return self.context.workspace.round or Round()

    @property
    def locked(self) -> str:
        """Return why nothing can change, or ""."""
        workspace = self.context.workspace
        if not workspace.can_change:
            return workspace.read_only
        return LOCKED if self._round.settings.stage == "locked" else ""

    def start_over(self) -> None:
        """Forget what was chosen, as for another round."""
        self.form.start_over()
        self.publishing.start_over()
        self.trying.start_over()
        self.tree.select(None)
        self.side.setCurrentWidget(self.form)
        self.show_side_alone(alone=False)

    def show_all(self) -> None:
        """Show everything as it is now."""
        held = self._round
        self._say_state(held)
        if not self._say_empty(held):
            self._warnings = warnings_by_id(drafted(held))
            self.show_rows()
            self.show_side()
        self.hints_changed.emit()

    def show_rows(self) -> None:
        """Show the list; what is chosen stays chosen."""
        thing, place = self.form.thing, self.tree.row
        fresh = self.rows.show(rows_of(self._round, self._warnings))
        if fresh or self.tree.thing != thing or thing is None:
            at = self.rows.row_of(thing)
            first = next((row.thing for row in self.rows.rows if row.part == "criterion"), self.rows.rows[0].thing)
            self.tree.select(thing if at >= 0 else self._near(place) if thing is not None else first)

    def _near(self, place: int) -> Thing | None:
        """Return what stands where something stood that is gone, or the nearest above."""
        rows = self.rows.rows
        near = [*rows[max(place, 0) :], *reversed(rows[: max(place, 0)])]
        return next((row.thing for row in near if row.thing is not None), None)

    def show_side(self) -> None:
        """Show what stands at the right."""
        held, panel = self._round, self.side.currentWidget()
        self.show_form()
        if panel is self.publishing:
            self.publishing.show_publishing(held, publishing_of(held))
        elif panel is self.trying:
            self.trying.show_framework(drafted(held))
        elif panel is self.versions:
            self.versions.show_versions(held)

    def show_form(self) -> None:
        """Show what is chosen."""
        held, thing = self._round, self.tree.thing
        shown = shown_of(held, thing, self.locked) if thing is not None else None
        if shown is None:
            return
        self.form.show_thing(shown, fixed=why_fixed(held))
        self.form.set_retirable(able=not self.locked)
        self.form.show_warnings(self._warnings.get(shown.key, ()) if shown.mark != "retired" else ())

    def look_ahead(self, thing: Thing, changes: Mapping[str, Value]) -> None:
        """Say what is to be looked at again while somebody is still typing."""
        found = warnings_by_id(preview(self._round, thing, changes))
        self.form.show_warnings(found.get(thing[1], ()))

    def side_focus(self) -> QWidget:
        """Return where the keys go at the right."""
        panel = self.side.currentWidget()
        if panel is self.publishing:
            return self.publishing.first_focus()
        if panel is self.trying:
            return self.trying.table
        return self.versions.after if panel is self.versions else self.form.first_focus()

    def _say_state(self, held: Round) -> None:
        self.version_chip.setText(version_words(held))
        self.version_chip.set_icon("lock" if held.version is not None else "edit")
        draft = draft_words(held)
        self.draft_chip.setText(f"Draft: {draft}" if draft else "")
        if self.locked:
            self.note.say_one(READ)  # why nothing can change stands above the screen
        else:
            note = draft_note(held)
            self.note.say_one(note if draft else NO_DRAFT, note, NO_DRAFT)
        self.bar.show_state(
            publish=f"Publish version {coming_number(held)}", why_not=why_nothing_new(held), has_draft=bool(draft),
            locked=bool(self.locked),
        )  # fmt: skip

    def _say_empty(self, held: Round) -> bool:
        """Say that there is no framework, where that is so; return whether it is."""
        after = drafted(held, retired=True)
        if after.nodes or after.criteria or after.gates:
            self.stack.setCurrentWidget(self._whole)
            return False
        deeds = (
            ("Use the default framework", lambda: self.bar.template_chosen.emit("default")),
            ("Bring in a file", lambda: self.context.actions.run("framework.import")),
            ("Write my own", lambda: self.bar.add_chosen.emit("lens")),
        )
        self.calm.say(EMPTY, self.locked or EMPTY_TEXT, () if self.locked else deeds)
        self.stack.setCurrentWidget(self.calm)
        return True


def warnings_by_id(after: Round) -> dict[str, list[str]]:
    """Return what is to be looked at again, by the thing that it is about."""
    found: dict[str, list[str]] = {}
    for warning in warnings_of(after):
        found.setdefault(warning.id, []).append(warning.sentence)
    return found
