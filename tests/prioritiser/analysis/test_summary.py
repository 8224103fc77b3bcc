from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.summary import Analysis, Result, analyse, figures_of, inputs_of, inputs_with
from prioritiser.errors import InputError
from prioritiser.model.funding import Budget
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import Entry, budget, cost, round_of, scored

STOP = {"type": "disinvestment"}


def tree(**parts: object) -> Round:
    """Two lenses, three criteria, three cases with every cell answered but one."""
    scores = {"K1": [3, 4, 5], "K2": [1, 4, 0], "K3": [2, 4, None]}
    return round_of(
        title="Autumn",
        revision=7,
        nodes=[{"id": "A", "swing": 1}, {"id": "B", "swing": 3}, {"id": "B1", "parent": "B"}],
        criteria=[
            {"id": "p", "parent": "A", "domain": "policy", "neutral": 1},
            {"id": "o", "parent": "B1", "domain": "outcomes", "mirrored": True, "neutral": 2},
            {"id": "f", "parent": "B", "domain": "finance", "neutral": 3},
        ],
        cases=[
            {"id": "K1", "title": "", **cost(2e6)},
            {"id": "K2", "title": "", **STOP, **cost(-1e6, workforce=[])},
            {"id": "K3", "title": "", **cost(-2e6)},
            {"id": "M", "title": "", "lane": "mandated", **cost(3e5)},
        ],
        answers=[
            {"assessor": "a1", "case": case, "criterion": criterion, "level": level}
            for case, row in scores.items()
            for criterion, level in zip("pof", row, strict=True)
            if level is not None
        ],
        budgets=[budget(5e6)],
        **parts,
    )


def test_every_figure_of_a_case() -> None:
    analysis = analyse(tree())
    assert (analysis.title, analysis.revision, analysis.order, analysis.rule) == ("Autumn", 7, "value", "line")
    case = analysis.results[0]
    assert (case.case, case.type, case.rank, case.tied) == ("K1", "investment", 1, False)
    assert case.value == pytest.approx(0.25 * 60 + 0.375 * 80 + 0.375 * 100)
    assert (case.low, case.high) == pytest.approx((82.5, 82.5))
    assert (case.coverage, case.provisional) == (1, False)
    assert case.gain == pytest.approx(0.25 * 40 + 0.375 * 40 + 0.375 * 40)
    assert case.benefit == pytest.approx(40)
    assert case.vfm == pytest.approx(20)
    assert case.cost == 2e6
    assert case.contributions == pytest.approx({"p": 15, "o": 30, "f": 37.5})
    assert case.nodes == pytest.approx({"A": 15, "B": 67.5, "B1": 30})
    assert case.domains == pytest.approx(
        {"policy": 15, "outcomes": 30, "quality": 0, "finance": 37.5, "delivery": 0, "environment": 0}
    )
    assert (case.funded, case.accepted, case.fits, case.cumulative) == (True, False, True, 2.3e6)


def test_stop_is_mirrored_where_it_says_what_would_be_lost() -> None:
    stop = analyse(tree()).results[1]
    assert (stop.case, stop.type) == ("K2", "disinvestment")
    assert stop.value == pytest.approx(0.25 * 20 + 0.375 * 20 + 0)
    assert stop.gain == pytest.approx(0 + 0.375 * (40 - 80) + 0.375 * (0 - 60))
    assert (stop.vfm, stop.cumulative, stop.funded) == (None, None, False)


def test_cases_apart_keep_their_figures() -> None:
    analysis = analyse(tree())
    apart = analysis.not_ranked[0]
    assert (apart.case, apart.missing) == ("K3", ("f",))
    assert apart.so_far.provisional
    assert apart.so_far.value == pytest.approx((0.25 * 40 + 0.375 * 80) / 0.625)
    assert apart.so_far.low == pytest.approx(40)
    assert apart.so_far.high == pytest.approx(77.5)
    assert list(apart.so_far.contributions) == ["p", "o"]
    assert (apart.so_far.funded, apart.so_far.fits, apart.so_far.cumulative) == (False, None, None)
    mandated = analysis.mandated[0]
    assert (mandated.case, mandated.cost) == ("M", 3e5)
    assert mandated.amounts == ((("2026/27", "recurrent"), 3e5),)
    assert mandated.so_far.value is None
    assert analysis.of(mandated.case) is mandated.so_far
    assert analysis.of(apart.case) is apart.so_far
    assert analysis.of(analysis.results[0].case) is analysis.results[0]
    with pytest.raises(KeyError):
        analysis.of("gone")


def test_savings_are_listed_apart_largest_first() -> None:
    analysis = analyse(tree(decisions=[{"case": "K2", "accepted": True}]))
    assert [(entry.case, entry.type, entry.saving, entry.accepted) for entry in analysis.savings] == [
        ("K3", "investment", 2e6, False),
        ("K2", "disinvestment", 1e6, True),
    ]


def test_equal_savings_go_by_id() -> None:
    held = scored({"K10": [1], "K2": [1]}, cases={"K10": cost(-5), "K2": cost(-5)})
    assert [entry.case for entry in analyse(held).savings] == ["K2", "K10"]


def test_flat_criteria_that_weigh_something_are_flagged() -> None:
    analysis = analyse(scored({"A": [5, 1, 3], "B": [5, 2, 3]}, weights=[1, 1, 0]))
    assert analysis.flat == ("c1",)


