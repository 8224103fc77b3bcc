"""Places gained and lost between two lists."""

from __future__ import annotations

from prioritiser.analysis.movement import movement
from prioritiser.analysis.summary import analyse
from tests.prioritiser.analysis.rounds import scored

SCORES = {"A": (90, 10), "B": (50, 40), "C": (10, 100)}


def test_a_case_that_moves_up_gains_places() -> None:
    before = analyse(scored(SCORES, weights=(1, 0)))
    after = analyse(scored(SCORES, weights=(0, 1)))
    assert movement(before, after) == {"A": -2, "B": 0, "C": 2}
    assert movement(before, before) == {"A": 0, "B": 0, "C": 0}


def test_a_case_without_a_place_in_either_has_not_moved() -> None:
    whole = analyse(scored(SCORES, weights=(1, 1)))
    gap = analyse(scored({**SCORES, "B": (50, None), "D": (1, 1)}, weights=(1, 1)))
    assert movement(whole, gap) == {"A": 0, "B": None, "C": 0, "D": None}
    assert movement(gap, whole) == {"A": 0, "B": None, "C": 0, "D": None}


def test_stops_have_no_place_by_value_for_money() -> None:
    held = scored({"A": (90,), "S": (50,)}, cases={"A": {"type": "investment"}, "S": {"type": "disinvestment"}})
    assert movement(analyse(held), analyse(held, by="vfm"))["S"] is None
