"""Turns drawings into pictures in a colour of ours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def tinted(svg: str, colour: str) -> str:
    """Return the one-coloured drawing `svg` in `colour`."""
    return svg.replace("<path ", f'<path fill="{colour}" ')


def render(drawing: QSvgRenderer, colour: QColor, size: int, ratio: float) -> QPixmap:
    """Return the drawing in `colour`, `size` pixels square on a screen with `ratio` dots to a pixel."""
    dots = max(1, round(size * ratio))
    picture = QPixmap(dots, dots)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, dots, dots))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), colour)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
