"""Places, boards, organisations, years and rates: what cases choose from, and how money is discounted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from ui.models.case_reference import RATES, REFERENCES
from ui.page import Context
from ui.pages.cases.record_fields import Field, field_for
from ui.pages.cases.record_kit import FormGrid, Part, Remark
from ui.pages.cases.reference_blocks import ReferenceBlock, ReferenceDesk
from ui.widgets.kit import Spacing

TITLE: Final = "Places, boards, organisations, years and rates"
SIZE: Final = (720, 520)


class ReferenceDialog(QDialog):
    """A tab for each list and one for the rates. Everything is kept at once; undo works here too."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Lay out the tabs and show what the round has."""
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self.setWindowTitle(TITLE)
        self.desk = ReferenceDesk(context, self)
        self.remark = Remark(theme)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(TITLE)
        self.blocks = {each.listed: ReferenceBlock(theme, self.desk, each) for each in REFERENCES}
        self.rates = tuple(field_for(theme, field, self.desk) for field in RATES)
        for block in self.blocks.values():
            self._add_tab(block, block.reference.title)
        self._add_tab(FormGrid(theme, [(field, True) for field in self.rates]), "Rates")
        self.buttons = QDialogButtonBox()
        self.buttons.addButton("Close", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        whole = QVBoxLayout(self)
        for part in (self.remark, self.tabs, self.buttons):
            whole.addWidget(part)
        Spacing(theme, self).keep(whole, (16, 16, 16, 16), 12)
        self.desk.written.connect(self.fill)
        context.workspace.changed.connect(self._heard)
        for name, keys in (("undo", QKeySequence.StandardKey.Undo), ("redo", QKeySequence.StandardKey.Redo)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda name=name: context.actions.run(name))
        room = parent.window().size() if parent is not None else self.screen().availableGeometry().size()
        self.resize(QSize(theme.px(SIZE[0]), theme.px(SIZE[1])).boundedTo(room))
        self.fill()

    def _add_tab(self, widget: QWidget, title: str) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.addWidget(widget)
        column.addStretch(1)
        Spacing(self._context.theme, self).keep(column, (4, 12, 4, 4))
        area.setWidget(inside)
        self.tabs.addTab(area, title)

    @property
    def parts(self) -> tuple[Part | Field, ...]:
        """Return every table and field."""
        return (*self.blocks.values(), *self.rates)

    def fill(self) -> None:
        """Show the reference data as it is now."""
        self.remark.say("caution", self.desk.barrier)
        for part in self.parts:
            part.fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first list."""
        super().showEvent(event)
        self.blocks["places"].first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _heard(self, change: object) -> None:
        if getattr(change, "initiator", None) is not self.desk:
            self.fill()

    def done(self, result: int) -> None:
        """Keep what is half typed before the dialog closes."""
        for part in self.rates:
            part.keep()
        super().done(result)
