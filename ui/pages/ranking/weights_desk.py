"""Trying out weights: every gesture on the strip is a what-if until it is adopted with a reason."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal

from prioritiser.analysis.summary import Analysis
from prioritiser.analysis.weights import Weights
from prioritiser.edits.weighting import agree_weights
from prioritiser.errors import KnownError
from ui.models.ranking_about import difference_words
from ui.page import Page
from ui.pages.ranking.sight import Sight
from ui.pages.ranking.weights_card import WeightsCard
from ui.widgets.kit import has_focus_inside
from ui.widgets.speech import speak

_SAME = 1e-9


class WeightsDesk(QObject):
    """Hears the strip, lets the screen look at other weights, and records them when they are adopted."""

    settled = Signal()  # a gesture has ended

    def __init__(self, page: Page, sight: Sight, card: WeightsCard) -> None:
        """Listen to the card."""
        super().__init__(page)
        self._page, self._sight, self._card = page, sight, card
        self._start: Weights | None = None
        self._before: Mapping[str, float] | None = None
        self.is_dragging = False
        strip = card.strip
        strip.dragged.connect(self._drag)
        strip.released.connect(self._release)
        strip.cancelled.connect(self._cancel)
        strip.typed.connect(self._set)
        strip.nudged.connect(self._nudge)
        card.adopt_asked.connect(self._adopt)
        card.back_asked.connect(self.go_back)

    # Gestures

    def _drag(self, left: str, share: float, other: float) -> None:
        if not self.is_dragging:
            if self._sight.analysis is None:
                return
            self.is_dragging = True
            self._start, self._before = self._sight.analysis.weights, self._sight.view.swings
        keys = [block.key for block in self._card.strip.blocks]
        right = keys[keys.index(left) + 1]
        self._try(self._start, {left: share, right: other})

    def _release(self) -> None:
        self.is_dragging = False
        self._settle()

    def _cancel(self) -> None:
        if self.is_dragging:
            self.is_dragging = False
            self._sight.try_swings(self._before)
            self._settle()

    def _set(self, key: str, share: float) -> None:
        if self._sight.analysis is not None:
            self._try(self._sight.analysis.weights, {key: share})
            self._settle()

    def _nudge(self, key: str, step: float) -> None:
        block = self._card.strip.block(key)
        if block is not None:
            self._set(key, min(max(block.share + step, 0.0), 1.0))

    def _try(self, start: Weights | None, wanted: Mapping[str, float]) -> None:
        if start is None:
            return
        try:
            self._sight.try_blocks(start, wanted)
        except KnownError as fault:
            self._page.show_fault(fault)

    # What comes of it

    def _settle(self) -> None:
        """Say what the tried weights would change; weights that are as they were are no what-if."""
        before, now = self._sight.as_it_is(), self._sight.analysis
        if self._sight.view.tries_weights and before is not None and now is not None and _same(before, now):
            self._sight.try_swings(None)
        self.show_what_if()
        if not self._card.what_if.isHidden():
            speak(self._card, self._card.what_if.accessibleName())
        self.settled.emit()

    def show_what_if(self) -> None:
        """Show or hide the strip that says that weights are only tried out."""
        before, now = self._sight.as_it_is(), self._sight.analysis
        if not self._sight.view.tries_weights or before is None or now is None:
            self._card.what_if.hide()
            return
        can_change = self._page.context.workspace.can_change
        self._card.what_if.show_difference(difference_words(before, now), can_change=can_change)

    def _adopt(self, reason: str) -> None:
        held, swings = self._sight.round, self._sight.view.swings
        if held is None or swings is None:
            return
        workspace = self._page.context.workspace
        if self._page.attempt(lambda: workspace.do(agree_weights(held, swings, reason=reason))):
            self.go_back()

    def go_back(self) -> None:
        """Look at the weights of the round again."""
        if has_focus_inside(self._card.what_if):
            self._card.strip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sight.try_swings(None)
        self._card.what_if.hide()
        self.settled.emit()


def _same(one: Analysis, other: Analysis) -> bool:
    mine, theirs = one.weights.leaves, other.weights.leaves
    return all(abs(mine[key] - theirs[key]) <= _SAME for key in mine)
