"""The record for people outside: every event with what was there before, codes that are known again, one schema."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from prioritiser.exchange.record import schema
from prioritiser.model.kinds import KINDS
from prioritiser.session import Session
from tests.prioritiser import runs, small
from tests.prioritiser.runs import apply, entry, exported, new, ok

CELL = {"assessor": "a1", "case": "K1", "criterion": "C1"}


@pytest.fixture
def round_(tmp_path: Path) -> Path:
    return new(tmp_path / "small.round", small.document())


def changes(round_: Path, document: object, *options: object) -> list[dict]:
    """Apply a document and return the events that it made."""
    before = len(ok("history", round_)["events"])
    apply(round_, document, *options)
    return ok("history", round_)["events"][before:]


def said(event: dict) -> tuple[object, object, str, str | None]:
    return event["before"], event["after"], event["reason"], event["actor"]


def test_every_change_has_before_after_reason_and_actor(round_: Path) -> None:
    (title,) = changes(round_, {"title": "Two"}, "--reason", "Typing error", "--as", "a3")
    assert said(title) == ("Small round", "Two", "Typing error", "a3")
    assert (title["kind"], title["key"], title["field"]) == ("round", {}, "title")
    (level,) = changes(round_, {"answers": [{**CELL, "level": 5}]}, "--reason", "Moderated")
    assert said(level) == ({"level": 3}, {"level": 5}, "Moderated", None)
    level, reason = changes(
        round_, {"answers": [{**CELL, "level": 2, "reason": "Own words"}]}, "--reason", "Other words"
    )
    assert said(level)[2] == said(reason)[2] == "Own words"
    assert said(reason)[:2] == ("r11C1", "Own words")


def test_creation_withdrawal_and_lines_are_events_too(round_: Path) -> None:
    (made,) = changes(round_, {"boards": [{"id": "uec", "name": "Urgent"}]})
    assert said(made)[:2] == (None, {"name": "Urgent"})
    (gone,) = changes(round_, {"boards": [{"id": "uec", "withdrawn": True}]})
    assert said(gone)[:2] == ({"name": "Urgent"}, None)
    money = runs.entry(exported(round_), "cases", id="K1")["money"]
    (amount,) = changes(round_, {"cases": [{"id": "K1", "money": [{**money[0], "amount": 1.0}, money[1]]}]})
    assert (amount["kind"], amount["key"], amount["field"]) == ("money", {"case": "K1", "line": "~1"}, "amount")
    assert said(amount)[:2] == (250000.0, 1.0)


def test_settling_a_conflict_shows_what_was_rival(round_: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(round_, tmp_path / "copy.round"))
    apply(round_, {"answers": [{**CELL, "level": 0}]})
    apply(copy, {"answers": [{**CELL, "level": 5}]})
    ok("merge", round_, copy)
    (picked,) = changes(round_, {"answers": [{**CELL, "level": 5}]}, "--reason", "The later one")
    assert sorted(each["level"] for each in picked["before"]) == [0, 5]
    assert said(picked)[1:3] == ({"level": 5}, "The later one")


def test_the_history_is_in_an_order_in_which_causes_come_first(round_: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(round_, tmp_path / "copy.round"))
    apply(copy, {"title": "There"})
    apply(round_, {"settings": {"marking": "Here"}})
    ok("merge", round_, copy)
    ok("merge", copy, round_)
    apply(copy, {"title": "After"})
    ok("merge", round_, copy)
    one, two = ok("history", round_)["events"], ok("history", copy)["events"]
    titles = [event["after"] for event in one if event["field"] == "title" and event["kind"] == "round"]
    assert titles == ["Small round", "There", "After"]
    without = [event for event in one if event["kind"] != "receipt"]
    assert without == [event for event in two if event["kind"] != "receipt"]
    assert ok("undo", round_)
    assert ok("history", round_)["events"][-1]["undoes"] is True


def test_points_are_listed_oldest_first_and_their_codes_known_again(round_: Path) -> None:
    session = Session.open(round_)
    made = [session.issue_code(name) for name in ("One", "Two")]
    session.publish()
    session.close()
    found = ok("points", round_)["points"]
    assert found == [{"id": each.id, "name": each.name, "at": each.at, "code": each.code} for each in made]
    assert ok("history", round_)["points"] == found
    for each in made:
        assert ok("verify", round_, "--head", each.code)["matches"] == each.id


def test_the_code_covers_every_copy_that_holds_the_same(round_: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(round_, tmp_path / "copy.round"))
    head = ok("verify", round_)["head"]
    assert ok("verify", copy)["head"] == head
    apply(copy, {"title": "Two"})
    assert ok("verify", copy)["head"] != head


def test_records_that_cannot_be_right_are_problems(round_: Path) -> None:
    """Two copies may each be right and their union not: the record says so."""
    found = ok("verify", round_)
    assert (found["ok"], found["events"], found["withheld"]) == (True, len(ok("history", round_)["events"]), 0)


# The schema


@pytest.fixture(scope="module")
def whole() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema())


def test_the_schema_is_plain_json_and_names_every_list() -> None:
    found = json.loads(json.dumps(schema()))
    properties = found["$defs"]["OpenRound"]["properties"]
    for kind in KINDS.values():
        if kind.listed:
            assert kind.listed in properties
            assert kind.listed in found["x-inputs"]["apply"]["properties"]


def test_small_and_minimal_documents_are_valid(whole: jsonschema.Draft202012Validator, round_: Path) -> None:
    whole.validate(runs.minimal())
    whole.validate(small.document())
    whole.validate(exported(round_))


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": None}, {"version": 2}, {"format": "x"}, {"cases": [{"id": "K1"}]}, {"surprise": 1}, {"criteria": {}},
        {"cases": [{"id": "K1", "title": "t", "type": "gift"}]}, {"settings": {"colour": 1}},
        {"answers": [{"assessor": "a1", "case": "K1"}]}, {"budgets": [{"year": "2026/27"}]},
        {"cases": [{"id": "K1", "title": "t", "money": [{"year": "y", "amount": "1"}]}]},
    ],
)  # fmt: skip
def test_what_the_program_refuses_for_its_shape_the_schema_refuses(
    whole: jsonschema.Draft202012Validator, wrong: dict[str, object], tmp_path: Path
) -> None:
    document = runs.minimal(**wrong)
    assert not whole.is_valid(document)
    runs.refused("new", tmp_path / "x.round", "--from", runs.written(tmp_path / "d.json", document))


def test_events_name_their_thing(round_: Path) -> None:
    history = ok("history", round_)
    assert entry(history, "events", kind="case", key={"id": "K1"})["after"]["title"] == "Case 1"
    weights = changes(round_, {"weights": [{"assessor": None, "swings": {"A": 1}}]})
    assert weights[0]["key"] == {"assessor": ""}
