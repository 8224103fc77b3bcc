"""The parts of the Cases screen and where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.page import Context, Page
from ui.pages.cases.desk import Desk
from ui.pages.cases.detail_panel import DetailPanel
from ui.pages.cases.filter_bar import FilterBar
from ui.pages.cases.grid_view import CaseGridView
from ui.pages.cases.memory import Memory
from ui.pages.cases.menus import Menus
from ui.pages.cases.problem_list import ProblemList
from ui.pages.cases.record_view import RecordView
from ui.pages.cases.showing import Showing
from ui.pages.cases.telling import Telling
from ui.pages.cases.toolbar import Toolbar
from ui.widgets.kit import Spacing
from ui.widgets.remark import Remark

NARROW = 900  # design pixels below which the panel gives way: the whole record says all of it
PANEL, LEAST_PANEL = 292, 288
SHAPE = "cases"


class CasesParts(Page):
    """Makes the parts and lays them out: the grid with its panel, or the whole record of one case."""

    def __init__(self, context: Context) -> None:
        """Make the parts."""
        super().__init__(context)
        theme = context.theme
        self.memory = Memory(context.settings)
        self.bar, self.filters = Toolbar(context), FilterBar(theme)
        self.view, self.problems = CaseGridView(theme), ProblemList(theme)
        self.grid = self.view.grid
        self.panel, self.remark = DetailPanel(theme), Remark(theme, "info")
        self.record = RecordView(context)
        self.showing = Showing(theme, self.memory, self.view, self.bar, self.filters)
        self.desk = Desk(self, self.view, self.look)
        self.menus = Menus(self, self.view, self.showing, self.desk, self.memory)
        self.telling = Telling(self, self.view, self.showing, self.desk)
        self._lay_out()
        theme.changed.connect(self._fit)

    def look(self) -> None:
        """Show the round as it is now; the page says how."""

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(self.bar)
        column.addWidget(self.filters)
        column.addWidget(self.remark)
        column.addWidget(self.view, 1)
        column.addWidget(self.problems)
        Spacing(self.theme, self).keep(column, (12, 10, 12, 12), 8)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.record)
        self.body.addWidget(self.stack, 1)
        if not self.splitter.restoreState(self.context.settings.shape(SHAPE)):
            self.splitter.setSizes([self.theme.px(3 * PANEL), self.theme.px(PANEL)])
        self.splitter.splitterMoved.connect(
            lambda *_: self.context.settings.keep_shape(SHAPE, self.splitter.saveState())
        )
        self._fit()

    @property
    def is_record(self) -> bool:
        """Return whether the whole record of a case is shown."""
        return self.stack.currentWidget() is self.record

    @property
    def is_narrow(self) -> bool:
        """Return whether there is no room for the panel."""
        return self.width() < self.theme.px(NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the panel where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.panel.setMinimumWidth(self.theme.px(LEAST_PANEL))
        self.panel.setVisible(not self.is_narrow)
