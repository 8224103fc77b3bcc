from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.year_scale import digits_for, nice_step, ticks

AMOUNTS = st.floats(0, 1e12, allow_subnormal=False)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 4, [0, 1, 2, 3, 4]),
        (0, 20, [0, 5, 10, 15, 20]),
        (-1.2, 2.4, [-2, -1, 0, 1, 2, 3]),
        (-3, 0, [-3, -2, -1, 0]),
        (0, 0.9, [0, 0.25, 0.5, 0.75, 1]),
        (0, 0, [0, 1]),
    ],
)
def test_marks_are_round_numbers(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == expected


@given(low=AMOUNTS, high=AMOUNTS)
def test_marks_hold_everything_and_are_few(low: float, high: float) -> None:
    marks = ticks(-low, high)
    slack = 1e-6 * (low + high)
    assert marks[0] <= -low + slack
    assert marks[-1] >= high - slack
    assert 0 in marks
    assert 2 <= len(marks) <= 7


@pytest.mark.parametrize("span", [0, -1, math.inf, math.nan])
def test_a_step_there_is_no_span_for_is_one(span: float) -> None:
    assert nice_step(span, 4) == 1.0


@pytest.mark.parametrize(("marks", "digits"), [([0, 1, 2], 0), ([0, 2.5], 1), ([0, 0.25], 2), ([0], 0)])
def test_marks_get_the_digits_they_need(marks: list[float], digits: int) -> None:
    assert digits_for(marks) == digits
