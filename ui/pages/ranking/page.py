"""The Ranking screen: hears what is asked for in it, and tells the frame what it shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from prioritiser.edits.deciding import decide_stop
from prioritiser.model.base import CaseId, NodeId
from ui.page import Context
from ui.pages.ranking.copying import copy_picture, copy_table
from ui.pages.ranking.showing import RankingSight
from ui.widgets.kit import has_focus_inside
from ui.widgets.speech import speak
from ui.workspace import Changed, Notice


class RankingPage(RankingSight):
    """Who stands where and why, and what the money funds."""

    name = "ranking"
    title = "Ranking"
    help_text = (
        "Cases are listed by value, by value for money or by hand. The dark line is the budget: what is above it is "
        "funded. Drag it, or press B and type an amount. The coloured strip shows the weights: drag an edge, or press "
        "W and type, to see at once what other weights would change; nothing is saved until you adopt them with a "
        "reason. Choose a case to see why it stands where it does. Click its bar or its value to see what adds up to "
        "it, and a criterion to see who gave which score and why."
    )

    def __init__(self, context: Context) -> None:
        """Connect the parts."""
        super().__init__(context)
        self._uuid = ""
        self.bar.order_chosen.connect(self.look_in_order)
        self.bar.filter_asked.connect(self._switch_filter)
        self.bar.columns_chosen.connect(self.lister.choose_columns)
        self.bar.since_chosen.connect(self.since.choose)
        self.filters.changed.connect(self.lister.filter)
        self.filters.closed.connect(self._filter_closed)
        self.weights.lens_chosen.connect(lambda key: self.sight.look_through(NodeId(key) if key else None))
        self.weights.breakdown_chosen.connect(lambda by_domain: self.sight.break_down(by_domain=by_domain))
        self.table.letters = lambda: bool(self.context.settings.get("letters"))
        self.table.chosen.connect(self._choose)
        self.table.why_asked.connect(self.ask_why)
        self.table.trace_asked.connect(lambda _case: self.ask_trace())
        self.table.letter.connect(lambda key: self.to_weights() if key == "W" else self.budget_desk.open_field())
        self.table.compared.connect(self.side.compare_step)
        self.side.decided.connect(self._decide_stop)
        self.side.closed.connect(self.to_list)
        self._handle()

    def _handle(self) -> None:
        deeds: tuple[tuple[str, Callable[[], None]], ...] = (
            ("filter", self.open_filter), ("ranking.why", self.ask_why), ("ranking.weights", self.to_weights),
            ("ranking.budget", self.budget_desk.open_field), ("ranking.columns", self.bar.open_columns),
            ("ranking.copy", self.copy_table), ("ranking.picture", self.copy_picture),
        )  # fmt: skip
        for name, deed in deeds:
            # For the list itself, so that these have no meaning while totals are hidden.
            self.context.actions.handle(self.splitter, name, deed)

    # What the frame asks

    def chips(self) -> list[QWidget]:
        """Return how many cases there are and what they ask for."""
        return self.telling.chips()

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the list."""
        if not self.is_listed:
            return []
        moves = [("Alt ↑ ↓", "by hand")] if self.hand.is_shown else []
        return [("↑ ↓", "move"), *moves, ("W", "weights"), ("B", "budget"), ("Enter", "why")]

    def facts(self) -> str:
        """Return how many cases are ranked."""
        return self.telling.facts() if self.is_listed else ""

    def insight(self) -> tuple[str, str, Callable[[], None] | None]:
        """Return what is most worth knowing about the list."""
        return self.telling.insight(self.use_order, self.look_in_order) if self.is_listed else ("", "", None)

    def first_focus(self) -> QWidget:
        """Return the list, or what there is instead of it."""
        return self.table if self.is_listed else self.calm.first_focus()

    def panes(self) -> list[QWidget]:
        """Return list, weights and panel."""
        if not self.is_listed:
            return [self.calm.first_focus()]
        return [self.table, self.weights.shown_strip, self.side.first_focus()]

    def refresh(self, change: Changed | None) -> None:
        """Look at the round as it is now."""
        held = self.sight.round
        if held is not None and held.uuid != self._uuid:
            self._uuid = held.uuid
            self.start_anew()
        self.sight.refresh()
        if change is not None and self.is_listed:
            self.telling.tell_move()

    def leave(self) -> None:
        """Keep a budget that is half typed, as a number field does."""
        self.band.keep()

    def reveal(self, kind: str, key: str) -> None:
        """Show a case in the list."""
        if kind == "case" and self.is_listed:
            self.lister.find(CaseId(key))
            self.table.setFocus()

    # What a person asks

    def _choose(self, case: CaseId | None) -> None:
        self.side.choose(case)
        self.telling.watch(case)

    def ask_why(self) -> None:
        """Go to the panel."""
        if self.is_narrow:
            self.show_panel_alone(alone=True)
        self.side.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def ask_trace(self) -> None:
        """Show what adds up to the value of the selected case."""
        if self.is_narrow:
            self.show_panel_alone(alone=True)
        self.side.show_trace()

    def to_weights(self) -> None:
        """Give the keys to the weights."""
        self.weights.shown_strip.setFocus(Qt.FocusReason.TabFocusReason)

    def to_list(self) -> None:
        """Give the keys to the list."""
        self.show_panel_alone(alone=False)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def open_filter(self) -> None:
        """Let a person say which cases to show."""
        self.bar.filter.setChecked(True)
        self.filters.open()

    def _switch_filter(self) -> None:
        if self.bar.filter.isChecked():
            self.open_filter()
        else:
            self.filters.put_away()

    def _filter_closed(self) -> None:
        self.bar.filter.setChecked(False)
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back: to the panel before, to the list."""
        if event.key() == Qt.Key.Key_Escape and self.is_listed:
            if not (has_focus_inside(self.side) and self.side.go_back()):
                self.to_list()
            return
        super().keyPressEvent(event)

    def _decide_stop(self, accepted: bool, reason: str) -> None:  # noqa: FBT001 - a signal's argument
        held, case = self.sight.round, self.side.case
        if held is not None and case is not None:
            self.attempt(lambda: self.context.workspace.do(decide_stop(held, case, accepted=accepted, reason=reason)))

    def copy_table(self) -> None:
        """Put the list on the clipboard as a table."""
        if self.sight.analysis is not None:
            self._say_copied(copy_table(self.table, self.sight.analysis))

    def copy_picture(self) -> None:
        """Put weights and list on the clipboard as a picture."""
        if self.sight.analysis is not None:
            strip = self.weights.shown_strip
            self._say_copied(copy_picture(self.table, strip, self.band, self.sight.analysis, self.theme))

    def _say_copied(self, words: str) -> None:
        self.context.workspace.said.emit(Notice("good", words))
        speak(self, words)
