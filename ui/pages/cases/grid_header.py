"""The headings of the grid: up to two lines each, and by which column the cases are sorted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.models.case_grid import CaseGrid
from ui.theme import Theme

HEIGHT: Final = 40
LEAST: Final = 44
_PAD: Final = 8
_MARK: Final = 3
_LINES: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignBottom


class GridHeader(QHeaderView):
    """The headings; a click sorts, edges can be dragged, and the menu key offers what can be done with a column."""

    menu_asked = Signal(int, object)  # the column and where on the screen
    dragged = Signal(int, int)  # a column and the width that a person gave it

    def __init__(self, theme: Theme, model: CaseGrid, parent: QWidget) -> None:
        """Follow the theme."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._grid = theme, model
        self.sorted_by, self.falling = "", False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._held = False
        self.sectionResized.connect(self._say_dragged)
        theme.changed.connect(self._restyle)
        self._restyle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """From here on a change of width is a person's."""
        self._held = True
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let a column fit its texts, as a person asks."""
        self._held = True
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Whatever changes a width now, it is not a person."""
        super().mouseReleaseEvent(event)
        self._held = False

    def _say_dragged(self, at: int, _before: int, now: int) -> None:
        if self._held:
            self.dragged.emit(at, now)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
        self.setMinimumSectionSize(self._theme.px(LEAST))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(super().sizeHint().width(), self._theme.px(HEIGHT))

    def show_sorting(self, key: str, *, falling: bool) -> None:
        """Mark the column that the cases are sorted by; "" for the order of the round."""
        self.sorted_by, self.falling = key, falling
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a column."""
        at = self.logicalIndexAt(event.pos())
        if at >= 0:
            self.menu_asked.emit(at, event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one heading."""
        theme, column = self._theme, self._grid.columns[section]
        hair, pad = theme.px(1), theme.px(_PAD)
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        painter.fillRect(rect.x(), rect.bottom() + 1 - hair, rect.width(), hair, theme.color("divider"))
        painter.fillRect(rect.right() + 1 - hair, rect.y(), hair, rect.height(), theme.color("row_line"))
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.color("text2"))
        room = rect.adjusted(pad, theme.px(3), -pad, -theme.px(6))
        side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, _LINES | side, self._fitted(column.heading, room.width()))
        if column.key == self.sorted_by:
            self._mark(painter, rect)
        painter.restore()

    def _fitted(self, heading: str, width: int) -> str:
        """Return a heading whose lines are cut where even two do not hold it."""
        metrics = QFontMetrics(self._theme.font("caption", 600))
        lines = heading.split("\n")
        if len(lines) > 1:
            return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines[:2])
        if metrics.boundingRect(0, 0, width, 0, _LINES, heading).height() <= 2 * metrics.height():
            return heading
        first = ""
        for word in heading.split():
            if first and metrics.horizontalAdvance(f"{first} {word}") > width:
                break
            first = f"{first} {word}".strip()
        rest = heading[len(first) :].strip()
        return f"{first}\n{metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)}"

    def _mark(self, painter: QPainter, rect: QRect) -> None:
        """Paint the small arrow of the sorted column."""
        side, middle = self._theme.px(_MARK), QPointF(rect.right() - self._theme.px(_PAD), rect.bottom() - 3)
        tip = side if self.falling else -side
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        points = [
            QPointF(middle.x() - side, middle.y() - tip), QPointF(middle.x() + side, middle.y() - tip),
            QPointF(middle.x(), middle.y() + tip),
        ]  # fmt: skip
        painter.drawPolygon(QPolygonF(points))


class RowNumbers(QHeaderView):
    """The numbers before the rows; a click selects the whole row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Follow the theme."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Row numbers")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one number, strongly for the row with the keys."""
        theme, hair = self._theme, self._theme.px(1)
        view = self.parent()
        chosen = isinstance(view, QTableView) and view.currentIndex().row() == section
        painter.save()
        painter.fillRect(rect, theme.color("selected" if chosen else "surface"))
        painter.fillRect(rect.x(), rect.bottom() + 1 - hair, rect.width(), hair, theme.color("row_line"))
        painter.fillRect(rect.right() + 1 - hair, rect.y(), hair, rect.height(), theme.color("divider"))
        painter.setFont(theme.font("caption", 600 if chosen else 400))
        painter.setPen(theme.color("accent" if chosen else "text3"))
        words = str(self.model().headerData(section, Qt.Orientation.Vertical) or "")
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
