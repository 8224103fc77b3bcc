from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from tests.ui.models.weigh_rounds import a_round
from ui.models.weigh_ends import EndsModel
from ui.models.weigh_judgement import BestWorst
from ui.models.weigh_steps import steps_of

STEP = steps_of(a_round())[1]


def model(said):
    made = EndsModel()
    made.show(STEP, said)
    return made


def shown(made):
    return [[made.index(row, column).data() for column in range(3)] for row in range(3)]


def test_nothing_is_asked_before_both_ends_are_named():
    made = model(BestWorst("P1"))
    assert not any(made.is_asked(row, column) for row in range(3) for column in range(3))
    assert made.next_open(0, 1) is None


def test_what_follows_by_itself_is_not_asked():
    made = model(BestWorst("P1", "P3", {"P3": 6}))
    asked = [(row, column) for row in range(3) for column in range(3) if made.is_asked(row, column)]
    assert asked == [(1, 1), (1, 2), (2, 1)]
    assert shown(made) == [["Prevention", "1", "6"], ["Local teams", "", ""], ["Control", "6", "1"]]
    assert made.next_open(2, 1) == (1, 2)
    assert made.next_open(1, 2) == (1, 1)


def test_cells_in_words(qtbot):
    made = model(BestWorst("P1", "P3", {"P2": 3}))
    assert made.words(1, 1) == "Prevention against Local teams: moderately more (3)"
    assert made.words(1, 2) == "Local teams against Control: not compared yet"
    assert made.words(0, 1) == "Prevention against itself: 1"
    across, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    assert made.headerData(1, across, tip) == "How many times less than Prevention"
    with qtbot.assertNotEmitted(made.modelReset):
        made.show(STEP, BestWorst("P2", "P3"))
    assert made.headerData(1, across, tip) == "How many times less than Local teams"


def test_the_model_is_sound(qtmodeltester: ModelTester):
    qtmodeltester.check(model(BestWorst("P1", "P3", {"P2": 3})))
