"""What would bring a case in: the least money, and one level better on each criterion."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritiser.analysis.bring_in import budget_needed, levels_that_help
from prioritiser.analysis.money import PENCE, Row
from prioritiser.analysis.summary import Analysis, analyse
from prioritiser.model.base import CaseId
from prioritiser.model.funding import Budget
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import budget, cost, round_of, scored

A, B, C, S = (CaseId(key) for key in "ABCS")
FIRST, SECOND = Row("2026/27", "recurrent"), Row("2026/27", "capital")


def three(rule: str = "line", amount: float = 10, **more: object) -> Round:
    """Return three cases in the order A, B, C that cost £8, £5 and £2."""
    return scored(
        {"A": (90,), "B": (60,), "C": (30,)},
        cases={"A": cost(8), "B": cost(5), "C": cost(2)},
        budgets=[budget(amount)],
        settings={"fill_rule": rule},
        **more,
    )


def with_budgets(held: Round, pence: dict[Row, int]) -> Analysis:
    found = {row: Budget(year=row.year, kind=row.kind, amount=amount / PENCE) for row, amount in pence.items()}
    changed = replace(held, budgets={**held.budgets, **found})
    return analyse(changed)


def is_funded(analysis: Analysis, case: CaseId) -> bool:
    assert analysis.funding is not None
    return case in analysis.funding.funded


def test_under_line_everything_above_has_to_fit_too() -> None:
    analysis = analyse(three())
    assert budget_needed(analysis, A) == ()
    assert budget_needed(analysis, B) == ((FIRST, 3.0, 13.0),)
    assert budget_needed(analysis, C) == ((FIRST, 5.0, 15.0),)


def test_under_fill_only_what_is_taken_counts() -> None:
    analysis = analyse(three("fill"))
    assert budget_needed(analysis, C) == ()
    assert budget_needed(analysis, B) == ((FIRST, 3.0, 13.0),)
    assert budget_needed(analyse(three("fill", 9)), C) == ((FIRST, 1.0, 10.0),)


def test_under_fill_a_rise_may_let_in_a_case_before_it() -> None:
    held = scored(
        {"A": (90,), "B": (60,), "C": (30,)},
        cases={"A": cost(11), "B": cost(10), "C": cost(1)},
        budgets=[budget(10)],
        settings={"fill_rule": "fill"},
    )
    assert budget_needed(analyse(held), C) == ((FIRST, 2.0, 12.0),)


def test_each_row_rises_by_what_it_lacks() -> None:
    both = [{"year": "2026/27", "kind": kind, "amount": amount} for kind, amount in (("recurrent", 8), ("capital", 5))]
    held = scored(
        {"A": (90,), "B": (60,)},
        cases={"A": cost(8), "B": {"money": both}},
        budgets=[budget(10), budget(6, kind="capital")],
    )
    assert budget_needed(analyse(held), B) == ((FIRST, 6.0, 16.0),)
    tight = replace(held, budgets={**held.budgets, SECOND: Budget(year="2026/27", kind="capital", amount=1)})
    assert budget_needed(analyse(tight), B) == ((FIRST, 6.0, 16.0), (SECOND, 4.0, 5.0))


@pytest.mark.parametrize(
    "more",
    [
        {"rules": [{"kind": "must_not", "case": "C"}]},
        {"settings": {"fill_rule": "best"}},
        {"budgets": ()},
        {"scores": {"A": (90,), "B": (60,), "C": (None,)}},
        {"cases": {"C": cost(2, lane="mandated")}},
        {"cases": {"C": cost(2, type="disinvestment")}},
    ],
)
def test_where_money_cannot_do_it_nothing_is_said(more: dict[str, object]) -> None:
    parts: dict[str, object] = {
        "scores": {"A": (90,), "B": (60,), "C": (30,)},
        "cases": {},
        "budgets": [budget(1)],
        **more,
    }
    parts["cases"] = {"A": cost(8), "B": cost(5), "C": cost(2), **parts["cases"]}  # type: ignore[dict-item]
    assert budget_needed(analyse(scored(**parts)), C) is None  # type: ignore[arg-type]


def test_a_case_that_is_not_there_needs_nothing() -> None:
    assert budget_needed(analyse(three()), CaseId("Z")) is None
    assert levels_that_help(analyse(three()), CaseId("Z")) == ()


@st.composite
def lists(draw: st.DrawFn, *, rows: int) -> Round:
    """Return a round whose cases cost pence in one or two rows, some of them stops or savings."""
    count = draw(st.integers(1, 7))
    kinds = ("recurrent", "capital")[:rows]
    low = 0 if rows == 1 else -8

    def case() -> dict[str, object]:
        lines = [
            {"year": "2026/27", "kind": kind, "amount": draw(st.integers(low, 30)) / 100, "cash_releasing": True}
            for kind in kinds
        ]
        stop = draw(st.integers(0, 5)) == 0
        return {"money": lines, "type": "disinvestment" if stop else "investment"}

    cases = {f"K{at}": case() for at in range(count)}
    accepted = [key for key, said in cases.items() if said["type"] == "disinvestment" and draw(st.booleans())]
    return scored(
        {key: (draw(st.integers(0, 9)) * 10,) for key in cases},
        cases=cases,
        budgets=[budget(draw(st.integers(0, 40)) / 100, kind=kind) for kind in kinds],
        decisions=[{"case": key, "accepted": True} for key in accepted],
        settings={
            "fill_rule": draw(st.sampled_from(["line", "fill"])),
            "order": draw(st.sampled_from(["value", "vfm"])),
        },
    )


@settings(max_examples=30)
@given(lists(rows=1))
def test_in_one_row_it_is_the_least_raise_there_is(held: Round) -> None:
    analysis = analyse(held)
    start = int(analysis.money.budget[0])
    most = start + int(np.maximum(analysis.money.amounts, 0).sum()) + 1
    for case in held.cases:
        found = budget_needed(analysis, case)
        least = next(
            (pence for pence in range(start, most) if is_funded(with_budgets(held, {FIRST: pence}), case)), None
        )
        if least is None or found is None:
            assert least is None
            assert found is None
        else:
            assert [round(each.budget * PENCE) for each in found] == ([least] if least > start else [])


@given(lists(rows=2))
def test_in_two_rows_the_raise_does_it_and_under_line_no_row_can_do_with_less(held: Round) -> None:
    analysis = analyse(held)
    for case in held.cases:
        found = budget_needed(analysis, case)
        if not found:
            continue
        pence = {each.row: round(each.budget * PENCE) for each in found}
        assert is_funded(with_budgets(held, pence), case)
        if analysis.rule == "line":
            for row, enough in pence.items():
                assert not is_funded(with_budgets(held, {**pence, row: enough - 1}), case)


def levels(answers: dict[str, tuple[int | None, ...]], **more: object) -> Round:
    """Return cases answered by one assessor in levels on c1, c2, ... of weights 3, 1, 1."""
    swings = (3, 1, 1)
    criteria = [{"id": f"c{at}", "swing": swings[at - 1], "mirrored": at == 2} for at in range(1, 4)]
    return round_of(
        criteria=criteria,
        cases=[{"id": key, **more.pop(key, {})} for key in answers],  # type: ignore[dict-item]
        answers=[
            {"assessor": "a1", "case": key, "criterion": f"c{at}", "level": level}
            for key, row in answers.items()
            for at, level in enumerate(row, 1)
            if level is not None
        ],
        **more,  # type: ignore[arg-type]
    )


def test_one_level_better_moves_the_value_the_rank_and_the_list() -> None:
    held = levels({"A": (3, 3, 3), "B": (3, 2, 3)}, A=cost(5), B=cost(5), budgets=[budget(5)])
    first, *others = levels_that_help(analyse(held), B)
    assert (first.criterion, first.from_, first.to, first.rank_after, first.funded_after) == ("c1", 3.0, 4, 1, True)
    assert first.points == pytest.approx(12)
    assert [(step.criterion, step.rank_after) for step in others] == [("c2", 1), ("c3", 1)]
    assert [step.points for step in others] == pytest.approx([4, 4])


def test_the_highest_level_and_blanks_cannot_be_bettered() -> None:
    held = levels({"A": (5, None, 2)}, settings={"rank_provisional": True})
    assert [step.criterion for step in levels_that_help(analyse(held), A)] == ["c3"]


def test_between_two_levels_the_next_whole_one_is_agreed() -> None:
    held = round_of(
        criteria=[{"id": "c1"}],
        assessors=[{"id": "a1"}, {"id": "a2"}],
        cases=[{"id": "A"}],
        answers=[{"assessor": f"a{n}", "case": "A", "criterion": "c1", "level": n} for n in (1, 2)],
    )
    (step,) = levels_that_help(analyse(held), A)
    assert (step.from_, step.to) == (1.5, 2)
    assert step.points == pytest.approx(10)


def test_for_what_a_stop_would_lose_the_lower_level_is_better() -> None:
    held = levels({"S": (3, 3, 3)}, S={"type": "disinvestment"})
    steps = {step.criterion: step for step in levels_that_help(analyse(held), S)}
    assert (steps["c2"].to, steps["c1"].to) == (2, 4)  # type: ignore[index]


def test_a_scale_that_peaks_in_the_middle_goes_towards_its_peak() -> None:
    held = round_of(
        criteria=[{"id": "c1", "values": [0, 40, 100, 60, 20, 0]}],
        cases=[{"id": "A"}, {"id": "B"}],
        answers=[
            {"assessor": "a1", "case": case, "criterion": "c1", "level": level} for case, level in (("A", 3), ("B", 2))
        ],
    )
    (step,) = levels_that_help(analyse(held), A)
    assert (step.to, round(step.points, 6)) == (2, 40)
    assert levels_that_help(analyse(held), B) == ()


def test_measures_and_criteria_without_weight_are_left_out() -> None:
    assert levels_that_help(analyse(three()), A) == ()
    held = levels({"A": (1, 1, 1)}, weights=[{"assessor": None, "swings": {"c1": 0}}])
    assert [step.criterion for step in levels_that_help(analyse(held), A)] == ["c2", "c3"]


@given(st.lists(st.tuples(*[st.integers(0, 5)] * 3), min_size=1, max_size=5), st.sampled_from(["value", "vfm", "hand"]))
def test_a_step_is_what_the_panel_would_get_by_agreeing_it(rows: list[tuple[int, ...]], order: str) -> None:
    held = levels(
        {f"K{at}": row for at, row in enumerate(rows)},
        **{f"K{at}": cost(1 + at) for at in range(len(rows))},
        budgets=[budget(3)],
        settings={"order": order},
    )
    analysis = analyse(held)
    for step in levels_that_help(analysis, CaseId("K0")):
        entry = {"case": "K0", "criterion": step.criterion, "level": step.to}
        agreed = round_of(agreed=[entry]).agreed
        after = analyse(replace(held, agreed=agreed)).of(CaseId("K0"))
        assert after.value == pytest.approx((analysis.of(CaseId("K0")).value or 0) + step.points)
        assert (after.rank, after.funded) == (step.rank_after, step.funded_after)
