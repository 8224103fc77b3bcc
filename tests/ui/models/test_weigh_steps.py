from __future__ import annotations

import pytest

from tests.ui.models.weigh_rounds import a_round, parts
from ui.models.weigh_steps import name_of, steps_of, token_of


def test_the_steps_go_from_the_lenses_down_to_the_criteria():
    steps = steps_of(a_round())
    assert [(step.key, step.name, step.ids) for step in steps] == [
        ("", "Lenses", ("A", "B")),
        ("A", "Guiding policies", ("P1", "P2", "P3")),
        ("B", "Criteria", ("benefit", "money")),
        ("benefit", "Benefit", ("H1", "H2", "H3")),
        ("money", "Money", ("F1", "F2")),
    ]
    assert [step.place for step in steps][1] == "Step 2 of 5"
    assert [step.what for step in steps] == ["2 lenses", "3 criteria", "2 families", "3 criteria", "2 criteria"]
    assert [step.depth for step in steps] == [0, 1, 1, 2, 2]


def test_a_lens_says_what_is_in_it_and_a_criterion_what_it_begins_and_ends_with():
    steps = steps_of(a_round())
    assert steps[0].item("B").inside == ("Benefit", "Money")
    item = steps[1].item("P1")
    assert (item.start, item.end, item.lowest, item.highest) == ("0", "5", "Level 0", "Level 5")
    with pytest.raises(KeyError):
        steps[1].item("H1")


def test_a_measure_is_lifted_between_its_points_and_values_between_their_extremes():
    over = parts()["criteria"]
    over[0] = {**over[0], "kind": "measure", "unit": "QALYs", "points": [[320, 100], [0, 0]], "anchors": []}
    over[1] = {**over[1], "values": [0, 20, 100, 60, 40, 30]}
    step = steps_of(a_round(criteria=over))[1]
    assert (step.item("P1").lowest, step.item("P1").highest) == ("0 QALYs", "320 QALYs")
    assert (step.item("P2").start, step.item("P2").end, step.item("P2").highest) == ("0", "2", "Level 2")


def test_what_has_nothing_beside_it_is_no_step():
    over = [each for each in parts()["criteria"] if each["id"] not in {"F2", "P2", "P3"}]
    assert [step.key for step in steps_of(a_round(criteria=over))] == ["", "B", "benefit"]


def test_criteria_without_a_lens_are_compared_with_one_another():
    over = [{**each, "parent": None} for each in parts()["criteria"][:3]]
    steps = steps_of(a_round(criteria=over, nodes=[]))
    assert [(step.name, step.what) for step in steps] == [("Criteria", "3 criteria")]
    assert steps_of(a_round(criteria=[], nodes=[])) == ()


def test_names_and_colours():
    held = a_round()
    assert [name_of(held, key) for key in ("P1", "B", "nothing")] == ["Prevention", "Criteria", "nothing"]
    tokens = token_of(held)
    assert (tokens["P1"], tokens["P2"], tokens["A"], tokens["benefit"], tokens["F1"]) == ("p1", "p2", "p1", "g1", "g2")
