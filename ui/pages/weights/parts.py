"""The parts of the Weights screen and where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.page import Context, Page
from ui.pages.weights.desk import Desk
from ui.pages.weights.guide import Guide
from ui.pages.weights.lock_note import LockNote
from ui.pages.weights.steps_view import StepsView
from ui.pages.weights.table_view import WeightsView
from ui.pages.weights.task_card import TaskCard
from ui.pages.weights.toolbar import SIDES, Toolbar
from ui.pages.weights.weights_card import WeightsCard
from ui.pages.weights.who import WhoCard, WhoChip
from ui.widgets.calm import Calm
from ui.widgets.chip import Chip
from ui.widgets.current_stack import CurrentStack
from ui.widgets.kit import Spacing
from ui.widgets.segmented import Segmented

NARROW = 860  # design pixels below which task and guide take turns
ROOM_FOR_STEPS = 700  # of the task's side
GUIDE, STEPS = 284, 208
LEAST_TASK = 300  # the height below which the whole side scrolls
SHAPE = "weights"


class WeightsParts(Page):
    """Makes the parts and lays them out; task and guide take turns where there is no room for both."""

    def __init__(self, context: Context) -> None:
        """Make the parts."""
        super().__init__(context)
        theme = context.theme
        self.desk = Desk(self)
        self.bar, self.lock_note = Toolbar(theme), LockNote(theme)
        self.steps, self.task = StepsView(theme), TaskCard(theme)
        self.table, self.card = WeightsView(theme), WeightsCard(theme)
        self.guide, self.calm, self.who = Guide(theme), Calm(theme), WhoCard(theme)
        self.who_chip, self.state_chip = WhoChip(theme), Chip("", "info", "eye-off", theme=theme, parent=self)
        self.who_chip.setParent(self)
        for chip in (self.who_chip, self.state_chip):
            chip.hide()  # the header shows them
        self._guide_alone = False
        self._lay_out()
        theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        self._middle = CurrentStack()
        self._task_row = QWidget()
        row = QHBoxLayout(self._task_row)
        row.addWidget(self.steps)
        row.addWidget(self.task, 1)
        self._middle.addWidget(self._task_row)
        self._middle.addWidget(self.table)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.addWidget(self.bar)
        column.addWidget(self.lock_note)
        column.addWidget(self._middle, 1)
        column.addWidget(self.card)
        self._left = QScrollArea()
        self._left.setWidgetResizable(True)
        self._left.setWidget(inside)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self.guide)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        spacing = Spacing(self.theme, self)
        spacing.keep(row)
        spacing.keep(column, (12, 10, 12, 12))
        self._lay_out_stack(spacing)
        if not self.splitter.restoreState(self.context.settings.shape(SHAPE)):
            self.splitter.setSizes([self.theme.px(3 * GUIDE), self.theme.px(GUIDE)])
        self.splitter.splitterMoved.connect(self._keep_shape)
        self._fit()

    def _lay_out_stack(self, spacing: Spacing) -> None:
        """Stack what takes turns, below the choice of who weighs, which stays while the panel's weights are hidden."""
        self.stack = QStackedWidget()
        for part in (self.splitter, self.calm, self.who):
            self.stack.addWidget(part)
        self.side = Segmented(self.theme, SIDES, name="Who weighs")
        self.side_row = QWidget()
        above = QHBoxLayout(self.side_row)
        above.addWidget(self.side)
        above.addStretch(1)
        self.side_row.hide()
        spacing.keep(above, (12, 10, 12, 0))
        self.body.addWidget(self.side_row)
        self.body.addWidget(self.stack, 1)

    def _keep_shape(self) -> None:
        self.context.settings.keep_shape(SHAPE, self.splitter.saveState())

    @property
    def is_weighing(self) -> bool:
        """Return whether there are weights on the screen."""
        return self.stack.currentWidget() is self.splitter

    @property
    def shows_all(self) -> bool:
        """Return whether all weights are shown in place of the task."""
        return self._middle.currentWidget() is self.table

    def show_middle(self, *, shows_all: bool) -> None:
        """Show all weights, or the task."""
        self._middle.setCurrentWidget(self.table if shows_all else self._task_row)

    @property
    def is_narrow(self) -> bool:
        """Return whether task and guide take turns."""
        return self.width() < self.theme.px(NARROW)

    def show_guide_alone(self, *, alone: bool) -> None:
        """Show the guide in place of the task, or the task again, where there is no room for both."""
        self._guide_alone = alone
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let parts take turns where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow, px = self.is_narrow, self.theme.px
        self._left.setVisible(not (narrow and self._guide_alone))
        self.guide.setVisible(not narrow or self._guide_alone)
        self.guide.setMinimumWidth(px(220))
        self.guide.back.setVisible(narrow)
        self.bar.script.setVisible(narrow)
        room = self.width() - (0 if narrow else px(GUIDE))
        self.steps.setVisible(room >= px(ROOM_FOR_STEPS))
        self.steps.setFixedWidth(px(STEPS))
        self._middle.setMinimumHeight(px(LEAST_TASK))
