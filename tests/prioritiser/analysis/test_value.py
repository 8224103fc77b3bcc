from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from prioritiser.analysis.value import flat_criteria, values_of, without_finance

FloatArray = npt.NDArray[np.float64]
NAN = np.nan


def additive(scores: list[list[float]], weights: list[float]) -> list[float]:
    panel, shares = np.array(scores, dtype=float), np.array(weights) / sum(weights)
    return values_of(panel, shares, np.zeros_like(panel)).value.tolist()


def test_published_mental_health_options() -> None:
    """MHIN, England (PMC10456870 Table 5): worked-examples.md 5.1, exact column."""
    scores = [
        [70, 100, 100, 100, 70],
        [100, 0, 81, 50, 100],
        [100, 80, 0, 70, 70],
        [90, 20, 25, 80, 80],
        [50, 90, 38, 70, 0],
        [70, 70, 50, 0, 20],
        [30, 65, 25, 20, 30],
        [0, 100, 13, 70, 0],
        [20, 10, 100, 30, 20],
    ]
    exact = [87.850, 67.790, 64.820, 61.680, 49.660, 40.040, 32.515, 35.830, 35.910]
    assert additive(scores, [21.5, 16.7, 19.0, 23.8, 19.0]) == pytest.approx(exact)


def test_published_cost_effectiveness_table() -> None:
    """Baltussen & Niessen 2006 Table 2: worked-examples.md 5.3."""
    scores = [[50, 100, 100, 0], [100, 100, 100, 100], [0, 50, 0, 0], [100, 25, 0, 50]]
    assert additive(scores, [40, 10, 40, 10]) == pytest.approx([70, 100, 5, 47.5])


def test_missing_cell_is_never_zero() -> None:
    """scikit-criteria's MinMaxInverter lets one missing score zero a whole criterion: method.md 13."""
    panel = np.array([[80.0, NAN], [40.0, 60.0]])
    values = values_of(panel, np.array([0.25, 0.75]), np.zeros((2, 2)))
    assert values.value.tolist() == [80, 55]
    assert values.coverage.tolist() == [0.25, 1]
    assert (values.low[0], values.high[0]) == (20, 95)
    assert values.contributions.tolist() == [[80, 0], [10, 45]]
    assert values.complete.tolist() == [False, True]


def test_criterion_of_weight_zero_is_never_missing() -> None:
    values = values_of(np.array([[80.0, NAN]]), np.array([1.0, 0.0]), np.zeros((1, 2)))
    assert (values.coverage[0], values.low[0], values.high[0]) == (1, 80, 80)


def test_case_without_scores_has_no_value() -> None:
    values = values_of(np.array([[NAN, NAN]]), np.array([0.5, 0.5]), np.zeros((1, 2)))
    assert np.isnan(values.value[0])
    assert np.isnan(values.gain[0])
    assert (values.coverage[0], values.low[0], values.high[0]) == (0, 0, 100)
    assert values.contributions.tolist() == [[0, 0]]


def test_coverage_is_compared_with_a_tolerance() -> None:
    weights = np.full(10, 0.1)
    values = values_of(np.full((1, 10), 70.0), weights, np.zeros((1, 10)))
    assert weights.cumsum()[-1] != 1
    assert values.coverage[0] == 1


def test_gain_counts_from_no_change() -> None:
    panel, neutral = np.array([[60.0, 0.0]]), np.array([[20.0, 20.0]])
    assert values_of(panel, np.array([0.5, 0.5]), neutral).gain[0] == 10
    assert values_of(np.array([[60.0, NAN]]), np.array([0.5, 0.5]), neutral).gain[0] == 40


def test_flat_criterion_adds_what_it_is_worth_and_is_flagged() -> None:
    """After min-max scaling a flat criterion adds its full weight in other programs: method.md 13."""
    panel = np.array([[30.0, 40.0], [30.0, 90.0], [NAN, 10.0]])
    values = values_of(panel, np.array([0.5, 0.5]), np.zeros((3, 2)))
    assert values.contributions[:2, 0].tolist() == [15, 15]
    assert flat_criteria(panel).tolist() == [True, False]
    assert flat_criteria(panel[:1]).tolist() == [False, False]
    assert flat_criteria(np.zeros((0, 2))).tolist() == [False, False]


