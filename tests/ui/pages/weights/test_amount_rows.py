from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.models.weigh_rounds import a_round
from tests.ui.widgets.canvas import LOOKS, picture, wear
from ui.models.weigh_judgement import Amounts
from ui.models.weigh_rows import amount_rows
from ui.models.weigh_steps import steps_of
from ui.pages.weights.amount_rows import AmountRows

STEP = steps_of(a_round())[1]


@pytest.fixture
def rows(qtbot, theme):
    view = AmountRows(theme, "Lifts")
    qtbot.addWidget(view)
    view.resize(600, 200)
    return view


def show(view, **given):
    view.show_rows(amount_rows(STEP, Amounts("swing", given), {}))


def test_the_lift_that_is_looked_at_stays_while_the_list_sorts_itself(rows):
    show(rows, P1=100, P2=50)
    rows.go_to("P2")
    show(rows, P1=100, P2=50, P3=80)
    assert rows.row.item.key == "P2"
    assert rows.currentIndex().row() == 2
    assert rows.selectionModel().isSelected(rows.currentIndex())
    assert rows.first_open() == ""


def test_it_is_as_high_as_its_rows(rows, theme):
    show(rows, P1=100)
    high = rows.sizeHint().height()
    theme.set_zoom(2.0)
    assert rows.sizeHint().height() == pytest.approx(2 * high, abs=10)
    assert rows.minimumSizeHint().height() < rows.sizeHint().height()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_rows_are_painted_in_every_look(qtbot, theme, rows, look):
    wear(theme, look)
    show(rows, P1=100, P2=50)
    one = picture(rows)
    show(rows, P1=100, P2=90)
    assert picture(rows) != one
    rows.read_only = True
    assert picture(rows) != one
    assert rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Prevention, lift worth 100")
