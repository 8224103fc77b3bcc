"""Paints one lift in the list: its colour and name, how far it is filled, and its number."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.weigh_rows import ROW_ROLE, Index, Row
from ui.theme import Theme
from ui.widgets.keys import cap_width, paint_cap
from ui.widgets.lift_track import Track, paint_box, paint_track, places_in

ROW: Final = 46


class AmountDelegate(QStyledItemDelegate):
    """Paints one lift."""

    def __init__(self, theme: Theme) -> None:
        """Follow the theme."""
        super().__init__()
        self._theme = theme
        self.read_only = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one lift."""
        row: Row = index.data(ROW_ROLE)
        theme, rect = self._theme, option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(rect, theme.color("selected"))
            painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height(), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("row_line"))
        item = row.item
        places = places_in(rect, theme, item.start, item.end)
        free = not self.read_only
        share = row.share if row.amount is not None else None
        draggable = free and row.kind in {"swing", "points"} and row.amount is not None
        paint_track(painter, places, theme, Track(share, item.token, item.start, item.end, draggable))
        self._paint_name(painter, option, row)
        if row.kind == "first":
            if current and free:
                wide = round(cap_width(theme, "Enter"))
                high = theme.px(20)
                cap = places.box.adjusted(places.box.width() - wide, (places.box.height() - high) // 2, 0, 0)
                cap.setHeight(high)
                paint_cap(painter, cap.toRectF(), "Enter", theme=theme)
            return
        paint_box(painter, places.box, theme, row.figure, strong=row.is_base, enabled=free)

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        theme, item = self._theme, row.item
        room = places_in(option.rect, theme, item.start, item.end).name
        strong = bool(option.state & QStyle.StateFlag.State_Selected)
        font, caption = theme.font("body", 600 if strong else 400), theme.font("caption")
        metrics, small = QFontMetrics(font), QFontMetrics(caption)
        high = metrics.height() + (small.height() if row.note else 0)
        top = room.y() + (room.height() - high) // 2
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        shown = metrics.elidedText(item.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.x(), top + metrics.ascent(), shown)
        if row.note:
            painter.setFont(caption)
            painter.setPen(theme.color("caution"))
            note = small.elidedText(row.note, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room.x(), top + metrics.height() + small.ascent(), note)
