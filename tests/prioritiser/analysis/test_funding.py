from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.funding import Funding, standing_of, walk
from prioritiser.analysis.summary import Analysis, analyse, fund
from prioritiser.errors import RefusedError
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import Entry, budget, cost, scored

STOP = {"type": "disinvestment"}
FAILED = {"gates": [{"gate": "G1", "result": "fail"}]}


def priced(
    cases: Mapping[str, tuple[float, float]], *, more: Mapping[str, Entry] | None = None, **parts: object
) -> Round:
    """A round of cases as id -> (value, amount in £ of 2026/27), with further fields by id in `more`."""
    fields = {key: {**cost(amount), **(more or {}).get(key, {})} for key, (_, amount) in cases.items()}
    return scored({key: [value] for key, (value, _) in cases.items()}, cases=fields, **parts)


def funding(held: Round, **options: object) -> Funding:
    found = analyse(held, **options).funding
    assert found is not None
    return found


FOUR = {"A": (90, 50), "B": (80, 60), "C": (70, 30), "D": (60, 15)}


def test_line_stops_at_the_first_that_does_not_fit_and_flags_what_would() -> None:
    held = funding(priced(FOUR, budgets=[budget(100)]))
    assert held.funded == ("A",)
    assert held.stopped_at == "B"
    assert held.fits == {"A": True, "B": False, "C": True, "D": True}
    assert held.cumulative == {"A": 50, "B": 110, "C": 140, "D": 155}
    assert held.total_gain == 90
    assert [(entry.amount, entry.budget) for entry in held.spent] == [(50, 100)]
    assert held.spent[0].row == ("2026/27", "recurrent")
    assert not held.breaks
    assert not held.tied_at_line


def test_fill_skips_and_goes_on() -> None:
    held = funding(priced(FOUR, budgets=[budget(100)]), rule="fill")
    assert held.funded == ("A", "C", "D")
    assert held.stopped_at == "B"
    assert held.fits == {"A": True, "B": False, "C": True, "D": True}
    assert held.total_gain == 220


def test_budget_met_to_the_penny_fits() -> None:
    held = priced({"A": (9, 0.1), "B": (8, 0.2)}, budgets=[budget(0.3)])
    assert funding(held).funded == ("A", "B")
    assert funding(priced({"A": (9, 0.31)}, budgets=[budget(0.3)])).funded == ()


def test_everything_fits() -> None:
    held = funding(priced(FOUR, budgets=[budget(1000)]))
    assert held.funded == ("A", "B", "C", "D")
    assert held.stopped_at is None


def test_without_a_budget_nothing_is_funded() -> None:
    held = priced(
        {"A": (9, 10), "S": (8, -5)},
        more={"S": STOP},
        rules=[{"kind": "must", "case": "A"}],
        decisions=[{"case": "S", "accepted": True}],
    )
    found = funding(held)
    assert (found.funded, found.accepted, found.committed) == ((), ("S",), ("A", "S"))
    assert found.fits == {"A": None, "S": None}
    assert found.cumulative == {"A": None, "S": None}
    assert (found.spent, found.breaks, found.total_gain) == ((), (), 0)
    assert [result.funded for result in analyse(held).results] == [False, False]


def test_accepted_stops_pay_in_the_same_year_and_kind_less_closing_costs() -> None:
    stop = {
        "type": "disinvestment",
        "money": [
            {"year": "2026/27", "kind": "recurrent", "amount": -40, "cash_releasing": True},
            {"year": "2026/27", "kind": "recurrent", "amount": 10},
            {"year": "2026/27", "kind": "recurrent", "amount": -500},
        ],
    }
    cases = {"A": (90.0, 120.0), "S": (50.0, 0.0)}
    open_ = priced(cases, more={"S": stop}, budgets=[budget(100)])
    assert funding(open_).funded == ()
    held = priced(cases, more={"S": stop}, budgets=[budget(100)], decisions=[{"case": "S", "accepted": True}])
    found = funding(held)
    assert (found.funded, found.accepted) == (("A",), ("S",))
    assert found.cumulative == {"A": 90, "S": None}
    assert found.spent[0].amount == 90
    assert found.total_gain == 140
    assert [(result.case, result.funded, result.accepted) for result in analyse(held).results] == [
        ("A", True, False),
        ("S", False, True),
    ]


