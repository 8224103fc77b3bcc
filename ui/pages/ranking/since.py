"""Comparing the ranks with those of a restore point, worked out in the background."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from prioritiser.analysis.summary import Analysis, analyse
from prioritiser.errors import KnownError
from prioritiser.model.base import CaseId
from prioritiser.model.round import Round
from ui.models.ranking_cells import Move
from ui.models.ranking_moves import moves_of
from ui.page import Page
from ui.pages.ranking.sight import Sight


class Since(QObject):
    """Holds the round as it was, and tells how cases have moved since."""

    changed = Signal()

    def __init__(self, page: Page, sight: Sight) -> None:
        """Begin with nothing to compare with."""
        super().__init__(page)
        self._page, self._sight = page, sight
        self.point = ""
        self._then: Round | None = None
        self._before: tuple[object, Analysis] | None = None

    @property
    def is_on(self) -> bool:
        """Return whether moves can be told."""
        return self._then is not None

    def choose(self, point: str) -> None:
        """Compare with a restore point, or with nothing."""
        self.point, self._then, self._before = point, None, None
        self.changed.emit()
        if point:
            self._page.context.workspace.round_at(point, lambda then: self._take(point, then), self._refuse)

    def forget(self) -> None:
        """Compare with nothing, as for another round."""
        self.point, self._then, self._before = "", None, None

    def moves(self, now: Analysis) -> Mapping[CaseId, Move] | None:
        """Return how cases have moved to a list as it is shown now; None while nothing is compared."""
        held = self._sight.round
        if self._then is None or held is None or self.point not in held.points:
            return None
        before = self._analysis_then(now)
        return moves_of(before, now, held.points[self.point].name) if before is not None else None

    def _analysis_then(self, now: Analysis) -> Analysis | None:
        """Return the list as it was, in the order and lens that are shown now."""
        view = self._sight.view
        key = (now.order, view.lens)
        if self._before is None or self._before[0] != key:
            then = self._then
            if then is None:
                return None
            try:
                self._before = key, analyse(then, by=now.order, lens=view.lens)
            except KnownError as fault:
                self._refuse(fault)
                return None
        return self._before[1]

    def _take(self, point: str, then: Round) -> None:
        if point == self.point:
            self._then = then
            self.changed.emit()

    def _refuse(self, fault: KnownError) -> None:
        self.forget()
        self._page.show_fault(fault)
        self.changed.emit()
