"""A document becomes one edit, or is refused by the entry that is wrong; then nothing at all is changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from prioritiser.edits.document import edit_of
from prioritiser.errors import InputError, RefusedError
from prioritiser.model.base import CaseId
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.prioritiser import runs, small
from tests.prioritiser.runs import apply, apply_refused, exported, minimal, new

CELL = {"assessor": "a1", "case": "K1", "criterion": "C1"}
GOOD = {"answers": [{**CELL, "level": 5}], "title": "Changed"}


@pytest.fixture
def round_(tmp_path: Path) -> Path:
    return new(tmp_path / "small.round", small.document())


def with_last(name: str, wrong: object) -> dict[str, object]:
    """Return a document whose only fault is its last entry."""
    good = {"cases": [{"id": "K1", "title": "Changed"}], "answers": [{**CELL, "level": 5}]}
    return {**good, name: [*good.get(name, []), wrong]}  # type: ignore[misc]


WRONG: list[tuple[str, object, str, str]] = [
    # references that do not exist
    ("answers", {**CELL, "case": "K99", "level": 1}, "UnknownId", "answers[1].case"),
    ("answers", {**CELL, "criterion": "X", "level": 1}, "UnknownId", "answers[1].criterion"),
    ("answers", {**CELL, "assessor": "zz", "level": 1}, "UnknownId", "answers[1].assessor"),
    ("cases", {"id": "K2", "frees": "K99"}, "UnknownId", "cases[1].frees"),
    ("cases", {"id": "K2", "places": [{"place": "moon", "share": 1}]}, "UnknownId", "cases[1].places[0].place"),
    ("cases", {"id": "K2", "gates": [{"gate": "G9", "result": "pass"}]}, "UnknownId", "cases[1].gates[0].gate"),
    ("assessors", {"id": "a9", "group": "none"}, "UnknownId", "assessors[0].group"),
    ("nodes", {"id": "N", "parent": "none"}, "UnknownId", "nodes[0].parent"),
    ("criteria", {"id": "C9", "parent": "C1"}, "UnknownId", "criteria[0].parent"),
    ("weights", {"assessor": "a1", "swings": {"none": 1}}, "UnknownId", "weights[0].swings"),
    ("weights", {"assessor": "none", "swings": {}}, "UnknownId", "weights[0].assessor"),
    ("decisions", {"case": "K99"}, "UnknownId", "decisions[0].case"),
    ("interests", {"assessor": "a1", "case": "K99"}, "UnknownId", "interests[0].case"),
    ("rules", {"kind": "requires", "case": "K1", "needs": "K99"}, "UnknownId", "rules[0]"),
    ("votes", {"case": "K1", "criterion": "none", "counts": [0] * 6}, "UnknownId", "votes[0].criterion"),
    ("agreed", {"case": "K99", "criterion": "C1", "level": 1}, "UnknownId", "agreed[0].case"),
    # scales
    ("answers", {**CELL, "case": "K2", "level": 6}, "OffScale", "answers[1].level"),
    ("answers", {**CELL, "case": "K2", "level": -1}, "OffScale", "answers[1].level"),
    ("answers", {**CELL, "case": "K2", "level": 3.5}, "OffScale", "answers[1].level"),
    ("answers", {**CELL, "case": "K2", "measure": 3}, "OffScale", "answers[1].measure"),
    ("answers", {**CELL, "case": "K2", "level": 3, "measure": 3}, "OffScale", "answers[1].measure"),
    ("answers", {**CELL, "case": "K2", "level": 3, "answer": "abstain"}, "TwoAnswers", "answers[1]"),
    ("agreed", {"case": "K1", "criterion": "C1", "level": 9}, "OffScale", "agreed[0].level"),
    ("agreed", {"case": "K1", "criterion": "C1"}, "NoLevel", "agreed[0]"),
    ("votes", {"case": "K1", "criterion": "C1", "counts": [1, 2]}, "WrongCount", "votes[0].counts"),
    ("votes", {"case": "K1", "criterion": "C1", "counts": [0, 0, 0, 0, 0, -1]}, "WrongCount", "votes[0].counts"),
    ("criteria", {"id": "C1", "anchors": ["a", "b"]}, "WrongCount", "criteria[0].anchors"),
    ("criteria", {"id": "C1", "values": [0] * 7}, "WrongCount", "criteria[0].values"),
    ("criteria", {"id": "C1", "values": [0, 1, 2, 3, 4, 101]}, "OutOfRange", "criteria[0].values"),
    ("criteria", {"id": "C1", "neutral": 2.5}, "OffScale", "criteria[0].neutral"),
    ("criteria", {"id": "M", "kind": "measure"}, "WrongCount", "criteria[0].points"),
    ("criteria", {"id": "M", "kind": "measure", "points": [[1, 0], [1, 100]]}, "WrongCount", "criteria[0].points"),
    ("criteria", {"id": "M", "kind": "measure", "points": [[0, 0], [1, 200]]}, "OutOfRange", "criteria[0].points"),
    # the tree
    ("nodes", {"id": "A", "parent": "A"}, "Loop", "nodes[0].parent"),
    ("nodes", {"id": "C1"}, "Repeated", "nodes[0].id"),
    ("criteria", {"id": "A"}, "Repeated", "criteria[0].id"),
    ("nodes", {"id": "A", "swing": -1}, "OutOfRange", "nodes[0].swing"),
    ("criteria", {"id": "GP1", "swing": 0}, "NoWeight", "criteria"),
    ("weights", {"assessor": "a1", "swings": {"A": 0, "B": 0}}, "NoWeight", "weights of a1"),
    ("weights", {"assessor": None, "swings": {"C1": -0.5}}, "OutOfRange", "weights[0].swings.C1"),
    # numbers out of range
    ("cases", {"id": "K2", "places": [{"place": "city", "share": 1.1}]}, "OutOfRange", "cases[1].places[0].share"),
    ("cases", {"id": "K2", "places": [{"place": "city", "share": 0.6}] * 2}, "OutOfRange", "cases[1].places"),
    ("cases", {"id": "K2", "people": -1}, "OutOfRange", "cases[1].people"),
    ("cases", {"id": "K2", "money": [{"year": "2026/27", "amount": 1e14}]}, "OutOfRange", "cases[1].money[0].amount"),
    ("cases", {"id": "K2", "money": [{"year": "1999/00", "amount": 1}]}, "UnknownYear", "cases[1].money[0].year"),
    ("cases", {"id": "K2", "risks": [{"title": "t", "initial": [0, 1]}]}, "OutOfRange", "cases[1].risks[0].initial"),
    ("cases", {"id": "K2", "impact": [{"domain": "d", "likelihood": 6, "impact": 1}]}, "OutOfRange",
     "cases[1].impact[0].likelihood"),
    ("budgets", {"year": "2026/27", "amount": -1}, "OutOfRange", "budgets[0].amount"),
    ("budgets", {"year": "2050/51", "amount": 1}, "UnknownYear", "budgets[0].year"),
    ("limits", {"year": "2026/27", "staff_group": "n", "wte": -1}, "OutOfRange", "limits[0].wte"),
    ("places", {"id": "city", "population": -0.1}, "OutOfRange", "places[0].population"),
    ("rules", {"kind": "at_most", "cases": ["K1"], "count": 99}, "OutOfRange", "rules[0].count"),
    ("rules", {"kind": "min_share", "field": "place", "value": "city", "share": 2}, "OutOfRange", "rules[0].share"),
    ("rules", {"kind": "must"}, "WrongShape", "rules[0]"),
    ("rules", {"kind": "requires", "case": "K1"}, "WrongShape", "rules[0]"),
    # unknown keys, at every depth
    ("cases", {"id": "K2", "__class__": "x"}, "UnknownKey", "cases[1].__class__"),
    ("cases", {"id": "K2", "money": [{"year": "2026/27", "amount": 1, "vat": 2}]}, "UnknownKey",
     "cases[1].money[0].vat"),
    ("cases", {"id": "K2", "withdrawn": True, "vat": 1}, "UnknownKey", "cases[1].vat"),
    ("criteria", {"id": "C1", "helper": {"kind": "grid", "hue": 1}}, "UnknownKey", "criteria[0].helper.hue"),
    ("answers", {**CELL, "case": "K2", "score": 3}, "UnknownKey", "answers[1].score"),
    ("rules", {"kind": "must", "case": "K1", "id": "r1"}, "UnknownKey", "rules[0].id"),
    # shapes
    ("cases", {"id": "K9"}, "WrongShape", "cases[1]"),
    ("cases", {"id": "K2", "title": 5}, "WrongShape", "cases[1].title"),
    ("cases", {"id": "K2", "type": "gift"}, "WrongShape", "cases[1].type"),
    ("cases", {"id": "K2", "money": {"year": 1}}, "WrongShape", "cases[1].money"),
    ("cases", {"id": "K2", "money": [{"year": "2026/27"}]}, "WrongShape", "cases[1].money[0]"),
    ("cases", {"id": "K2", "money": [{"year": "2026/27", "amount": True}]}, "WrongShape", "cases[1].money[0].amount"),
    ("cases", {"id": "K2", "risks": [{"title": "t", "initial": [1, 2, 3]}]}, "WrongShape",
     "cases[1].risks[0].initial"),
    ("cases", {"id": "K2", "withdrawn": "yes"}, "WrongShape", "cases[1].withdrawn"),
    ("answers", {**CELL, "case": "K2", "level": "4"}, "WrongShape", "answers[1].level"),
    ("answers", {**CELL, "case": "K2", "level": True}, "WrongShape", "answers[1].level"),
    ("answers", {**CELL, "case": "K2", "answer": "maybe"}, "WrongShape", "answers[1].answer"),
    ("answers", "K1", "WrongShape", "answers[1]"),
    ("cases", [[[]]], "WrongShape", "cases[1]"),
    ("cases", {"title": "Without id"}, "BadId", "cases[1].id"),
    ("cases", {"id": 5, "title": "t"}, "BadId", "cases[1].id"),
    ("cases", {"id": " ", "title": "t"}, "BadId", "cases[1].id"),
    ("cases", {"id": "a\nb", "title": "t"}, "BadId", "cases[1].id"),
    ("cases", {"id": "x" * 201, "title": "t"}, "BadId", "cases[1].id"),
    # twice the same
    ("cases", {"id": "K1", "title": "Again"}, "Repeated", "cases[1]"),
    ("answers", {**CELL, "level": 1}, "Repeated", "answers[1]"),
    ("cases", {"id": "K2", "gates": [{"gate": "G1", "result": "pass"}] * 2}, "Repeated", "cases[1].gates"),
    ("cases", {"id": "K2", "money": [{"id": "m", "year": "2026/27", "amount": 1}] * 2}, "Repeated", "cases[1].money"),
    ("cases", {"id": "K2", "risks": [{"id": "r", "title": "t"}] * 2}, "Repeated", "cases[1].risks"),
    ("cases", {"id": "K2", "impact": [{"id": "i", "domain": "d", "likelihood": 1, "impact": 1}] * 2}, "Repeated",
     "cases[1].impact"),
    ("cases", {"id": "K2", "money": [{"id": "~1", "year": "2026/27", "amount": 1}]}, "BadId", "cases[1].money[0].id"),
    ("cases", {"id": "K2", "fields": {"deep": [[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]}}, "TooDeep",
     "cases[1].fields.deep" + "[0]" * 19),
]  # fmt: skip


@pytest.mark.parametrize(("name", "wrong", "code", "where"), WRONG, ids=lambda part: str(part)[:40])
def test_one_wrong_entry_refuses_all_and_is_named(
    round_: Path, name: str, wrong: object, code: str, where: str
) -> None:
    error = apply_refused(round_, with_last(name, wrong))
    assert (error["code"], error["where"]) == (code, where), error
    assert error["remedy"].endswith("Nothing was changed.")
    assert len(error["remedy"]) > len("Nothing was changed.")


SETTINGS: list[tuple[str, object, str]] = [
    ("levels", 0, "OutOfRange"), ("levels", 10, "OutOfRange"), ("levels", "5", "WrongShape"),
    ("min_answers", 0, "OutOfRange"), ("coverage_threshold", 1.5, "OutOfRange"), ("panel_rule", "sum", "WrongShape"),
    ("discount_rate_cost", -1, "OutOfRange"), ("discount_rate_health", 2, "OutOfRange"),
    ("concentration", -1, "OutOfRange"), ("by_hand", ["K99"], "UnknownId"), ("by_hand", ["K1", "K1"], "Repeated"),
    ("years", ["2026/27", "2026/27"], "Repeated"), ("weight_bounds", {"C1": [0.5, 0.2]}, "OutOfRange"),
    ("weight_bounds", {"C1": [0.5]}, "WrongShape"), ("weight_bounds", {"zz": [0, 1]}, "UnknownId"),
    ("stage", "open", "WrongShape"), ("colour", "red", "UnknownKey"), ("marking", "a\x01", "NotText"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "code"), SETTINGS, ids=lambda part: str(part)[:30])
def test_settings_out_of_range_are_refused_by_name(round_: Path, name: str, value: object, code: str) -> None:
    error = apply_refused(round_, {**GOOD, "settings": {name: value}})
    assert error["code"] == code
    assert name in error["where"]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({"format": "other"}, "NotThisFormat"), ({"version": 2}, "NotThisVersion"),
        ({"version": True}, "NotThisVersion"),
        ({"title": 5}, "WrongShape"), ({"title": None}, "WrongShape"), ({"settings": []}, "WrongShape"),
        ({"settings": None}, "WrongShape"), ({"cases": {}}, "WrongShape"), ({"cases": None}, "WrongShape"),
        ({"surprise": 1}, "UnknownKey"), ({"__class__": "x"}, "UnknownKey"), ({"Cases": []}, "UnknownKey"),
        ({"title": "a\x07"}, "NotText"),
    ],
)  # fmt: skip
def test_headings_are_checked(round_: Path, document: dict[str, object], code: str) -> None:
    assert apply_refused(round_, document)["code"] == code


def test_a_tree_a_thousand_deep_and_a_loop_of_two(round_: Path) -> None:
    chain = [{"id": f"n{at}", "parent": f"n{at - 1}" if at else None} for at in range(1000)]
    error = apply_refused(round_, {"nodes": chain})
    assert (error["code"], error["where"]) == ("TooDeep", "nodes[21].parent")
    assert apply_refused(round_, {"nodes": [{"id": "x", "parent": "y"}, {"id": "y", "parent": "x"}]})["code"] == "Loop"


def test_ten_levels(tmp_path: Path) -> None:
    document = minimal(
        settings={"levels": 9},
        criteria=[{"id": "C1", "anchors": [str(at) for at in range(10)], "values": [at * 11 for at in range(10)]}],
        assessors=[{"id": "a1"}],
        answers=[{"assessor": "a1", "case": "K1", "criterion": "C1", "level": 9}],
    )
    target = new(tmp_path / "ten.round", document)
    assert runs.ok("rank", target)["results"][0]["value"] == 99.0
    answer = {"assessor": "a1", "case": "K1", "criterion": "C1", "level": 10}
    assert apply_refused(target, {"answers": [answer]})["code"] == "OffScale"


# What an edit may not break elsewhere


@pytest.mark.parametrize(
    ("document", "where"),
    [
        ({"settings": {"levels": 3}}, "answers"),
        ({"settings": {"years": ["2030/31"]}}, "cases K1.money[0].year"),
        ({"criteria": [{"id": "C1", "kind": "measure", "points": [[0, 0], [9, 100]]}]}, "answers"),
        ({"nodes": [{"id": "A", "withdrawn": True}]}, "criteria GP1.parent"),
        ({"groups": [{"id": "clinical", "withdrawn": True}]}, "assessors a1.group"),
        ({"places": [{"id": "city", "withdrawn": True}]}, "cases K1.places[0].place"),
        ({"gates": [{"id": "G1", "withdrawn": True}]}, "cases K1.gates[0].gate"),
        ({"cases": [{"id": "K2", "withdrawn": True}]}, "rules"),
        ({"criteria": [{"id": "C1", "withdrawn": True}, {"id": "C2", "swing": 0}]}, "criteria"),
    ],
)  # fmt: skip
def test_an_edit_may_not_break_what_it_does_not_name(round_: Path, document: dict[str, object], where: str) -> None:
    apply(round_, {"rules": [{"kind": "requires", "case": "K1", "needs": "K2"}]})
    error = apply_refused(round_, document)
    assert error["where"].startswith(where), error


def test_agreed_scores_and_votes_keep_a_scale_from_shrinking(tmp_path: Path) -> None:
    agreed = {"case": "K1", "criterion": "C1", "level": 5}
    target = new(tmp_path / "a.round", minimal(agreed=[agreed]))
    assert apply_refused(target, {"settings": {"levels": 4}})["code"] == "OffScale"
    target = new(tmp_path / "v.round", minimal(votes=[{"case": "K1", "criterion": "C1", "counts": [0] * 6}]))
    assert apply_refused(target, {"settings": {"levels": 4}})["code"] == "WrongCount"


def test_what_was_wrong_before_stops_nobody(round_: Path) -> None:
    held = read(round_)
    gone = changed(held.cases[CaseId("K1")], frees=CaseId("gone"))
    held = replace(held, cases={**held.cases, CaseId("K1"): gone})
    assert edit_of({"settings": {"marking": "x"}, "cases": [{"id": "K2", "withdrawn": True}]}, held, label="x").changes


def read(path: Path) -> Round:
    session = Session.open(path)
    session.close()
    return session.round


# Scores outlive the case


def test_scores_stay_when_their_case_is_withdrawn_and_come_back_with_it(round_: Path) -> None:
    before = exported(round_)
    apply(round_, {"settings": {"by_hand": ["K3", "K1"], "weight_bounds": {"C1": [0, 1]}}})
    apply(round_, {"cases": [{"id": "K3", "withdrawn": True}]})
    without = exported(round_)
    assert not [each for each in without["answers"] if each["case"] == "K3"]
    assert without["settings"]["by_hand"] == ["K1"]
    apply(round_, {"settings": {"marking": "OFFICIAL"}})
    runs.ok("undo", round_)
    runs.ok("undo", round_)
    runs.ok("undo", round_)
    assert exported(round_) == before


VOTE = {"case": "K1", "criterion": "A", "counts": [0, 0, 1, 3, 2, 0]}
AWAY = [
    ({"criteria": [{"id": "A", "withdrawn": True}]}, {"criteria": [{"id": "A"}]}),
    ({"cases": [{"id": "K1", "withdrawn": True}]}, {"cases": [{"id": "K1", "title": "Again"}]}),
]


def with_hands(folder: Path) -> Path:
    lists = {"assessors": [{"id": "a1"}], "criteria": [{"id": "A"}, {"id": "B"}], "votes": [VOTE]}
    answers = [{"assessor": "a1", "case": "K1", "criterion": "A", "level": 5}]
    agreed = [{"case": "K1", "criterion": "A", "level": 4}]
    return new(folder / "hands.round", minimal(**lists, answers=answers, agreed=agreed))


@pytest.mark.parametrize(("away", "back"), AWAY)
@pytest.mark.parametrize("levels", [3, 9])
def test_a_show_of_hands_never_comes_back_to_another_scale(
    tmp_path: Path, away: dict[str, object], back: dict[str, object], levels: int
) -> None:
    target = with_hands(tmp_path)
    apply(target, away)
    apply(target, {"settings": {"levels": levels}})
    before = exported(target), read(target).votes
    apply(target, back)
    after = exported(target)
    assert "votes" not in after
    assert [each["stale"] for each in (*after["answers"], *after["agreed"])] == [True, True]
    again = new(tmp_path / "again.round", after)
    assert exported(again) == after
    runs.ok("undo", target)
    assert (exported(target), read(target).votes) == before
    for _ in range(2):
        runs.ok("undo", target)
    assert exported(target)["votes"] == [VOTE]


@pytest.mark.parametrize(("away", "back"), AWAY)
def test_a_show_of_hands_comes_back_to_its_own_scale(
    tmp_path: Path, away: dict[str, object], back: dict[str, object]
) -> None:
    target = with_hands(tmp_path)
    for document in (away, back):
        apply(target, document)
    assert exported(target)["votes"] == [VOTE]


def test_new_hands_may_come_with_the_criterion_that_comes_back(tmp_path: Path) -> None:
    target, fresh = with_hands(tmp_path), {**VOTE, "counts": [1] * 10}
    apply(target, {"criteria": [{"id": "A", "withdrawn": True}]})
    apply(target, {"settings": {"levels": 9}})
    error = apply_refused(target, {"criteria": [{"id": "A"}], "votes": [VOTE]})
    assert (error["code"], error["where"]) == ("WrongCount", "votes[0].counts")
    apply(target, {"criteria": [{"id": "A"}], "votes": [fresh]})
    assert exported(target)["votes"] == [fresh]


# A set of weights: its reason, method and judgements belong to its swings


SET = {
    "swings": {"C1": 60, "C2": 40}, "method": "points", "reason": "Old words",
    "judgements": {"method": "points", "swings": {"C1": 60, "C2": 40}},
}  # fmt: skip


@pytest.mark.parametrize("assessor", [None, "a1"])
def test_other_swings_do_not_keep_what_was_said_of_the_old(round_: Path, assessor: str | None) -> None:
    who = {"assessor": assessor}
    apply(round_, {"weights": [{**who, **SET}]})
    apply(round_, {"weights": [{**who, "swings": {"C1": 10, "C2": 90}}]})
    assert runs.entry(exported(round_), "weights", **who) == {
        **who, "method": "swing", "swings": {"C1": 10, "C2": 90},
    }  # fmt: skip
    runs.ok("undo", round_)
    assert runs.entry(exported(round_), "weights", **who) == {**who, **SET}
    apply(round_, {"weights": [{**who, "swings": {"C1": 10, "C2": 90}}]}, "--reason", "New words")
    assert runs.entry(exported(round_), "weights", **who)["reason"] == "New words"
    apply(round_, {"weights": [{**who, "swings": {"C1": 1, "C2": 9}, "reason": "Own words"}]}, "--reason", "Other")
    assert runs.entry(exported(round_), "weights", **who)["reason"] == "Own words"


def test_the_same_swings_again_change_nothing(round_: Path) -> None:
    apply(round_, {"weights": [{"assessor": None, **SET}]})
    assert apply(round_, {"weights": [{"assessor": None, "swings": SET["swings"]}]}, "--reason", "x")["changed"] == 0
    apply(round_, {"weights": [{"assessor": None, "swings": SET["swings"], "method": "swing"}]})
    found = runs.entry(exported(round_), "weights", assessor=None)
    assert (found["method"], "judgements" in found) == ("swing", False)


def test_withdrawing_what_is_not_there_changes_nothing(round_: Path) -> None:
    assert apply(round_, {"cases": [{"id": "K77", "withdrawn": True}]})["changed"] == 0


def test_a_withdrawn_answer_takes_its_reason_along(round_: Path) -> None:
    apply(round_, {"answers": [{**CELL, "withdrawn": True}]})
    assert not [each for each in exported(round_)["answers"] if {**each, **CELL} == each]


def test_a_case_made_again_has_nothing_of_the_old_one(round_: Path) -> None:
    apply(round_, {"cases": [{"id": "K9", "title": "First", "summary": "Old", "people": 7, "fields": {"board": "x"}}]})
    apply(round_, {"cases": [{"id": "K9", "summary": "Older"}]})
    apply(round_, {"cases": [{"id": "K9", "withdrawn": True}]})
    apply(round_, {"cases": [{"id": "K9", "title": "Second"}]})
    assert runs.entry(exported(round_), "cases", id="K9") == {
        "id": "K9", "title": "Second", "type": "investment", "lane": "ranked",
    }  # fmt: skip


# The order of work


def test_a_locked_round_takes_only_its_unlocking_with_a_reason(round_: Path) -> None:
    apply(round_, {"settings": {"stage": "locked"}})
    for document in (
        GOOD,
        {"title": "x"},
        {"cases": [{"id": "K1", "withdrawn": True}]},
        {"settings": {"order": "vfm"}},
    ):
        assert apply_refused(round_, document, "--reason", "Because")["code"] == "RoundLocked"
    unlock = {"settings": {"stage": "scoring"}}
    assert apply_refused(round_, unlock)["code"] == "RoundLocked"
    assert apply_refused(round_, unlock, "--reason", "  ")["code"] == "RoundLocked"
    assert apply_refused(round_, {**unlock, **GOOD}, "--reason", "Because")["code"] == "RoundLocked"
    assert apply(round_, {"title": "Small round"})["changed"] == 0
    assert runs.refused("redo", round_)["code"] in ("NothingToRedo", "RoundLocked")
    apply(round_, unlock, "--reason", "A case was left out")
    assert apply(round_, GOOD)["changed"] > 0


def test_after_closing_a_change_needs_a_reason_of_its_own(round_: Path) -> None:
    apply(round_, {"settings": {"stage": "closed"}})
    answer = {**CELL, "level": 5}
    assert apply_refused(round_, {"answers": [answer]})["code"] == "ReasonNeeded"
    assert apply_refused(round_, {"answers": [{**CELL, "withdrawn": True}]})["code"] == "ReasonNeeded"
    assert apply(round_, {"answers": [{**answer, "reason": "New evidence"}]})["changed"] == 2
    assert apply(round_, {"answers": [{**CELL, "level": 4}]}, "--reason", "Moderated")["changed"] > 0
    assert apply(round_, {"agreed": [{"case": "K1", "criterion": "C1", "level": 4}]})["changed"] > 0


def test_recused_assessors_cannot_score(round_: Path) -> None:
    interest = {"assessor": "a1", "case": "K1", "kind": "personal", "handling": "recused"}
    apply(round_, {"interests": [interest]})
    assert apply_refused(round_, {"answers": [{**CELL, "level": 5}]})["code"] == "Recused"
    both = {"interests": [{**interest, "case": "K2"}], "answers": [{**CELL, "case": "K2", "level": 5}]}
    assert apply_refused(round_, both)["code"] == "Recused"
    assert apply(round_, {"answers": [{**CELL, "answer": "recused"}]})["changed"] > 0
    assert apply(round_, {"answers": [{**CELL, "assessor": "a2", "level": 5}]})["changed"] > 0


def test_a_fresh_document_may_be_locked_closed_and_recused_from_the_start() -> None:
    document = minimal(
        settings={"stage": "locked"},
        assessors=[{"id": "a1"}],
        interests=[{"assessor": "a1", "case": "K1", "handling": "recused"}],
        answers=[{"assessor": "a1", "case": "K1", "criterion": "C1", "level": 1}],
    )
    assert edit_of(document, Round(), label="New", fresh=True).changes


def test_errors_can_be_told_apart(round_: Path) -> None:
    held = read(round_)
    with pytest.raises(InputError):
        edit_of({"surprise": 1}, held, label="x")
    with pytest.raises(RefusedError):
        edit_of({"title": "x"}, locked(held), label="x")


def locked(held: Round) -> Round:
    return replace(held, settings=changed(held.settings, stage="locked"))
