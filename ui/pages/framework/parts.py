"""The parts of the Framework screen and where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.models.framework_rows import FrameworkRows
from ui.page import Context, Page
from ui.pages.framework.form import FormPanel
from ui.pages.framework.publish_panel import PublishPanel
from ui.pages.framework.steady import SteadyRemark
from ui.pages.framework.toolbar import Toolbar
from ui.pages.framework.tree_view import FrameworkTree
from ui.pages.framework.try_panel import TryPanel
from ui.pages.framework.versions_panel import VersionsPanel
from ui.theme import Theme
from ui.widgets.calm import Calm
from ui.widgets.card import Divider
from ui.widgets.chip import Chip
from ui.widgets.kit import Spacing

NARROW = 980  # design pixels below which list and form take turns
LIST, LEAST_LIST, LEAST_SIDE = 430, 300, 340
SHAPE = "framework"


class FrameworkParts(Page):
    """Makes the parts and lays them out; list and form take turns where there is no room for both."""

    def __init__(self, context: Context) -> None:
        """Make the parts."""
        super().__init__(context)
        theme = context.theme
        self.rows = FrameworkRows()
        self.rows.setParent(self)
        self.bar, self.note = Toolbar(context), SteadyRemark(theme, "info")
        self.tree = FrameworkTree(theme, self.rows)
        self.form, self.publishing = FormPanel(theme), PublishPanel(theme)
        self.trying, self.versions = TryPanel(theme), VersionsPanel(theme)
        self.calm = Calm(theme)
        self.version_chip = Chip("", "plain", "lock", theme=theme, parent=self)
        self.draft_chip = Chip("", "caution", "edit", theme=theme, parent=self)
        for chip in (self.version_chip, self.draft_chip):
            chip.hide()  # the header shows them
        self._side_alone = False
        self._lay_out()
        theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        self.note_room = QWidget()  # what is said of the draft gives way to the form where there is little room
        room = QVBoxLayout(self.note_room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.note)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.addWidget(self.tree, 1)
        column.setContentsMargins(0, 0, 0, 0)
        self.side = QStackedWidget()
        for panel in (self.form, self.publishing, self.trying, self.versions):
            self.side.addWidget(panel)
        self._right = _edged(self.theme, self.side)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self._right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self._whole = QWidget()
        above, whole = QVBoxLayout(), QVBoxLayout(self._whole)
        above.addWidget(self.bar)
        above.addWidget(self.note_room)
        whole.addLayout(above)
        whole.addWidget(Divider(self.theme))
        whole.addWidget(self.splitter, 1)
        spacing = Spacing(self.theme, self)
        spacing.keep(above, (12, 10, 12, 10), 8)
        spacing.keep(whole, spacing=0)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._whole)
        self.stack.addWidget(self.calm)
        self.body.addWidget(self.stack, 1)
        if not self.splitter.restoreState(self.context.settings.shape(SHAPE)):
            self.splitter.setSizes([self.theme.px(LIST), self.theme.px(2 * LIST)])
        self.splitter.splitterMoved.connect(lambda: self.context.settings.keep_shape(SHAPE, self.splitter.saveState()))
        self._fit()

    @property
    def is_listed(self) -> bool:
        """Return whether there is a framework to show."""
        return self.stack.currentWidget() is self._whole

    @property
    def is_narrow(self) -> bool:
        """Return whether list and form take turns."""
        return self.width() < self.theme.px(NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let list and form take turns where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def show_side_alone(self, *, alone: bool) -> None:
        """Show the form in place of the list, or the list again, where there is no room for both."""
        self._side_alone = alone
        self._fit()

    def _fit(self) -> None:
        narrow = self.is_narrow
        px = self.theme.px
        self._left.setMinimumWidth(px(LEAST_LIST) if not narrow else 0)
        self._right.setMinimumWidth(px(LEAST_SIDE) if not narrow else 0)
        self._left.setVisible(not (narrow and self._side_alone))
        self._right.setVisible(not narrow or self._side_alone)
        self.form.back.setVisible(narrow)
        self.note_room.setVisible(not (narrow and self._side_alone))


def _edged(theme: Theme, part: QWidget) -> QWidget:
    """Return a part with a hairline at its left."""
    side = QWidget()
    row = QHBoxLayout(side)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(Divider(theme, vertical=True))
    row.addWidget(part, 1)
    return side
