"""Trying out a budget by dragging, stepping or typing, and keeping it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from prioritiser.analysis.summary import Result, analyse
from prioritiser.edits.deciding import set_budget
from prioritiser.errors import KnownError
from prioritiser.model.base import CaseId
from ui.models.ranking_grounds import Ground
from ui.models.ranking_line import Line, budget_at, line_of, stepped
from ui.models.ranking_view import budget_row, first_budget
from ui.page import Page
from ui.pages.ranking.budget_band import BudgetBand
from ui.pages.ranking.list_view import RankingList
from ui.pages.ranking.sight import Sight
from ui.widgets.speech import speak


class BudgetDesk(QObject):
    """Hears the budget line, lets the screen look at another budget, and records it."""

    settled = Signal()

    def __init__(self, page: Page, sight: Sight, view: RankingList, band: BudgetBand) -> None:
        """Listen to the band."""
        super().__init__(page)
        self._page, self._sight, self._view, self._band = page, sight, view, band
        self._totals: tuple[float, tuple[Result, ...]] | None = None
        self.line = Line("", "")
        band.tried.connect(self._try)
        band.stepped.connect(self._step)
        band.dragged_to.connect(self._drag)
        band.settled.connect(self._settle)
        band.cancelled.connect(self._cancel)
        band.left.connect(view.setFocus)
        view.set_line_widget(band)

    @property
    def amount(self) -> float:
        """Return the budget that is shown, in pounds; nothing while there is none."""
        if self._sight.view.budget is not None:
            return self._sight.view.budget
        held = self._sight.round
        budget = first_budget(held, self._page.context.workspace.inputs()) if held is not None else None
        return budget.amount if budget is not None else 0.0

    @property
    def why_not(self) -> str:
        """Return why the budget cannot be changed, or ""."""
        held, workspace = self._sight.round, self._page.context.workspace
        if not workspace.can_change:
            return workspace.read_only or "This round can only be read here."
        locked = held is not None and held.settings.stage == "locked"
        return "The round is locked, so its budget cannot change. Unlock it first, with a reason." if locked else ""

    def show_line(self) -> None:
        """Say on the line what the money funds."""
        analysis = self._sight.analysis
        if analysis is None:
            return
        line = line_of(analysis)
        if line is not None:
            self.line = line
            self._band.show_line(line, self.amount, can_change=not self.why_not)

    def open_field(self) -> None:
        """Let a person type an amount, where the line is."""
        at = self._view.table.first_of_kind("line")
        if self.why_not:
            self._page.banner.show_message("info", self.why_not)
            return
        if at is None:
            return
        self._view.scrollTo(self._view.table.index(at, 0))
        self._view.place_line()
        self._band.open_field()

    # Gestures

    def _try(self, amount: float) -> None:
        self._band.try_amount(amount)
        try:
            self._sight.try_budget(amount)
        except KnownError as fault:
            self._page.show_fault(fault)

    def _step(self, steps: int) -> None:
        self._try(stepped(self.amount, steps))
        speak(self._band, self.line.spoken)

    def _drag(self, y: int) -> None:
        if self._totals is None:
            self._totals = self._running_totals()
        if self._totals is not None:
            base, ranked = self._totals
            self._try(budget_at(ranked, self._view.place_in_list(y), base, self.amount))

    def _running_totals(self) -> tuple[float, tuple[Result, ...]] | None:
        """Return what is committed before the list, and the cases with their running totals down the whole list."""
        now = self._sight.analysis
        if now is None or now.funding is None or not now.funding.spent or self._sight.grounds is None:
            return None
        view = self._sight.view
        whole = analyse(now.round, lens=view.lens, by=view.order, rule="line", swings=view.swings, inputs=now.inputs)
        ranked = tuple(each for each in whole.results if each.type != "disinvestment")
        shown = self._view.ranked_cases
        return _before(ranked, self._sight.grounds.cases), tuple(each for each in ranked if each.case in shown)

    def _cancel(self) -> None:
        self._totals = None
        self._sight.try_budget(None)
        self.settled.emit()

    def _settle(self, amount: float) -> None:
        self._totals = None
        held = self._sight.round
        row = budget_row(self._page.context.workspace.inputs()) if held is not None else None
        if held is None or row is None:
            self._sight.try_budget(None)
            return
        workspace = self._page.context.workspace
        kept = self._page.attempt(lambda: workspace.do(set_budget(held, row.year, row.kind, amount)))
        self._sight.try_budget(None)
        if kept:
            speak(self._band, self.line.spoken)
        self.settled.emit()


def _before(ranked: Sequence[Result], cases: Mapping[CaseId, Ground]) -> float:
    """Return the running total before the first case."""
    if not ranked or ranked[0].cumulative is None:
        return 0.0
    ground = cases[ranked[0].case]
    competes = not (ground.must or ground.barred)
    return ranked[0].cumulative - (ground.amount or 0.0 if competes else 0.0)