@pytest.mark.parametrize(
    ("decision", "rules", "gates", "accepted"),
    [
        ({"decision": "stop"}, [], {}, False),
        ({"decision": "stop", "accepted": True}, [], {}, True),
        ({"accepted": True}, [{"kind": "must_not", "case": "S"}], {}, False),
        ({"accepted": True}, [], FAILED, False),
        ({}, [{"kind": "must", "case": "S"}], {}, True),
        ({}, [{"kind": "must", "case": "S"}, {"kind": "must_not", "case": "S"}], {}, False),
    ],
)
def test_who_is_accepted(decision: Entry, rules: Sequence[Entry], gates: Entry, accepted: bool) -> None:
    held = priced(
        {"A": (9, 10), "S": (8, 5)},
        more={"S": {**STOP, **gates}},
        budgets=[budget(100)],
        decisions=[{"case": "S", **decision}],
        rules=rules,
    )
    assert ("S" in funding(held).accepted) == accepted
    assert ("S" in funding(held).committed) == accepted


def test_accepting_an_investment_means_nothing() -> None:
    held = priced({"A": (9, 10)}, budgets=[budget(1)], decisions=[{"case": "A", "accepted": True}])
    assert (funding(held).accepted, funding(held).funded) == ((), ())


def test_must_and_mandated_are_paid_first_and_not_added_twice() -> None:
    held = priced(
        {"A": (90, 30), "B": (80, 30), "C": (70, 20), "M": (0, 25)},
        more={"M": {"lane": "mandated"}},
        budgets=[budget(100)],
        rules=[{"kind": "must", "case": "C"}, {"kind": "must", "case": "M"}],
    )
    found = funding(held)
    assert found.committed == ("C", "M")
    assert found.funded == ("A", "C")
    assert found.cumulative == {"A": 75, "B": 105, "C": 105}
    assert found.total_gain == 160
    assert found.spent[0].amount == 75


def test_must_case_that_is_not_ranked_is_funded_last_in_the_list() -> None:
    held = scored(
        {"A": [90, 90], "B": [None, 50]},
        weights=[1, 1],
        cases={"A": cost(30), "B": cost(20)},
        budgets=[budget(100)],
        rules=[{"kind": "must", "case": "B"}],
    )
    found = funding(held)
    assert found.funded == ("A", "B")
    assert found.total_gain == 140
    assert analyse(held).not_ranked[0].so_far.funded


def test_precedence_is_gate_then_must_not_then_must() -> None:
    held = priced(
        {"A": (90, 1), "B": (80, 1), "C": (70, 1)},
        more={"A": FAILED},
        budgets=[budget(100)],
        rules=[
            {"kind": "must", "case": "A"},
            {"kind": "must", "case": "B"},
            {"kind": "must_not", "case": "B"},
            {"kind": "must_not", "case": "gone"},
        ],
    )
    found = funding(held)
    assert found.funded == ("C",)
    assert [(entry.rule, entry.kind, entry.cases) for entry in found.breaks] == [
        ("r1", "must", ("A",)),
        ("r2", "must", ("B",)),
    ]


def test_barred_case_is_passed_over_without_stopping_the_line() -> None:
    held = priced({"A": (90, 999), "B": (80, 10)}, budgets=[budget(100)], rules=[{"kind": "must_not", "case": "A"}])
    found = funding(held)
    assert (found.funded, found.stopped_at) == (("B",), None)
    assert found.cumulative == {"A": 0, "B": 10}
    assert found.fits == {"A": False, "B": True}


def test_every_budget_row_binds_and_others_do_not() -> None:
    lines = [
        {"year": "2027/28", "kind": "recurrent", "amount": 10},
        {"year": "2026/27", "kind": "capital", "amount": 50},
        {"year": "2026/27", "kind": "non_recurrent", "amount": 1e6},
    ]
    more = {"A": {"money": lines}, "B": {"money": lines[:1]}, "C": {"money": lines[1:]}}
    held = priced(
        {"A": (9, 0), "B": (8, 0), "C": (7, 0)},
        more=more,
        budgets=[budget(15, "2027/28"), budget(100, kind="capital")],
    )
    line, fill = funding(held), funding(held, rule="fill")
    assert (line.funded, fill.funded) == (("A",), ("A", "C"))
    assert [(entry.row, entry.amount, entry.budget) for entry in fill.spent] == [
        (("2026/27", "capital"), 100, 100),
        (("2027/28", "recurrent"), 10, 15),
    ]
    assert [(entry.row, entry.amount, entry.budget) for entry in fill.unbudgeted] == [
        (("2026/27", "non_recurrent"), 2e6, None)
    ]
    assert fill.cumulative == {"A": 50, "B": 50, "C": 100}


