from __future__ import annotations

import pytest

from tests.ui.models.weigh_rounds import a_round
from tests.ui.widgets.canvas import LOOKS, picture, wear
from ui.models.weigh_judgement import Amounts
from ui.models.weigh_rows import amount_rows
from ui.models.weigh_steps import steps_of
from ui.pages.weights.amount_delegate import ROW
from ui.pages.weights.amount_rows import AmountRows

STEP = steps_of(a_round())[1]


@pytest.fixture
def rows(qtbot, theme):
    view = AmountRows(theme, "Lifts")
    qtbot.addWidget(view)
    view.resize(600, 300)
    return view


def shown(view, notes=None, **given):
    view.show_rows(amount_rows(STEP, Amounts("swing", given), notes or {}))
    return picture(view)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_note_stands_below_the_name(theme, rows, look):
    wear(theme, look)
    rows.resize(theme.px(600), theme.px(300))
    assert shown(rows, P1=100) != shown(rows, {"P3": "Makes no difference this round"}, P1=100)


def test_before_the_first_lift_only_the_current_row_says_how(rows):
    before = shown(rows)
    rows.go_to("P2")
    assert picture(rows) != before
    locked = picture(rows)
    rows.read_only = True
    assert picture(rows) != locked, "Enter would do nothing"


def test_rows_follow_the_zoom(theme, rows):
    shown(rows, P1=100)
    for zoom in (1.0, 2.0):
        theme.set_zoom(zoom)
        assert rows.visualRect(rows.model().index(0, 0)).height() == theme.px(ROW)
