"""What the screen looks at: the round through a view, worked out anew whenever either changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from prioritiser.analysis.blocks import swings_with
from prioritiser.analysis.summary import Analysis
from prioritiser.analysis.weights import Weights
from prioritiser.errors import KnownError
from prioritiser.model.base import NodeId
from prioritiser.model.round import Round
from prioritiser.model.settings import Order
from ui.models.ranking_blocks import Parts, parts_of
from ui.models.ranking_grounds import Grounds, grounds_of
from ui.models.ranking_view import View, work_out
from ui.workspace import Workspace


class Sight(QObject):
    """Holds the view and its analysis. `changed` says why there is a new one: "round", "view" or "try"."""

    changed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """Begin with nothing to look at."""
        super().__init__(parent)
        self._workspace = workspace
        self.view = View()
        self.analysis: Analysis | None = None
        self.grounds: Grounds | None = None
        self.parts: Parts | None = None
        self.fault: KnownError | None = None
        self._seen: tuple[str, int] | None = None
        self._others: dict[Order, Analysis] = {}

    @property
    def round(self) -> Round | None:
        """Return the round that is looked at."""
        return self._workspace.round

    def start_over(self) -> None:
        """Forget every choice, as for another round."""
        self.view = View()

    def refresh(self) -> None:
        """Look at the round as it is now; a budget that was tried is forgotten, and weights that were agreed."""
        held = self.round
        if held is not None:
            self.view = self.view.fitting(held)
        self._work_out("round")

    def look(self, view: View) -> None:
        """Look in another way."""
        if view != self.view:
            self.view = view
            self._work_out("view")

    def look_in_order(self, order: Order | None) -> None:
        """Look at another order; None is the round's own."""
        self.look(replace(self.view, order=order))

    def look_through(self, lens: NodeId | None) -> None:
        """Look through one lens only, or through all."""
        self.look(replace(self.view, lens=lens))

    def break_down(self, *, by_domain: bool) -> None:
        """Let the colours stand for decision domains, or for policies and families."""
        self.look(replace(self.view, by_domain=by_domain))

    def try_swings(self, swings: Mapping[str, float] | None) -> None:
        """Look at other weights; None goes back to those of the round."""
        self.view = replace(self.view, swings=swings)
        self._work_out("try")

    def try_blocks(self, start: Weights, wanted: Mapping[str, float]) -> None:
        """Look at the weights in which some blocks weigh so much, beginning from `start`. Raises KnownError."""
        if self.round is not None:
            self.try_swings(swings_with(self.round, start, wanted))

    def try_budget(self, amount: float | None) -> None:
        """Look at another budget; None goes back to that of the round."""
        if amount != self.view.budget:
            self.view = replace(self.view, budget=amount)
            self._work_out("try")

    def as_it_is(self) -> Analysis | None:
        """Return the analysis in the same order and lens with what the round really has."""
        if not self.view.tries_weights and self.view.budget is None:
            return self.analysis
        return self._figures(replace(self.view, swings=None, budget=None))

    def in_order(self, order: Order) -> Analysis | None:
        """Return what the round has in another order; worked out once per revision."""
        if order not in self._others:
            found = self._figures(View(order=order))
            if found is None:
                return None
            self._others[order] = found
        return self._others[order]

    def _work_out(self, why: str) -> None:
        held = self.round
        try:
            self._take_in(held)
        except KnownError as fault:
            self.fault, self.analysis = fault, None
        self.changed.emit(why)

    def _take_in(self, held: Round | None) -> None:
        self.fault = None
        if held is None:
            self.analysis = self.grounds = self.parts = self._seen = None
            return
        inputs = self._workspace.inputs()
        seen = (held.uuid, held.revision)
        if self.grounds is None or seen != self._seen:
            self.grounds, self._seen = grounds_of(held, inputs), seen
            self._others = {}
        plain = (
            self.view.order in {None, held.settings.order} and replace(self.view, order=None, by_domain=False) == View()
        )
        self.analysis = self._workspace.analysis() if plain else work_out(held, inputs, self.view)
        self.parts = parts_of(self.analysis, by_domain=self.view.by_domain)

    def _figures(self, view: View) -> Analysis | None:
        held = self.round
        if held is None:
            return None
        try:
            return work_out(held, self._workspace.inputs(), view)
        except KnownError:
            return None
