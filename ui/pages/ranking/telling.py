"""What the screen tells the frame and the person: chips, counts, one thing worth knowing, changes of rank."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from prioritiser.model.base import CaseId
from prioritiser.model.settings import Order
from ui.models.ranking_about import (
    asked_for,
    break_words,
    compare_orders,
    flat_words,
    tie_words,
    uncosted_words,
    view_words,
)
from ui.models.ranking_words import counted, rank_text, title_of
from ui.page import Page
from ui.pages.ranking.listing import Lister
from ui.pages.ranking.sight import Sight
from ui.widgets.chip import Chip
from ui.widgets.speech import speak

Insight = tuple[str, str, Callable[[], None] | None]
USE_ORDER = "Use this order for the round"


class Telling(QObject):
    """Puts what is shown into words."""

    def __init__(self, page: Page, sight: Sight, lister: Lister) -> None:
        """Make the chips."""
        super().__init__(page)
        self._page, self._sight, self._lister = page, sight, lister
        self._cases, self._asked = (Chip("", theme=page.theme, parent=page) for _ in range(2))
        for chip in (self._cases, self._asked):
            chip.hide()
        self._rank: tuple[CaseId, str] | None = None

    def chips(self) -> list[QWidget]:
        """Return the chips beside the title."""
        held, grounds = self._sight.round, self._sight.grounds
        if held is None:
            return []
        self._cases.setText(counted(len(held.cases), "case"))
        if grounds is None or grounds.row is None:
            return [self._cases]
        self._asked.setText(asked_for(grounds))
        self._asked.setToolTip(f"{grounds.money_words}, all investments and reshapes")
        return [self._cases, self._asked]

    def facts(self) -> str:
        """Return how many cases are ranked, or shown where some are filtered out."""
        held, analysis = self._sight.round, self._sight.analysis
        if held is None or analysis is None:
            return ""
        if self._lister.listing.filter.is_on:
            return f"Showing {self._lister.shown_cases} of {len(held.cases)}"
        return f"{counted(sum(each.rank is not None for each in analysis.results), 'case')} ranked"

    def insight(self, use_order: Callable[[], None], look: Callable[[Order], None]) -> Insight:
        """Return the one thing that is most worth knowing about the list."""
        held, analysis, view = self._sight.round, self._sight.analysis, self._sight.view
        if held is None or analysis is None:
            return "", "", None
        other = view_words(held, view)
        if other:
            may = self._page.context.workspace.can_change
            return other, USE_ORDER if may else "", use_order if may else None
        for text in (break_words(analysis), uncosted_words(analysis), tie_words(analysis)):
            if text:
                return text, "", None
        order: Order = "value" if analysis.order == "vfm" else "vfm"
        found = self._sight.in_order(order) if not view.tries_weights else None
        words = compare_orders(analysis, found) if found is not None else ""
        if words:
            return words, "Compare", lambda: look(order)
        return flat_words(analysis), "", None

    def watch(self, case: CaseId | None) -> None:
        """Remember where the selected case stands."""
        self._rank = (case, self._place(case)) if case is not None else None

    def tell_move(self) -> None:
        """Say it when an edit has moved the selected case."""
        if self._rank is None:
            return
        case, before = self._rank
        after = self._place(case)
        if after and before and after != before:
            held = self._sight.round
            name = title_of(held.cases[case]) if held is not None and case in held.cases else case
            speak(self._page, f"Rank changed: {name} from {before} to {after}")
        self._rank = case, after

    def _place(self, case: CaseId) -> str:
        analysis = self._sight.analysis
        found = next((each for each in analysis.results if each.case == case), None) if analysis else None
        return rank_text(found) if found is not None else ""
