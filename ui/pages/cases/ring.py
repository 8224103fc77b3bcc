"""The frame around the chosen cell: bright and dark while the keys are there, thin while they are elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from ui.theme import Theme

WIDTH = 2


def paint_ring(painter: QPainter, theme: Theme, cell: QRect, *, strong: bool) -> None:
    """Paint the frame inside a cell."""
    if cell.isEmpty():
        return
    width = theme.px(WIDTH)
    parts = (("focus_glow", 0), ("focus", width)) if strong else (("accent", 0),)
    painter.save()
    painter.setBrush(theme.color("selected").fromRgb(0, 0, 0, 0))
    for token, inset in parts:
        pen = QPen(theme.color(token), width if strong else theme.px(1))
        painter.setPen(pen)
        half = pen.widthF() / 2 + inset
        painter.drawRect(QRectF(cell).adjusted(half, half, -half, -half))
    painter.restore()
