"""The first columns of the grid, which stay where they are while the others scroll beneath them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.models.case_grid import CaseGrid
from ui.models.case_grid_columns import ALWAYS
from ui.pages.cases.cell_delegate import CellDelegate
from ui.pages.cases.grid_header import GridHeader
from ui.pages.cases.ring import paint_ring
from ui.theme import Theme

MOST_SHARE: Final = 0.5  # of the grid's width; where the first columns need more they scroll too


class Frozen(QTableView):
    """Shows the first columns of another table over it: same rows, same selection; the keys stay with the other."""

    menu_asked = Signal(object)

    def __init__(self, theme: Theme, model: CaseGrid, owner: QTableView) -> None:
        """Lie over `owner`."""
        super().__init__(owner)
        self._theme, self._owner = theme, owner
        self.headings = GridHeader(theme, model, self)
        self.setModel(model)
        self.setHorizontalHeader(self.headings)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # without any, a field that closes would leave the keys nowhere
        self.setFocusProxy(owner)
        self.setAccessibleName("Reference and name of each case")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAutoScroll(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for name in ("setHorizontalScrollBarPolicy", "setVerticalScrollBarPolicy"):
            getattr(self, name)(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        owner.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(owner.verticalScrollBar().setValue)

    def share(self, selection: QItemSelectionModel, delegate: CellDelegate) -> None:
        """Take the selection of the other table and what begins typing in it, and a delegate of one's own."""
        self.setSelectionMode(self._owner.selectionMode())
        self.setEditTriggers(self._owner.editTriggers())
        self.setSelectionModel(selection)
        self.setItemDelegate(delegate)

    @property
    def count(self) -> int:
        """Return how many columns stay; none where they would leave too little room for the others."""
        return len(ALWAYS) if not self.isHidden() else 0

    @property
    def wide(self) -> int:
        """Return how much of the other table is covered, in pixels."""
        return sum(self._owner.columnWidth(at) for at in range(self.count))

    def place(self) -> None:
        """Lie over the first columns of the other table."""
        owner, viewport = self._owner, self._owner.viewport()
        columns = owner.model().columnCount()
        wide = sum(owner.columnWidth(at) for at in range(min(len(ALWAYS), columns)))
        fits = 0 < wide <= viewport.width() * MOST_SHARE and columns > len(ALWAYS)
        self.setVisible(fits)
        if not fits:
            return
        for at in range(columns):
            hidden = at >= len(ALWAYS)
            if self.isColumnHidden(at) != hidden:
                self.setColumnHidden(at, hidden)
            if not hidden and self.columnWidth(at) != owner.columnWidth(at):
                self.setColumnWidth(at, owner.columnWidth(at))
        self.verticalHeader().setDefaultSectionSize(owner.verticalHeader().defaultSectionSize())
        head = owner.horizontalHeader().height()
        self.setGeometry(viewport.x(), viewport.y() - head, wide, viewport.height() + head)
        self.verticalScrollBar().setValue(owner.verticalScrollBar().value())

    def paint_edge(self) -> None:
        """Paint the line again where the columns begin that scroll."""
        hair = self._theme.px(1)
        self.viewport().update(self.viewport().width() - hair, 0, hair, self.viewport().height())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected cells."""
        self.menu_asked.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, a line where the columns begin that scroll, and the ring around the chosen cell."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        hair = self._theme.px(1)
        scrolled = self._owner.horizontalScrollBar().value() > 0
        edge = self._theme.color("edge" if scrolled else "divider")
        painter.fillRect(self.viewport().width() - hair, 0, hair, self.viewport().height(), edge)
        if self.currentIndex().column() < self.count:
            paint_ring(painter, self._theme, self.visualRect(self.currentIndex()), strong=self._owner.hasFocus())
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Leave the wheel to the other table, which can scroll both ways."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return False
        return super().viewportEvent(event)
