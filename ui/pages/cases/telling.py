"""What the Cases screen tells the frame: chips, counts, and one thing worth knowing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from prioritiser.model.round import Round
from ui.models.case_grid_filter import CaseFilter
from ui.models.case_grid_words import asked_of, is_illustrative
from ui.models.ranking_words import counted
from ui.page import Page
from ui.pages.cases.desk import Desk
from ui.pages.cases.grid_view import CaseGridView
from ui.pages.cases.showing import Showing
from ui.widgets.chip import Chip

Insight = tuple[str, str, Callable[[], None] | None]
UNREADY = CaseFilter(gate="not_ready")


class Telling(QObject):
    """Puts what is shown into words."""

    def __init__(self, page: Page, view: CaseGridView, showing: Showing, desk: Desk) -> None:
        """Make the chips."""
        super().__init__(page)
        self._view, self._showing, self._desk = view, showing, desk
        self._told: Round | None = None  # the state of the round that the chips are about
        self._cases, self._asked = (Chip("", theme=page.theme, parent=page) for _ in range(2))
        self._unready, self._invented = (Chip("", "caution", theme=page.theme, parent=page) for _ in range(2))
        for chip in (self._cases, self._asked, self._unready, self._invented):
            chip.hide()

    def chips(self) -> list[QWidget]:
        """Return how many cases there are, what they ask for, how many are not ready, and what is illustrative."""
        held = self._showing.held
        if held is not self._told:
            self._told = held
            self._say(held, self._showing.unready)
        return [chip for chip in (self._cases, self._asked, self._unready, self._invented) if chip.text()]

    def _say(self, held: Round, unready: int) -> None:
        self._cases.setText(counted(len(held.cases), "case"))
        self._asked.setText(asked_of(held))
        self._unready.setText(f"{unready} not ready" if unready else "")
        self._invented.setText("Illustrative figures" if is_illustrative(held) else "")

    def facts(self) -> str:
        """Return how many cases are shown."""
        every, shown = len(self._showing.held.cases), len(self._view.grid.order)
        return f"Showing {shown} of {every}" if shown < every else counted(every, "case")

    def insight(self) -> Insight:
        """Return what was just done, else how many cases are not ready."""
        if self._desk.said:
            return self._desk.said, "", None
        unready = self._showing.unready
        if unready and not self._showing.is_filtered:
            words = f"{counted(unready, 'case has', 'cases have')} a gate that is not passed or has no result yet."
            return words, "Show them", lambda: self._showing.look_for(UNREADY)
        return "", "", None

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the grid."""
        if not self._view.grid.can_edit:
            return [("↑ ↓", "move"), ("Enter", "open")]
        return [("F2", "edit"), ("Ins", "new case"), ("Ctrl V", "paste"), ("Enter", "open")]
