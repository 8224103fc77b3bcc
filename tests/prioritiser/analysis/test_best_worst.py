"""The linear best-worst model against published figures, a linear program, and a search over a grid."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from prioritiser.analysis.best_worst import BestWorst, best_worst_weights, clashes, read_best_worst
from prioritiser.errors import InputError


def entry(best_to: tuple[float, ...], to_worst: tuple[float, ...], **over: object) -> dict[str, object]:
    ids = [f"c{at}" for at in range(1, len(best_to) + 1)]
    return {
        "method": "bestworst",
        "ids": ids,
        "best": ids[best_to.index(1)],
        "worst": ids[to_worst.index(1)],
        "best_to_others": dict(zip(ids, best_to, strict=True)),
        "others_to_worst": dict(zip(ids, to_worst, strict=True)),
        **over,
    }


def solved(best_to: tuple[float, ...], to_worst: tuple[float, ...]) -> tuple[list[float], float]:
    weights, xi = best_worst_weights(read_best_worst(entry(best_to, to_worst)))
    return list(weights.values()), xi


def by_program(judged: BestWorst) -> tuple[np.ndarray, float]:
    """Rezaei's linear model (Omega 64, 2016) as it stands: variables w_1..w_n, xi."""
    n = len(judged.ids)
    best, worst = judged.ids.index(judged.best), judged.ids.index(judged.worst)
    rows = []
    for j, key in enumerate(judged.ids):
        for first, factor, second in ((best, judged.best_to[key], j), (j, judged.to_worst[key], worst)):
            row = np.zeros(n + 1)
            row[first] += 1
            row[second] -= factor
            rows += [np.append(row[:n], -1.0), np.append(-row[:n], -1.0)]
    found = linprog(
        [0.0] * n + [1.0], A_ub=np.array(rows), b_ub=np.zeros(len(rows)), A_eq=[[1.0] * n + [0.0]], b_eq=[1.0]
    )
    return found.x[:n], found.x[n]


def test_the_example_of_five_criteria() -> None:
    """Rezaei's car: quality, price, comfort, safety, style (method.md section 13); other solvers are not optimal."""
    weights, xi = solved((2, 1, 4, 3, 8), (4, 8, 2, 3, 1))
    assert [round(each, 4) for each in weights] == [0.2295, 0.4481, 0.1148, 0.1530, 0.0546]
    assert round(xi, 4) == 0.0109
    assert (weights[1], xi) == (pytest.approx(41 / 91.5), pytest.approx(1 / 91.5))


def test_the_car_whose_judgements_agree() -> None:
    """Rezaei, Omega 53 (2015): 2, 1, 4, 2, 8 and 4, 8, 2, 4, 1 are consistent, so weights are 1 / a_j shared out."""
    weights, xi = solved((2, 1, 4, 2, 8), (4, 8, 2, 4, 1))
    assert [round(each, 4) for each in weights] == [0.2105, 0.4211, 0.1053, 0.2105, 0.0526]
    assert xi == 0


def test_choosing_how_to_transport() -> None:
    """Rezaei, Omega 64 (2016): load flexibility, accessibility, cost; 8, 2, 1 and 1, 5, 8."""
    weights, xi = solved((8, 2, 1), (1, 5, 8))
    assert weights == pytest.approx([2 / 28, 9 / 28, 17 / 28])
    assert xi == pytest.approx(1 / 28)


@st.composite
def judgements(draw: st.DrawFn) -> BestWorst:
    n = draw(st.integers(2, 9))
    number = st.integers(1, 9) | st.floats(1, 9)
    ids = tuple(f"c{at}" for at in range(n))
    best, worst = draw(st.permutations(ids))[:2]
    across = float(draw(number))
    best_to = {key: 1.0 if key == best else across if key == worst else float(draw(number)) for key in ids}
    to_worst = {key: 1.0 if key == worst else across if key == best else float(draw(number)) for key in ids}
    return BestWorst(ids, best, worst, best_to, to_worst)


@given(judgements())
def test_a_linear_program_finds_the_same(judged: BestWorst) -> None:
    weights, xi = best_worst_weights(judged)
    expected, least = by_program(judged)
    assert math.fsum(weights.values()) == pytest.approx(1, abs=1e-12)
    assert xi == pytest.approx(least, abs=1e-7)
    assert list(weights.values()) == pytest.approx(list(expected), abs=1e-5)
    for key in judged.ids:
        away = abs(weights[judged.best] - judged.best_to[key] * weights[key])
        assert away <= xi + 1e-9
        away = abs(weights[key] - judged.to_worst[key] * weights[judged.worst])
        assert away <= xi + 1e-9


