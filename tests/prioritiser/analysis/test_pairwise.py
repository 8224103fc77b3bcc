"""Saaty's published matrices, consistency, what is refused, and what does not depend on the order of things."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.pairwise import RANDOM_INDEX, clashes, most_inconsistent, principal_weights, read_matrix
from prioritiser.errors import InputError

HOUSE = (  # size, transport, neighbourhood, age, yard, modern facilities, condition, financing
    "1 5 3 7 6 6 1/3 1/4",
    "1/5 1 1/3 5 3 3 1/5 1/7",
    "1/3 3 1 6 3 4 6 1/5",
    "1/7 1/5 1/6 1 1/3 1/4 1/7 1/8",
    "1/6 1/3 1/3 3 1 1/2 1/5 1/6",
    "1/6 1/3 1/4 4 2 1 1/5 1/6",
    "3 5 1/6 7 5 5 1 1/2",
    "4 7 5 8 6 6 2 1",
)
WEALTH = (  # United States, Soviet Union, China, France, United Kingdom, Japan, West Germany
    "1 4 9 6 6 5 5",
    "1/4 1 7 5 5 3 4",
    "1/9 1/7 1 1/5 1/5 1/7 1/5",
    "1/6 1/5 5 1 1 1/3 1/3",
    "1/6 1/5 5 1 1 1/3 1/3",
    "1/5 1/3 7 3 3 1 2",
    "1/5 1/4 5 3 3 1/2 1",
)
DRINKS = (  # coffee, wine, tea, beer, sodas, milk, water
    "1 9 5 2 1 1 1/2",
    "1/9 1 1/3 1/9 1/9 1/9 1/9",
    "1/5 3 1 1/3 1/4 1/3 1/9",
    "1/2 9 3 1 1/2 1 1/3",
    "1 9 4 2 1 2 1/2",
    "1 9 3 1 1/2 1 1/3",
    "2 9 9 3 2 3 1",
)
FRUIT = ("1 1/3 5", "3 1 7", "1/5 1/7 1")


def judged(rows: tuple[str, ...]) -> dict[str, object]:
    matrix = [[float(Fraction(each)) for each in row.split()] for row in rows]
    return {"method": "pairwise", "ids": [chr(ord("a") + at) for at in range(len(rows))], "matrix": matrix}


def solved(rows: tuple[str, ...]) -> tuple[list[float], float, tuple[tuple[str, str], ...]]:
    ids, matrix = read_matrix(judged(rows))
    weights, ratio = principal_weights(matrix)
    return weights.tolist(), ratio, clashes(ids, matrix, weights)


def test_saaty_buying_a_house() -> None:
    """Saaty, How to make a decision, EJOR 48 (1990), tables 3 and 4: largest eigenvalue 9.669, ratio 0.169.

    Saaty, Why is the principal eigenvector necessary, EJOR 145 (2003), names neighbourhood against condition as the
    most inconsistent judgement.
    """
    weights, ratio, worst = solved(HOUSE)
    assert [round(each, 3) for each in weights] == [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333]
    assert ratio == pytest.approx((9.669 - 8) / 7 / 1.41, abs=2e-4)
    assert round(ratio, 3) == 0.169
    assert worst[0] == ("c", "g")
    assert len(worst) == 3


def test_saaty_wealth_of_nations() -> None:
    """Saaty, A scaling method for priorities in hierarchical structures, JMP 15 (1977): eigenvalue 7.608."""
    weights, ratio, _ = solved(WEALTH)
    assert [round(each, 3) for each in weights] == [0.427, 0.230, 0.021, 0.052, 0.052, 0.123, 0.094]
    assert ratio == pytest.approx((7.608 - 7) / 6 / 1.32, abs=1e-3)


def test_saaty_drinks() -> None:
    """Saaty, Decision making with the analytic hierarchy process, IJSS 1 (2008), table 3: ratio 0.022."""
    weights, ratio, _ = solved(DRINKS)
    assert [round(each, 3) for each in weights] == [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert round(ratio, 3) == 0.022


def test_three_fruits() -> None:
    """Apple, banana, cherry: the eigenvalue solves (l - 3) l^2 = 15/7 + 7/15 - 2; with three, all pairs clash alike."""
    weights, ratio, worst = solved(FRUIT)
    largest = 3 + ratio * 2 * 0.58
    assert (largest - 3) * largest**2 == pytest.approx(15 / 7 + 7 / 15 - 2, abs=1e-9)
    assert [round(each, 3) for each in weights] == [0.279, 0.649, 0.072]
    assert worst == (("a", "b"), ("a", "c"), ("b", "c"))


def test_the_random_index_is_saatys() -> None:
    """method.md section 3: 0.58 for three things up to 1.49 for ten."""
    assert RANDOM_INDEX[2:] == (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)


positive = st.floats(0.1, 10)


@given(st.lists(positive, min_size=1, max_size=10))
def test_consistent_judgements_give_back_their_weights_and_name_no_clash(raw: list[float]) -> None:
    ids = [str(at) for at in range(len(raw))]
    matrix = [[one / other for other in raw] for one in raw]
    names, table = read_matrix({"ids": ids, "matrix": matrix})
    weights, ratio = principal_weights(table)
    assert weights.tolist() == pytest.approx([each / math.fsum(raw) for each in raw], abs=1e-9)
    assert ratio == 0
    assert clashes(names, table, weights) == ()


@st.composite
def matrices(draw: st.DrawFn) -> list[list[float]]:
    n = draw(st.integers(1, 7))
    table = [[1.0] * n for _ in range(n)]
    for i, j in itertools.combinations(range(n), 2):
        table[i][j] = draw(st.sampled_from([*range(1, 10), *(1 / each for each in range(2, 10))]))
        table[j][i] = 1 / table[i][j]
    return table


@given(matrices(), st.randoms(use_true_random=False))
def test_weights_sum_to_one_and_do_not_depend_on_the_order_of_ids(table: list[list[float]], random: object) -> None:
    n = len(table)
    order = list(range(n))
    random.shuffle(order)  # type: ignore[attr-defined]
    _, one = read_matrix({"ids": [str(at) for at in range(n)], "matrix": table})
    _, other = read_matrix({"ids": [str(at) for at in order], "matrix": [[table[i][j] for j in order] for i in order]})
    (weights, ratio), (shuffled, again) = principal_weights(one), principal_weights(other)
    assert math.fsum(weights) == pytest.approx(1, abs=1e-12)
    assert (weights > 0).all()
    assert np.allclose(shuffled, weights[order], atol=1e-9)
    assert again == pytest.approx(ratio, abs=1e-9)
    assert ratio >= 0
    assert ratio == pytest.approx(0, abs=1e-9) if n < 3 else True


def test_the_weights_are_an_eigenvector() -> None:
    _, matrix = read_matrix(judged(HOUSE))
    weights, ratio = principal_weights(matrix)
    largest = 8 + ratio * 7 * 1.41
    assert np.allclose(matrix @ weights, largest * weights, atol=1e-12)


def test_a_third_may_be_written_as_0_33_and_counts_as_a_third() -> None:
    _, typed = read_matrix({"ids": ["a", "b"], "matrix": [[1, 0.33], [3, 1]]})
    assert typed.tolist() == [[1, 1 / 3], [3, 1]]
    _, typed = read_matrix({"ids": ["a", "b"], "matrix": [[1, 8], [0.13, 1]]})
    assert typed[1, 0] == 1 / 8


SQUARE = [[1, 2], [0.5, 1]]


@pytest.mark.parametrize(
    ("ids", "matrix", "code", "where"),
    [
        (["a", "b"], [[1, 2]], "WrongCount", "matrix"),
        (["a", "b"], [[1, 2], [0.5]], "WrongCount", "matrix[1]"),
        (["a", "b", "c"], SQUARE, "WrongCount", "matrix"),
        (["a", "b"], [[1, 2], [0.4, 1]], "NotReciprocal", "matrix[1][0]"),
        (["a", "b"], [[1, 2], [2, 1]], "NotReciprocal", "matrix[1][0]"),
        (["a", "b"], [[1, 300], [0.001, 1]], "NotReciprocal", "matrix[1][0]"),
        (["a", "b"], [[2, 2], [0.5, 1]], "NotReciprocal", "matrix[0][0]"),
        (["a", "b"], [[1, 0], [0, 1]], "OutOfRange", "matrix[0][1]"),
        (["a", "b"], [[1, -2], [-0.5, 1]], "OutOfRange", "matrix[0][1]"),
        (["a", "b"], [[1, "2"], [0.5, 1]], "NotANumber", "matrix[0][1]"),
        (["a", "b"], [[1, 2], "ab"], "WrongCount", "matrix[1]"),
        (["a", "b"], "matrix", "WrongShape", "matrix"),
        (["a", "a"], SQUARE, "Repeated", "ids[1]"),
        ([], [], "NoWeight", "ids"),
        ([str(at) for at in range(11)], [[1] * 11] * 11, "TooMany", "ids"),
    ],
)
def test_what_is_no_matrix_of_comparisons_is_refused(ids: object, matrix: object, code: str, where: str) -> None:
    with pytest.raises(InputError) as fault:
        read_matrix({"ids": ids, "matrix": matrix})
    assert (fault.value.code, fault.value.where) == (code, where)


def test_ten_things_can_be_compared_and_one() -> None:
    _, ten = read_matrix({"ids": [str(at) for at in range(10)], "matrix": [[1] * 10] * 10})
    assert principal_weights(ten)[0].tolist() == pytest.approx([0.1] * 10)
    _, one = read_matrix({"ids": ["a"], "matrix": [[1]]})
    assert principal_weights(one)[0].tolist() == [1]


def test_the_most_inconsistent_come_first_and_equals_in_order() -> None:
    pairs = [(("a", "b"), 2.0, 2.0), (("a", "c"), 4.0, 2.0), (("b", "c"), 1.0, 2.0), (("b", "d"), 9.0, 1.0)]
    assert most_inconsistent(pairs) == (("b", "d"), ("a", "c"), ("b", "c"))
    assert most_inconsistent(pairs, 1) == (("b", "d"),)
