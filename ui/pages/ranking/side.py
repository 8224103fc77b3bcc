"""The panel on the right: why, what adds up to the value, and who gave which score; one at a time."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from prioritiser.analysis.summary import Analysis
from prioritiser.model.base import CaseId, CriterionId
from ui.models.ranking_about import list_words
from ui.models.ranking_bring_in import bring_in_words
from ui.models.ranking_line import row_words, stopped_by
from ui.models.ranking_trace import cell_of, trace_of
from ui.models.ranking_why import neighbours_of, why_of
from ui.models.ranking_words import title_of
from ui.page import Context
from ui.pages.ranking.sight import Sight
from ui.pages.ranking.trace_panel import CellPanel, TracePanel
from ui.pages.ranking.why_panel import WhyPanel
from ui.widgets.card import Divider
from ui.widgets.kit import button

PAUSE_MS = 100  # between two looks while a weight or the budget is dragged


class Side(QFrame):
    """Shows the selected case; what follows from it at once, what takes longer a little later."""

    decided = Signal(bool, str)
    closed = Signal()  # back to the list

    def __init__(self, context: Context, sight: Sight) -> None:
        """Lay out the three panels."""
        super().__init__()
        self._context, self._sight = context, sight
        self.case: CaseId | None = None
        self._against: CaseId | None = None
        self._criterion: CriterionId | None = None
        self.setProperty("role", "panel")
        self.setAccessibleName("Why")
        theme = context.theme
        self.why, self.trace, self.cell = WhyPanel(theme), TracePanel(theme), CellPanel(theme)
        self.stack = QStackedWidget()
        for panel in (self.why, self.trace, self.cell):
            self.stack.addWidget(panel)
        self.to_list = button("Back to the list", self.closed.emit, "link")
        self.to_list.hide()
        inside, whole = QVBoxLayout(), QHBoxLayout(self)
        inside.addWidget(self.to_list)
        inside.addWidget(self.stack, 1)
        whole.addWidget(Divider(theme, vertical=True))
        whole.addLayout(inside, 1)
        for layout in (inside, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.look)
        self.why.compare_asked.connect(self.compare_with)
        self.why.scores_asked.connect(self.show_trace)
        self.why.decided.connect(self.decided)
        self.trace.back_asked.connect(self.show_why)
        self.trace.cell_asked.connect(self.show_cell)
        self.cell.back_asked.connect(self.show_trace)

    # What is shown

    def choose(self, case: CaseId | None) -> None:
        """Show another case, in the panel that is open; people's scores are shown for one case only."""
        if case != self.case:
            self.case, self._against = case, None
            if self.stack.currentWidget() is self.cell:
                self.stack.setCurrentWidget(self.trace)
        self.look()

    def start_over(self) -> None:
        """Show the words of no case yet, as for another round."""
        self.case = self._against = self._criterion = None
        self.stack.setCurrentWidget(self.why)

    def look_soon(self) -> None:
        """Look again in a moment, as while something is dragged."""
        if not self._pause.isActive():
            self._pause.start(PAUSE_MS)

    def look(self) -> None:
        """Show the case as it is now."""
        self._pause.stop()
        analysis, grounds, parts = self._sight.analysis, self._sight.grounds, self._sight.parts
        if analysis is None or grounds is None or parts is None:
            return
        self._show_list(analysis)
        if self.case not in analysis.round.cases:
            self.case = None
        if self.case is None:
            self.why.show_nothing("Choose a case to see why it stands where it does.")
            return
        why = why_of(analysis, grounds, parts, self.case, self._against)
        self.why.show_why(why, can_change=self._can_decide(analysis))
        if self.stack.currentWidget() is not self.why:
            self.trace.show_trace(trace_of(analysis, parts, self.case), title_of(analysis.round.cases[self.case]))
        criterion = self._criterion
        if self.stack.currentWidget() is self.cell and criterion is not None and criterion in analysis.round.criteria:
            self.cell.show_cell(cell_of(analysis, self.case, criterion))
        self._work_out_bring_in(analysis, self.case)

    def _can_decide(self, analysis: Analysis) -> bool:
        return self._context.workspace.can_change and analysis.round.settings.stage != "locked"

    def _show_list(self, analysis: Analysis) -> None:
        spent = (*analysis.funding.spent, *analysis.funding.unbudgeted) if analysis.funding else ()
        stops = stopped_by(analysis)
        self.why.show_money([row_words(each) for each in spent], f"{stops[:1].upper()}{stops[1:]}." if stops else "")
        self.why.show_list_words(list_words(analysis))

    def _work_out_bring_in(self, analysis: Analysis, case: CaseId) -> None:
        def deliver(text: str) -> None:
            if self._sight.analysis is analysis and self.case == case:
                self.why.show_bring_in(text)

        self._context.work.run_latest(
            "ranking.bring_in", lambda _progress, _stopped: bring_in_words(analysis, case), deliver
        )

    # Going about

    def compare_with(self, case: CaseId) -> None:
        """Compare with another case."""
        self._against = case
        self.look()

    def compare_step(self, step: int) -> None:
        """Compare with the next case up or down the list."""
        if self._sight.analysis is None or self.case is None:
            return
        near = [case for case, _ in neighbours_of(self._sight.analysis, self.case)]
        shown = self.why.against.currentData()
        if shown in near:
            self.compare_with(near[min(max(near.index(shown) + step, 0), len(near) - 1)])

    def show_why(self) -> None:
        """Show the words again."""
        self.stack.setCurrentWidget(self.why)
        self.look()
        self.why.scores.setFocus()

    def show_trace(self) -> None:
        """Show what adds up to the value."""
        if self.case is not None:
            self.stack.setCurrentWidget(self.trace)
            self.look()
            self.trace.list.setFocus()
            if not self.trace.list.currentIndex().isValid():
                self.trace.list.setCurrentIndex(self.trace.model.index(0))

    def show_cell(self, criterion: CriterionId) -> None:
        """Show every score on one criterion, with names and reasons."""
        held = self._sight.round
        if held is None or held.settings.stage == "scoring":
            return
        self._criterion = criterion
        self.stack.setCurrentWidget(self.cell)
        self.look()
        self.cell.back.setFocus()

    def go_back(self) -> bool:
        """Go one panel back; return whether there was one."""
        if self.stack.currentWidget() is self.cell:
            self.show_trace()
        elif self.stack.currentWidget() is self.trace:
            self.show_why()
        else:
            return False
        return True

    def first_focus(self) -> QWidget:
        """Return where the keys go in the panel."""
        shown = self.stack.currentWidget()
        return self.trace.list if shown is self.trace else self.cell.back if shown is self.cell else self.why.scores
