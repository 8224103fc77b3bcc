from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from ui.models.ranking_line import Line
from ui.pages.ranking.band_face import BandFace


def painted(face, width, *, how):
    image = QImage(width, 26, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    face.paint_line(painter, QRect(0, 0, width, 26), how=how)
    painter.end()
    return image


def made(qtbot, theme):
    face = BandFace(theme)
    qtbot.addWidget(face)
    face.resize(800, 26)
    face.show_line(Line("Budget line £4.0m", "3 cases", "why"), 4e6, can_change=True)
    return face


def test_it_says_itself(qtbot, theme):
    face = made(qtbot, theme)
    assert face.accessibleName() == "Budget line £4.0m. 3 cases. why"
    assert "Up adds to the budget" in face.accessibleDescription()


def test_what_can_be_done_is_left_out_of_pictures_and_where_there_is_no_room(qtbot, theme):
    face = made(qtbot, theme)
    assert painted(face, 800, how=True) != painted(face, 800, how=False)
    assert painted(face, 260, how=True) == painted(face, 260, how=False)
    assert painted(face, 800, how=False).pixelColor(400, 13) == theme.color("line_bar")


def test_the_field_takes_the_place_of_the_title(qtbot, theme):
    face = made(qtbot, theme)
    face.show()
    face.field.open("£4.0m", "")
    assert face.field.geometry().left() < 20
    theme.set_zoom(2.0)
    assert face.field.width() == 208
