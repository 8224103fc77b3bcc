from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QImage, QPainter

from ui.pages.ranking.look import Look


@pytest.fixture
def look(qtbot, theme):
    holder = QObject()
    yield Look(theme, holder)
    holder.deleteLater()


def painted(look, write):
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(look.surface)
    painter = QPainter(image)
    write(painter)
    painter.end()
    inked = [x for x in range(200) if any(image.pixelColor(x, y) != look.surface for y in range(30))]
    return (min(inked), max(inked)) if inked else None


def test_figures_end_at_the_right_and_words_begin_at_the_left(look):
    room = QRect(20, 0, 150, 30)
    left, right = painted(look, lambda painter: look.write_figure(painter, room, "64.3", "bold", look.text))
    assert 165 <= right <= 170
    assert left > 120
    left, right = painted(look, lambda painter: look.write(painter, room, "Words", "plain", look.text))
    assert 20 <= left <= 24
    left, right = painted(look, lambda painter: look.write(painter, room, "Words", "plain", look.text, right=True))
    assert 165 <= right <= 170


def test_long_words_are_cut(look):
    room = QRect(0, 0, 60, 30)
    _, right = painted(look, lambda painter: look.write_cut(painter, room, "A very long name", "plain", look.text))
    assert right < 62


def test_nothing_paints_nothing(look):
    room = QRect(0, 0, 60, 30)
    assert painted(look, lambda painter: look.write(painter, room, "", "plain", look.text)) is None
    assert painted(look, lambda painter: look.write_figure(painter, room, "", "plain", look.text)) is None


def test_chips_are_painted_once_for_each_look(look):
    first = look.chip("fits in £2.9m", "good", 1.0)
    assert look.chip("fits in £2.9m", "good", 1.0) is first
    assert look.chip("fits in £2.9m", "good", 2.0).devicePixelRatio() == 2.0
    look.theme.set_mode("dark")
    assert look.chip("fits in £2.9m", "good", 1.0) is not first


def test_colours_and_sizes_follow_the_theme(look):
    light, height = look.text, look.row_height
    look.theme.set_mode("dark")
    look.theme.set_zoom(2.0)
    assert look.text != light
    assert look.row_height == 2 * height
