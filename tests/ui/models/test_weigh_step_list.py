from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from tests.ui.models.weigh_rounds import a_round
from ui.models.weigh_judgement import Amounts
from ui.models.weigh_step_list import STEP_ROLE, StepList
from ui.models.weighing import weighing_of


def test_each_step_says_how_far_it_has_come(qtbot, qtmodeltester: ModelTester):
    weighing = weighing_of(a_round(), "a1")
    model = StepList()
    model.show(weighing)
    qtmodeltester.check(model)
    weighing = weighing.said(weighing.steps[1], Amounts("swing", {"P1": 100}))
    weighing = weighing.said(weighing.steps[2], Amounts("swing", {"benefit": 100, "money": 50}))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(weighing)
    words = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert words == [
        "Step 1 of 5, Lenses, 2 lenses: to do",
        "Step 2 of 5, Guiding policies, 3 criteria: 1 of 3 answered",
        "Step 3 of 5, Criteria, 2 families: done",
    ]
    assert [round(model.index(row).data(STEP_ROLE).fraction, 2) for row in range(3)] == [0, 0.33, 1]
    assert model.row_of("B") == 2
    assert model.row_of("P1") == -1


def test_points_that_do_not_add_up_are_never_quite_done():
    weighing = weighing_of(a_round(), "a1")
    weighing = weighing.said(weighing.steps[0], Amounts("points", {"A": 50, "B": 40}))
    model = StepList()
    model.show(weighing)
    assert model.lines[0].fraction < 1
