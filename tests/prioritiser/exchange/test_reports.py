"""What comes back with --json, field by field, as the contract has it."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

import pytest

from tests.prioritiser import runs, small
from tests.prioritiser.runs import apply, entry, new, ok

RESULT = {
    "case", "type", "rank", "tied", "value", "coverage", "provisional", "low", "high", "gain", "contributions",
    "domains", "nodes", "benefit", "cost", "vfm", "funded", "fits", "cumulative", "title",
}  # fmt: skip
CELL = {"assessor": "a1", "case": "K1", "criterion": "C1"}


@pytest.fixture
def round_(tmp_path: Path) -> Path:
    return new(tmp_path / "small.round", small.document())


def test_rank_has_every_field_of_the_contract(round_: Path) -> None:
    found = ok("rank", round_)
    assert set(found) >= {
        "title", "revision", "order", "weights", "results", "not_ranked", "mandated", "savings",
    }  # fmt: skip
    assert (found["title"], found["order"]) == ("Small round", "value")
    assert found["weights"] == {"GP1": 0.3, "C1": pytest.approx(0.42), "C2": pytest.approx(0.28)}
    for each in found["results"]:
        assert set(each) == RESULT
        assert 0 <= each["low"] <= each["value"] <= each["high"] <= 100
        for parts in ("contributions", "domains"):
            assert math.fsum(each[parts].values()) == pytest.approx(each["value"], abs=1e-9)
        assert math.fsum(each["nodes"][lens] for lens in ("A", "B")) == pytest.approx(each["value"], abs=1e-9)
        assert set(each["domains"]) == {"outcomes", "quality", "finance", "delivery", "environment", "policy"}
    assert [each["rank"] for each in found["results"]] == sorted(each["rank"] for each in found["results"])
    (saving,) = found["savings"]
    assert saving["case"] == "K4"
    assert saving["saving"] == pytest.approx(1_000_000 - 1000 / 1.035)


def test_a_stop_and_a_saving_have_no_value_for_money(round_: Path) -> None:
    by_case = {each["case"]: each for each in ok("rank", round_, "--by", "vfm")["results"]}
    assert (by_case["K4"]["vfm"], by_case["K4"]["rank"]) == (None, None)
    one = by_case["K1"]
    assert one["vfm"] == pytest.approx(one["benefit"] / (one["cost"] / 1e6))
    assert one["cost"] == pytest.approx(250_000 + 1000 / 1.035)


def test_a_lens_looks_at_its_own_criteria_only(round_: Path) -> None:
    found = ok("rank", round_, "--lens", "B")
    assert found["weights"] == {"GP1": 0.0, "C1": pytest.approx(0.6), "C2": pytest.approx(0.4)}
    assert all(each["nodes"]["A"] == 0 for each in found["results"])
    error = runs.refused("rank", round_, "--lens", "none")
    assert (error["code"], error["where"]) == ("UnknownId", "none")


def test_what_is_not_ranked_says_why_and_what_is_missing(round_: Path) -> None:
    apply(round_, {"agreed": [{"case": "K2", "criterion": "C1", "outcome": "no_evidence"}],
                   "cases": [{"id": "K3", "lane": "mandated"}]})  # fmt: skip
    found = ok("rank", round_)
    missing = entry(found, "not_ranked", case="K2")
    assert (missing["missing"], missing["reason"]) == (["C1"], "No score yet on Health gain.")
    assert [each["case"] for each in found["mandated"]] == ["K3"]
    apply(round_, {"settings": {"rank_provisional": True}})
    shown = entry(ok("rank", round_), "results", case="K2")
    assert shown["provisional"] is True
    assert shown["coverage"] == pytest.approx(0.58)
    assert shown["high"] - shown["low"] == pytest.approx(42)


def test_order_by_hand_is_the_order_given(round_: Path) -> None:
    apply(round_, {"settings": {"by_hand": ["K3", "K1"]}})
    found = ok("rank", round_, "--by", "hand")
    assert found["order"] == "hand"
    assert [each["case"] for each in found["results"]][:2] == ["K3", "K1"]


def test_the_rounds_own_order_is_used_when_none_is_asked_for(round_: Path) -> None:
    apply(round_, {"settings": {"order": "vfm"}})
    assert ok("rank", round_)["order"] == ok("fund", round_)["order"] == "vfm"
    assert ok("rank", round_, "--by", "value")["order"] == "value"


def test_fund_has_every_field_of_the_contract(round_: Path) -> None:
    saving = {"year": "2026/27", "amount": -300_000.0, "cash_releasing": True}
    rule = {"kind": "excludes", "cases": ["K1", "K2"]}
    apply(round_, {"decisions": [{"case": "K4", "accepted": True}], "cases": [{"id": "K4", "money": [saving]}]})
    apply(round_, {"rules": [rule]})
    found = ok("fund", round_)
    assert set(found) >= {
        "rule", "order", "funded", "accepted", "results", "total_gain", "spent", "optimal", "gap", "clash", "breaks",
    }  # fmt: skip
    assert (found["rule"], found["order"], found["accepted"]) == ("line", "value", ["K4"])
    assert (found["optimal"], found["gap"], found["clash"]) == (None, None, None)
    assert set(found["results"][0]) == RESULT
    (row,) = found["spent"]
    cost = {"K1": 250_000.0, "K2": 500_000.0, "K3": 750_000.0}
    assert (row["year"], row["kind"], row["budget"]) == ("2026/27", "recurrent", 700_000.0)
    assert row["amount"] == math.fsum(cost[case] for case in found["funded"]) - 300_000.0
    gains = {each["case"]: each["gain"] for each in found["results"]}
    assert found["total_gain"] == pytest.approx(math.fsum(gains[case] for case in (*found["funded"], "K4")))
    if {"K1", "K2"} <= set(found["funded"]):
        assert [each["kind"] for each in found["breaks"]] == ["excludes"]


def test_fill_goes_on_where_line_stops(round_: Path) -> None:
    apply(round_, {"budgets": [{"year": "2026/27", "amount": 260_000}], "settings": {"by_hand": ["K3", "K1"]}})
    line = ok("fund", round_, "--rule", "line", "--by", "hand")
    fill = ok("fund", round_, "--rule", "fill", "--by", "hand")
    assert (line["funded"], fill["funded"]) == ([], ["K1"])
    assert entry(line, "results", case="K1")["fits"] is True


def test_best_is_refused_in_words_wherever_it_comes_from(round_: Path) -> None:
    assert runs.refused("fund", round_, "--rule", "best")["code"] == "NotAvailable"
    apply(round_, {"settings": {"fill_rule": "best"}})
    assert runs.refused("fund", round_)["code"] == "NotAvailable"
    assert all(each["funded"] is None for each in ok("rank", round_)["results"])


def test_explain_adds_up_to_the_difference(round_: Path) -> None:
    ranked = ok("rank", round_)["results"]
    values = {each["case"]: each["value"] for each in ranked}
    for one, value in values.items():
        for other, less in values.items():
            if one == other:
                assert runs.refused("explain", round_, one, "--against", other)["code"] == "SameCase"
                continue
            found = ok("explain", round_, one, "--against", other)
            assert set(found) == {"case", "rank", "value", "against", "difference", "terms", "bring_in", "words"}
            assert found["difference"] == pytest.approx(value - less)
            assert math.fsum(term["points"] for term in found["terms"]) == pytest.approx(found["difference"], abs=1e-9)
            points = [term["points"] for term in found["terms"]]
            assert points == sorted(points, reverse=True) or points == sorted(points, key=abs, reverse=True)
            assert found["words"]
    assert ok("explain", round_, ranked[1]["case"])["value"] == ranked[1]["value"]
    assert runs.refused("explain", round_, "K99")["code"] == "UnknownId"


def test_merge_has_every_field_of_the_contract(round_: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(round_, tmp_path / "copy.round"))
    other = new(tmp_path / "other.round", small.document())
    apply(round_, {"answers": [{**CELL, "level": 0, "reason": "a"}], "cases": [{"id": "K1", "title": "x"}],
                   "agreed": [{"case": "K2", "criterion": "C1", "level": 1}]})  # fmt: skip
    apply(copy, {"answers": [{**CELL, "level": 5, "reason": "b"}], "cases": [{"id": "K1", "title": "y"}],
                 "agreed": [{"case": "K2", "criterion": "C1", "level": 2}]}, "--as", "a1")  # fmt: skip
    found = ok("merge", round_, copy, other)
    assert set(found) >= {"added", "same", "conflicts", "quarantined", "late"}
    assert found["added"] == 4
    cell, agreed = entry(found, "conflicts", assessor="a1"), entry(found, "conflicts", assessor=None)
    assert (cell["case"], cell["criterion"]) == ("K1", "C1")
    assert sorted((each["level"], each["reason"], each["actor"]) for each in cell["answers"]) == [
        (0, "a", None), (5, "b", "a1"),
    ]  # fmt: skip
    assert sorted(each["level"] for each in agreed["answers"]) == [1, 2]
    assert [(each["kind"], each["id"], each["field"]) for each in found["fields"]] == [("case", ["K1"], "title")]
    assert entry(found, "fields", kind="case")["in_use"] == "Case 1"
    assert [each["source"] for each in found["quarantined"]] == ["other.round"]
    assert found["late"] == []
    again = ok("merge", round_, copy)
    assert (again["added"], again["conflicts"]) == (0, found["conflicts"])
    assert entry(ok("rank", round_), "results", case="K1")["coverage"] == 1.0


def test_merging_what_is_not_there_changes_nothing(round_: Path, tmp_path: Path) -> None:
    before = round_.read_bytes()
    assert runs.refused("merge", round_, tmp_path / "none.round")["code"] == "FileNotFound"
    assert round_.read_bytes() == before


def test_clamped_measures_and_answers_off_the_scale_are_pointed_at(tmp_path: Path) -> None:
    document = runs.minimal(
        criteria=[{"id": "M", "name": "Measure", "kind": "measure", "points": [[0, 0], [10, 100]]}],
        assessors=[{"id": "a1"}],
        answers=[{"assessor": "a1", "case": "K1", "criterion": "M", "measure": 11}],
    )
    (spot,) = ok("rank", new(tmp_path / "m.round", document))["clamped"]
    assert (spot["case"], spot["criterion"], spot["assessor"]) == ("K1", "M", "a1")
