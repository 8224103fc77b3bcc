from __future__ import annotations

from collections.abc import Sequence

import pytest

from prioritiser.analysis.breaks import Break, share_of
from prioritiser.analysis.summary import analyse
from tests.prioritiser.analysis.rounds import Entry, budget, cost, scored

STOP = {"type": "disinvestment"}


def breaks(
    rules: Sequence[Entry],
    cases: dict[str, Entry] | None = None,
    *,
    money: float = 100,
    **parts: object,
) -> tuple[Break, ...]:
    """What is broken when A and B (£40 each) are funded of A, B, C (by value), unless `money` says otherwise."""
    fields = {key: {**cost(40), **(cases or {}).get(key, {})} for key in ("A", "B", "C", *(cases or {}))}
    scores: dict[str, list[float | None]] = {"A": [90], "B": [80], "C": [70]}
    held = scored(
        {**scores, **{key: [10] for key in fields if key not in scores}},
        cases=fields,
        budgets=[budget(money)],
        rules=rules,
        **parts,
    )
    funding = analyse(held).funding
    assert funding is not None
    return funding.breaks


def kinds(rules: Sequence[Entry], cases: dict[str, Entry] | None = None, **parts: object) -> list[str]:
    return [entry.kind for entry in breaks(rules, cases, **parts)]


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ({"kind": "requires", "case": "A", "needs": "C"}, ("A", "C")),
        ({"kind": "requires", "case": "A", "needs": "gone"}, ("A", "gone")),
        ({"kind": "requires", "case": "A", "needs": "B"}, None),
        ({"kind": "requires", "case": "C", "needs": "A"}, None),
        ({"kind": "requires", "case": "A"}, None),
        ({"kind": "excludes", "cases": ["A", "B", "C"]}, ("A", "B")),
        ({"kind": "excludes", "cases": ["A", "C"]}, None),
        ({"kind": "excludes", "cases": ["A", "A"]}, None),
        ({"kind": "at_most", "cases": ["C", "B", "A"], "count": 1}, ("B", "A")),
        ({"kind": "at_most", "cases": ["A", "B"], "count": 2}, None),
        ({"kind": "at_most", "cases": ["A"]}, ("A",)),
        ({"kind": "exactly", "cases": ["B", "C"], "count": 1}, None),
        ({"kind": "exactly", "cases": ["B", "C"], "count": 2}, ("B",)),
        ({"kind": "exactly", "cases": ["A", "B"], "count": 1}, ("A", "B")),
        ({"kind": "must", "case": "A"}, None),
        ({"kind": "must", "case": "gone"}, None),
        ({"kind": "must"}, None),
        ({"kind": "must_not"}, None),
        ({"kind": "must_not", "case": "C"}, None),
    ],
)
def test_rules_between_cases(rule: Entry, broken: tuple[str, ...] | None) -> None:
    found = breaks([rule])
    assert [(entry.rule, entry.kind, entry.cases) for entry in found] == (
        [] if broken is None else [("r1", rule["kind"], broken)]
    )


def test_breaks_are_in_plain_words_and_in_the_order_of_the_rules() -> None:
    found = breaks(
        [
            {"kind": "excludes", "cases": ["A", "B"]},
            {"kind": "at_most", "cases": ["A", "B", "C"], "count": 1},
            {"kind": "exactly", "cases": ["C"], "count": 1},
            {"kind": "requires", "case": "A", "needs": "C"},
        ]
    )
    assert [entry.words for entry in found] == [
        "A and B exclude each other.",
        "At most 1 of A, B and C may go ahead; 2 do.",
        "Exactly 1 of C should go ahead; 0 do.",
        "A needs C, which is not on the list.",
    ]


def test_mandated_case_that_must_not_be_funded() -> None:
    assert kinds([{"kind": "must_not", "case": "M"}], {"M": {"lane": "mandated"}}) == ["must_not"]


def test_a_mandated_case_that_failed_a_gate_is_said() -> None:
    gates = [{"gate": "G1", "result": "fail", "reason": "no"}]
    assert kinds([], {"M": {"lane": "mandated", "gates": gates}}) == ["gate"]
    assert kinds([], {"M": {"gates": gates}}) == []


