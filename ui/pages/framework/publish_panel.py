"""Publishing: every change in words, what each is taken for and what follows, a note for the record, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from prioritiser.model.framework import ChangeSort
from prioritiser.model.round import Round
from ui.models.framework_publishing import Change, Publishing
from ui.models.framework_words import consequence
from ui.pages.framework.fields import Labelled, Scroller
from ui.pages.framework.sort_question import SortQuestion
from ui.pages.framework.steady import SteadyWords
from ui.theme import Theme
from ui.widgets.card import Card, Divider
from ui.widgets.growing_text import GrowingText
from ui.widgets.kit import Spacing, button, has_focus_inside, words
from ui.widgets.remark import Remark
from ui.widgets.speech import speak

WIDEST = 760
ASKED = "Say whether only its words changed, or what it means."


class ChangeCard(Card):
    """One thing that changes, and where that is asked, whether only its words did."""

    answered = Signal()

    def __init__(self, theme: Theme, held: Round, change: Change) -> None:
        """Say the change."""
        super().__init__(theme, change.name, spacing=4)
        self._held, self.change = held, change
        self.sorts: SortQuestion | None = None
        self.outcome = SteadyWords("caption")
        for sentence in change.sentences:
            self.body.addWidget(words(sentence))
        if not change.asked:
            self.body.addWidget(self.outcome)  # has nothing to say, but a place
            self.outcome.hide()
            return
        self.sorts = SortQuestion(theme, change.name)
        self.sorts.segment("wording").setEnabled(change.may_be_wording)
        if change.sort is not None:
            self.sorts.set_current(change.sort)
        self.sorts.chosen.connect(lambda _key: self._take())
        self.body.addWidget(self.sorts)
        self.body.addWidget(self.outcome)
        self._say()

    @property
    def sort(self) -> ChangeSort | None:
        """Return what the change is taken for; None where that is not asked, or not said yet."""
        return self.sorts.sort if self.sorts is not None else None

    @property
    def is_open(self) -> bool:
        """Return whether it is asked and nothing has been said."""
        return self.sorts is not None and self.sorts.sort is None

    def choose(self, sort: ChangeSort) -> None:
        """Take the change for something else."""
        if self.sorts is not None:
            self.sorts.set_current(sort)
            self._say()

    def _take(self) -> None:
        self._say()
        self.answered.emit()

    def _say(self) -> None:
        sort, key = self.sort, self.change.id
        either = consequence(self._held, key, "wording"), consequence(self._held, key, "meaning")
        said = ASKED if sort is None else consequence(self._held, key, sort)
        self.outcome.say(said, ASKED, *either)
        if self.sorts is not None:
            self.sorts.setAccessibleDescription(said)


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
        self.look = Card(theme, spacing=4)  # what there is to look at; none of it stops anybody
        self.foot = words("", "caption")
        self._cautions: tuple[str, ...] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        inside, whole, foot = QWidget(), QVBoxLayout(self), QHBoxLayout()
        self._inside = inside
        column, self._changes = QVBoxLayout(inside), QVBoxLayout()
        for part in (self.title, self.lead, *self.faults):
            column.addWidget(part)
        column.addLayout(self._changes)
        column.addWidget(self.look)
        column.addWidget(Labelled(self._theme, "What changed and why, for the record. Optional", self.note))
        foot.addWidget(self.go)
        foot.addWidget(self.cancel)
        foot.addWidget(self.foot, 1)
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
        self._show_look(publishing)
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
            card.answered.connect(self._say_open)
            self._changes.addWidget(card)
        self._say_open()
        if had_focus:
            self.first_focus().setFocus()

    def _show_look(self, publishing: Publishing) -> None:
        """List what there is to look at."""
        self.look.set_title(publishing.look)
        self.look.setVisible(bool(publishing.cautions))
        if publishing.cautions == self._cautions:
            return
        self._cautions = publishing.cautions
        while (item := self.look.body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for sentence in publishing.cautions:
            self.look.body.addWidget(words(sentence))

    def _say_open(self) -> None:
        """Say beside the button how much is still to be said, and what there is to look at."""
        count = sum(card.is_open for card in self.cards)
        asked = (
            ""
            if not count
            else f"{count} {'change is' if count == 1 else 'changes are'} still to be called wording or meaning."
        )
        look = f"{self.look.title}, listed above." if self._cautions else ""
        said = " ".join(part for part in (asked, look) if part)
        self.foot.setText(said)
        self.go.setAccessibleDescription(said)

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
        """Publish, or go to the first change that nothing was said of."""
        open_ = next((card for card in self.cards if card.is_open), None)
        if open_ is not None and open_.sorts is not None:
            self.area.ensureWidgetVisible(open_)
            (open_.sorts.focusProxy() or open_.sorts).setFocus(Qt.FocusReason.TabFocusReason)
            speak(self, f"{open_.change.name}: {ASKED}")
            return
        self.published.emit(self.note.text, self.changed)

    def _restyle(self) -> None:
        self._inside.setMaximumWidth(self._theme.px(WIDEST))
