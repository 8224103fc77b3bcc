"""How the budget line looks: a dark band with its words, and room for the field in which an amount is typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.models.ranking_line import Line
from ui.pages.ranking.budget_field import AmountField
from ui.theme import Theme

FIELD_WIDTH, PAD, GAP, RING = 104, 12, 12, 2
_ALIGN: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
HOW: Final = "Drag, or press B to change"
KEEPING: Final = "Enter keeps it, Esc goes back"


class BandFace(QWidget):
    """The band with its words."""

    def __init__(self, theme: Theme) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self._theme = theme
        self._line = Line("", "")
        self._amount = 0.0
        self._can_change = True
        self._trying: float | None = None
        self._fault = ""
        self._ring = False
        self.field = AmountField(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "own")
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_line(self, line: Line, amount: float, *, can_change: bool) -> None:
        """Say what the money funds; `amount` is the budget in pounds that is shown."""
        if (line, amount, can_change) == (self._line, self._amount, self._can_change):
            return
        self._line, self._amount, self._can_change = line, amount, can_change
        self.setCursor(Qt.CursorShape.SizeVerCursor if can_change else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(line.spoken)
        self.setAccessibleDescription(
            "Up adds to the budget, Down takes from it. Press B or Enter to type an amount." if can_change else ""
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(self._theme.px(400), self._theme.px(26))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field at the left end."""
        super().resizeEvent(event)
        self._place_field()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the band with its words."""
        painter = QPainter(self)
        self.paint_line(painter, self.rect(), how=True)
        if self.hasFocus() and self._ring:
            self._draw_ring(painter)
        painter.end()

    def paint_line(self, painter: QPainter, rect: QRect, *, how: bool = False) -> None:
        """Paint the band anywhere; `how` is whether to say what can be done with it."""
        theme, typing = self._theme, how and self.field.isVisible()
        painter.fillRect(rect, theme.color("line_bar"))
        painter.setPen(theme.color("on_line_bar"))
        room = rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        if typing:
            room.setLeft(self.field.geometry().right() + theme.px(GAP))
        else:
            room.setLeft(room.left() + self._draw(painter, room, self._line.title, 600) + theme.px(GAP))
        if typing and self._fault:
            self._draw(painter, room, self._fault, 400)
            return
        used = self._draw(painter, room, self._line.rest, 400)
        if how and self._can_change:
            self._draw_how(painter, room.adjusted(used + theme.px(GAP), 0, 0, 0), typing=typing)

    def _draw_how(self, painter: QPainter, room: QRect, *, typing: bool) -> None:
        how = KEEPING if typing or self._trying is not None else HOW
        font = self._theme.font("caption")
        if QFontMetrics(font).horizontalAdvance(how) <= room.width():
            painter.setFont(font)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | _ALIGN, how)

    def _draw(self, painter: QPainter, room: QRect, text: str, weight: int) -> int:
        font = self._theme.font("caption", weight)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _ALIGN, shown)
        return metrics.horizontalAdvance(shown)

    def _draw_ring(self, painter: QPainter) -> None:
        width = self._theme.px(RING)
        painter.setPen(QPen(self._theme.color("focus_glow"), width))
        inset = width // 2
        painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))

    def _restyle(self) -> None:
        self.field.setFont(self._theme.font("caption", 600))
        self._place_field()
        self.update()

    def _place_field(self) -> None:
        px = self._theme.px
        self.field.setGeometry(px(PAD) - px(4), 1, px(FIELD_WIDTH), self.height() - 2)
