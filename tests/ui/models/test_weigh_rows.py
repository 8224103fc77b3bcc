from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from prioritiser.errors import InputError
from tests.ui.models.weigh_rounds import a_round
from ui.models.weigh_judgement import Amounts, Order
from ui.models.weigh_rows import (
    ROW_ROLE,
    RowsModel,
    amount_rows,
    amount_words,
    base_of,
    full_order,
    lift_first,
    move,
    order_rows,
    put_amount,
    shown_amounts,
    swap_amounts,
    take_amount,
)
from ui.models.weigh_steps import steps_of

STEP = steps_of(a_round())[1]
IDS = STEP.ids


def swing(**given):
    return Amounts("swing", given)


def keys(rows):
    return [row.item.key for row in rows]


def test_lifts_with_numbers_come_first_from_the_largest():
    rows = amount_rows(STEP, swing(P2=60, P3=100), {"P2": "Makes no difference this round"})
    assert keys(rows) == ["P3", "P2", "P1"]
    assert [row.figure for row in rows] == ["100", "60", ""]
    assert [row.is_base for row in rows] == [True, False, False]
    assert rows[1].share == pytest.approx(0.6)
    assert rows[0].words == "Control, lift worth 100, the first lift"
    assert rows[1].words == "Local teams, lift worth 60. Makes no difference this round"
    assert rows[2].words == "Prevention, not compared yet"


def test_before_the_first_lift_one_is_to_be_named():
    rows = amount_rows(STEP, swing(), {})
    assert {row.kind for row in rows} == {"first"}
    assert rows[0].words == "Prevention, lift from 0 to 5. Enter lifts it first"


def test_points_stay_in_the_order_of_the_framework():
    rows = amount_rows(STEP, Amounts("points", {"P3": 60}), {})
    assert keys(rows) == list(IDS)
    assert rows[2].words == "Control, 60 points"
    assert rows[0].words == "Prevention, no points yet"


def test_the_first_lift_is_100_and_another_can_take_its_place():
    said = lift_first(swing(), "P2")
    assert said.given == {"P2": 100}
    assert base_of(lift_first(swing(P2=100, P1=40), "P1")) == "P1"
    assert lift_first(swing(P2=100, P1=40), "P1").given == {"P1": 100}


def test_a_number_is_taken_or_refused_with_a_sentence():
    said = put_amount(swing(P1=100), "P2", 65)
    assert said.given == {"P1": 100, "P2": 65}
    for wrong in (-1, 101, float("nan")):
        with pytest.raises(InputError, match="from 0 to 100"):
            put_amount(said, "P2", wrong)
    with pytest.raises(InputError, match="The first lift stays at 100"):
        put_amount(said, "P1", 80)
    both = put_amount(said, "P2", 100)
    assert put_amount(both, "P1", 80).given["P1"] == 80, "the other is the first now"
    assert put_amount(Amounts("points", {"P1": 100}), "P1", 10).given == {"P1": 10}


def test_without_the_first_the_comparison_begins_again():
    assert take_amount(swing(P1=100, P2=50), "P2").given == {"P1": 100}
    assert take_amount(swing(P1=100, P2=50), "P1").given == {}
    assert take_amount(Amounts("points", {"P1": 50, "P2": 50}), "P1").given == {"P2": 50}


def test_neighbours_change_numbers():
    said = swing(P1=100, P2=60)
    assert swap_amounts(said, ["P1", "P2", "P3"], "P2", -1).given == {"P2": 100, "P1": 60}
    assert swap_amounts(said, ["P1", "P2", "P3"], "P1", 1).given == {"P2": 100, "P1": 60}
    assert swap_amounts(said, ["P1", "P2", "P3"], "P1", -1) == said
    assert swap_amounts(said, ["P1", "P2", "P3"], "P2", 1) == said, "the next has no number"


def test_an_order_goes_on_with_what_was_not_put_in_order():
    assert full_order(STEP, Order("roc", ("P3",))) == ("P3", "P1", "P2")
    assert move(("P3", "P1", "P2"), "P2", 0) == ("P2", "P3", "P1")
    assert move(("P3", "P1", "P2"), "P3", 99) == ("P1", "P2", "P3")
    rows = order_rows(STEP, Order("roc", ("P3",)), {"P3": 100, "P1": 45, "P2": 18}, {})
    assert [(row.item.key, row.figure) for row in rows] == [("P3", "1"), ("P1", "2"), ("P2", "3")]
    assert rows[1].share == pytest.approx(0.45)
    assert rows[0].words == "Control, place 1"


def test_weights_from_elsewhere_are_shown_against_the_largest():
    raw = {"P1": 30, "P2": 60, "P3": 20}
    assert shown_amounts(STEP, None, raw).given == pytest.approx({"P1": 50, "P2": 100, "P3": 33.333333})
    assert shown_amounts(STEP, None, None).given == {}
    assert shown_amounts(STEP, swing(P1=100), raw).given == {"P1": 100}, "what was said goes before"


TWO = "Two lifts were given 100. Pick the larger, or leave them if they are worth the same."


@pytest.mark.parametrize(
    ("said", "words", "tone"),
    [
        (swing(), "", "muted"),
        (swing(P1=100), "1 of 3 compared", "muted"),
        (swing(P1=100, P2=50, P3=20), "Every lift is compared.", "good"),
        (swing(P1=100, P2=100), f"{TWO} 2 of 3 compared.", "caution"),
        (Amounts("points", {"P1": 60}), "60 of 100 points given, 40 left.", "muted"),
        (Amounts("points", {"P1": 60, "P2": 60}), "120 points given: take 20 away, so that they add up to 100.",
         "caution"),
        (Amounts("points", {"P1": 100}), "All 100 points are given. Give the others 0, or share the points anew.",
         "caution"),
        (Amounts("points", {"P1": 33.3, "P2": 33.3, "P3": 33.4}), "All 100 points are given.", "good"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_said_below(said, words, tone):
    assert amount_words(said, IDS) == (words, tone)


def test_the_model_keeps_its_rows_while_only_numbers_change(qtbot, qtmodeltester: ModelTester):
    model = RowsModel()
    qtmodeltester.check(model)
    with qtbot.waitSignal(model.modelReset):
        model.show(amount_rows(STEP, swing(P1=100, P2=50), {}))
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show(amount_rows(STEP, swing(P1=100, P2=40), {}))
    index = model.index(1)
    assert index.data() == "Local teams 40"
    assert index.data(ROW_ROLE).amount == 40
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Local teams, lift worth 40"
    assert model.row_of("P3") == 2
    assert model.row_of("H1") == -1
