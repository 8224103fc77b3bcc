"""The table beneath the grid: first columns that stay, fields that open in cells, widths, and the frame of a cell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTableView

from prioritiser.model.base import CaseId
from ui.models.case_grid import CaseGrid
from ui.pages.cases.cell_delegate import CellDelegate
from ui.pages.cases.frozen import Frozen
from ui.pages.cases.grid_header import GridHeader, RowNumbers
from ui.pages.cases.ring import paint_ring
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 26
NUMBERS: Final = 34  # the column of row numbers
_TRIGGERS: Final = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)
_ONE: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect


class GridTable(QTableView):
    """A table of cases whose first columns stay in place and whose cells can be typed into."""

    resized = Signal(str, int)  # a column's key and its new width in pixels

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.grid = CaseGrid(self)
        self.headings = GridHeader(theme, self.grid, self)
        self.setModel(self.grid)
        self.setHorizontalHeader(self.headings)
        self.setVerticalHeader(RowNumbers(theme, self))
        self._fitting = False
        self.frozen = Frozen(theme, self.grid, self)
        self._set_up()
        self.frozen.share(self.selectionModel(), CellDelegate(theme, self.grid, self, self.frozen))
        self.setItemDelegate(CellDelegate(theme, self.grid, self, self))
        for headings in (self.headings, self.frozen.headings):
            headings.sectionPressed.disconnect()  # a click sorts; Ctrl with Space selects a column
            headings.sectionEntered.disconnect()
            headings.sectionResized.connect(self._column_resized)
            headings.dragged.connect(self._say_resized)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self.frozen.place())
        self.horizontalScrollBar().valueChanged.connect(lambda _at: self.frozen.paint_edge())
        self.grid.modelReset.connect(self.frozen.place)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _set_up(self) -> None:
        self.setProperty("role", "card")
        self.setProperty("ring", "own")
        self.setAccessibleName("Cases")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_TRIGGERS)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def choose_cell(self, row: int, column: int) -> None:
        """Give a cell the keys and bring it into view."""
        index = self.grid.index(row, column)
        self.selectionModel().setCurrentIndex(index, _ONE)
        self.scrollTo(index)

    # Typing

    def edit(self, *args: object) -> object:
        """Open a field in a cell; one of the first columns has it in the part that stays."""
        index = args[0]
        if self.frozen.count and isinstance(index, QModelIndex) and index.column() < self.frozen.count:
            self.scrollTo(index)
            return self.frozen.edit(*args)
        return super().edit(*args)  # type: ignore[call-overload]

    def begin(self) -> None:
        """Type into the cell with the keys."""
        if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())

    def step_down(self, by: int) -> None:
        """Give the cell below or above the keys."""
        index = self.currentIndex()
        self.choose_cell(min(max(index.row() + by, 0), self.grid.rowCount() - 1), index.column())

    def edit_next(self, by: int) -> None:
        """Type into the next cell that can be typed into, in this row or the next."""
        index = self.currentIndex()
        columns = len(self.grid.columns)
        at, last = index.row() * columns + index.column() + by, self.grid.rowCount() * columns
        while 0 <= at < last:
            found = self.grid.index(at // columns, at % columns)
            if found.flags() & Qt.ItemFlag.ItemIsEditable:
                self.choose_cell(found.row(), found.column())
                self.edit(found)
                return
            at += by

    @property
    def is_typing(self) -> bool:
        """Return whether a field is open in a cell."""
        focus = QApplication.focusWidget()
        return isinstance(focus, QLineEdit | QPlainTextEdit) and self.isAncestorOf(focus)

    def finish(self) -> None:
        """Take what is typed in an open field."""
        if self.is_typing:
            self.setFocus()

    # Looks

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into view, from beneath the columns that stay; those need no scrolling sideways."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() < self.frozen.count:
            bar.setValue(before)
            return
        hidden = self.frozen.wide - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, then the frame around the chosen one."""
        super().paintEvent(event)
        index = self.currentIndex()
        if index.isValid() and index.column() >= self.frozen.count:
            painter = QPainter(self.viewport())
            paint_ring(painter, self._theme, self.visualRect(index), strong=self.hasFocus())
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame strongly."""
        super().focusInEvent(event)
        self._paint_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the frame thinly."""
        super().focusOutEvent(event)
        self._paint_all()

    def _paint_all(self) -> None:
        self.viewport().update()
        self.verticalHeader().viewport().update()
        self.frozen.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first columns in their place."""
        super().resizeEvent(event)
        self.frozen.place()

    def set_widths(self, widths: dict[str, int]) -> None:
        """Give columns their widths in pixels, by their keys."""
        self._fitting = True
        for at, column in enumerate(self.grid.columns):
            self.setColumnWidth(at, widths.get(column.key) or self._theme.px(column.width))
        self._fitting = False
        self.frozen.place()

    def _column_resized(self, at: int, _before: int, now: int) -> None:
        if self._fitting or not now or at >= len(self.grid.columns):
            return
        self._fitting = True
        self.setColumnWidth(at, now)
        self._fitting = False
        self.frozen.place()

    def _say_resized(self, at: int, width: int) -> None:
        self.resized.emit(self.grid.columns[at].key, width)

    def _restyle(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._theme.px(ROW))
        rows.setFixedWidth(self._theme.px(NUMBERS))
        self.frozen.place()
        self._paint_all()

    def cell_rect(self, case: CaseId, key: str) -> QRect:
        """Return where a cell is, in the coordinates of the part that it is painted in."""
        return self.visualRect(self.grid.index(self.grid.row_of(case), self.grid.column_at(key)))
