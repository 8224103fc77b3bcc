"""How a line of the finder is painted: a heading, or icon, words, more words and keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.finder_list import ROW_ROLE, Thing
from ui.theme import Theme
from ui.widgets.keys import CAP_HEIGHT, cap_width, paint_cap

ROW: Final = 32
HEADING: Final = 26
_PADDING: Final = 12
_ICON: Final = 16
_GAP: Final = 10
_Index = QModelIndex | QPersistentModelIndex


def height_of(theme: Theme, row: str | Thing) -> int:
    """Return how high a line is."""
    return theme.px(ROW if isinstance(row, Thing) else HEADING)


class FinderDelegate(QStyledItemDelegate):
    """Paints headings and things."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Take the theme."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a line."""
        return QSize(option.rect.width(), height_of(self._theme, index.data(ROW_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        theme, row = self._theme, index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), 0)
        if isinstance(row, Thing):
            if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
                self._paint_ground(painter, option)
            self._paint_thing(painter, box, row)
        else:
            foot = box.adjusted(0, theme.px(6), 0, 0)
            _draw(painter, theme.font("caption", 600), foot, row, theme.color("text3").name())
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = self._theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(theme.color("accent") if selected and theme.name == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selected" if selected else "hover"))
        inset = theme.px(4)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, 0.5, -inset, -0.5), theme.px(6), theme.px(6))

    def _paint_thing(self, painter: QPainter, box: QRect, row: Thing) -> None:
        theme = self._theme
        side = theme.px(_ICON)
        if row.icon:
            picture = theme.pixmap(row.icon, "text2", _ICON, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.x(), box.center().y() - side // 2, picture)
        box = box.adjusted(side + theme.px(_GAP), 0, 0, 0)
        if row.keys:
            width, high = cap_width(theme, row.keys), theme.px(CAP_HEIGHT)
            cap = QRectF(box.right() - width, box.y() + (box.height() - high) / 2, width, high)
            paint_cap(painter, cap, row.keys, theme=theme)
            box = box.adjusted(0, 0, -int(width) - theme.px(_GAP), 0)
        font, small = theme.font("body", 500), theme.font("caption")
        asked = QFontMetrics(small).horizontalAdvance(row.more) + 1 if row.more else 0
        words = min(QFontMetrics(font).horizontalAdvance(row.text) + 1, box.width())
        _draw(painter, font, QRect(box.x(), box.y(), words, box.height()), row.text, theme.color("text").name())
        left = words + theme.px(_GAP)
        if asked and box.width() - left > theme.px(24):
            _draw(painter, small, box.adjusted(left, 0, 0, 0), row.more, theme.color("text2").name())


def _draw(painter: QPainter, font: QFont, box: QRect, words: str, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
