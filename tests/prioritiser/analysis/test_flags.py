from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.arrays import arrays_of
from prioritiser.analysis.flags import correlated, correlations, no_difference, ranges_in_use
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of, scored

TEN = {f"K{at}": (10.0 * at, 95.0 - 9 * at, float(at % 2), 40.0) for at in range(10)}
FOUR = (1.0, 1.0, 1.0, 1.0)


def test_a_criterion_on_which_all_are_the_same_makes_no_difference() -> None:
    assert no_difference(scored(TEN, weights=FOUR)) == ("c4",)


def test_mandated_and_failed_cases_and_gaps_say_nothing() -> None:
    scores = {"K1": (40.0, 10.0), "K2": (40.0, None), "K3": (90.0, 10.0), "K4": (95.0, 10.0), "K5": (None, 20.0)}
    apart = {"K3": {"lane": "mandated"}, "K4": {"gates": [{"gate": "G", "result": "fail"}]}}
    held = scored(scores, weights=(1.0, 1.0), cases=apart, gates=[{"id": "G"}])
    assert no_difference(held) == ("c1",)


def test_one_case_cannot_be_told_from_itself() -> None:
    assert no_difference(scored({"K1": (40.0,)})) == ()
    assert no_difference(Round()) == ()


def test_criteria_that_go_together_are_named_with_how_strongly() -> None:
    found = correlated(scored(TEN, weights=FOUR))
    assert [(each.first, each.second, each.n) for each in found] == [("c1", "c2", 10)]
    assert found[0].r == pytest.approx(-1)


def test_at_least_eight_cases_have_to_have_both() -> None:
    def held(gaps: int) -> Round:
        rows = {case: (row[0], None if at < gaps else row[1]) for at, (case, row) in enumerate(TEN.items())}
        return scored(rows, weights=(1.0, 1.0))

    assert [each.n for each in correlated(held(2))] == [8]
    assert correlated(held(3)) == ()


def test_exactly_0_8_is_not_above_it() -> None:
    """x = 0 0 0 0 1 1 1 1 1 1 (scaled) against y: r is (n sxy - sx sy) / …, made to be 0.8 to the last digit."""
    first = np.array([1.0, 0, 0, 0, 0, 0, 0, 0])
    away = np.array([0.0, 1, -1, 0, 0, 0, 0, 0])
    first -= first.mean()
    second = 0.8 * first / np.linalg.norm(first) + 0.6 * away / np.linalg.norm(away)
    rows = {f"K{at}": (50 + 40 * float(first[at]), 50 + 40 * float(second[at])) for at in range(8)}
    assert correlated(scored(rows, weights=(1.0, 1.0))) == ()
    second = 0.81 * first / np.linalg.norm(first) + (1 - 0.81**2) ** 0.5 * away / np.linalg.norm(away)
    rows = {f"K{at}": (50 + 40 * float(first[at]), 50 + 40 * float(second[at])) for at in range(8)}
    assert correlated(scored(rows, weights=(1.0, 1.0)))[0].r == pytest.approx(0.81)


@given(st.integers(0, 10_000), st.integers(2, 15), st.integers(2, 5), st.floats(0, 0.5))
def test_correlations_are_pandas_own_with_gaps(seed: int, n: int, m: int, share: float) -> None:
    random = np.random.default_rng(seed)
    panel = random.integers(0, 6, size=(n, m)) * 20.0
    panel[random.random((n, m)) < share] = np.nan
    r, count = correlations(panel)
    expected = pd.DataFrame(panel).corr(min_periods=2).to_numpy()
    filled = ~np.isnan(panel)
    assert count.tolist() == (filled.T.astype(int) @ filled.astype(int)).tolist()
    for i in range(m):
        for j in range(m):
            if i != j and not np.isnan(r[i, j]):
                assert r[i, j] == pytest.approx(expected[i, j], abs=1e-6)
            elif i != j and not np.isnan(expected[i, j]):
                both = filled[:, i] & filled[:, j]
                assert np.ptp(panel[both, i]) == 0 or np.ptp(panel[both, j]) == 0


def test_ranges_are_those_of_counting_answers_and_agreed_scores() -> None:
    cell = {"criterion": "C1", "case": "K1"}
    held = round_of(
        criteria=[{"id": "C1"}, {"id": "C2"}, {"id": "M", "kind": "measure", "points": [[0, 0], [10, 100]]}],
        cases=[{"id": "K1"}, {"id": "K2"}],
        assessors=[{"id": f"a{at}"} for at in range(1, 6)],
        answers=[
            {**cell, "assessor": "a1", "level": 1}, {**cell, "assessor": "a2", "level": 4},
            {**cell, "assessor": "a3", "level": 0, "stale": True}, {**cell, "assessor": "a4", "answer": "no_evidence"},
            {**cell, "assessor": "a5", "level": 5},
            {"case": "K2", "criterion": "M", "assessor": "a1", "measure": 2.5},
        ],
        agreed=[{"case": "K2", "criterion": "M", "measure": 12}],
        interests=[{"assessor": "a5", "case": "K1", "kind": "personal", "handling": "score_not_counted"}],
    )  # fmt: skip
    assert ranges_in_use(held) == {"C1": (1.0, 4.0), "M": (2.5, 12.0)}
    assert ranges_in_use(Round()) == {}


def test_arrays_that_are_there_already_give_the_same() -> None:
    held = scored(TEN, weights=FOUR)
    arrays = arrays_of(held)
    for function in (no_difference, correlated, ranges_in_use):
        assert function(held, arrays) == function(held)
