from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.value_function import level_values, measure_points, neutral_value, piecewise
from prioritiser.errors import InputError
from prioritiser.model.framework import Criterion


def criterion(**fields: object) -> Criterion:
    return msgspec.convert({"id": "c", **fields}, Criterion)


def value_at(held: Criterion, *amounts: float) -> tuple[list[float], list[bool]]:
    values, outside = piecewise(*measure_points(held), np.array(amounts))
    return values.tolist(), outside.tolist()


def test_levels_are_linear_unless_values_are_given() -> None:
    assert level_values(criterion(), 5).tolist() == [0, 20, 40, 60, 80, 100]
    assert level_values(criterion(), 4).tolist() == [0, 25, 50, 75, 100]
    assert level_values(criterion(values=[0, 50, 90, 100]), 3).tolist() == [0, 50, 90, 100]


def test_rising_falling_and_single_peaked_measures() -> None:
    assert value_at(criterion(points=[[0, 0], [320, 100]]), 0, 80, 320) == ([0, 25, 100], [False] * 3)
    assert value_at(criterion(points=[[20, 0], [-10, 100]]), -10, 5, 20) == ([100, 50, 0], [False] * 3)
    peaked = criterion(points=[[0, 0], [100, 0], [50, 100]])
    assert value_at(peaked, 25, 50, 75) == ([50, 100, 50], [False] * 3)


def test_outside_the_points_is_clamped_and_reported() -> None:
    held = criterion(points=[[0, 10], [320, 90]])
    assert value_at(held, -1, 0, 321) == ([10, 10, 90], [True, False, True])


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"values": [0, 100]}, "WrongValues"),
        ({"values": [0, 20, 40, 60, 80, 101]}, "WrongValues"),
        ({"values": [0, 20, 40, 60, 80, float("nan")]}, "WrongValues"),
        ({"kind": "measure"}, "WrongPoints"),
        ({"kind": "measure", "points": [[0, 0]]}, "WrongPoints"),
        ({"kind": "measure", "points": [[0, 0], [0, 100]]}, "WrongPoints"),
        ({"kind": "measure", "points": [[0, 0], [float("inf"), 100]]}, "WrongPoints"),
        ({"kind": "measure", "points": [[0, -1], [1, 100]]}, "WrongPoints"),
    ],
)
def test_broken_scale_names_the_criterion(fields: dict[str, object], code: str) -> None:
    held = criterion(name="Access", **fields)
    with pytest.raises(InputError, match="“Access”") as caught:
        measure_points(held) if held.kind == "measure" else level_values(held, 5)
    assert (caught.value.code, caught.value.where) == (code, "c")


def test_neutral_is_the_value_of_no_change() -> None:
    assert neutral_value(criterion(), 5) == 0
    assert neutral_value(criterion(neutral=1), 5) == 20
    assert neutral_value(criterion(neutral=2.5), 5) == 50
    assert neutral_value(criterion(neutral=1, values=[0, 35, 40, 60, 80, 100]), 5) == 35
    measure = {"kind": "measure", "points": [[-10, 0], [10, 100]]}
    assert neutral_value(criterion(neutral=0, **measure), 5) == 50
    assert neutral_value(criterion(neutral=-99, **measure), 5) == 0


@pytest.mark.parametrize("neutral", [-1, 6, float("nan")])
def test_neutral_level_off_the_scale_is_refused(neutral: float) -> None:
    with pytest.raises(InputError) as caught:
        neutral_value(criterion(neutral=neutral), 5)
    assert caught.value.code == "OffScale"


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 100)), min_size=2, unique_by=lambda point: point[0]),
    st.floats(-100, 100),
)
def test_value_stays_on_the_scale_and_does_not_depend_on_the_order_of_points(
    points: list[tuple[int, int]], amount: float
) -> None:
    values, _ = value_at(criterion(points=points), amount)
    assert 0 <= values[0] <= 100
    assert value_at(criterion(points=points[::-1]), amount)[0] == values
