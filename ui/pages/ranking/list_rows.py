"""The rows of the ranking in view: what is shown, which case is chosen, and where the budget line lies."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from prioritiser.model.base import CaseId
from ui.models.ranking_cells import Shown
from ui.models.ranking_columns import Column
from ui.models.ranking_rows import CASE, LINE, RANKED, Row
from ui.models.ranking_table import RankingTable
from ui.pages.ranking.header import RankingHeader
from ui.pages.ranking.look import LINE as LINE_HEIGHT
from ui.pages.ranking.look import ROW, Look
from ui.pages.ranking.row_painter import Place, RowPainter
from ui.theme import Theme

LEAST_CASE, MOST_CASE, LEAST_BAR = 124, 420, 112
CASE_SHARE: Final = 0.42
_HALF: Final = 0.5
_ROWS: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class RankingRows(QTableView):
    """A table that is painted row by row; the widget of the budget line lies over its row and scrolls with it."""

    chosen = Signal(object)  # CaseId or None: the selection is on another case

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.table = RankingTable(self)
        self.look = Look(theme, self)
        self.row_painter = RowPainter(self.look)
        self.headings = RankingHeader(theme, self.look, self.table, self)
        self._line: QWidget | None = None
        self._drop_at: int | None = None  # before which row a held one would be put
        self.setModel(self.table)
        self.setHorizontalHeader(self.headings)
        self._set_up()
        self.selectionModel().currentRowChanged.connect(self._say_chosen)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _set_up(self) -> None:
        self.setProperty("role", "card")
        self.setAccessibleName("Ranking")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # What it shows

    def set_line_widget(self, line: QWidget) -> None:
        """Take the widget that lies over the row of the budget line."""
        self._line = line
        line.setParent(self.viewport())
        self.place_line()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show other columns; the selection stays."""
        case = self.case
        self.table.set_columns(columns)
        self._fit_columns()
        self.choose(case)

    def show_rows(self, shown: Shown, rows: list[Row]) -> None:
        """Show other rows; the selection stays with its case."""
        case = self.case
        self.row_painter.shown = shown
        self.table.show(shown, rows)
        if self.case != case:
            self.choose(case)
        self.place_line()
        self.viewport().update()

    @property
    def row(self) -> Row | None:
        """Return the selected row."""
        index = self.currentIndex()
        return self.table.rows[index.row()] if index.isValid() else None

    @property
    def case(self) -> CaseId | None:
        """Return the selected case."""
        return self.row.case if self.row is not None else None

    def choose(self, case: CaseId | None) -> None:
        """Select a case where it stands, if it is shown."""
        at = self.table.row_of(case)
        if at is not None:
            self.choose_row(at)

    def choose_first(self) -> None:
        """Select the first case of the list."""
        at = self.table.first_of_kind(CASE)
        if at is not None:
            self.choose_row(at)

    def choose_row(self, at: int) -> None:
        """Select what stands in a row."""
        self.selectionModel().setCurrentIndex(self.table.index(at, 0), _ROWS)

    def bring_into_view(self) -> None:
        """Scroll to the selected case."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def _say_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.table.rows[now.row()].case if now.isValid() else None)

    # The budget line

    def place_line(self) -> None:
        """Put the budget line over its row."""
        if self._line is None:
            return
        at = self.table.first_of_kind(LINE)
        self._line.setVisible(at is not None)
        if at is None:
            return
        height = self._theme.px(LINE_HEIGHT)
        top = self.rowViewportPosition(at) + (self.rowHeight(at) - height) // 2
        width = max(self.viewport().width(), self.headings.length())
        self._line.setGeometry(-self.horizontalOffset(), top, min(width, self.viewport().width()), height)
        self._line.move(0, top)

    def place_in_list(self, y: int) -> float:
        """Return how many ranked cases lie above the line when its middle is at `y`, counted in parts of a row."""
        inside = [at for at, row in enumerate(self.table.rows) if row.section == RANKED and row.kind in {CASE, LINE}]
        if not inside:
            return 0.0
        place = (y - self.rowViewportPosition(inside[0])) / self.look.row_height - _HALF
        return min(max(place, 0.0), float(len(inside) - 1))

    @property
    def ranked_cases(self) -> frozenset[CaseId]:
        """Return the cases above and below the line that are shown."""
        return frozenset(row.case for row in self.table.rows if row.section == RANKED and row.case is not None)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Take the budget line along."""
        super().scrollContentsBy(dx, dy)
        self.place_line()

    # Sizes

    def _restyle(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        self._fit_columns()
        self.bring_into_view()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width; the selected case stays in view."""
        in_view = QRect(0, 0, max(1, event.oldSize().width()), event.oldSize().height())
        was_in_view = self.visualRect(self.currentIndex()).intersects(in_view)
        super().resizeEvent(event)
        self._fit_columns()
        if was_in_view:
            self.bring_into_view()

    def _fit_columns(self) -> None:
        """Give fixed columns their width; the name and the bar share what is left."""
        px, columns = self._theme.px, self.table.columns
        keys = [column.key for column in columns]
        widths = {column.key: max(px(column.width), self.headings.least_width(column)) for column in columns}
        if "rank" in widths:
            widths["rank"] = self.headings.rank_width()
        rest = self.viewport().width() - sum(widths.values())
        share = 1.0 if "bar" not in keys else CASE_SHARE
        widths["case"] = min(max(round(rest * share), px(LEAST_CASE)), px(MOST_CASE) if share < 1 else rest)
        widths["case"] = max(widths["case"], px(LEAST_CASE))
        if "bar" in keys:
            widths["bar"] = max(rest - widths["case"], px(LEAST_BAR))
        for at, key in enumerate(keys):
            self.headings.resizeSection(at, widths[key])
        self.place_line()

    def refit(self) -> None:
        """Share out the width again, after what is compared has changed."""
        self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view, and the place where a held row would be put."""
        painter = QPainter(self.viewport())
        height, top = self.look.row_height, -self.verticalOffset()
        area, places = event.rect(), self.places(self.headings.offset())
        width = max(self.viewport().width(), self.headings.length())
        first = max(0, (area.top() - top) // height)
        last = min(len(self.table.rows) - 1, (area.bottom() - top) // height)
        chosen = self.currentIndex().row()
        for at in range(first, last + 1):
            rect = QRect(0, top + at * height, width, height)
            self.row_painter.paint_row(painter, rect, self.table.rows[at], places, selected=at == chosen)
        end = top + (last + 1) * height
        if end <= area.bottom():
            painter.fillRect(area.x(), end, area.width(), area.bottom() + 1 - end, self.look.surface)
        if self._drop_at is not None:
            thick = self._theme.px(3)
            y = top + self._drop_at * height
            painter.fillRect(QRect(0, y - thick // 2, width, thick), self.look.accent)
        painter.end()

    def places(self, offset: int) -> list[Place]:
        """Return where the columns lie, `offset` pixels further left."""
        head = self.headings
        return [
            Place(column, head.sectionPosition(at) - offset, head.sectionSize(at))
            for at, column in enumerate(self.table.columns)
        ]