def test_stops_and_mandated_cases_count_as_going_ahead() -> None:
    cases: dict[str, Entry] = {"S": {**STOP, "money": []}, "M": {"lane": "mandated", "money": []}}
    rule = {"kind": "exactly", "cases": ["S", "M"], "count": 2}
    assert kinds([rule], cases) == ["exactly"]
    assert kinds([rule], cases, decisions=[{"case": "S", "accepted": True}]) == []


def test_share_of_a_place_and_of_a_field() -> None:
    held = scored(
        {},
        cases={
            "A": {
                "places": [{"place": "city", "share": 0.6}, {"place": "coast", "share": 0.4}],
                "fields": {"prevention_tier": "primary", "score": 3},
            }
        },
    )
    case = next(iter(held.cases.values()))
    assert share_of(case, "place", "city") == 0.6
    assert share_of(case, "place", "hills") == 0
    assert share_of(case, "prevention_tier", "primary") == 1
    assert share_of(case, "prevention_tier", "secondary") == 0
    assert share_of(case, "score", "3") == 1
    assert share_of(case, "board", "uec") == 0


@pytest.mark.parametrize(
    ("of", "share", "broken"),
    [("money", 0.25, False), ("money", 0.26, True), ("cases", 0.25, False), ("cases", 0.26, True)],
)
def test_least_share_of_money_or_cases(of: str, share: float, broken: bool) -> None:
    cases: dict[str, Entry] = {"A": {"places": [{"place": "city", "share": 0.5}]}}
    rule = {"kind": "min_share", "field": "place", "value": "city", "share": share, "of": of}
    found = breaks([rule], cases)
    assert [entry.cases for entry in found] == ([("A",)] if broken else [])
    if broken:
        assert found[0].words == f"city gets 25.0% of the {of}; the least is 26.0%."


def test_least_share_counts_money_above_zero_and_no_stops() -> None:
    cases: dict[str, Entry] = {
        "A": {"fields": {"tier": "primary"}},
        "B": {"money": [{"year": "2026/27", "amount": -1000, "cash_releasing": True}]},
        "S": {**STOP, **cost(60)},
    }
    rule = {"kind": "min_share", "field": "tier", "value": "primary", "share": 1.0}
    decided = [{"case": "S", "accepted": True}]
    assert kinds([rule], {**cases, "C": cost(5000)}, decisions=decided) == []
    assert kinds([rule], cases, decisions=decided) == ["min_share"]


def test_least_share_of_nothing_is_kept() -> None:
    rule = {"kind": "min_share", "field": "place", "value": "city", "share": 0.5}
    assert kinds([rule], money=1) == []


def test_least_savings() -> None:
    cases: dict[str, Entry] = {
        "A": cost(-30),
        "S": {**STOP, **cost(-70)},
        "T": {**STOP, **cost(-999)},
        "U": {**STOP, **cost(5)},
    }
    decided = [{"case": key, "accepted": True} for key in "SU"]
    assert kinds([{"kind": "min_savings", "amount": 100}], cases, decisions=decided) == []
    found = breaks([{"kind": "min_savings", "amount": 100.01}], cases, decisions=decided)
    assert [(entry.cases, entry.words) for entry in found] == [
        (("A", "S"), "The list saves £100.00; the least is £100.01.")
    ]
    assert kinds([{"kind": "min_savings"}]) == []


def test_workforce_limits() -> None:
    def staff(wte: float, **fields: object) -> Entry:
        return {"workforce": [{"year": "2026/27", "staff_group": "nurses", "wte": wte, **fields}]}

    limits = [
        {"year": "2026/27", "staff_group": "nurses", "wte": 0.3},
        {"year": "2027/28", "staff_group": "nurses", "wte": 0},
    ]
    assert kinds([], {"A": staff(0.1), "B": staff(0.2), "C": staff(9)}, limits=limits) == []
    freed: dict[str, Entry] = {"A": staff(5), "S": {**STOP, **staff(-4.8), "money": []}}
    assert kinds([], freed, limits=limits, decisions=[{"case": "S", "accepted": True}]) == []
    found = breaks(
        [], {"A": staff(5), "B": staff(1, year="2025/26"), "M": {"lane": "mandated", **staff(-1)}}, limits=limits
    )
    assert [(entry.rule, entry.kind, entry.cases, entry.words) for entry in found] == [
        ("", "wte", ("A",), "The list needs 4 whole-time equivalents of nurses in 2026/27; the limit is 0.3.")
    ]
