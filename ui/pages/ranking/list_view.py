"""The list itself: a table that is painted row by row, with the budget line lying between its rows."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from prioritiser.model.base import CaseId
from ui.models.ranking_cells import Shown
from ui.models.ranking_columns import Column
from ui.models.ranking_rows import CASE, LINE, RANKED, STOPS, Row
from ui.models.ranking_table import RankingTable
from ui.pages.ranking.header import RankingHeader
from ui.pages.ranking.look import LINE as LINE_HEIGHT
from ui.pages.ranking.look import ROW, Look
from ui.pages.ranking.row_painter import Place, RowPainter
from ui.theme import Theme

LEAST_CASE, MOST_CASE, LEAST_BAR = 124, 420, 112
CASE_SHARE: Final = 0.42
_HALF: Final = 0.5
_ENTER: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_STEPS: Final = MappingProxyType({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1})
_ROWS: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class RankingList(QTableView):
    """The list. Keys and clicks are said by signals; nothing is changed here."""

    chosen = Signal(object)  # CaseId or None: the selection is on another case
    why_asked = Signal()
    trace_asked = Signal(object)  # CaseId: its bar or value was clicked
    letter = Signal(str)
    moved = Signal(int)  # Alt with an arrow: places down, up below 0
    dropped = Signal(object, object)  # CaseId, the CaseId that it is to follow or None
    compared = Signal(int)  # Shift with an arrow: compare with the one so many places down

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.table = RankingTable(self)
        self.look = Look(theme, self)
        self.row_painter = RowPainter(self.look)
        self.headings = RankingHeader(theme, self.look, self.table, self)
        self.letters: Callable[[], bool] = lambda: True
        self.by_hand = False
        self._line: QWidget | None = None
        self._held: Row | None = None
        self._press_y = 0
        self._drop_at: int | None = None
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
            self.selectionModel().setCurrentIndex(self.table.index(at, 0), _ROWS)

    def choose_first(self) -> None:
        """Select the first case of the list."""
        at = self.table.first_of_kind(CASE)
        if at is not None:
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

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys of the ranking; the rest moves the selection."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, shift, none = (
            Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        if key in _ENTER and held == none:
            self.why_asked.emit()
        elif key in _STEPS and held == alt:
            self.moved.emit(_STEPS[Qt.Key(key)])
        elif key in _STEPS and held == shift:
            self.compared.emit(_STEPS[Qt.Key(key)])
        elif key in {Qt.Key.Key_W, Qt.Key.Key_B} and held == none and self.letters():
            self.letter.emit(event.text().upper())
        elif key == Qt.Key.Key_Home and held == none:
            self.choose_first()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which row is held, to move it by hand."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._held = self.table.rows[index.row()] if index.isValid() else None
        self._press_y = round(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a held row would come to stand."""
        row = self._held
        pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if not (pressed and self.by_hand and row is not None and row.kind == CASE and row.section in {RANKED, STOPS}):
            super().mouseMoveEvent(event)
            return
        y = round(event.position().y())
        if self._drop_at is not None or abs(y - self._press_y) >= QApplication.startDragDistance():
            self._drop_at = self._drop_row(y, row.section)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a held row go where it is, or open what adds up to a clicked value."""
        row, at = self._held, self._drop_at
        self._held = self._drop_at = None
        if at is not None and row is not None:
            self.viewport().update()
            above = [each.case for each in self.table.rows[:at] if each.section == row.section and each.kind == CASE]
            self.dropped.emit(row.case, next((case for case in reversed(above) if case != row.case), None))
            return
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or row is None or row.kind != CASE:
            return
        on_sum = self.table.columns[index.column()].key in {"bar", "value"}
        if on_sum and row is self.table.rows[index.row()]:
            self.trace_asked.emit(row.case)

    def _drop_row(self, y: int, section: str) -> int:
        """Return before which row a held row would be put, within its section."""
        inside = [at for at, row in enumerate(self.table.rows) if row.section == section and row.kind == CASE]
        at = next((at for at in inside if y < self.rowViewportPosition(at) + self.rowHeight(at) // 2), inside[-1] + 1)
        return max(at, inside[0])

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
