"""The small tables of the record: typed like a sheet, as high as their rows, wide cells where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QScrollArea, QTableView, QWidget

from ui.models.case_record_table import RIGHT, Index, RecordTable
from ui.models.ranking_copy import as_tabs
from ui.pages.cases.record_cells import LEAST_ROW, CellDelegate, cell_height
from ui.theme import Theme

# The least width of a column by its sort, in design pixels.
WIDTHS: Final = MappingProxyType(
    {
        "money": 98, "number": 76, "share": 72, "date": 132, "choice": 132, "yes_no": 64, "text": 132, "long": 190,
    }
)  # fmt: skip
GROWING: Final = frozenset(("text", "long"))
_ENDS: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_MARGIN: Final = 26


class Grid(QTableView):
    """Shows a RecordTable. Enter or F2 types, Del clears, Ctrl C and V take blocks; Alt Up and Down move a row."""

    row_moved = Signal(int)  # up is -1
    rows_unwanted = Signal()

    def __init__(self, theme: Theme, model: RecordTable, name: str) -> None:
        """Show a model under a name."""
        super().__init__()
        self._theme, self.table = theme, model
        self._fitted: object = None
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(1)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(lambda *_: self.fit())
        theme.changed.connect(self.fit)
        self.fit()

    # Room

    def fit(self) -> None:
        """Give columns and rows the room that their words need; nothing is done while those are the same."""
        table = self.table
        rows, columns = range(table.rowCount()), range(len(table.columns))
        said = [[table.text(row, column) or table.hint(row, column) for column in columns] for row in rows]
        strong = [[table.is_strong(row, column) for column in columns] for row in rows]
        now = (said, strong, table.columns, self.viewport().width(), self._theme.zoom)
        if now == self._fitted:
            return
        self._fitted = now
        metrics = tuple(QFontMetrics(self._theme.font("body", weight)) for weight in (400, 600))
        self._fit_columns(said, metrics[1])
        for row in rows:
            heights = (
                cell_height(self._theme, metrics[strong[row][column]], said[row][column], self.columnWidth(column))
                for column in columns
                if said[row][column] and table.columns[column].sort not in RIGHT
            )
            self.setRowHeight(row, max((self._theme.px(LEAST_ROW), *heights)))
        self._fit_height()

    def _fit_columns(self, said: Sequence[Sequence[str]], metrics: QFontMetrics) -> None:
        columns, own = self.table.columns, self.table.plan.widths
        least = [self._least(at, [row[at] for row in said], metrics) for at in range(len(columns))]
        spare = self.viewport().width() - sum(least)
        growing = [at for at, each in enumerate(columns) if each.sort in GROWING and each.name not in own] or [0]
        for n, at in enumerate(growing if spare > 0 and columns else ()):
            least[at] += spare // len(growing) + (spare % len(growing) if n == 0 else 0)
        for at, width in enumerate(least):
            self.setColumnWidth(at, width)

    def _least(self, at: int, said: Sequence[str], metrics: QFontMetrics) -> int:
        """Return the least width of a column; a figure is never cut short."""
        column, px = self.table.columns[at], self._theme.px
        wanted = px(self.table.plan.widths.get(column.name, WIDTHS[column.sort]))
        wanted = max(wanted, self.horizontalHeader().fontMetrics().horizontalAdvance(column.label) + px(_MARGIN))
        if column.sort in RIGHT:
            wanted = max(wanted, *(metrics.horizontalAdvance(text) + px(_MARGIN) for text in ("", *said)))
        return wanted

    def _fit_height(self) -> None:
        rows = sum(self.rowHeight(row) for row in range(self.table.rowCount()))
        columns = sum(self.columnWidth(column) for column in range(self.table.columnCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if columns > self.viewport().width() else 0
        height = rows + self.horizontalHeader().sizeHint().height() + bar + 2 * self.frameWidth() + 2
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few columns: the others are scrolled to."""
        return QSize(self._theme.px(200), self.minimumHeight())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling up and down to what the table stands in."""
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()

    # Moving about

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the first cell."""
        if not self.currentIndex().isValid() and self.table.rowCount():
            self.setCurrentIndex(self.table.index(0, 0))
        super().focusInEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the current cell in view."""
        super().currentChanged(current, previous)
        if not current.isValid() or not self.hasFocus():
            return
        holder: QWidget | None = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        inside = holder.widget() if isinstance(holder, QScrollArea) else None
        if isinstance(holder, QScrollArea) and inside is not None:
            rect = self.visualRect(self.table.index(current.row(), current.column()))
            middle = self.viewport().mapTo(inside, rect.center())
            holder.ensureVisible(inside.width() // 2, middle.y(), 0, rect.height() + self._theme.px(24))

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        if row < self.table.rowCount() and column < self.table.columnCount():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(self.table.index(row, column))

    @property
    def selected_rows(self) -> list[int]:
        """Return the rows in which something is selected."""
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the cell below after Enter, as in a sheet."""
        super().closeEditor(editor, hint)
        current = self.currentIndex()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and current.isValid():
            below = self.table.index(current.row() + 1, current.column())
            if below.isValid():
                self.setCurrentIndex(below)

    def finish(self) -> None:
        """Take what is typed in an open cell."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a sheet; Esc and the rest are for the page."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(as_tabs(self.selected_block()))
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif key == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.rows_unwanted.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not event.modifiers():
            self.clear_cells()
        elif alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.row_moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in _ENDS and not event.modifiers() and self.currentIndex().isValid():
            self._begin(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _begin(self, index: Index) -> None:
        """Open the cell's field, or turn its tick."""
        flags = self.table.flags(index)
        if flags & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.table.index(index.row(), index.column()))
        elif flags & Qt.ItemFlag.ItemIsUserCheckable and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self.table.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def selected_block(self) -> list[list[str]]:
        """Return the words of the selected cells, row by row."""
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectionModel().selectedIndexes(), key=lambda each: (each.row(), each.column())):
            words = _spoken_tick(index) or str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            rows.setdefault(index.row(), []).append(words)
        return list(rows.values())

    def paste(self, text: str) -> None:
        """Put a block of cells in from the current cell on, as one edit."""
        at = self.currentIndex()
        block = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
        if at.isValid() and block:
            self.table.set_cells(
                (at.row() + down, at.column() + across, words.strip())
                for down, line in enumerate(block)
                for across, words in enumerate(line)
            )

    def clear_cells(self) -> None:
        """Take out what stands in the selected cells."""
        cells = self.selectionModel().selectedIndexes()
        self.table.set_cells((each.row(), each.column(), "") for each in cells if not _is_tick(each))

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select one row, as after it was moved."""
        if rows:
            flags = QItemSelectionModel.SelectionFlag
            index = self.table.index(rows[0], max(0, self.currentIndex().column()))
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)

    def point_of(self, row: int, column: int) -> QPoint:
        """Return the middle of a cell in the viewport."""
        return self.visualRect(self.table.index(row, column)).center()


def _is_tick(index: Index) -> bool:
    return index.data(Qt.ItemDataRole.CheckStateRole) is not None


def _spoken_tick(index: Index) -> str:
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    return "" if state is None else "yes" if Qt.CheckState(state) == Qt.CheckState.Checked else "no"
