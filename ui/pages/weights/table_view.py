"""All weights in one table: the tree with its weights, and what the panel weighs beside them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from prioritiser.analysis.panel_weights import PanelWeights
from prioritiser.model.round import Round
from ui.models.weigh_table import LINE_ROLE, MEAN, NAME, NOTE, PANEL, SHARE, WEIGHT, Line, WeightsTable
from ui.theme import Theme
from ui.widgets.dot_plot import paint_dots

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 26
_WIDTHS: Final = ((NAME, 230), (WEIGHT, 66), (SHARE, 84), (PANEL, 150), (MEAN, 62), (NOTE, 220))
_GROUP: Final = 96
_DEEPER: Final = 16


class WeightsView(QTableView):
    """Rows to read and to move through by keys."""

    turned = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme, self.table = theme, WeightsTable(self)
        self.setModel(self.table)
        self.setItemDelegate(_LineDelegate(theme))
        self.setAccessibleName("All weights")
        self.setProperty("role", "card")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.modelReset.connect(self._size)
        theme.changed.connect(self._size)
        self._size()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which line is looked at."""
        super().currentChanged(current, previous)
        line = current.data(LINE_ROLE) if current.isValid() else None
        if isinstance(line, Line):
            self.turned.emit(line.key)

    @property
    def line(self) -> Line | None:
        """Return the current line."""
        found = self.currentIndex().data(LINE_ROLE)
        return found if isinstance(found, Line) else None

    def show_lines(self, held: Round, lines: tuple[Line, ...], panel: PanelWeights | None, *, named: bool) -> None:
        """Show other lines; the current one stays the current one."""
        key = self.line.key if self.line is not None else ""
        self.table.show(held, lines, panel, named=named)
        at = next((row for row, line in enumerate(lines) if key and line.key == key), 0)
        if lines:
            self.setCurrentIndex(self.table.index(at, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is left to the plot, else to the names."""
        super().resizeEvent(event)
        self._size()

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few lines; the rest scrolls."""
        return QSize(self._theme.px(240), self._theme.px(ROW * 4))

    def _size(self) -> None:
        px, widths = self._theme.px, dict(_WIDTHS)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        heading = QFontMetrics(self._theme.font("caption", 600))
        room = self.viewport().width()
        sizes = [
            max(px(widths.get(column.key, _GROUP)), heading.horizontalAdvance(column.heading) + px(18))
            for column in self.table.columns
        ]
        keys = [column.key for column in self.table.columns]
        spare = room - sum(sizes)
        if spare > 0 and keys:
            wider = keys.index(PANEL) if PANEL in keys else 0
            sizes[wider] += spare
        for at, size in enumerate(sizes):
            self.setColumnWidth(at, size)


class _LineDelegate(QStyledItemDelegate):
    """Paints one cell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        model = index.model()
        if not isinstance(model, WeightsTable):
            return
        theme, rect, key = self._theme, option.rect, model.columns[index.column()].key
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        heading = line.kind == "heading"
        painter.fillRect(rect, theme.color("bg" if heading else "selected" if selected else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("row_line"))
        if key == PANEL and line.spread is not None:
            spread = line.spread
            paint_dots(painter, rect, spread.dots, spread.mean, scale=line.scale, theme=theme)
        elif key == NAME:
            self._paint_name(painter, rect, line)
        else:
            self._paint_text(painter, rect, line, key, str(index.data() or ""))
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = self._theme
        px = theme.px
        left = rect.x() + px(8) + line.depth * px(_DEEPER)
        if line.token:
            painter.fillRect(left, rect.y() + px(5), px(4), rect.height() - px(10), theme.color(line.token))
            left += px(12)
        strong = line.kind in {"node", "heading"}
        font = theme.font("body", 600 if strong else 400)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        room = QRect(left, rect.y(), rect.right() - left - px(4), rect.height())
        shown = QFontMetrics(font).elidedText(line.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_text(self, painter: QPainter, rect: QRect, line: Line, key: str, text: str) -> None:
        theme = self._theme
        note = key == NOTE
        strong = key == WEIGHT or (key != NOTE and line.kind == "node")
        font = theme.font("caption" if note else "body", 600 if strong else 400)
        painter.setFont(font)
        painter.setPen(theme.color("caution" if note else "text" if key in {WEIGHT, MEAN} else "text2"))
        room = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignLeft if note else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
