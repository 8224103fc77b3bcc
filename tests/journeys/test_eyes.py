"""Blocks of colour are found in a picture, and what is too small, too thin or of another colour is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.journeys.eyes import find_block

RED = QColor(Qt.GlobalColor.red)


@pytest.fixture
def picture() -> QImage:
    made = QImage(200, 100, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.fillRect(QRect(5, 5, 190, 2), RED)  # a line
    painter.fillRect(QRect(5, 20, 30, 30), RED)
    painter.fillRect(QRect(50, 30, 100, 40), RED)
    painter.fillRect(QRect(80, 45, 20, 10), Qt.GlobalColor.white)  # words on it
    painter.end()
    return made


def test_the_first_block_that_is_large_enough_is_found(picture: QImage) -> None:
    assert find_block(picture, RED, least=(10, 10)) == QRect(5, 20, 30, 30)
    assert find_block(picture, RED, least=(60, 20)) == QRect(50, 30, 100, 40)
    assert find_block(picture, RED, least=(10, 10), below=40) == QRect(5, 40, 30, 10)


def test_what_is_not_there_is_said(picture: QImage) -> None:
    with pytest.raises(LookupError, match="no block of #ff0000, 101 by 20 px"):
        find_block(picture, RED, least=(101, 20))
    with pytest.raises(LookupError):
        find_block(picture, QColor(Qt.GlobalColor.blue), least=(1, 1))
