"""Paints the rows of the ranking, cell by cell, from strings and segments that the rows keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.models.ranking_cells import Move, Shown
from ui.models.ranking_columns import Column
from ui.models.ranking_rows import CASE, HEADING, RANKED, Row
from ui.models.ranking_table import RankingTable
from ui.pages.ranking.look import BAR_LEFT, BAR_RIGHT, SCALE, Look, look_of
from ui.theme import Theme
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.stack import paint_grid, paint_stack

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
RANK_WIDTH, MOVE_WIDTH = 30, 34
_TRIANGLE = 4
_CHIP_HEIGHT = 20
_LEAST_TITLE = 60
_SELECTED = QStyle.StateFlag.State_Selected

Paint = Callable[["RowDelegate", QPainter, QRect, Row, Column, bool], None]


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a table; `lead` is the column that the list goes by."""

    def __init__(self, theme: Theme, model: RankingTable, view: QTableView) -> None:
        """Follow the theme."""
        super().__init__(view)
        self._theme = theme
        self._model = model
        self._view = view
        self.lead = "value"
        self.look: Look = look_of(theme)
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.look = look_of(self._theme)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return nothing: rows and columns have sizes of their own."""
        return QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        row, column = self._model.rows[index.row()], self._model.columns[index.column()]
        rect, selected = option.rect, bool(option.state & _SELECTED)
        if row.kind == HEADING:
            header = self._view.horizontalHeader()
            self.paint_heading(painter, rect, row, header.sectionViewportPosition(0), header.length())
        else:
            self.paint_cell(painter, rect, row, column, selected=selected)

    def paint_cell(self, painter: QPainter, rect: QRect, row: Row, column: Column, *, selected: bool) -> None:
        """Paint one cell of a case or of the budget line, wherever it comes to stand."""
        look = self.look
        ground = look.selected if selected else look.below if row.thin or row.kind != CASE else look.surface
        painter.fillRect(rect, ground)
        if row.kind == CASE:
            _PAINTERS.get(column.key, RowDelegate._figure)(self, painter, rect, row, column, selected)
        painter.fillRect(rect.x(), rect.bottom() + 1 - look.hair, rect.width(), look.hair, look.row_line)

    # Cells

    @property
    def shown(self) -> Shown | None:
        """Return what the model shows."""
        return self._model.shown

    def _text(self, row: Row, column: Column) -> str:
        return self.shown.text(row, column.key) if self.shown else ""

    def _ink(self, row: Row, *, selected: bool) -> QColor:
        return self.look.text2 if row.thin and not selected else self.look.text

    def _figure(self, painter: QPainter, rect: QRect, row: Row, column: Column, selected: bool) -> None:  # noqa: FBT001
        look = self.look
        painter.setPen(self._ink(row, selected=selected))
        painter.setFont(look.bold if column.key == self.lead else look.plain)
        room = rect.adjusted(look.pad, 0, -look.pad, 0)
        text = self._text(row, column)
        if column.left:
            text = look.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT if column.left else _RIGHT, text)

    def _rank(self, painter: QPainter, rect: QRect, row: Row, column: Column, selected: bool) -> None:  # noqa: FBT001
        look = self.look
        painter.setPen(self._ink(row, selected=selected))
        painter.setFont(look.strong)
        place = QRect(rect.x(), rect.y(), look.px(RANK_WIDTH), rect.height())
        painter.drawText(place, _RIGHT, self._text(row, column))
        move = self.shown.move(row) if self.shown else None
        if move is not None:
            self._move(painter, QRect(place.right() + look.px(6), rect.y(), look.px(MOVE_WIDTH), rect.height()), move)

    def _move(self, painter: QPainter, rect: QRect, move: Move) -> None:
        look = self.look
        painter.setFont(look.caption)
        if not move.up:
            painter.setPen(look.text3)
            painter.drawText(rect, _LEFT, move.shown)
            return
        ink = look.good if move.up > 0 else look.problem
        side, middle = look.px(_TRIANGLE), rect.center().y() + 0.5
        tip = -side if move.up > 0 else side
        points = [
            QPointF(rect.x(), middle - tip * 0.8), QPointF(rect.x() + 2 * side, middle - tip * 0.8),
            QPointF(rect.x() + side, middle + tip * 0.8),
        ]  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF(points))
        painter.setPen(ink)
        painter.drawText(rect.adjusted(3 * side, 0, 0, 0), _LEFT, str(abs(move.up)))

    def _case(self, painter: QPainter, rect: QRect, row: Row, column: Column, selected: bool) -> None:  # noqa: FBT001
        look = self.look
        room = rect.adjusted(look.pad, 0, -look.pad, 0)
        if row.chip is not None:
            room = self._chip(painter, room, row.chip)
        painter.setPen(self._ink(row, selected=selected))
        painter.setFont(look.plain)
        text = look.metrics.elidedText(self._text(row, column), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, text)

    def _chip(self, painter: QPainter, room: QRect, chip: tuple[str, str]) -> QRect:
        """Paint a chip at the right end and return the room that is left for the name."""
        look = self.look
        words, tone = chip
        size = chip_size(self._theme, words)
        if room.width() - size.width() < look.px(_LEAST_TITLE):
            return room
        height = look.px(_CHIP_HEIGHT)
        place = QRectF(room.right() + 1 - size.width(), room.y() + (room.height() - height) // 2, size.width(), height)
        paint_chip(painter, place, words, theme=self._theme, tone=tone)
        return room.adjusted(0, 0, -size.width() - look.pad, 0)

    def _bar(self, painter: QPainter, rect: QRect, row: Row, column: Column, selected: bool) -> None:  # noqa: FBT001
        look = self.look
        axis = bar_room(rect, look)
        if row.words or self.shown is None:
            painter.setPen(look.text2)
            painter.setFont(look.caption)
            room = rect.adjusted(look.pad, 0, -look.pad, 0)
            text = look.caption_metrics.elidedText(self._text(row, column), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _LEFT, text)
            return
        paint_grid(painter, axis, theme=self._theme, scale=SCALE)
        segments = self.shown.segments(row)
        paint_stack(
            painter, axis, segments,
            theme=self._theme, scale=SCALE, gap_before=self.shown.parts.gap_before, thin=row.thin,
        )  # fmt: skip
        result = row.result
        if result is not None and result.provisional and segments:
            self._whisker(painter, axis, result.low, result.high)

    def _whisker(self, painter: QPainter, axis: QRect, low: float, high: float) -> None:
        """Draw how far a provisional value can still move."""
        look = self.look
        left, right = (axis.x() + round(axis.width() * each / SCALE) for each in (low, high))
        middle, tall = axis.center().y(), look.px(8)
        painter.fillRect(left, middle, right - left, look.px(2), look.text)
        for x in (left, right - look.px(1)):
            painter.fillRect(x, middle - tall // 2 + look.hair, look.px(1), tall, look.text)

    # Headings

    def paint_heading(self, painter: QPainter, rect: QRect, row: Row, left: int, width: int) -> None:
        """Paint one cell of a heading; its words run on over all cells, from `left` and `width` wide."""
        look = self.look
        painter.fillRect(rect, look.ground)
        painter.fillRect(rect.x(), rect.bottom() + 1 - look.hair, rect.width(), look.hair, look.divider)
        if row.section != RANKED:
            painter.fillRect(rect.x(), rect.y(), rect.width(), look.hair, look.divider)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        room = QRect(left + look.pad, rect.y(), width - 2 * look.pad, rect.height())
        painter.setFont(look.heading)
        painter.setPen(look.text)
        painter.drawText(room, _LEFT, row.words)
        rest = room.adjusted(look.heading_metrics.horizontalAdvance(row.words) + look.px(12), 0, 0, 0)
        painter.setFont(look.caption)
        painter.setPen(look.text2)
        aside = look.caption_metrics.elidedText(row.aside, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, _LEFT, aside)
        painter.restore()


def bar_room(rect: QRect, look: Look) -> QRect:
    """Return the axis 0 to 100 within the cell of a bar."""
    return rect.adjusted(look.px(BAR_LEFT), 0, -look.px(BAR_RIGHT), -look.hair)


_PAINTERS: Mapping[str, Paint] = MappingProxyType(
    {"rank": RowDelegate._rank, "case": RowDelegate._case, "bar": RowDelegate._bar}  # noqa: SLF001
)
