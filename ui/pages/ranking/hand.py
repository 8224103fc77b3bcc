"""Moving cases by hand, by keys or with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from prioritiser.edits.deciding import move_by_hand, place_by_hand
from prioritiser.model.base import CaseId
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from ui.page import Page
from ui.pages.ranking.list_view import RankingList
from ui.pages.ranking.sight import Sight

NOT_BY_HAND = "Cases are moved in the order by hand."
HOW = "Alt ↑ ↓ moves a case, or drag it. The first move makes by hand the round’s order."


class Hand(QObject):
    """Turns moves in the list into edits; each is one step to undo."""

    def __init__(self, page: Page, sight: Sight, view: RankingList, show_hand: Callable[[], None]) -> None:
        """Listen to the list; `show_hand` looks at the order by hand."""
        super().__init__(page)
        self._page, self._sight, self._view, self._show_hand = page, sight, view, show_hand
        view.moved.connect(self._move)
        view.dropped.connect(self._place)

    @property
    def is_shown(self) -> bool:
        """Return whether the order by hand is looked at."""
        analysis = self._sight.analysis
        return analysis is not None and analysis.order == "hand"

    def look(self) -> None:
        """Let rows be dragged in the order by hand only."""
        self._view.by_hand = self.is_shown and self._page.context.workspace.can_change

    def _move(self, steps: int) -> None:
        case = self._view.case
        if case is not None and self._may():
            self._do(lambda held, listed: move_by_hand(held, listed, case, steps=steps))

    def _place(self, case: CaseId, after: CaseId | None) -> None:
        if self._may():
            self._do(lambda held, listed: place_by_hand(held, listed, case, after=after))

    def _may(self) -> bool:
        if not self.is_shown:
            deed = ("Show the order by hand", self._show_hand)
            self._page.banner.show_message("info", NOT_BY_HAND, HOW, [deed])
        return self.is_shown

    def _do(self, edit: Callable[[Round, list[CaseId]], Edit]) -> None:
        held, analysis = self._sight.round, self._sight.analysis
        if held is None or analysis is None:
            return
        listed = [each.case for each in analysis.results]
        if self._page.attempt(lambda: self._page.context.workspace.do(edit(held, listed))):
            self._view.bring_into_view()
