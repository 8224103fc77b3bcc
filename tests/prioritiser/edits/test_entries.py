"""From entries to changes: what is new, differs or is gone; lines are known again; rivals stand side by side."""

from __future__ import annotations

import pytest

from prioritiser.edits.entries import Reading, creation, differences, parts_of, read_list
from prioritiser.edits.preview import Preview
from prioritiser.errors import InputError
from prioritiser.model.base import CaseId, Value
from prioritiser.model.case import Case, MoneyLine
from prioritiser.model.edit import Change, Key, Rivals
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import Flat
from prioritiser.model.round import Round

CASE, RULE = KINDS["case"], KINDS["rule"]
LINES = (
    MoneyLine(id="m1", year="2026/27", amount=1.0),
    MoneyLine(id="m2", year="2026/27", amount=2.0),
    MoneyLine(id="m3", year="2027/28", kind="capital", amount=3.0),
)
HELD = Round(cases={CaseId("K1"): Case(id=CaseId("K1"), title="One", money=LINES, fields={"a": 1, "b": 2})})


def read(name: str, *entries: Value, held: Round = HELD) -> list[Change]:
    reading = Reading()
    read_list(KINDS[name], entries, Preview(held), reading)
    return reading.changes


def said(*entries: Value, held: Round = HELD) -> dict[tuple[str, ...], Value]:
    """Return what changes of cases come to, by kind, id and field."""
    return {(each.key.kind, *each.key.parts, each.key.field): each.after for each in read("case", *entries, held=held)}


def lines(*given: dict[str, object]) -> dict[tuple[str, ...], Value]:
    return said({"id": "K1", "money": [{"year": "2026/27", **line} for line in given]})


def test_only_what_differs_becomes_a_change() -> None:
    assert said({"id": "K1"}) == {}
    assert said({"id": "K1", "title": "One", "summary": ""}) == {}
    assert said({"id": "K1", "title": "Two", "summary": "s"}) == {
        ("case", "K1", "title"): "Two", ("case", "K1", "summary"): "s",
    }  # fmt: skip


def test_fields_are_merged_and_null_takes_one_out() -> None:
    assert said({"id": "K1", "fields": {"b": None, "c": {"x": [1]}}}) == {
        ("case", "K1", "fields.b"): None, ("case", "K1", "fields.c"): {"x": [1]},
    }  # fmt: skip


def test_null_clears_a_field_that_may_be_empty_and_no_other() -> None:
    held = Round(cases={CaseId("K1"): Case(id=CaseId("K1"), title="One", people=5.0, summary="s")})
    assert said({"id": "K1", "people": None, "summary": None}, held=held) == {
        ("case", "K1", "people"): None, ("case", "K1", "summary"): None,
    }  # fmt: skip
    with pytest.raises(InputError, match="title"):
        said({"id": "K1", "title": None}, held=held)


def test_the_same_lines_without_their_ids_are_known_again() -> None:
    assert lines({"amount": 1}, {"amount": 2}, {"amount": 3, "year": "2027/28", "kind": "capital"}) == {}


def test_a_changed_line_is_known_by_year_and_kind_or_by_its_id() -> None:
    changed = lines({"amount": 1}, {"amount": 2}, {"amount": 9, "year": "2027/28", "kind": "capital"})
    assert changed == {("money", "K1", "m3", "amount"): 9.0}
    by_id = said({"id": "K1", "money": [{"id": "m1", "year": "2030/31", "amount": 1}, *plain(LINES[1:])]})
    assert by_id == {("money", "K1", "m1", "year"): "2030/31"}


def plain(some: tuple[MoneyLine, ...]) -> list[dict[str, object]]:
    return [{"id": each.id, "year": each.year, "kind": each.kind, "amount": each.amount} for each in some]


def test_a_line_left_out_is_withdrawn_and_those_after_it_move_up() -> None:
    assert said({"id": "K1", "money": plain(LINES[1:])}) == {
        ("money", "K1", "m1", ""): None, ("money", "K1", "m2", "~place"): 0, ("money", "K1", "m3", "~place"): 1,
    }  # fmt: skip
    assert said({"id": "K1", "money": []}) == {("money", "K1", each.id, ""): None for each in LINES}


def test_a_new_line_has_an_id_made_here_and_its_place() -> None:
    found = said({"id": "K1", "money": [*plain(LINES), {"year": "2026/27", "kind": "non_recurrent", "amount": 4}]})
    ((key, record),) = found.items()
    assert key[:2] == ("money", "K1")
    assert key[2].startswith("~")
    assert record == {"year": "2026/27", "kind": "non_recurrent", "amount": 4.0, "~place": 3}


def test_new_lists_in_another_order_change_only_the_order() -> None:
    assert said({"id": "K1", "money": plain(LINES[::-1])}) == {
        ("money", "K1", "m3", "~place"): 0, ("money", "K1", "m1", "~place"): 2,
    }  # fmt: skip


def test_a_new_thing_is_one_record_with_names_and_reasons_apart() -> None:
    changes = read("decision", {"case": "K1", "decision": "fund", "reason": "r", "owner": "o"})
    assert [(each.key.field, each.after) for each in changes] == [
        ("", {"decision": "fund", "~place": 0}), ("reason", "r"), ("owner", "o"),
    ]  # fmt: skip
    assert all(each.before is None for each in changes)