@given(judgements(), st.randoms(use_true_random=False))
def test_the_order_of_ids_does_not_matter(judged: BestWorst, random: object) -> None:
    shuffled = list(judged.ids)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = BestWorst(tuple(shuffled), judged.best, judged.worst, judged.best_to, judged.to_worst)
    (weights, xi), (other, same) = best_worst_weights(judged), best_worst_weights(again)
    assert same == pytest.approx(xi, abs=1e-12)
    assert list(other) == shuffled
    assert {key: other[key] for key in weights} == pytest.approx(weights, abs=1e-12)


@pytest.mark.parametrize("middle", list(itertools.product((1, 3, 6), (1, 2, 5))))
def test_no_point_of_a_fine_grid_is_better(middle: tuple[int, int]) -> None:
    best_to, to_worst = (1, middle[0], 6), (6, middle[1], 1)
    judged = read_best_worst(entry(best_to, to_worst, best="c1", worst="c3"))
    _, xi = best_worst_weights(judged)
    steps = np.arange(0, 201) / 200
    one, two = (each.ravel() for each in np.meshgrid(steps, steps))
    three = 1 - one - two
    off = np.max(
        [
            np.abs(one - best_to[1] * two),
            np.abs(one - 6 * three),
            np.abs(two - to_worst[1] * three),
        ],
        axis=0,
    )
    off = np.where(three >= 0, off, np.inf)
    assert off.min() >= xi - 1e-12
    assert off.min() <= xi + 0.05


@given(st.lists(st.floats(1, 9), min_size=1, max_size=8))
def test_judgements_that_agree_give_back_their_weights(raw: list[float]) -> None:
    raw.sort()
    ids = tuple(str(at) for at in range(len(raw)))
    best_to = {key: raw[-1] / each for key, each in zip(ids, raw, strict=True)}
    to_worst = {key: each / raw[0] for key, each in zip(ids, raw, strict=True)}
    judged = BestWorst(ids, ids[-1], ids[0], best_to, to_worst)
    weights, xi = best_worst_weights(judged)
    assert xi == 0
    assert list(weights.values()) == pytest.approx([each / math.fsum(raw) for each in raw], abs=1e-9)
    assert clashes(judged, weights) == ()


def test_two_things_and_one() -> None:
    assert solved((1, 4), (4, 1)) == ([0.8, 0.2], 0)
    assert solved((1,), (1,)) == ([1], 0)


def test_the_judgements_that_clash_most_are_named_farthest_first() -> None:
    judged = read_best_worst(entry((2, 1, 4, 9, 8), (4, 8, 2, 9, 1)))
    weights, _ = best_worst_weights(judged)
    said = {("c2", key): number for key, number in judged.best_to.items() if key != "c2"}
    said |= {(key, "c5"): number for key, number in judged.to_worst.items() if key not in ("c2", "c5")}
    away = {pair: abs(math.log(number * weights[pair[1]] / weights[pair[0]])) for pair, number in said.items()}
    named = clashes(judged, weights)
    assert named[0] == ("c4", "c5")
    assert [away[pair] for pair in named] == pytest.approx(sorted(away.values(), reverse=True)[:3], abs=1e-9)


def test_what_is_certain_may_be_left_out() -> None:
    given = entry((2, 1, 8), (4, 8, 1), best_to_others={"c1": 2, "c3": 8}, others_to_worst={"c1": 4, "c2": 8})
    assert read_best_worst(given) == read_best_worst(entry((2, 1, 8), (4, 8, 1)))


@pytest.mark.parametrize(
    ("over", "code", "where"),
    [
        ({"best": "c9"}, "UnknownId", "best"),
        ({"worst": ""}, "BadId", "worst"),
        ({"worst": "c2"}, "Repeated", "worst"),
        ({"ids": ["c1", "c1"]}, "Repeated", "ids[1]"),
        ({"ids": "c1"}, "WrongShape", "ids"),
        ({"best_to_others": {"c1": 2}}, "WrongCount", "best_to_others"),
        ({"best_to_others": {"c1": 0.5, "c3": 8}}, "OutOfRange", "best_to_others.c1"),
        ({"best_to_others": {"c1": "2", "c3": 8}}, "NotANumber", "best_to_others.c1"),
        ({"best_to_others": {"c1": 2, "c2": 2, "c3": 8}}, "OutOfRange", "best_to_others.c2"),
        ({"best_to_others": {"c1": 2, "c3": 8, "zz": 1}}, "UnknownId", "best_to_others.zz"),
        ({"others_to_worst": {"c1": 4, "c2": 7}}, "TwoAnswers", "others_to_worst.c2"),
        ({"others_to_worst": [4, 8, 1]}, "WrongShape", "others_to_worst"),
        ({"surprise": 1}, "UnknownKey", "surprise"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(over: dict[str, object], code: str, where: str) -> None:
    with pytest.raises(InputError) as fault:
        read_best_worst(entry((2, 1, 8), (4, 8, 1), **over))
    assert (fault.value.code, fault.value.where) == (code, where)
