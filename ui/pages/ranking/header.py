"""The headings of the ranking: two lines each, the axis over the bars, and by which column the list is sorted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.models.ranking_columns import Column
from ui.models.ranking_table import RankingTable
from ui.pages.ranking.look import HEADER, SCALE, Look
from ui.pages.ranking.row_painter import MOVE_WIDTH, RANK_WIDTH, bar_room, triangle
from ui.theme import Theme
from ui.widgets.stack import grid_positions

_BELOW = 6


class RankingHeader(QHeaderView):
    """The headings; a click sorts, which is said by a small arrow."""

    def __init__(self, theme: Theme, look: Look, model: RankingTable, parent: QWidget) -> None:
        """Follow the theme."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._table = model
        self.sorted_by: str | None = None
        self.falling = True
        self.compares = False
        self._look = look
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
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
        painter.fillRect(rect, look.surface)
        painter.fillRect(rect.x(), rect.bottom() + 1 - look.hair, rect.width(), look.hair, look.divider)
        line = look.metrics["heading"].height()
        lines = column.heading.split("\n")
        top = rect.bottom() - look.px(_BELOW) - line * len(lines)
        for at, text in enumerate(lines):
            room = QRect(rect.x(), top + at * line, rect.width(), line).adjusted(look.pad, 0, -look.pad, 0)
            if column.key == "rank":
                room.setRight(rect.x() + look.px(RANK_WIDTH + 5))
            look.write(painter, room, text, "heading", look.text2, right=not column.left)
        if column.key == "bar":
            self._axis(painter, rect, top)
        if column.key == self.sorted_by:
            side = look.px(3)
            middle = QPointF(rect.right() - look.pad - side, rect.bottom() - look.px(4))
            triangle(painter, middle, side, look.accent, down=self.falling)

    def _axis(self, painter: QPainter, rect: QRect, top: int) -> None:
        look = self._look
        axis = bar_room(rect, look)
        line = look.metrics["caption"].height()
        for amount, x in [(0.0, axis.x()), *grid_positions(axis, scale=SCALE)]:
            words = f"{amount:.0f}"
            width = look.metrics["caption"].horizontalAdvance(words)
            left = x if amount == 0 else x - width // 2
            look.write(painter, QRect(left, top, width, line), words, "caption", look.text2)

    def least_width(self, column: Column) -> int:
        """Return the width that a heading needs; 0 for columns that take what is left."""
        if not column.width:
            return 0
        metrics = self._look.metrics["heading"]
        return max(metrics.horizontalAdvance(line) for line in column.heading.split("\n")) + 2 * self._look.pad + 2

    def rank_width(self) -> int:
        """Return the width of the first column, with room for moves where something is compared."""
        return self._theme.px(RANK_WIDTH + 8 + (MOVE_WIDTH + 6 if self.compares else 0))
