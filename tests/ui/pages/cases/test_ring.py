from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from ui.pages.cases.ring import paint_ring


def painted(theme, rect: QRect, *, strong: bool) -> QImage:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint_ring(painter, theme, rect, strong=strong)
    painter.end()
    return image


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_the_frame_is_bright_and_dark_with_the_keys_and_thin_without(theme, mode):
    theme.set_mode(mode)
    strong, weak = (painted(theme, QRect(10, 10, 40, 20), strong=strong) for strong in (True, False))
    assert strong.pixelColor(10, 20) == theme.color("focus_glow")
    assert strong.pixelColor(12, 20) == theme.color("focus")
    assert weak.pixelColor(10, 20) == theme.color("accent")
    for image in (strong, weak):
        assert image.pixelColor(9, 20) == image.pixelColor(30, 20) == theme.color("surface")


def test_no_cell_no_frame(theme):
    image = painted(theme, QRect(), strong=True)
    blank = QImage(60, 40, QImage.Format.Format_RGB32)
    blank.fill(theme.color("surface"))
    assert image == blank