def test_finance_is_left_out_and_the_rest_renormalised() -> None:
    finance = np.array([False, True, False])
    assert without_finance(np.array([0.2, 0.5, 0.3]), finance) == pytest.approx([0.4, 0, 0.6])
    assert without_finance(np.array([0.0, 1.0, 0.0]), finance).tolist() == [0, 0, 0]


shapes = st.tuples(st.integers(1, 6), st.integers(1, 20))
partial_values = st.one_of(st.just(NAN), st.floats(0, 100))
Problem = tuple[FloatArray, FloatArray, FloatArray]


@st.composite
def problems(draw: st.DrawFn, *, gaps: bool = True) -> Problem:
    n, m = draw(shapes)
    panel = draw(hnp.arrays(np.float64, (n, m), elements=partial_values if gaps else st.floats(0, 100)))
    raw = draw(hnp.arrays(np.float64, m, elements=st.floats(0, 1)).filter(lambda w: w.sum() > 0.01))
    return panel, raw / raw.sum(), draw(hnp.arrays(np.float64, (n, m), elements=st.floats(0, 100)))


@given(problems())
def test_value_is_on_the_scale_inside_its_interval_and_the_sum_of_its_parts(problem: Problem) -> None:
    values = values_of(*problem)
    some = values.coverage > 0
    assert np.isnan(values.value[~some]).all()
    assert ((values.value[some] >= 0) & (values.value[some] <= 100)).all()
    assert (values.low <= values.high + 1e-9).all()
    assert (values.low[some] <= values.value[some] + 1e-9).all()
    assert (values.value[some] <= values.high[some] + 1e-9).all()
    assert values.contributions.sum(axis=1)[some] == pytest.approx(values.value[some], abs=1e-9)


@given(problems())
def test_figures_agree_with_a_plain_restatement(problem: Problem) -> None:
    panel, weights, neutral = problem
    values = values_of(*problem)
    for i, row in enumerate(panel):
        cells = [c for c in range(len(weights)) if not np.isnan(row[c])]
        coverage = sum(weights[c] for c in cells)
        assert values.coverage[i] == pytest.approx(coverage, abs=2e-9)
        if coverage > 1e-6:
            assert values.value[i] == pytest.approx(sum(weights[c] * row[c] for c in cells) / coverage, abs=1e-6)
            assert values.gain[i] == pytest.approx(
                sum(weights[c] * (row[c] - neutral[i, c]) for c in cells) / coverage, abs=1e-6
            )


@given(problems(), st.data())
def test_raising_a_partial_value_never_lowers_a_value(problem: Problem, data: st.DataObject) -> None:
    panel, weights, neutral = problem
    i, c = (data.draw(st.integers(0, size - 1)) for size in panel.shape)
    if np.isnan(panel[i, c]):
        return
    raised = panel.copy()
    raised[i, c] = data.draw(st.floats(panel[i, c], 100))
    before, after = values_of(panel, weights, neutral), values_of(raised, weights, neutral)
    if before.coverage[i] > 0:
        assert after.value[i] >= before.value[i] - 1e-12
    others = np.arange(len(panel)) != i
    assert np.array_equal(after.value[others], before.value[others], equal_nan=True)


@given(problems(gaps=False))
def test_dominated_case_is_never_above_its_dominator(problem: Problem) -> None:
    panel, weights, neutral = problem
    value = values_of(panel, weights, neutral).value
    for i, j in np.ndindex(len(panel), len(panel)):
        if (panel[i] >= panel[j]).all():
            assert value[i] >= value[j] - 1e-12


@given(problems(), st.randoms())
def test_figures_do_not_depend_on_the_order_of_cases(problem: Problem, random: np.random.Generator) -> None:
    panel, weights, neutral = problem
    order = list(range(len(panel)))
    random.shuffle(order)
    before, after = values_of(panel, weights, neutral), values_of(panel[order], weights, neutral[order])
    for name in ("value", "coverage", "low", "high", "gain"):
        assert np.array_equal(getattr(before, name)[order], getattr(after, name), equal_nan=True)


@given(problems())
def test_a_case_does_not_move_when_another_is_added(problem: Problem) -> None:
    """Scores that move when a case is added are a fault of other programs: method.md 13."""
    panel, weights, neutral = problem
    alone, all_of_them = values_of(panel[:1], weights, neutral[:1]), values_of(panel, weights, neutral)
    assert np.array_equal(alone.value, all_of_them.value[:1], equal_nan=True)
