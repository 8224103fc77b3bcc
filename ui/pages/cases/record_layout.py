"""Where everything of the record stands: head, sections, remarks and the form of one section."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.cases.record_contents import Contents
from ui.pages.cases.record_header import RecordHeader
from ui.pages.cases.record_kit import Remark
from ui.theme import Theme
from ui.widgets.calm import Calm
from ui.widgets.card import Divider
from ui.widgets.kit import Spacing

NARROW = 760  # design pixels: below that the sections are a list to pull down


class RecordLayout(QWidget):
    """Head above, sections on the left, the form on the right; where it is narrow the sections are pulled down."""

    def __init__(self, theme: Theme) -> None:
        """Lay everything out; nothing is in it yet."""
        super().__init__()
        self._theme = theme
        self.header = RecordHeader(theme)
        self.remarks = (Remark(theme), Remark(theme))
        self.contents = Contents(theme)
        self.chooser = QComboBox()
        self.chooser.setAccessibleName("Section of the record")
        self.stack = QStackedWidget()
        self.calm = Calm(theme)
        self._lay_out()
        theme.changed.connect(self.fit)

    def _lay_out(self) -> None:
        theme = self._theme
        left = QFrame()
        left.setProperty("role", "panel")
        inner = QVBoxLayout(left)
        inner.addWidget(self.contents)
        self._left, self._rule = left, Divider(theme, vertical=True)
        middle, below, top, whole = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        for part in (*self.remarks, self.chooser):
            top.addWidget(part)
        middle.addLayout(top)
        middle.addWidget(self.stack, 1)
        below.addWidget(left)
        below.addWidget(self._rule)
        below.addLayout(middle, 1)
        self.body = QWidget()
        self.body.setLayout(below)
        whole.addWidget(self.header)
        whole.addWidget(Divider(theme))
        whole.addWidget(self.body, 1)
        whole.addWidget(self.calm, 1)
        for layout in (inner, middle, below, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        Spacing(theme, self).keep(top, (14, 8, 14, 0), 6)
        self.calm.hide()

    @property
    def is_narrow(self) -> bool:
        """Return whether there is no room for the sections beside the form."""
        return self.width() < self._theme.px(NARROW)

    def fit(self) -> None:
        """Show the sections beside the form, or as a list to pull down."""
        for part in (self._left, self._rule):
            part.setVisible(not self.is_narrow)
        self.chooser.setVisible(self.is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pull the sections together where it is narrow."""
        super().resizeEvent(event)
        self.fit()
