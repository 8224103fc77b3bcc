"""The headings of the ranking: two lines each, the axis over the bars, and by which column the list is sorted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.models.ranking_table import RankingTable
from ui.pages.ranking.delegate import MOVE_WIDTH, RANK_WIDTH, bar_room
from ui.pages.ranking.look import HEADER, SCALE, look_of
from ui.theme import Theme
from ui.widgets.stack import GRID_STEP

_BOTTOM_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
_BOTTOM_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_BELOW = 6


class RankingHeader(QHeaderView):
    """The headings; a click sorts, which is said by a small arrow."""

    def __init__(self, theme: Theme, model: RankingTable, parent: QWidget) -> None:
        """Follow the theme."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._table = model
        self.sorted_by: str | None = None
        self.falling = True
        self.compares = False
        self._look = look_of(theme)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._look = look_of(self._theme)
        self.setFixedHeight(self._theme.px(HEADER))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(super().sizeHint().width(), self._theme.px(HEADER))

    def show_sorting(self, column: str | None, *, falling: bool) -> None:
        """Mark the column that the list is sorted by; None while it is in rank order."""
        self.sorted_by, self.falling = column, falling
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one heading."""
        look, column = self._look, self._table.columns[section]
        painter.save()
        painter.fillRect(rect, look.surface)
        painter.fillRect(rect.x(), rect.bottom() + 1 - look.hair, rect.width(), look.hair, look.divider)
        painter.setFont(look.heading)
        painter.setPen(look.text2)
        room = rect.adjusted(look.pad, 0, -look.pad, -look.px(_BELOW))
        if column.key == "bar":
            self._axis(painter, rect)
        elif column.key == "rank":
            painter.drawText(QRect(rect.x(), rect.y(), look.px(RANK_WIDTH + 6), room.height()), _BOTTOM_RIGHT, "Rank")
        else:
            painter.drawText(room, _BOTTOM_LEFT if column.left else _BOTTOM_RIGHT, column.heading)
        if column.key == self.sorted_by:
            self._arrow(painter, rect)
        painter.restore()

    def _axis(self, painter: QPainter, rect: QRect) -> None:
        look = self._look
        axis = bar_room(rect, look)
        amount = 0.0
        painter.setFont(look.caption)
        while amount <= SCALE:
            x = axis.x() + round(axis.width() * amount / SCALE)
            words = f"{amount:.0f}"
            width = look.caption_metrics.horizontalAdvance(words)
            left = x if amount == 0 else x - width // 2
            place = QRect(left, rect.y(), width + 2, rect.height() - look.px(_BELOW))
            painter.drawText(place, _BOTTOM_LEFT, words)
            amount += GRID_STEP

    def _arrow(self, painter: QPainter, rect: QRect) -> None:
        """Point down where the largest comes first, else up."""
        look = self._look
        side = look.px(4)
        x, y = rect.right() - look.px(5), rect.y() + look.px(8)
        tip = side if self.falling else -side
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent)
        painter.drawPolygon(QPolygonF([QPointF(x - side, y), QPointF(x + side, y), QPointF(x, y + tip)]))

    def rank_width(self) -> int:
        """Return the width of the first column, with room for moves where something is compared."""
        return self._theme.px(RANK_WIDTH + 8 + (MOVE_WIDTH + 6 if self.compares else 0))
