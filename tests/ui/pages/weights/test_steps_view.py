from __future__ import annotations

import pytest

from tests.ui.models.weigh_rounds import a_round
from tests.ui.widgets.canvas import LOOKS, picture, wear
from ui.models.weigh_judgement import Amounts
from ui.models.weighing import weighing_of
from ui.pages.weights.steps_view import StepsView


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_step_that_is_done_looks_otherwise(qtbot, theme, look):
    wear(theme, look)
    view = StepsView(theme)
    qtbot.addWidget(view)
    view.resize(theme.px(208), theme.px(240))
    weighing = weighing_of(a_round(), "a1")
    view.steps.show(weighing)
    view.select("A")
    before = picture(view)
    view.steps.show(weighing.said(weighing.steps[0], Amounts("points", {"A": 50, "B": 50})))
    assert picture(view) != before


def test_selecting_is_not_choosing(qtbot, theme):
    view = StepsView(theme)
    qtbot.addWidget(view)
    view.steps.show(weighing_of(a_round(), "a1"))
    with qtbot.assertNotEmitted(view.turned):
        view.select("B")
    assert view.currentIndex().row() == 2
    with qtbot.waitSignal(view.turned) as turned:
        view.setCurrentIndex(view.steps.index(3))
    assert turned.args == ["benefit"]
