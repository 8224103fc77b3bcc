"""What must hold in a round, record by record, and weights that can be shared out."""

from __future__ import annotations

import pytest

from prioritiser.edits.checks import check, check_all_weights, is_left_over
from prioritiser.errors import InputError
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import to_record
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of

HELD = round_of(
    criteria=[{"id": "C1"}, {"id": "M", "kind": "measure", "points": [[0, 0], [9, 100]]}],
    cases=[{"id": "K1"}, {"id": "K2"}],
    groups=[{"id": "g"}],
    gates=[{"id": "G1"}],
    places=[{"id": "p"}],
    settings={"years": ["2026/27"]},
)


def code_of(name: str, raw: dict[str, object], held: Round = HELD) -> str | None:
    try:
        check(to_record(KINDS[name], raw), held, "here")
    except InputError as fault:
        return fault.code if fault.where.startswith("here") and fault.remedy.endswith("Nothing was changed.") else "?"
    return None


ANSWER = {"assessor": "a1", "case": "K1", "criterion": "C1"}
EDGES: list[tuple[str, dict[str, object], str | None]] = [
    ("answer", {**ANSWER, "level": 0}, None), ("answer", {**ANSWER, "level": 5}, None), ("answer", ANSWER, None),
    ("answer", {**ANSWER, "criterion": "M", "measure": -1e300}, None),
    ("answer", {**ANSWER, "criterion": "M", "level": 1}, "OffScale"),
    ("answer", {**ANSWER, "criterion": "M", "measure": 1.0, "answer": "abstain"}, "TwoAnswers"),
    ("agreed", {"case": "K1", "criterion": "C1", "outcome": "parked"}, None),
    ("agreed", {"case": "K1", "criterion": "C1", "outcome": "no_evidence", "level": 3}, None),
    ("agreed", {"case": "K1", "criterion": "M", "measure": 0.0}, None),
    ("agreed", {"case": "K1", "criterion": "C1", "level": 1, "measure": 1.0}, "OffScale"),
    ("vote", {"case": "K1", "criterion": "C1", "counts": [0] * 6}, None),
    ("vote", {"case": "K1", "criterion": "C1", "counts": [0] * 5}, "WrongCount"),
    ("interest", {"assessor": "a1", "case": None}, None), ("interest", {"assessor": "zz"}, "UnknownId"),
    ("interest", {"assessor": "a1", "handling": "recused"}, "WrongShape"),
    ("interest", {"assessor": "a1", "kind": "personal"}, "WrongShape"),
    ("weights", {"swings": {}, "judgements": {"a": 1}}, "NoWeight"),
    ("weights", {"swings": {"C1": 1}, "judgements": {"a": 1}}, None), ("weights", {"swings": {}}, None),
    ("assessor", {"id": "x", "group": "g"}, None), ("assessor", {"id": "x", "group": "h"}, "UnknownId"),
    ("place", {"id": "x", "population": 1, "need": 0}, None), ("place", {"id": "x", "need": -1e-9}, "OutOfRange"),
    ("case", {"id": "K9", "title": "", "places": [{"place": "p", "share": 1}]}, None),
    ("case", {"id": "K9", "title": "", "people": 0}, None),
    ("case", {"id": "K9", "title": "", "money": [{"year": "2026/27", "amount": -1e13}]}, None),
    ("case", {"id": "K9", "title": "", "workforce": [{"year": "x", "staff_group": "n", "wte": 1}]}, "UnknownYear"),
    ("case", {"id": "K9", "title": "", "activity": [{"year": "x", "measure": "n", "amount": 1}]}, "UnknownYear"),
    ("case", {"id": "K9", "title": "", "risks": [{"title": "", "initial": [1, 5], "current": [5, 1]}]}, None),
    ("case", {"id": "K9", "title": "", "risks": [{"title": "", "target": [6, 1]}]}, "OutOfRange"),
    ("case", {"id": "K9", "title": "", "impact": [{"domain": "", "likelihood": 1, "impact": 0}]}, "OutOfRange"),
    ("weights", {"swings": {"C1": 0, "M": 1e13}}, None), ("weights", {"swings": {"C1": 1e-320}}, "OutOfRange"),
    ("weights", {"swings": {"C1": 1e-300}}, None), ("weights", {"swings": {"C1": 1e14}}, "OutOfRange"),
    ("budget", {"year": "2026/27", "amount": 0}, None), ("budget", {"year": "x", "amount": 0}, "UnknownYear"),
    ("limit", {"year": "x", "staff_group": "n", "wte": 0}, "UnknownYear"),
    ("rule", {"kind": "excludes", "cases": ["K1", "K2"]}, None), ("rule", {"kind": "excludes"}, "WrongShape"),
    ("rule", {"kind": "at_most", "cases": ["K1", "K2"], "count": 2}, None),
    ("rule", {"kind": "exactly", "cases": ["K1", "K2"], "count": -1}, "OutOfRange"),
    ("rule", {"kind": "exactly", "cases": ["K1"], "count": 0}, None),
    ("rule", {"kind": "min_share", "field": "place", "value": "p", "share": 0}, None),
    ("rule", {"kind": "min_savings"}, "WrongShape"), ("rule", {"kind": "min_savings", "amount": 0}, None),
    ("decision", {"case": "K1", "accepted": True}, None), ("decision", {"case": "K9"}, "UnknownId"),
    ("round", {"levels": 1}, None), ("round", {"levels": 9}, None), ("round", {"coverage_threshold": 0}, None),
    ("round", {"by_hand": ["K2", "K1"]}, None), ("round", {"weight_bounds": {"C1": [0, 1], "M": [0.5, 0.5]}}, None),
    ("round", {"weight_bounds": {"C1": [-0.1, 1]}}, "OutOfRange"), ("round", {"concentration": 0}, None),
    ("round", {"discount_rate_date": "2026-04-01"}, None), ("round", {"discount_rate_date": ""}, None),
    ("round", {"discount_rate_date": "1 April 2026"}, "NotADate"),
    ("round", {"discount_rate_date": "20260401"}, "NotADate"),
    ("gate", {"id": "anything"}, None), ("group", {"id": "anything"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "code"), EDGES, ids=str)
def test_every_edge_on_both_sides(name: str, raw: dict[str, object], code: str | None) -> None:
    assert code_of(name, raw) == code


def test_without_years_of_its_own_a_round_takes_any() -> None:
    held = round_of(cases=[{"id": "K1"}])
    assert code_of("budget", {"year": "whenever", "amount": 1}, held) is None
    assert code_of("case", {"id": "K1", "title": "", "money": [{"year": "whenever", "amount": 1}]}, held) is None


def why_not(**parts: object) -> str | None:
    try:
        check_all_weights(round_of(**parts))  # type: ignore[arg-type]
    except InputError as fault:
        return fault.where if fault.code == "NoWeight" else fault.code
    return None


def test_every_group_of_siblings_needs_one_swing_above_zero() -> None:
    tree = [{"id": "A"}, {"id": "B"}, {"id": "empty", "swing": 0}]
    leaves = [{"id": "a1", "parent": "A"}, {"id": "b1", "parent": "B", "swing": 0}]
    assert why_not(nodes=tree, criteria=leaves) == "criteria"
    assert why_not(nodes=tree, criteria=[*leaves, {"id": "b2", "parent": "B"}]) is None
    assert why_not(nodes=tree, criteria=[]) is None
    assert why_not(criteria=[{"id": "x", "swing": 0}]) == "criteria"


def test_a_set_of_weights_is_checked_over_the_frameworks_own() -> None:
    leaves = [{"id": "x"}, {"id": "y"}]
    assert why_not(criteria=leaves, weights=[{"swings": {"x": 0}}]) is None
    assert why_not(criteria=leaves, weights=[{"swings": {"x": 0, "y": 0}}]) == "weights of the panel"
    assert why_not(criteria=leaves, weights=[{"assessor": "a1", "swings": {"x": 0, "y": 0}}]) == "weights of a1"


def test_nodes_that_lead_to_no_criterion_have_no_say() -> None:
    nodes = [{"id": "A"}, {"id": "dead", "swing": 0}, {"id": "deeper", "parent": "dead", "swing": 0}]
    assert why_not(nodes=nodes, criteria=[{"id": "x", "parent": "A"}]) is None
    nodes = [{"id": "A", "swing": 0}, {"id": "B", "parent": "A"}]
    assert why_not(nodes=nodes, criteria=[{"id": "x", "parent": "B"}]) == "criteria"


def test_what_is_about_something_withdrawn_is_left_over() -> None:
    answer, interest, weights = KINDS["answer"], KINDS["interest"], KINDS["weights"]
    assert not is_left_over(answer, ("K1", "C1", "a1"), HELD)
    for parts in (("K9", "C1", "a1"), ("K1", "C9", "a1"), ("K1", "C1", "zz")):
        assert is_left_over(answer, parts, HELD)
    assert not is_left_over(interest, ("a1", ""), HELD)
    assert not is_left_over(weights, ("",), HELD)
    assert not is_left_over(KINDS["budget"], ("2026/27", "recurrent"), HELD)
