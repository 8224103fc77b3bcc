"""The Framework screen: shows the framework with its draft, and does what its keys and buttons ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from prioritiser.edits.drafting import drafted
from prioritiser.edits.publishing import publish_framework
from prioritiser.model.base import Value
from prioritiser.model.framework import ChangeSort
from prioritiser.model.round import Round
from ui.models.framework_rows import SCALE, Thing
from ui.models.framework_words import coming_number, holds_words, size_words, things_words, why_nothing_new
from ui.page import Context
from ui.pages.framework.desk import Desk, NewPart
from ui.pages.framework.files import FrameworkFiles
from ui.pages.framework.showing import FrameworkSight
from ui.widgets.speech import speak
from ui.workspace import Changed, Notice


class FrameworkPage(FrameworkSight):
    """What cases are judged by: drafted, checked, tried, published."""

    name = "framework"
    title = "Framework"
    help_text = (
        "The list shows lenses, families, criteria and gates. Choose one to change its words, what each level means "
        "and what it is worth. Changes are a draft: nothing of it holds before you publish it as a version, and "
        "every version is kept.\n\n"
        "When you publish, you say of each criterion whether only its words changed or its meaning. Where the meaning "
        "changed, what was answered does not count until it is confirmed.\n\n"
        "Ins adds, Del retires or keeps, Alt with an arrow moves. “Try it” lets you answer for two made-up cases and "
        "see what comes of it."
    )

    def __init__(self, context: Context) -> None:
        """Connect the parts."""
        super().__init__(context)
        self.desk = Desk(self)
        self.files = FrameworkFiles(self, self.take)
        self.tree.letters = lambda: bool(context.settings.get("letters"))
        self.tree.chosen.connect(self.choose)
        self.tree.entered.connect(self.to_form)
        self.tree.moved.connect(self.move)
        self.tree.added.connect(self.add_beside)
        self.tree.retired.connect(self.retire)
        self.form.edited.connect(self._edit)
        self.form.looked.connect(self.look_ahead)
        self.form.placed.connect(self.desk.place)
        self.form.moved.connect(self.move)
        self.form.retire_asked.connect(self.retire)
        self.form.levels_chosen.connect(self.desk.set_levels)
        self.form.closed.connect(self.to_list)
        self.bar.add_chosen.connect(lambda part: self.add(cast("NewPart", part)))
        self.bar.template_chosen.connect(self.files.template)
        self.bar.versions_asked.connect(self.show_versions)
        self.publishing.published.connect(self.publish)
        for panel in (self.publishing, self.trying, self.versions):
            panel.left.connect(self.to_form)
        self.side.currentChanged.connect(lambda _at: self.hints_changed.emit())
        self._handle()

    def _handle(self) -> None:
        deeds: tuple[tuple[str, Callable[[], object]], ...] = (
            ("framework.add", self.add_beside), ("framework.publish", self.ask_publish),
            ("framework.retire", self.retire), ("framework.up", lambda: self.move(-1)),
            ("framework.down", lambda: self.move(1)), ("framework.try", self.show_trial),
            ("framework.import", self.files.bring_in), ("framework.export", self.files.write_out),
            ("framework.discard", self.desk.discard),
        )  # fmt: skip
        for name, deed in deeds:
            self.context.actions.handle(self, name, lambda deed=deed: (deed(), None)[1])

    # What the frame asks

    def chips(self) -> list[QWidget]:
        """Return the version in force, and what the draft comes to."""
        return [self.version_chip, *([self.draft_chip] if self.draft_chip.text() else [])]

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the list, or of what stands in the place of the form."""
        if not self.is_listed:
            return []
        panel = self.side.currentWidget()
        if panel is self.trying:
            return [(self.trying.model.keys_words(), "answer"), ("↑ ↓ ← →", "choose"), ("Esc", "back to the form")]
        if panel is self.publishing:
            return [("Tab", "next"), ("← →", "wording or meaning"), ("Esc", "not now")]
        if panel is self.versions:
            return [("Tab", "next"), ("↑ ↓", "choose"), ("Esc", "back to the form")]
        if self.locked:
            return [("↑ ↓", "choose"), ("Enter", "read")]
        letters = [("Del", "retire or keep")] if self.tree.letters() else []
        return [("↑ ↓", "choose"), ("Alt ↑ ↓", "move"), ("Ins", "add"), *letters, ("Enter", "change")]

    def facts(self) -> str:
        """Return how many criteria and gates there are."""
        return size_words(drafted(self.held), short=True) if self.is_listed else ""

    def insight(self) -> tuple[str, str, Callable[[], None] | None]:
        """Return how much of the framework is to be looked at again, while there is something to publish."""
        can_publish = self.is_listed and not self.locked and not why_nothing_new(self.held)
        found = [len(row.warnings) for row in self.rows.rows if row.warnings] if can_publish else []
        if not found:
            return "", "", None
        return f"{things_words(found)} to look at before publishing.", "Show the next", self._show_next_warning

    def _show_next_warning(self) -> None:
        """Go to the next line with a warning, round and round."""
        rows, here = self.rows.rows, self.tree.row
        marked = [at for at, row in enumerate(rows) if row.warnings]
        self.choose(rows[next((at for at in marked if at > here), marked[0])].thing)
        self.form.show_cautions()
        self.tree.setFocus()

    def first_focus(self) -> QWidget:
        """Return the list, or what there is instead of it."""
        if not self.is_listed:
            return self.calm.first_focus()
        return self.form.first_focus() if self.is_narrow and self.tree.isHidden() else self.tree

    def panes(self) -> list[QWidget]:
        """Return list and form, or what stands in its place."""
        if not self.is_listed:
            return [self.calm.first_focus()]
        return [self.tree, self.side_focus()]

    def refresh(self, change: Changed | None) -> None:
        """Show the framework as it is now."""
        if change is None:
            self.start_over()
        self.show_all()

    def reveal(self, kind: str, key: str) -> None:
        """Choose a criterion that was looked for."""
        if kind == "criterion" and self.is_listed:
            self.choose(("criterion", key))
            self.tree.setFocus()

    def leave(self) -> None:
        """Keep what is half typed."""
        self.form.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the form, then to the list."""
        if event.key() == Qt.Key.Key_Escape and self.is_listed:
            if self.side.currentWidget() is not self.form:
                self.to_form()
            else:
                self.to_list()
            return
        super().keyPressEvent(event)

    # Going about

    def choose(self, thing: Thing | None) -> None:
        """Show another thing in the form."""
        if thing is None:
            return
        self.form.keep()
        self.tree.select(thing)
        self.side.setCurrentWidget(self.form)
        self.show_form()

    def to_form(self) -> None:
        """Give the keys to the form."""
        self.side.setCurrentWidget(self.form)
        self.show_form()
        self.show_side_alone(alone=True)
        self.form.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def to_list(self) -> None:
        """Give the keys to the list."""
        self.form.keep()
        self.show_side_alone(alone=False)
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def show_trial(self) -> None:
        """Let somebody try it on two cases."""
        self._turn(self.trying)
        self.trying.table.setFocus(Qt.FocusReason.TabFocusReason)

    def show_versions(self) -> None:
        """Show the versions and what differs."""
        self._turn(self.versions)
        self.versions.after.setFocus(Qt.FocusReason.TabFocusReason)

    def ask_publish(self) -> None:
        """Say what publishing would change."""
        if self.locked:
            return
        self._turn(self.publishing)
        self.publishing.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self, panel: QWidget) -> None:
        self.form.keep()
        self.side.setCurrentWidget(panel)
        self.show_side()
        self.show_side_alone(alone=True)

    # What a person asks

    def add_beside(self) -> None:
        """Add a gate beside a gate, anything else a criterion; into an empty framework a lens."""
        thing = self.tree.thing
        has_home = bool(drafted(self.held).nodes)
        self.add("gate" if thing is not None and thing[0] == "gate" else "criterion" if has_home else "lens")

    def add(self, part: NewPart) -> None:
        """Add something and let its name be typed."""
        self.form.keep()
        made = self.desk.add(part, self.tree.thing)
        if made is not None:
            self.choose(made)
            self.to_form()

    def move(self, step: int) -> None:
        """Move what is chosen up or down."""
        thing = self.tree.thing
        if thing is not None and self.desk.step(thing, step):
            row = self.rows.row(self.rows.row_of(thing))
            speak(self.tree, f"Moved {'up' if step < 0 else 'down'}: {row.summary if row is not None else ''}")

    def retire(self) -> None:
        """Take what is chosen out with the next version, or leave it in after all."""
        thing = self.tree.thing
        if thing is not None and thing != SCALE:
            self.form.keep()
            self.desk.retire_or_keep(thing)

    def take(self, document: Mapping[str, Value]) -> None:
        """Make the draft a whole framework that was read, or a template."""
        if self.desk.take(document):
            self.side.setCurrentWidget(self.form)
            speak(self, "The framework is in the draft. Nothing of it holds before you publish it.")

    def publish(self, note: str, changed: Mapping[str, ChangeSort]) -> None:
        """Make the draft the framework in force."""
        held = self.held
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        number = coming_number(held)
        sorts = {key: sort for key, sort in changed.items() if key in held.criteria}
        if self.desk.do(lambda: publish_framework(held, note=note, at=at, changed=sorts)):
            self.publishing.start_over()
            self.side.setCurrentWidget(self.form)
            self.to_list()
            said = f"Version {number} of the framework is published."
            self.context.workspace.said.emit(Notice("good", said, holds_words(self.held, sorts)))

    def _edit(self, thing: Thing, changes: Mapping[str, Value]) -> None:
        if not self.desk.change(thing, changes):
            self.show_form()

    # The state

    @property
    def held(self) -> Round:
        """Return the round that is open."""
        return self.context.workspace.round or Round()
