from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ui.theme.painting import render, tinted

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="M0 0h10v20H0z"/></svg>'


def test_a_drawing_is_tinted_in_its_text() -> None:
    assert '<path fill="#123456" d=' in tinted(SQUARE, "#123456")


def test_a_picture_is_in_the_colour_and_clear_elsewhere(qapp: QApplication) -> None:
    picture = render(QSvgRenderer(QByteArray(SQUARE.encode())), QColor("#B3161B"), 20, 1.5)
    image = picture.toImage()
    assert (image.width(), image.height(), picture.devicePixelRatio()) == (30, 30, 1.5)
    assert image.pixelColor(7, 15) == QColor("#B3161B")
    assert image.pixelColor(22, 15).alpha() == 0
