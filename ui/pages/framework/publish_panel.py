"""Publishing: every change in words, what each is taken for and what follows, a note for the record, one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from prioritiser.model.framework import ChangeSort
from prioritiser.model.round import Round
from ui.models.framework_publishing import Change, Publishing
from ui.models.framework_words import SORT_NAMES, consequence
from ui.pages.framework.fields import Labelled, Scroller
from ui.theme import Theme
from ui.widgets.card import Card, Divider
from ui.widgets.growing_text import GrowingText
from ui.widgets.kit import Spacing, button, has_focus_inside, words
from ui.widgets.remark import Remark
from ui.widgets.segmented import Segmented

WIDEST = 760


class ChangeCard(Card):
    """One thing that changes, and where that is asked, whether only its words did."""

    def __init__(self, theme: Theme, held: Round, change: Change) -> None:
        """Say the change."""
        super().__init__(theme, change.name, spacing=4)
        self._held, self.change = held, change
        self.sorts: Segmented | None = None
        self.outcome = words("", "caption")
        for sentence in change.sentences:
            self.body.addWidget(words(sentence))
        if change.sort is None:
            return
        self.sorts = Segmented(theme, tuple(SORT_NAMES.items()), name=f"What changes for {change.name}")
        self.sorts.set_current(change.sort)
        self.sorts.segment("wording").setEnabled(change.may_be_wording)
        self.sorts.chosen.connect(lambda _key: self._say())
        self.body.addWidget(self.sorts)
        self.body.addWidget(self.outcome)
        self._say()

    @property
    def sort(self) -> ChangeSort | None:
        """Return what the change is taken for; None where that is not asked."""
        if self.sorts is None:
            return None
        return "wording" if self.sorts.current == "wording" else "meaning"

    def choose(self, sort: ChangeSort) -> None:
        """Take the change for something else."""
        if self.sorts is not None:
            self.sorts.set_current(sort)
            self._say()

    def _say(self) -> None:
        sort = self.sort
        if sort is not None:
            self.outcome.setText(consequence(self._held, self.change.id, sort))


class PublishPanel(QFrame):
    """Stands in the place of the form until it is published or left."""

    published = Signal(str, object)  # note, {criterion id: "wording" | "meaning"}
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Lay out an empty panel."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "panel")
        self.setAccessibleName("Publish the framework")
        self.title, self.lead = words("", "section"), words("", "muted")
        self.faults = [Remark(theme, "problem") for _ in range(3)]
        self.cards: list[ChangeCard] = []
        self.note = GrowingText(theme, "What changed and why, for the record. Optional", lines=2)
        self.go = button("Publish", self._publish, "primary")
        self.cancel = button("Not now", self.left.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        inside, whole, foot = QWidget(), QVBoxLayout(self), QHBoxLayout()
        self._inside = inside
        column, self._changes = QVBoxLayout(inside), QVBoxLayout()
        for part in (self.title, self.lead, *self.faults):
            column.addWidget(part)
        column.addLayout(self._changes)
        column.addWidget(Labelled(self._theme, "What changed and why, for the record. Optional", self.note))
        foot.addWidget(self.go)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column.addStretch(1)
        self.area = Scroller(inside)
        whole.addWidget(self.area, 1)
        whole.addWidget(Divider(self._theme))
        whole.addLayout(foot)
        spacing = Spacing(self._theme, self)
        spacing.keep(whole, spacing=0)
        spacing.keep(column, (16, 12, 16, 16), 10)
        spacing.keep(self._changes, spacing=8)
        spacing.keep(foot, (16, 10, 16, 10))
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def show_publishing(self, held: Round, publishing: Publishing) -> None:
        """Say what would be published; answers about changes that are the same stay as they were given."""
        self.title.setText(publishing.title)
        self.lead.setText(publishing.lead)
        for remark, fault in zip(self.faults, (*publishing.faults, "", "", ""), strict=False):
            remark.say(fault)
        self.go.setText(publishing.button)
        self.go.setAccessibleName(publishing.button)
        self.go.setEnabled(not publishing.faults)
        had_focus = any(has_focus_inside(card) for card in self.cards)
        given = {card.change: card.sort for card in self.cards}
        for card in self.cards:
            self._changes.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [ChangeCard(self._theme, held, change) for change in publishing.changes]
        for card in self.cards:
            kept = given.get(card.change)
            if kept is not None and card.sorts is not None:
                card.choose(kept)
            self._changes.addWidget(card)
        if had_focus:
            self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Return the first question, else the note."""
        asked = next((card.sorts for card in self.cards if card.sorts is not None), None)
        found = asked.focusProxy() if asked is not None else None
        return found or self.note

    @property
    def changed(self) -> dict[str, ChangeSort]:
        """Return what each criterion that was asked about is taken for."""
        return {card.change.id: card.sort for card in self.cards if card.sort is not None}

    def start_over(self) -> None:
        """Forget a note that was not used."""
        self.note.show_text("")
        self.note.forget()

    def _publish(self) -> None:
        self.published.emit(self.note.text, self.changed)

    def _restyle(self) -> None:
        self._inside.setMaximumWidth(self._theme.px(WIDEST))
