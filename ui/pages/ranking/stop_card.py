"""The decision on a stop: accepted or declined, with a reason typed in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from ui.models.ranking_why import Why
from ui.theme import Theme
from ui.widgets.kit import Spacing, button, set_words, words
from ui.widgets.speech import speak

NO_REASON = "A decision on a stop needs a reason. Nothing was changed."


class StopCard(QFrame):
    """Says what was decided and takes the decision; the page records it."""

    decided = Signal(bool, str)

    def __init__(self, theme: Theme) -> None:
        """Begin hidden."""
        super().__init__()
        self.setProperty("role", "card")
        self.said = words()
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reason for the decision")
        self.reason.setPlaceholderText("Reason, for the record")
        self.fault = words("", "caption")
        self.accept = button("Accept this stop", lambda: self._decide(accepted=True), "primary")
        self.decline = button("Decline", lambda: self._decide(accepted=False))
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept, 1)
        buttons.addWidget(self.decline)
        column = QVBoxLayout(self)
        column.addWidget(words("Decision on this stop", "strong"))
        for part in (self.said, self.reason, self.fault):
            column.addWidget(part)
        column.addLayout(buttons)
        spacing = Spacing(theme, self)
        spacing.keep(column, (10, 8, 10, 10), 6)
        spacing.keep(buttons)
        self.hide()

    def show_stop(self, why: Why | None, *, can_change: bool, new: bool) -> None:
        """Show what was decided; another case empties the field, a decision too."""
        self.setVisible(why is not None)
        if why is None:
            return
        said = why.decision or "Not decided yet. What an accepted stop frees joins the budget at once."
        if new or said != self.said.text():
            self.reason.clear()
            set_words(self.fault, "")
        self.said.setText(said)
        self.accept.setText("Accepted" if why.accepted else "Accept this stop")
        self.accept.setEnabled(can_change and not why.accepted)
        self.decline.setEnabled(can_change and not (why.decision and not why.accepted))
        self.reason.setEnabled(can_change)

    def _decide(self, *, accepted: bool) -> None:
        reason = self.reason.text().strip()
        if not reason:
            set_words(self.fault, NO_REASON)
            speak(self, NO_REASON)
            self.reason.setFocus()
            return
        set_words(self.fault, "")
        self.decided.emit(accepted, reason)
