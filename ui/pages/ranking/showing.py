"""What the Ranking screen shows when: the list, or why there is none; and all its parts in step."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent

from prioritiser.analysis.summary import Inputs
from prioritiser.edits.deciding import set_order
from prioritiser.errors import KnownError
from prioritiser.model.settings import Order
from ui.models.ranking_about import SIZE_WARNING, view_words
from ui.models.ranking_instead import CASES, CLOSE, FRAMEWORK, SCORE, SHOW, Instead, hidden, instead_of
from ui.page import Context
from ui.pages.ranking.hand import HOW, Hand
from ui.pages.ranking.parts import RankingParts
from ui.pages.ranking.telling import USE_ORDER
from ui.pages.ranking.view_note import Deed
from ui.widgets.kit import has_focus_inside
from ui.widgets.speech import speak

EARLY = "Scoring is still open and you are looking early. Totals are hidden again when you leave this screen."


class RankingSight(RankingParts):
    """Keeps all parts showing the same list, or says why there is none."""

    def __init__(self, context: Context) -> None:
        """Follow what is looked at."""
        super().__init__(context)
        self._shown_early = False
        self.hand = Hand(self, self.sight, self.table, lambda: self.look_in_order("hand"))
        self.sight.changed.connect(self._show)
        self.since.changed.connect(self._show_since)
        self.lister.changed.connect(self._show_listing)
        self.weights_desk.settled.connect(self._settled)
        self.budget_desk.settled.connect(self._settled)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide totals again that were looked at early, once the screen is left."""
        super().hideEvent(event)
        if self._shown_early and not event.spontaneous():
            self._shown_early = False
            self._say_instead()

    def look_in_order(self, order: Order) -> None:
        """Look at another order; the round keeps its own."""
        held = self.sight.round
        if held is not None:
            if has_focus_inside(self.banner):
                self.table.setFocus()
            self.banner.clear()
            self.sight.look_in_order(None if order == held.settings.order else order)

    def use_order(self) -> None:
        """Make the order that is looked at the round's own."""
        held, order = self.sight.round, self.sight.view.order
        if held is None or order is None:
            return
        if self.attempt(lambda: self.context.workspace.do(set_order(held, order))):
            self.sight.look_in_order(None)

    def start_anew(self) -> None:
        """Forget every choice, as for another round."""
        self._shown_early = False
        self.sight.start_over()
        self.since.forget()
        self.lister.start_over()
        self.filters.reset()
        self.filters.hide()
        self.side.start_over()

    def _show(self, why: str) -> None:
        """Show what is looked at; while something is tried out only what changes with it."""
        analysis, parts = self.sight.analysis, self.sight.parts
        if why == "try" and analysis is not None and parts is not None:
            self.weights.show_weights(parts, self.sight.view)
            self.budget_desk.show_line()
            self.lister.show()
            self.side.look_soon()
            return
        if not self._say_instead():
            self._show_all()
        self.hints_changed.emit()

    def _show_all(self) -> None:
        held, analysis, parts, view = self.sight.round, self.sight.analysis, self.sight.parts, self.sight.view
        if held is None or analysis is None or parts is None:
            return
        self.stack.setCurrentWidget(self.splitter)
        self.order.set_current(analysis.order)
        self.hand.look()
        self._show_since()
        self.weights.show_weights(parts, view)
        self.weights.show_source(held, view)
        self.weights_desk.show_what_if()
        self.budget_desk.show_line()
        self.lister.show()
        self._show_listing()
        if self.table.case is None:
            self.table.choose_first()
        self.side.choose(self.table.case)

    def _show_since(self) -> None:
        held = self.sight.round
        if held is not None and self.sight.analysis is not None:
            self.bar.show_points(tuple(held.points.values()), self.since.point)
            self.lister.show_columns()
            self.bar.show_columns(self.lister.every, self.table.table.columns)
            self.lister.show()

    def _show_listing(self) -> None:
        """Say how the list is shown where that is not as the round has it."""
        held = self.sight.round
        if held is None:
            return
        self.filters.show_count(self.lister.shown_cases, len(held.cases))
        texts: list[str] = [EARLY] if self._shown_early else []
        deeds: list[Deed] = []
        other = view_words(held, self.sight.view)
        if other:
            texts.append(other)
            deeds += [(USE_ORDER, self.use_order)] if self.context.workspace.can_change else []
            deeds.append(("Go back", lambda: self.look_in_order(held.settings.order)))
        order = self.sight.view.order_of(held)
        texts += [SIZE_WARNING] if order == "vfm" else [HOW] if order == "hand" else []
        if self.lister.sorted_words:
            texts.append(self.lister.sorted_words)
            deeds.append(("Back to rank order", self.lister.in_rank_order))
        if has_focus_inside(self.note):
            self.table.setFocus()
        self.note.say(" ".join(texts), deeds)
        self.hints_changed.emit()

    def _say_instead(self) -> bool:
        """Say why there is no list, where there is none; return whether that is so."""
        held = self.sight.round
        if held is None:
            return True
        if held.settings.stage == "scoring" and not self._shown_early:
            said: Instead | None = hidden(held, self._inputs(), can_change=self.context.workspace.can_change)
        else:
            said = instead_of(held, self.sight.analysis, self.sight.fault)
        if said is None:
            return False
        deeds: dict[str, Deed] = {
            CLOSE: ("Close scoring", lambda: self.context.actions.run("ranking.close_scoring")),
            SHOW: ("Show them to me now", self._show_early),
            SCORE: ("Go to Score", lambda: self.context.actions.run("screen.score")),
            CASES: ("Go to Cases", lambda: self.context.actions.run("screen.cases")),
            FRAMEWORK: ("Go to Framework", lambda: self.context.actions.run("screen.framework")),
        }
        self.calm.say(said.title, said.text, [deeds[name] for name in said.deeds], said.progress)
        self.stack.setCurrentWidget(self.calm)
        return True

    def _inputs(self) -> Inputs | None:
        try:
            return self.context.workspace.inputs()
        except KnownError:
            return None

    def _show_early(self) -> None:
        self._shown_early = True
        self._show("view")
        self.first_focus().setFocus()
        speak(self, EARLY)

    def _settled(self) -> None:
        """Say in full what a gesture has come to."""
        held = self.sight.round
        if held is not None:
            self.weights.show_source(held, self.sight.view)
        self.side.look()
        self.hints_changed.emit()