def test_overspent_row_does_not_bind_a_case_that_takes_nothing_from_it() -> None:
    held = priced(
        {"M": (0, 200), "A": (9, -5), "B": (8, 1)},
        more={"M": {"lane": "mandated"}},
        budgets=[budget(100)],
    )
    found = funding(held)
    assert found.funded == ("A",)
    assert [(entry.kind, entry.cases) for entry in found.breaks] == [("budget", ("M",))]
    assert found.breaks[0].words == "What comes first costs £100.00 more than the recurrent budget of 2026/27."


def test_tied_at_the_line_is_said() -> None:
    cases = {"A": (90, 40), "B": (80, 40), "C": (80, 30), "D": (80, 40), "E": (10, 1)}
    line = funding(priced(cases, budgets=[budget(80)]))
    assert line.funded == ("A", "C")
    assert line.tied_at_line == ("C", "B", "D")
    assert not funding(priced(cases, budgets=[budget(40)])).tied_at_line
    assert not funding(priced(cases, budgets=[budget(500)])).tied_at_line


def test_tie_only_with_those_within_the_tolerance() -> None:
    cases = {"A": (50 + 1.6e-7, 10), "B": (50 + 0.8e-7, 10), "C": (50, 10)}
    assert funding(priced(cases, budgets=[budget(10)])).tied_at_line == ("A", "B")


def test_value_for_money_order_adds_up_benefit_without_finance() -> None:
    held = scored(
        {"A": [100, 40], "B": [0, 60]},
        weights=[1, 1],
        criteria={"c1": {"domain": "finance"}, "c2": {"neutral": 10}},
        cases={"A": cost(1e6), "B": cost(1e6)},
        budgets=[budget(1e7)],
    )
    assert funding(held).total_gain == pytest.approx(70 - 5 + 30 - 5)
    by_vfm = analyse(held, by="vfm")
    assert by_vfm.funding is not None
    assert by_vfm.funding.funded == ("B", "A")
    assert by_vfm.funding.total_gain == pytest.approx(50 + 30)
    assert [result.gain for result in by_vfm.results] == pytest.approx([50, 30])


def test_best_is_refused_for_now() -> None:
    held = priced(FOUR, budgets=[budget(100)])
    analysis = analyse(held)
    with pytest.raises(RefusedError) as caught:
        fund(held, analysis.money, analysis.ranking, analysis.basis.values.gain, "best")
    assert caught.value.code == "NotAvailable"


def test_standing_names_no_mandated_case_twice() -> None:
    held = priced(
        {"M": (1, 1), "T": (1, 1)},
        more={"M": {"lane": "mandated", **FAILED}, "T": {"lane": "mandated", **STOP}},
        rules=[{"kind": "must", "case": "M"}],
        decisions=[{"case": "T", "accepted": True}],
    )
    standing = standing_of(held)
    assert standing.mandated == {0, 1}
    assert not standing.accepted | standing.must | standing.barred | standing.stops


amounts = st.integers(-30, 60)


@given(
    st.lists(st.tuples(amounts, amounts), min_size=1, max_size=8),
    st.tuples(st.integers(0, 90), st.integers(0, 90)),
    st.booleans(),
)
def test_walk_agrees_with_a_plain_restatement(rows: list[tuple[int, int]], limits: tuple[int, int], stop: bool) -> None:
    taken, total = walk(np.array(rows), range(len(rows)), np.zeros(2, dtype=np.int64), np.array(limits), stop=stop)
    expected: list[int] = []
    for at, row in enumerate(rows):
        spent = [sum(rows[i][r] for i in expected) for r in range(2)]
        if all(row[r] <= 0 or spent[r] + row[r] <= limits[r] for r in range(2)):
            expected.append(at)
        elif stop:
            break
    assert taken == expected
    assert total.tolist() == [sum(rows[i][r] for i in expected) for r in range(2)]


case_facts = st.fixed_dictionaries(
    {
        "value": st.integers(0, 4),
        "pence": st.tuples(st.integers(-3000, 6000), st.integers(-3000, 6000)),
        "cash": st.booleans(),
        "type": st.sampled_from(["investment", "reshape", "disinvestment"]),
        "lane": st.sampled_from(["ranked", "ranked", "ranked", "mandated"]),
        "failed": st.sampled_from([False, False, False, True]),
        "rule": st.sampled_from([None, None, None, "must", "must_not"]),
        "accepted": st.booleans(),
    }
)
YEARS = ("2026/27", "2027/28")


