"""The parts of the Ranking screen and where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.page import Context, Page
from ui.pages.ranking.budget_band import BudgetBand
from ui.pages.ranking.budget_desk import BudgetDesk
from ui.pages.ranking.filter_bar import FilterBar
from ui.pages.ranking.list_view import RankingList
from ui.pages.ranking.listing import Lister
from ui.pages.ranking.side import Side
from ui.pages.ranking.sight import Sight
from ui.pages.ranking.since import Since
from ui.pages.ranking.telling import Telling
from ui.pages.ranking.toolbar import Toolbar
from ui.pages.ranking.view_note import ViewNote
from ui.pages.ranking.weights_card import WeightsCard
from ui.pages.ranking.weights_desk import WeightsDesk
from ui.widgets.calm import Calm
from ui.widgets.kit import Spacing

NARROW = 860  # design pixels below which list and panel take turns
PANEL, LEAST_PANEL = 284, 220
SHAPE = "ranking"


class RankingParts(Page):
    """Makes the parts and lays them out; list and panel take turns where there is no room for both."""

    def __init__(self, context: Context) -> None:
        """Make the parts."""
        super().__init__(context)
        theme = context.theme
        self.sight = Sight(context.workspace, self)
        self.since = Since(self, self.sight)
        self.bar, self.filters = Toolbar(context), FilterBar(theme)
        self.order = self.bar.order
        self.weights, self.note = WeightsCard(theme), ViewNote(theme)
        self.strip = self.weights.strip
        self.table, self.band = RankingList(theme), BudgetBand(theme)
        self.side, self.calm = Side(context, self.sight), Calm(theme)
        self.weights_desk = WeightsDesk(self, self.sight, self.weights)
        self.budget_desk = BudgetDesk(self, self.sight, self.table, self.band)
        self.lister = Lister(self.table, self.sight, self.since, context.settings, lambda: self.budget_desk.line.spoken)
        self.telling = Telling(self, self.sight, self.lister)
        self._panel_alone = False
        self._lay_out()
        theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        for part in (self.bar, self.filters, self.weights, self.note):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        Spacing(self.theme, self).keep(column, (12, 10, 12, 12), 8)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self.side)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.calm)
        row = QHBoxLayout()
        row.addWidget(self.stack)
        self.body.addLayout(row, 1)
        if not self.splitter.restoreState(self.context.settings.shape(SHAPE)):
            self.splitter.setSizes([self.theme.px(3 * PANEL), self.theme.px(PANEL)])
        self.splitter.splitterMoved.connect(self._keep_shape)
        self._fit()

    def _keep_shape(self) -> None:
        self.context.settings.keep_shape(SHAPE, self.splitter.saveState())

    @property
    def is_listed(self) -> bool:
        """Return whether the list is shown."""
        return self.stack.currentWidget() is self.splitter

    @property
    def is_narrow(self) -> bool:
        """Return whether list and panel take turns."""
        return self.width() < self.theme.px(NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let list and panel take turns where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def show_panel_alone(self, *, alone: bool) -> None:
        """Show the panel in place of the list, or the list again, where there is no room for both."""
        self._panel_alone = alone
        self._fit()

    def _fit(self) -> None:
        narrow = self.is_narrow
        self.side.setMinimumWidth(self.theme.px(LEAST_PANEL))
        self._left.setVisible(not (narrow and self._panel_alone))
        self.side.setVisible(not narrow or self._panel_alone)
        self.side.to_list.setVisible(narrow)
