"""The strip below the task: the weights that follow, whose they are, and agreeing them with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from ui.pages.weights.saying import say
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.kit import Spacing, button, words
from ui.widgets.strip import Block, WeightStrip

WHY = "Why these weights? The reason goes on the record."
WHY_NOW = "Totals can be seen already. Why these weights, and why now?"
NEEDS_REASON = "Agreed weights need a reason. Nothing was changed."


class WeightsCard(QFrame):
    """Shows what follows; `used` carries the reason with which the panel's weights are agreed."""

    used = Signal(str)
    mean_asked = Signal()
    anew_asked = Signal()
    back_asked = Signal()  # take the last answer of the panel's draft back

    def __init__(self, theme: Theme) -> None:
        """Lay out the card."""
        super().__init__()
        self.setProperty("role", "card")
        self.source = ElidedLabel(theme, "", "caption")
        self.strip = WeightStrip(theme, "Weights")
        self.strip.read_only = True
        self.back = button("Take back the last change", self.back_asked.emit, "link", tip="Take the last answer back")
        self.anew = button("Begin again", self.anew_asked.emit, "link", tip="Leave out every answer of this weighing")
        self.mean = button(
            "Start from the mean", self.mean_asked.emit, "link", tip="Take the mean of everybody’s weights"
        )
        self.use = button(
            "Use these weights", self.ask_reason, "primary", tip="Record these as the panel’s agreed weights"
        )
        self.counted, self.origin = words("", "caption"), words("", "caption")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Why these weights?")
        self.reason.setPlaceholderText(WHY)
        self.reason.returnPressed.connect(self._agree)
        self.agree = button("Agree these weights", self._agree, "primary")
        self.not_now = button("Not now", self._put_away)
        self.fault = words("", "problem")
        self._form, self._origin = QFrame(), ""
        self._lay_out(theme)
        self._put_away(give_focus=False)

    def _lay_out(self, theme: Theme) -> None:
        top, form, column = QHBoxLayout(), QHBoxLayout(self._form), QVBoxLayout(self)
        top.addWidget(words("Weights", "strong", wrap=False))
        top.addWidget(self.source, 1)
        for part in (self.back, self.anew, self.mean):
            top.addWidget(part)
        bottom = QHBoxLayout()
        bottom.addWidget(self.strip, 1)
        bottom.addWidget(self.use)
        for part in (self.agree, self.not_now):
            part.setAutoDefault(False)
        form.addWidget(self.reason, 1)
        form.addWidget(self.agree)
        form.addWidget(self.not_now)
        for layout in (top, bottom):
            column.addLayout(layout)
        column.addWidget(self.counted)
        column.addWidget(self.origin)
        column.addWidget(self._form)
        column.addWidget(self.fault)
        spacing = Spacing(theme, self)
        spacing.keep(column, (8, 4, 8, 6), 2)
        for layout in (top, bottom, form):
            spacing.keep(layout)

    @property
    def is_asking(self) -> bool:
        """Return whether a reason is being asked for."""
        return not self._form.isHidden()

    def show_weights(self, blocks: Sequence[Block], source: str) -> None:
        """Show weights and whose they are."""
        self.strip.set_blocks(blocks)
        self.source.setText(source)

    def offer(
        self, *, panel: bool, can_use: bool, can_take_back: bool, has_mean: bool, clears: str, is_late: bool
    ) -> None:
        """Offer what can be done with these weights; `clears` says what beginning again leaves out, "" for nothing."""
        self.reason.setPlaceholderText(WHY_NOW if is_late else WHY)
        self.use.setVisible(panel and not self.is_asking)
        self.use.setEnabled(can_use)
        self.back.setVisible(panel and can_take_back)
        self.mean.setVisible(panel and has_mean)
        self.anew.setVisible(bool(clears))
        self.anew.setText(f"Begin again (clears {clears})")
        self.anew.setAccessibleName(f"Begin again, clears {clears}")
        if not panel or not can_use:
            self._put_away(give_focus=False)
            self.use.setVisible(panel)

    def show_origin(self, counted: str, origin: str) -> None:
        """Say who is counted in the mean, and what the reason on the record will begin with."""
        say(self.counted, f"Mean of private sets: {counted}" if counted else "")
        self._origin = f"The record will say: “{origin}: …”, then your reason." if origin else ""
        say(self.origin, self._origin if self.is_asking else "")

    def ask_reason(self) -> None:
        """Ask why these weights, before they are recorded."""
        if not self.use.isEnabled() or self.use.isHidden():
            return
        self._form.show()
        say(self.origin, self._origin)
        self.use.hide()
        self.reason.setFocus()

    def _agree(self) -> None:
        if self.reason.text().strip():
            say(self.fault, "")
            self.used.emit(self.reason.text().strip())
        else:
            say(self.fault, NEEDS_REASON)
            self.reason.setFocus()

    def agreed(self) -> None:
        """Put the form away once the weights are recorded."""
        self.reason.clear()
        self._put_away()

    def forget(self) -> None:
        """Forget what was said about a reason: the screen is left."""
        say(self.fault, "")

    def _put_away(self, *, give_focus: bool = True) -> None:
        say(self.fault, "")
        say(self.origin, "")
        if self.is_asking:
            self._form.hide()
            self.use.show()
            if give_focus:
                self.strip.setFocus()
        self._form.hide()
