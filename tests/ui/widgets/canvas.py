"""Paints into pictures, so that tests can look at single pixels; and the looks in which everything must paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

LOOKS: Final = [("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 2.0), ("dark", 0.8)]


def wear(theme: Theme, look: tuple[str, float]) -> None:
    theme.set_mode(look[0])
    theme.set_zoom(look[1])


def paint(width: int, height: int, work: Callable[[QPainter], None], *, ratio: float = 1.0) -> QImage:
    """Return what `work` paints on white; a warning of Qt fails the test by itself."""
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    work(painter)
    assert painter.isActive()
    painter.end()
    return image


def picture(widget: QWidget) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    widget.render(image)
    return image


def at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def colors_in(image: QImage, place: QRect) -> set[str]:
    """Return every colour in a part of a picture."""
    rows = range(place.top(), place.bottom() + 1)
    return {image.pixelColor(x, y).name() for y in rows for x in range(place.left(), place.right() + 1)}
