from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from tests.ui.models.weigh_rounds import a_round
from ui.models.weigh_judgement import Pairs
from ui.models.weigh_pairs import PairsModel, compared_in, place_of, times_at
from ui.models.weigh_steps import steps_of

HELD = a_round()
STEP = steps_of(HELD)[1]
SAID = Pairs({("P1", "P2"): 3, ("P2", "P3"): 1 / 5})


def test_every_pair_is_listed_with_what_was_said():
    found = compared_in(HELD, STEP, SAID, [("P3", "P2")])
    assert [each.text for each in found] == [
        "Prevention is worth moderately more (3) than Local teams",
        "Prevention and Control: not compared yet",
        "Control is worth strongly more (5) than Local teams",
    ]
    assert [each.clashes for each in found] == [False, False, True]
    assert found[2].words.endswith("Clashes with other answers")


@pytest.mark.parametrize("times", [9, 8, 3, 2, 1, 1 / 2, 1 / 9])
def test_places_and_times_are_one_another_s_reverse(times):
    assert times_at(place_of(times)) == pytest.approx(times)


def test_what_is_beyond_the_scale_stands_at_its_end():
    assert (place_of(None), place_of(20), place_of(1 / 20)) == (0, -8, 8)


def test_the_model_keeps_its_rows_while_only_answers_change(qtbot, qtmodeltester: ModelTester):
    model = PairsModel()
    model.show(compared_in(HELD, STEP, SAID, ()))
    qtmodeltester.check(model)
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show(compared_in(HELD, STEP, Pairs(), ()))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Prevention and Local teams: not compared yet"