def test_lens_narrows_weights_and_values() -> None:
    analysis = analyse(tree(), lens="A")
    assert analysis.weights.lens == "A"
    assert [(result.case, result.value, result.rank) for result in analysis.results] == [
        ("K1", 60, 1),
        ("K3", 40, 2),
        ("K2", 20, 3),
    ]
    with pytest.raises(InputError) as caught:
        analyse(tree(), lens="gone")
    assert caught.value.code == "UnknownId"


def test_lens_of_finance_alone_has_no_benefit() -> None:
    held = scored({"A": [50]}, criteria={"c1": {"domain": "finance"}}, cases={"A": cost(5)})
    result = analyse(held).results[0]
    assert (result.benefit, result.vfm) == (None, None)
    assert analyse(held, by="vfm").results == ()


def test_best_still_gives_values_and_ranks() -> None:
    for analysis in (analyse(tree(settings={"fill_rule": "best"})), analyse(tree(), rule="best")):
        assert analysis.funding is None
        assert [result.rank for result in analysis.results] == [1, 2]
        assert {result.funded for result in analysis.results} == {None}
        assert {result.fits for result in analysis.results} == {None}
        assert {result.cumulative for result in analysis.results} == {None}


def test_inputs_are_reused_while_a_weight_is_dragged() -> None:
    held = tree()
    inputs = inputs_of(held)
    dragged = analyse(held, swings={"A": 9}, inputs=inputs)
    assert dragged.inputs is inputs
    assert dragged.weights.source == "given"
    assert dragged.results[0].value == pytest.approx(0.75 * 60 + 0.125 * 80 + 0.125 * 100)
    assert dragged.results == analyse(held, swings={"A": 9}).results


def test_empty_round_has_nothing_to_say() -> None:
    analysis = analyse(Round())
    assert (analysis.results, analysis.not_ranked, analysis.mandated, analysis.savings) == ((), (), (), ())


def all_results(analysis: Analysis) -> dict[str, Result]:
    entries = (*(entry.so_far for entry in (*analysis.not_ranked, *analysis.mandated)), *analysis.results)
    return {result.case: result for result in entries}


cells = st.one_of(st.none(), st.integers(0, 5))
rows = st.lists(st.tuples(cells, cells, cells, st.booleans(), st.integers(-3, 3)), min_size=1, max_size=6)


def random_round(drawn: list[tuple[int | None, int | None, int | None, bool, int]], order: list[int]) -> Round:
    cases: list[Entry] = []
    answers: list[Entry] = []
    for at in order:
        *levels, stop, price = drawn[at]
        kind = "disinvestment" if stop else "investment"
        cases.append({"id": f"K{at}", "type": kind, **cost(price * 1e5)})
        answers += [
            {"assessor": "a1", "case": f"K{at}", "criterion": criterion, "level": level}
            for criterion, level in zip("pqf", levels, strict=True)
            if level is not None
        ]
    return round_of(
        nodes=[{"id": "N", "swing": 2}],
        criteria=[
            {"id": "p", "parent": "N", "swing": 3, "mirrored": True, "neutral": 2},
            {"id": "q", "parent": "N", "swing": 1, "domain": "quality"},
            {"id": "f", "swing": 1, "domain": "finance", "neutral": 3},
        ],
        cases=cases,
        answers=answers,
        budgets=[budget(4e5)],
        settings={"coverage_threshold": 0.5},
    )


@given(rows, st.sampled_from(["value", "vfm", "hand"]), st.randoms())
def test_laws_of_an_analysis(
    drawn: list[tuple[int | None, int | None, int | None, bool, int]], by: str, random: object
) -> None:
    order = list(range(len(drawn)))
    analysis = analyse(random_round(drawn, order), by=by)
    for result in all_results(analysis).values():
        if result.value is None:
            assert result.coverage == 0
            continue
        assert 0 <= result.value <= 100
        assert result.low - 1e-9 <= result.value <= result.high + 1e-9
        assert math.fsum(result.contributions.values()) == pytest.approx(result.value)
        assert math.fsum(result.domains.values()) == pytest.approx(result.value)
        assert result.nodes["N"] + result.contributions.get("f", 0) == pytest.approx(result.value)
        assert result.provisional == (len(result.contributions) < 3)
    random.shuffle(order)
    turned = analyse(random_round(drawn, order), by=by)
    assert turned.results == analysis.results
    assert turned.not_ranked == analysis.not_ranked
    assert turned.savings == analysis.savings
    assert turned.funding == analysis.funding
    assert len(all_results(analysis)) == len(drawn)


def test_inputs_with_new_money_are_those_of_the_new_round() -> None:
    inputs = inputs_of(tree())
    richer = replace(tree(), budgets={("2026/27", "recurrent"): Budget(year="2026/27", amount=9e6)})
    tried = inputs_with(richer, inputs)
    assert tried.arrays is inputs.arrays
    assert analyse(richer, inputs=tried).funding == analyse(richer).funding
    assert analyse(richer, inputs=tried).results == analyse(richer).results


def test_the_arrays_behind_an_analysis_are_worked_out_alone() -> None:
    analysis = analyse(tree(), by="vfm")
    figures = figures_of(analysis.round, analysis.inputs, analysis.weights, "vfm", "line")
    assert figures.funding == analysis.funding
    assert figures.ranking.listed == analysis.ranking.listed
    assert figures_of(analysis.round, analysis.inputs, analysis.weights, "vfm", "best").funding is None
