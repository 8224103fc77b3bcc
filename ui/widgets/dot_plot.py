"""One dot for each person on a line, with the range and the mean: how far a panel differs, without names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import Theme

RADIUS: Final = 3.5
INSET: Final = 6


def dot_x(rect: QRect, value: float, scale: float, theme: Theme) -> float:
    """Return where a value lies between the ends of the axis, which goes from 0 to `scale`."""
    inset = theme.px(INSET)
    part = min(max(value / scale, 0.0), 1.0) if scale > 0 else 0.0
    return rect.x() + inset + part * (rect.width() - 2 * inset)


def paint_dots(
    painter: QPainter, rect: QRect, values: Sequence[float], mean: float, *, scale: float, theme: Theme
) -> None:
    """Paint the axis, the range, everybody's dot and an upright line at the mean; dots let others shine through."""
    if not values:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = rect.center().y() + 0.5
    ends = [dot_x(rect, value, scale, theme) for value in (0.0, scale)]
    painter.setPen(QPen(theme.color("grid_line"), theme.px(1)))
    painter.drawLine(QPointF(ends[0], middle), QPointF(ends[1], middle))
    low, high = (dot_x(rect, value, scale, theme) for value in (min(values), max(values)))
    painter.setPen(QPen(theme.color("edge"), theme.px(2)))
    painter.drawLine(QPointF(low, middle), QPointF(high, middle))
    fill = theme.color("accent")
    if theme.name != "contrast":
        fill.setAlphaF(0.55)
    painter.setPen(QPen(theme.color("surface"), 1))
    painter.setBrush(fill)
    radius = RADIUS * theme.zoom
    for value in values:
        painter.drawEllipse(QPointF(dot_x(rect, value, scale, theme), middle), radius, radius)
    at, half = dot_x(rect, mean, scale, theme), theme.px(7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawRect(QRectF(at - theme.px(1), middle - half, theme.px(2), 2 * half))
    painter.restore()
