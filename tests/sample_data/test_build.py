"""The sample round holds together: references, counts, marks, gaps that are meant and no others."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from resources import read_json
from sample_data.build import YEARS, sample_round

ROUND: Any = sample_round()
CASES = {case["id"]: case for case in ROUND["cases"]}
ASSESSORS = [assessor["id"] for assessor in ROUND["assessors"]]
CRITERIA = [criterion["id"] for criterion in ROUND["criteria"]]
RANKED = [case["id"] for case in ROUND["cases"] if case["lane"] == "ranked"]
HOLE = ("K26", "C5")
ROLE_WORDS = re.compile(r"\b(lead|officer|chair|deputy|owner|executive)\b")
PERSON = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame)\b\.? [A-Z]")
KEYS = {
    "cases": "id title type lane summary money workforce activity people places gates impact risks frees fields",
    "interests": "assessor case kind handling note",
    "answers": "assessor case criterion level reason confidence answer",
    "agreed": "case criterion outcome level reason views",
    "votes": "case criterion counts",
    "weights": "assessor method swings reason",
    "budgets": "year kind amount",
    "limits": "year staff_group wte",
    "rules": "kind case needs cases field value share of",
    "decisions": "case decision accepted reason conditions owner review dissent",
}


def filled(document: Any) -> set[tuple[str, str]]:
    return {(answer["case"], answer["criterion"]) for answer in document["answers"] if "level" in answer}


def all_text(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in all_text(part)]


def test_the_same_seed_gives_the_same_document() -> None:
    assert json.dumps(sample_round()) == json.dumps(ROUND)
    other = sample_round(7)
    assert other["answers"] != ROUND["answers"]
    assert {key for key, value in other.items() if value != ROUND[key]} == {"answers"}


def test_the_head_says_that_it_is_a_sample() -> None:
    assert (ROUND["format"], ROUND["version"]) == ("prioritiser-round", 1)
    assert ROUND["title"] == "Sample round 2026/27 (illustrative)"
    settings = ROUND["settings"]
    assert settings["sample"] is True
    assert (settings["marking"], settings["stage"], settings["fill_rule"]) == ("OFFICIAL", "closed", "line")
    assert settings["years"] == list(YEARS)


@pytest.mark.parametrize("kind", KEYS)
def test_records_use_only_keys_of_the_open_format(kind: str) -> None:
    assert {key for record in ROUND[kind] for key in record} <= set(KEYS[kind].split())


@pytest.mark.parametrize("kind", ["nodes", "criteria", "gates", "groups", "assessors", "places", "boards", "cases"])
def test_ids_are_unique(kind: str) -> None:
    ids = [record["id"] for record in ROUND[kind]]
    assert len(ids) == len(set(ids))


def test_counts() -> None:
    types = Counter(case["type"] for case in CASES.values())
    assert len(CASES) >= 30
    assert set(types) == {"investment", "disinvestment", "reshape"}
    assert min(types.values()) >= 4
    assert [case["id"] for case in CASES.values() if case["lane"] == "mandated"] == ["K13"]
    assert (len(ASSESSORS), len(ROUND["groups"])) == (9, 4)
    assert {assessor["group"] for assessor in ROUND["assessors"]} == {group["id"] for group in ROUND["groups"]}


def test_every_case_refers_to_things_that_exist() -> None:
    places, gates = ({record["id"] for record in ROUND[kind]} for kind in ("places", "gates"))
    boards = {board["id"] for board in ROUND["boards"]}
    for case in CASES.values():
        assert {share["place"] for share in case["places"]} == places
        assert sum(share["share"] for share in case["places"]) == pytest.approx(1)
        assert {gate["gate"] for gate in case["gates"]} == gates
        assert case["fields"]["board"] in boards
        assert case["frees"] is None or case["frees"] in CASES
        assert {line["year"] for kind in ("money", "workforce", "activity") for line in case[kind]} <= set(YEARS)


def test_every_judgement_refers_to_things_that_exist() -> None:
    for kind in ("answers", "agreed", "votes"):
        for record in ROUND[kind]:
            assert record["case"] in RANKED
            assert record["criterion"] in CRITERIA
            assert record.get("assessor", "a1") in ASSESSORS
    keys = [(answer["assessor"], answer["case"], answer["criterion"]) for answer in ROUND["answers"]]
    assert len(keys) == len(set(keys))
    named = [rule.get(key) for rule in ROUND["rules"] for key in ("case", "needs")]
    named += [case for rule in ROUND["rules"] for case in rule.get("cases", [])]
    named += [decision["case"] for decision in ROUND["decisions"]]
    assert {case for case in named if case} <= set(CASES)
    groups = {line["staff_group"] for case in CASES.values() for line in case["workforce"]}
    assert {limit["staff_group"] for limit in ROUND["limits"]} <= groups


def test_levels_are_on_the_scale_and_every_extreme_has_a_reason() -> None:
    scored = [answer for answer in ROUND["answers"] if "level" in answer]
    assert {answer["level"] for answer in scored} == {0, 1, 2, 3, 4, 5}
    assert all(answer["reason"] for answer in scored if answer["level"] in (0, 5))
    assert any(answer.get("reason") for answer in scored if answer["level"] in (1, 2, 3, 4))
    assert {answer["confidence"] for answer in scored} == {"low", "medium", "high"}
    words = Counter(answer["answer"] for answer in ROUND["answers"] if "answer" in answer)
    assert set(words) == {"no_evidence", "abstain", "recused"}


@pytest.mark.parametrize("seed", [20260401, 1, 2, 3])
def test_only_the_intended_hole_is_empty(seed: int) -> None:
    cells = {(case, criterion) for case in RANKED for criterion in CRITERIA}
    assert cells - filled(sample_round(seed)) == {HOLE}
    assert not any((a["case"], a["criterion"]) == HOLE for a in [*ROUND["answers"], *ROUND["agreed"]])


def test_two_assessors_have_not_finished() -> None:
    done = Counter(answer["assessor"] for answer in ROUND["answers"])
    whole = len(RANKED) * len(CRITERIA) - 1
    assert [done[assessor] for assessor in ASSESSORS[:7]] == [whole] * 7
    assert done["a8"] / whole == pytest.approx(2 / 3, abs=0.01)
    assert 0 < whole - done["a9"] < 10


def test_everyone_has_declared_and_the_conflicted_one_keeps_out() -> None:
    assert {interest["assessor"] for interest in ROUND["interests"] if interest["case"] is None} == set(ASSESSORS)
    conflicts = [interest for interest in ROUND["interests"] if interest["kind"] != "none"]
    assert len(conflicts) == 1
    (conflict,) = conflicts
    assert (conflict["handling"], bool(conflict["note"])) == ("recused", True)
    given = [
        answer
        for answer in ROUND["answers"]
        if (answer["assessor"], answer["case"]) == (conflict["assessor"], conflict["case"])
    ]
    assert [answer.get("answer") for answer in given] == ["recused"] * len(CRITERIA)


def test_groups_disagree_where_it_was_planted() -> None:
    group_of = {assessor["id"]: assessor["group"] for assessor in ROUND["assessors"]}
    levels: dict[str, list[int]] = {}
    for answer in ROUND["answers"]:
        if (answer["case"], answer["criterion"]) == ("K33", "C4") and "level" in answer:
            levels.setdefault(group_of[answer["assessor"]], []).append(answer["level"])
    assert min(levels["public"]) - max(levels["finance"]) >= 3


def test_agreed_cells_and_votes() -> None:
    outcomes = Counter(agreed["outcome"] for agreed in ROUND["agreed"])
    assert 6 <= outcomes["agreed"] <= 10
    assert (outcomes["no_consensus"], outcomes["parked"]) == (1, 1)
    assert all(("level" in agreed) == (agreed["outcome"] == "agreed") for agreed in ROUND["agreed"])
    assert all(agreed["reason"] for agreed in ROUND["agreed"])
    assert [len(vote["counts"]) for vote in ROUND["votes"]] == [6, 6]
    assert all(sum(vote["counts"]) <= len(ASSESSORS) for vote in ROUND["votes"])


def test_weight_sets_normalise_and_families_sum_their_children() -> None:
    sets = ROUND["weights"]
    assert len([one for one in sets if one["assessor"]]) == 7
    assert [one["assessor"] for one in sets].count(None) == 1
    swings_of = {line["id"]: line["swing"] for line in [*ROUND["nodes"], *ROUND["criteria"]]}
    for one in sets:
        swings = one["swings"]
        assert set(swings) == set(swings_of)
        assert one["reason"]
        for family in ("benefit", "service", "delivery"):
            children = [line["id"] for line in ROUND["criteria"] if line["parent"] == family]
            assert swings[family] == sum(swings[child] for child in children)
        assert min(swings.values()) > 0
        assert swings["A"] + swings["B"] == 100
    assert next(one["swings"] for one in sets if one["assessor"] is None) == swings_of


def test_money_is_flagged_and_of_a_believable_size() -> None:
    for case in CASES.values():
        assert case["money"]
        for line in case["money"]:
            assert line["illustrative"] is True
            assert ("cash_releasing" in line) == (line["amount"] < 0)
            assert abs(line["amount"]) <= 3_500_000
        assert case["fields"]["illustrative"] is True
        assert "invented" in case["fields"]["illustrative_note"]
    savings = [line["cash_releasing"] for case in CASES.values() for line in case["money"] if line["amount"] < 0]
    assert set(savings) == {True, False}
    first = sum(
        line["amount"]
        for case in CASES.values()
        for line in case["money"]
        if case["type"] == "investment"
        and (line["year"], line["kind"]) == (YEARS[0], "recurrent")
        and line["amount"] > 0
    )
    assert 30_000_000 <= first <= 36_000_000


def test_published_facts_name_their_document_and_year() -> None:
    for case in CASES.values():
        fields = case["fields"]
        years = set(re.findall(r"\b20\d\d(?=[;)])", fields["published_facts"]))
        assert set(fields["source_year"].split(", ")) == years
    assert all("overlap_note" in CASES[id_]["fields"] for id_ in ("K27", "K28", "K29"))


def test_gates_say_who_and_why_where_they_do_not_simply_pass() -> None:
    results = [(case["id"], gate) for case in CASES.values() for gate in case["gates"]]
    assert [id_ for id_, gate in results if gate["result"] == "fail"] == ["K07"]
    for _, gate in results:
        if gate["result"] in {"conditional", "fail"}:
            assert gate["reason"]
            assert ROLE_WORDS.search(gate["owner"])
            assert re.fullmatch(r"2026-\d\d-\d\d", gate["date"])


def test_impact_and_risks_are_on_their_scales() -> None:
    for case in CASES.values():
        ratings = [(line["likelihood"], line["impact"]) for line in case["impact"]]
        ratings += [tuple(risk[step]) for risk in case["risks"] for step in ("initial", "current", "target")]
        assert all(1 <= number <= 5 for rating in ratings for number in rating)
        assert case["impact"]
        assert case["risks"]
        for risk in case["risks"]:
            initial, current, target = (risk[s][0] * risk[s][1] for s in ("initial", "current", "target"))
            assert initial >= current >= target


def test_budgets_rules_and_decisions() -> None:
    rows = {(budget["year"], budget["kind"]): budget["amount"] for budget in ROUND["budgets"]}
    assert next(iter(rows)) == (YEARS[0], "recurrent")
    assert rows[YEARS[0], "recurrent"] == 20_000_000
    assert [year for year, kind in rows if kind == "recurrent"] == list(YEARS)
    assert [rule["kind"] for rule in ROUND["rules"]] == ["requires", "excludes", "min_share"]
    accepted = [decision["case"] for decision in ROUND["decisions"] if decision["accepted"]]
    assert accepted == ["K35"]
    assert all(CASES[decision["case"]]["type"] == "disinvestment" for decision in ROUND["decisions"])
    assert all(ROLE_WORDS.search(decision["owner"]) for decision in ROUND["decisions"])


def test_no_person_is_named() -> None:
    assert [assessor["name"] for assessor in ROUND["assessors"]] == [f"Assessor {n}" for n in range(1, 10)]
    assert all(ROLE_WORDS.search(case["fields"]["lead"]) for case in CASES.values())
    assert not [text for text in all_text(ROUND) if PERSON.search(text)]


def test_the_hand_written_tables_fit_each_other() -> None:
    levels: Any = read_json("levels.json", package="sample_data")
    reasons: Any = read_json("reasons.json", package="sample_data")
    assert levels["criteria"] == CRITERIA
    assert list(levels["levels"]) == RANKED == list(levels["subjects"])
    assert all(len(row) == len(CRITERIA) for row in levels["levels"].values())
    assert list(reasons["direct"]) == CRITERIA
    assert list(reasons["lost"]) == [line["id"] for line in ROUND["criteria"] if line["mirrored"]]
    assert all(set(bands) == {"0", "low", "high", "5"} for book in reasons.values() for bands in book.values())
