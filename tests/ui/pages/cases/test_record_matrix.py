from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy

from ui.pages.cases.record_matrix import RatingMatrix, cell_words


@pytest.fixture
def matrix(qtbot, theme):
    made = RatingMatrix(theme, "Risks")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    with qtbot.waitActive(made):
        made.show()
    made.show_ratings("No nurses", (3, 4), {(3, 4): ["1"], (2, 2): ["2"]})
    return made


def test_likelihood_goes_up_and_impact_to_the_right(matrix):
    assert matrix.cell((5, 1)).y() < matrix.cell((1, 1)).y()
    assert matrix.cell((1, 5)).x() > matrix.cell((1, 1)).x()
    assert matrix.rect().contains(matrix.cell((1, 5)))
    middle = matrix.cell((4, 2)).center()
    assert matrix.pair_at(middle.x(), middle.y()) == (4, 2)
    assert matrix.pair_at(1, 1) is None


def test_a_click_rates(qtbot, matrix):
    chosen = QSignalSpy(matrix.chosen)
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.cell((5, 2)).center())
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert (chosen.count(), chosen.at(0)) == (1, [5, 2])


def test_arrows_move_and_enter_rates(qtbot, matrix):
    chosen = QSignalSpy(matrix.chosen)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(matrix, key)
    assert chosen.count() == 0
    qtbot.keyClick(matrix, Qt.Key.Key_Return)
    assert chosen.at(0) == [4, 4]


def test_it_says_what_it_shows(matrix):
    assert matrix.accessibleName() == "Risks, No nurses: Possible and major: 12, high"
    matrix.show_ratings("", None, {})
    assert matrix.accessibleName() == "Risks: not rated"
    assert cell_words((2, 4)) == "Unlikely and major: 8, high"


def test_a_locked_round_is_not_rated(qtbot, matrix):
    matrix.can_change = False
    chosen = QSignalSpy(matrix.chosen)
    qtbot.keyClick(matrix, Qt.Key.Key_Space)
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.cell((1, 1)).center())
    assert chosen.count() == 0


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_every_band_differs_from_the_next_in_every_look(matrix, theme, look):
    theme.set_mode(look)
    picture = matrix.grab().toImage()
    inside = [matrix.cell(pair).topLeft() + QPoint(9, 9) for pair in ((1, 1), (1, 4), (3, 3), (5, 5))]
    assert len({picture.pixelColor(point).name() for point in inside}) == 4


def test_zoom_gives_everything_more_room(matrix, theme):
    before = matrix.sizeHint()
    theme.set_zoom(2.0)
    assert matrix.sizeHint().width() > 1.7 * before.width()
