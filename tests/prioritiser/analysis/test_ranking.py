from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.ranking import (
    TIE,
    Keys,
    banded_ranks,
    competition_ranks,
    keys_by_value,
    keys_by_vfm,
    why_missing,
)
from prioritiser.analysis.summary import Analysis, analyse
from tests.prioritiser.analysis.rounds import cost, round_of, scored


def ranks(values: list[float]) -> tuple[list[int], list[bool]]:
    rank, tied = competition_ranks(np.array(values))
    return rank.tolist(), tied.tolist()


def places(analysis: Analysis) -> list[tuple[str, int | None]]:
    return [(result.case, result.rank) for result in analysis.results]


def test_published_order_is_that_of_full_precision() -> None:
    """MHIN (PMC10456870): 36/36 is a rounding artefact, 35.91 before 35.83 before 32.515: worked-examples 5.1."""
    values = [87.850, 67.790, 64.820, 61.680, 49.660, 40.040, 32.515, 35.830, 35.910]
    assert ranks(values) == ([1, 2, 3, 4, 5, 6, 9, 8, 7], [False] * 9)


def test_rounding_trap() -> None:
    """CBA tutorial: 5.95 and 6.00 are both shown as 6.0 and do not tie: worked-examples.md 5.9."""
    assert ranks([3.75, 5.95, 4.20, 6.00])[0] == [4, 2, 3, 1]
    panel = np.array([[3, 5, 4, 4], [5, 9, 6, 3], [5, 0, 8, 5], [5, 6, 8, 8]], dtype=float)
    assert ranks((panel @ [0.5, 0.25, 0.15, 0.1]).tolist())[0] == [4, 2, 3, 1]


def test_float_noise_does_not_break_a_tie() -> None:
    """0.1 + 0.2 outranks 0.3 in other programs: method.md 13."""
    assert ranks([0.3, 0.1 + 0.2, 0.2]) == ([1, 1, 3], [True, True, False])


def test_missing_value_has_no_rank() -> None:
    assert ranks([np.nan, 5.0, np.nan]) == ([0, 1, 0], [False] * 3)


close = st.integers(0, 12).map(lambda steps: 50 + steps * TIE / 3)


@given(st.lists(st.one_of(close, st.integers(0, 5).map(float)), max_size=25))
def test_ranks_agree_with_the_definition(values: list[float]) -> None:
    rank, tied = ranks(values)
    for i, value in enumerate(values):
        assert rank[i] == 1 + sum(other > value + TIE for other in values)
        near = [abs(other - value) for j, other in enumerate(values) if j != i]
        if all(abs(gap - TIE) > 1e-12 for gap in near):
            assert tied[i] == any(gap <= TIE for gap in near)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(-3, 3), st.integers(0, 2)), max_size=15))
def test_value_for_money_ranks_agree_with_the_definition(rows: list[tuple[int, int, int]]) -> None:
    cost_in_pounds = np.array([row[1] * 0.004 for row in rows])
    value, vfm = np.array([row[2] * 1.0 for row in rows]), np.array([row[0] * 1.0 for row in rows])
    keys = keys_by_vfm(value, vfm, cost_in_pounds)
    rank, tied = banded_ranks(keys, np.ones(len(rows), dtype=np.bool_))

    def ahead(j: int, i: int) -> bool:
        free_i, free_j = cost_in_pounds[i] <= 0, cost_in_pounds[j] <= 0
        if free_i != free_j:
            return bool(free_j)
        if not free_i:
            return bool(vfm[j] > vfm[i] + TIE)
        lead = cost_in_pounds[i] - cost_in_pounds[j]
        return bool(lead > 0.005 or (abs(lead) <= 0.005 and value[j] > value[i] + TIE))

    for i in range(len(rows)):
        others = np.array([j for j in range(len(rows)) if j != i], dtype=np.int64)
        assert rank[i] == 1 + sum(ahead(j, i) for j in others)
        assert tied[i] == keys.tied(i, others).any()


def test_ranks_only_of_those_wanted() -> None:
    rank, tied = banded_ranks(keys_by_value(np.array([3.0, 2.0, 2.0])), np.array([False, True, True]))
    assert (rank.tolist(), tied.tolist()) == ([0, 1, 1], [False, True, True])
    assert isinstance(keys_by_value(np.array([1.0])), Keys)


def test_list_goes_by_rank_then_lower_cost_then_natural_id() -> None:
    held = scored(
        {"K10": [50], "K2": [50], "K1": [50], "K3": [70]}, cases={"K1": cost(2.0), "K2": cost(1), "K10": cost(1)}
    )
    analysis = analyse(held)
    assert places(analysis) == [("K3", 1), ("K2", 2), ("K10", 2), ("K1", 2)]
    assert [result.tied for result in analysis.results] == [False, True, True, True]


def test_list_does_not_depend_on_the_order_of_cases() -> None:
    scores = {"b": [50, 20], "a": [50, 20], "c": [10, 90], "d": [None, 3]}
    held = scored(scores, weights=[1, 2], settings={"rank_provisional": True})
    turned = scored(dict(reversed(scores.items())), weights=[1, 2], settings={"rank_provisional": True})
    assert analyse(held).results == analyse(turned).results