@given(
    st.lists(case_facts, min_size=1, max_size=7),
    st.tuples(st.integers(0, 9000), st.none() | st.integers(0, 9000)),
    st.sampled_from(["line", "fill"]),
)
def test_funded_list_agrees_with_a_brute_restatement(
    facts: list[dict[str, object]], limits: tuple[int, int | None], rule: str
) -> None:
    cases = {f"K{at}": fact for at, fact in enumerate(facts)}
    held = scored(
        {key: [fact["value"] * 25.0] for key, fact in cases.items()},
        cases={
            key: {
                "type": fact["type"],
                "lane": fact["lane"],
                "gates": [{"gate": "G", "result": "fail"}] if fact["failed"] else [],
                "money": [
                    {"year": year, "amount": pence / 100, "cash_releasing": fact["cash"]}
                    for year, pence in zip(YEARS, fact["pence"], strict=True)
                ],
            }
            for key, fact in cases.items()
        },
        budgets=[budget(limit / 100, year) for year, limit in zip(YEARS, limits, strict=True) if limit is not None],
        rules=[{"kind": fact["rule"], "case": key} for key, fact in cases.items() if fact["rule"]],
        decisions=[{"case": key, "accepted": fact["accepted"]} for key, fact in cases.items()],
        settings={"years": YEARS, "fill_rule": rule, "discount_rate_cost": 0.0},
    )
    check(analyse(held), cases, limits, rule)


def check(analysis: Analysis, cases: dict[str, dict[str, object]], limits: tuple[int, int | None], rule: str) -> None:  # noqa: C901
    """Go down the list once more, in the words of method.md 6 and nothing else."""
    rows = [r for r in range(2) if limits[r] is not None]

    def take(key: str) -> list[int]:
        pence, cash = cases[key]["pence"], cases[key]["cash"]
        return [pence[r] if pence[r] >= 0 or cash else 0 for r in rows]

    def total(keys: list[str]) -> list[int]:
        return [sum(take(key)[r] for key in keys) for r in range(len(rows))]

    def whole_cost(key: str) -> int:
        return sum(cases[key]["pence"])

    mandated = [key for key, fact in cases.items() if fact["lane"] == "mandated"]
    ranked = [key for key, fact in cases.items() if fact["lane"] == "ranked" and not fact["failed"]]
    ranked.sort(key=lambda key: (-cases[key]["value"], whole_cost(key), key))
    stops = [key for key in ranked if cases[key]["type"] == "disinvestment"]
    allowed = [key for key in ranked if cases[key]["rule"] != "must_not"]
    accepted = [key for key in allowed if key in stops and (cases[key]["accepted"] or cases[key]["rule"] == "must")]
    must = [key for key in allowed if cases[key]["rule"] == "must" and key not in stops]
    first, chosen = accepted + mandated + must, list(must)
    running = total(first)
    cumulative: dict[str, float | None] = {}
    spent, on = list(running), True
    for key in ranked:
        if key in stops:
            cumulative[key] = None
            continue
        if key in allowed and key not in must:
            if rule == "line":
                running = [have + more for have, more in zip(running, take(key), strict=True)]
            after = [have + more for have, more in zip(spent, take(key), strict=True)]
            fits = all(more <= 0 or have <= limits[r] for have, more, r in zip(after, take(key), rows, strict=True))
            if on and fits:
                chosen.append(key)
                spent = after
                running = running if rule == "line" else after
            elif rule == "line":
                on = False
        cumulative[key] = running[0] / 100
    found = analysis.funding
    assert found is not None
    assert [result.case for result in analysis.results] == ranked
    assert list(found.funded) == [key for key in ranked if key in chosen]
    assert list(found.accepted) == sorted(accepted)
    assert found.cumulative == cumulative
    assert [entry.amount for entry in found.spent] == [pence / 100 for pence in spent]
    assert found.total_gain == math.fsum(cases[key]["value"] * 25.0 for key in chosen + accepted)
    for key in ranked:
        left = [limits[r] - have for have, r in zip(spent, rows, strict=True)]
        fits = all(more <= 0 or more <= room for more, room in zip(take(key), left, strict=True))
        assert found.fits[key] == (key in chosen or key in accepted or fits)
    over = [r for at, r in enumerate(rows) if total(first)[at] > limits[r]]
    assert len([entry for entry in found.breaks if entry.kind == "budget"]) == len(over)