def test_a_case_is_made_with_its_lines_inside_and_their_owners_apart() -> None:
    entry = {"id": "K2", "title": "t", "risks": [{"title": "x", "owner": "o"}]}
    record, owner = read("case", entry)
    assert record.after == {
        "title": "t", "type": "investment", "lane": "ranked", "~place": 1, "risk": {"~1": {"title": "x", "~place": 0}},
    }  # fmt: skip
    assert (owner.key, owner.after) == (Key("risk", ("K2", "~1"), "owner"), "o")


def test_a_rule_is_known_by_what_it_says() -> None:
    one = parts_of(RULE, {"kind": "excludes", "cases": ["K1", "K2"]}, "rules[0]")
    assert parts_of(RULE, {"cases": ["K1", "K2"], "kind": "excludes", "count": None, "withdrawn": True}, "x") == one
    assert parts_of(RULE, {"kind": "excludes", "cases": ["K2", "K1"]}, "rules[0]") != one


def test_parts_that_may_be_left_out() -> None:
    assert parts_of(KINDS["weights"], {"swings": {}}, "w") == ("",)
    assert parts_of(KINDS["interest"], {"assessor": "a1", "case": None}, "i") == ("a1", "")
    assert parts_of(KINDS["budget"], {"year": "2026/27"}, "b") == ("2026/27", "recurrent")
    with pytest.raises(InputError, match="not an id"):
        parts_of(KINDS["answer"], {"assessor": "a1", "case": None, "criterion": "C1"}, "a")


def test_a_level_written_as_a_decimal_is_the_level() -> None:
    (change,) = read("answer", {"assessor": "a1", "case": "K1", "criterion": "C1", "level": 4.0})
    assert change.after == {"level": 4}


def test_one_value_is_replaced_whole_but_its_reason_stays() -> None:
    cell = {"assessor": "a1", "case": "K1", "criterion": "C1"}
    held = round_with({**cell, "level": 3, "reason": "r", "confidence": "low", "stale": True})
    changes = {each.key.field: each.after for each in read("answer", {**cell, "answer": "abstain"}, held=held)}
    assert changes == {"": {"answer": "abstain"}, "stale": None}
    only = {each.key.field: each.after for each in read("answer", {**cell, "reason": "new"}, held=held)}
    assert only == {"reason": "new"}


def round_with(entry: dict[str, object]) -> Round:
    preview, reading = Preview(HELD), Reading()
    read_list(KINDS["answer"], [entry], preview, reading)
    return preview.round()


RIVAL = {"assessor": "a1", "case": "K1", "criterion": "C1", "conflict": True}


def test_rivals_stand_side_by_side_with_a_reason_each() -> None:
    main, reason = read("answer", {**RIVAL, "level": 1}, {**RIVAL, "level": 2, "reason": "b"})
    assert main.after == Rivals(({"level": 1}, {"level": 2}))
    assert reason.after == Rivals((None, "b"))


def test_one_rival_may_be_that_nothing_is_there() -> None:
    (main,) = read("answer", {**RIVAL, "level": 1}, {**RIVAL, "withdrawn": True})
    assert main.after == Rivals(({"level": 1}, None))


def test_rivals_that_say_the_same_are_no_conflict() -> None:
    (change,) = read("answer", {**RIVAL, "level": 1}, {**RIVAL, "level": 1})
    assert change.after == {"level": 1}
    held = round_with({"assessor": "a1", "case": "K1", "criterion": "C1", "level": 1})
    assert read("answer", {**RIVAL, "level": 1}, {**RIVAL, "level": 1}, held=held) == []


def test_rivals_of_a_case_differ_in_the_fields_they_name() -> None:
    changes = read(
        "case",
        {"id": "K1", "title": "One", "conflict": True, "in_use": True},
        {"id": "K1", "title": "A", "conflict": True},
        {"id": "K1", "title": "B", "fields": {"a": 5}, "conflict": True},
        {"id": "K1", "fields": {"a": 6}, "conflict": True},
    )
    assert {each.key.field: each.after for each in changes} == {
        "fields.a": Rivals((5, 6)), "title": Rivals(("A", "B")),
    }  # fmt: skip


def test_one_entry_marked_as_conflict_settles_it() -> None:
    (change,) = read("answer", {**RIVAL, "level": 1})
    assert change.after == {"level": 1}


@pytest.mark.parametrize(
    "second", [{**RIVAL, "level": 2, "conflict": False}, {"assessor": "a1", "case": "K1", "criterion": "C1"}]
)
def test_entries_that_repeat_each_other_need_the_mark(second: dict[str, object]) -> None:
    with pytest.raises(InputError) as fault:
        read("answer", {**RIVAL, "level": 1}, second)
    assert (fault.value.code, fault.value.where) == ("Repeated", "answers[1]")


def test_a_thing_withdrawn_takes_what_belongs_to_it_along() -> None:
    held = round_with({"assessor": "a1", "case": "K1", "criterion": "C1", "level": 3, "reason": "r"})
    changes = read("answer", {"assessor": "a1", "case": "K1", "criterion": "C1", "withdrawn": True}, held=held)
    assert [(each.key.field, each.after) for each in changes] == [("", None), ("reason", None)]
    assert read("case", {"id": "K9", "withdrawn": True}) == []


def test_creation_and_differences_of_the_same_are_nothing() -> None:
    flat = Flat({"title": "t"})
    assert list(differences(CASE, ("K1",), flat, flat)) == []
    (change,) = creation(CASE, ("K1",), flat)
    assert change == Change(Key("case", ("K1",)), None, {"title": "t"})