def test_value_for_money_puts_savings_first_and_stops_last() -> None:
    stop = {"type": "disinvestment"}
    held = scored(
        {"A": [50], "B": [90], "C": [40], "D": [10], "E": [20], "F": [20], "S": [60], "T": [70]},
        cases={
            "A": cost(1e6),
            "B": cost(3e6),
            "C": cost(0),
            "D": cost(-500_000),
            "E": cost(-500_000.004),
            "F": cost(1e6, type="reshape"),
            "S": cost(-9e6, **stop),
            "T": cost(1, **stop),
        },
    )
    analysis = analyse(held, by="vfm")
    assert places(analysis) == [
        ("E", 1), ("D", 2), ("C", 3), ("A", 4), ("B", 5), ("F", 6), ("T", None), ("S", None)
    ]  # fmt: skip
    vfm = {result.case: result.vfm for result in analysis.results}
    assert vfm["A"] == pytest.approx(50)
    assert vfm["B"] == pytest.approx(30)
    assert vfm["C"] is vfm["D"] is vfm["S"] is vfm["T"] is None


def test_value_for_money_needs_a_score_outside_finance() -> None:
    held = scored(
        {"A": [50, None], "B": [None, 50], "C": [None, 60]},
        weights=[1, 1],
        criteria={"c1": {"domain": "finance", "name": "Cost"}, "c2": {"name": "Gain"}},
        cases={"A": cost(10.0), "B": cost(10.0), "C": cost(-1.0)},
        settings={"rank_provisional": True},
    )
    analysis = analyse(held, by="vfm")
    assert places(analysis) == [("C", 1), ("B", 2)]
    assert [(out.case, out.missing) for out in analysis.not_ranked] == [("A", ("c2",))]
    assert "outside finance" in analysis.not_ranked[0].reason
    assert places(analyse(held)) == [("C", 1), ("A", 2), ("B", 2)]


def test_by_hand_goes_by_position_and_the_rest_follow_by_value() -> None:
    held = scored(
        {"A": [10], "B": [20], "C": [30], "D": [30]},
        settings={"by_hand": ["B", "gone", "A", "B"], "order": "hand"},
    )
    analysis = analyse(held)
    assert places(analysis) == [("B", 1), ("A", 2), ("C", 3), ("D", 3)]
    assert [result.tied for result in analysis.results] == [False, False, True, True]
    assert places(analyse(scored({"A": [1], "B": [2]}), by="hand")) == [("B", 1), ("A", 2)]


def test_gaps_keep_a_case_off_the_list() -> None:
    held = scored(
        {"A": [50, None, None], "B": [20, 30, None], "C": [None, None, None]},
        weights=[6, 4, 0],
        criteria={"c2": {"name": "Access to care", "short": "Access"}},
    )
    analysis = analyse(held)
    assert places(analysis) == [("B", 1)]
    assert [(out.case, out.missing) for out in analysis.not_ranked] == [("A", ("c2",)), ("C", ("c1", "c2"))]
    assert analysis.not_ranked[0].reason == "No score yet on Access."
    assert analysis.not_ranked[0].so_far.value == 50
    assert analysis.not_ranked[1].so_far.value is None


def test_threshold_and_the_switch_let_provisional_values_in() -> None:
    scores: dict[str, list[float | None]] = {"A": [50, None], "B": [20, 30], "C": [None, None]}
    low = analyse(scored(scores, weights=[6, 4], settings={"coverage_threshold": 0.6}))
    assert [(result.case, result.provisional) for result in low.results] == [("A", True), ("B", False)]
    high = analyse(scored(scores, weights=[6, 4], settings={"coverage_threshold": 0.61}))
    assert places(high) == [("B", 1)]
    switched = analyse(scored(scores, weights=[6, 4], settings={"rank_provisional": True}))
    assert places(switched) == [("A", 1), ("B", 2)]
    assert [out.case for out in switched.not_ranked] == ["C"]


def test_failed_gate_and_mandated_lane_are_apart() -> None:
    gates = [{"gate": "G1", "result": "fail", "reason": "No sponsor."}, {"gate": "G2", "result": "pass"}]
    held = scored(
        {"A": [50], "B": [60], "C": [None]},
        cases={
            "A": {"gates": gates},
            "C": {"gates": [{"gate": "G9", "result": "fail"}]},
            "M2": {"lane": "mandated"},
            "M10": {"lane": "mandated", "gates": gates},
        },
        gates=[{"id": "G1", "name": "Owner"}],
        settings={"rank_provisional": True},
    )
    analysis = analyse(held)
    assert places(analysis) == [("B", 1)]
    assert [entry.case for entry in analysis.mandated] == ["M2", "M10"]
    first, second = analysis.not_ranked
    assert (first.reason, first.missing) == ("It did not pass the gate G1 (Owner): No sponsor.", ())
    assert second.reason == "It did not pass the gate G9. No score yet on c1."


def test_without_criteria_there_is_nothing_to_rank_by() -> None:
    analysis = analyse(round_of(cases=[{"id": "A"}]))
    assert [out.reason for out in analysis.not_ranked] == ["There is nothing to score it on."]


def test_what_is_missing_is_said_as_it_is() -> None:
    given = [
        {"criterion": "C1", "level": 3, "stale": True},
        {"criterion": "C2", "answer": "no_evidence"},
        {"criterion": "C3", "answer": "abstain"},
    ]
    answers = [{"assessor": "a1", "case": "K1", **each} for each in given]
    held = round_of(criteria=[{"id": f"C{at}"} for at in range(1, 5)], cases=[{"id": "K1"}], answers=answers)
    assert why_missing(held, "K1", ("C1", "C2", "C3", "C4")) == {  # type: ignore[arg-type]
        "Scores to be confirmed on": ["C1"], "No evidence on": ["C2"], "Nobody scores": ["C3"],
        "No score yet on": ["C4"],
    }  # fmt: skip
