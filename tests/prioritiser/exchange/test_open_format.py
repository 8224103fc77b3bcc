"""The open format: what is read, what is refused, and that writing and reading again loses nothing."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from prioritiser.edits.document import edit_of
from prioritiser.errors import InputError
from prioritiser.exchange.open_format import document_of, document_text, parse, read_document
from prioritiser.exchange.record import schema
from prioritiser.model.event import EditMark
from prioritiser.model.round import Round
from prioritiser.session import ranking_rows
from prioritiser.store.drafting import drafts_of
from prioritiser.store.fold import State
from prioritiser.store.ledger import Ledger
from prioritiser.store.untrusted import round_of
from tests.prioritiser import runs, small
from tests.prioritiser.exchange.documents import TRAPS, documents
from tests.prioritiser.runs import apply, exported, minimal, new, ok

# Without the phase that explains: it traces every line, which takes minutes here.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
CALM = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
MANY = settings(max_examples=60, suppress_health_check=CALM, phases=PHASES)
FEW = settings(max_examples=8, suppress_health_check=CALM, phases=PHASES)


# Reading

NOT_JSON = {
    "empty": b"", "no object": b"[]", "text": b"Dear all", "null": b"null", "utf-16": json.dumps({}).encode("utf-16"),
    "utf-16 without mark": json.dumps({"title": "x"}).encode("utf-16-le"), "bom": b"\xef\xbb\xbf{}",
    "not utf-8": b'{"title": "caf\xe9"}', "two documents": b"{}{}", "trailing comma": b'{"title": "x",}',
    "nest of lists": b'{"cases": ' + b"[" * 100_000, "nest of objects": b'{"a":' * 100_000, "cut": b'{"title": "x',
    "control character": b'{"title": "a\x01"}', "comment": b"{} // no",
}  # fmt: skip


@pytest.mark.parametrize("data", NOT_JSON.values(), ids=NOT_JSON.keys())
def test_what_is_no_json_object_in_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as fault:
        parse(data, "file.json")
    assert (fault.value.code, fault.value.where) == ("NotJson", "file.json")


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 20, "1" + "0" * 10_000_000, "0." + "1" * 10**7],
    ids=lambda text: text[:9],
)  # fmt: skip
def test_numbers_that_nobody_can_hold_are_refused(number: str) -> None:
    with pytest.raises(InputError) as fault:
        parse(f'{{"people": {number}}}'.encode(), "file.json")
    assert fault.value.code == "NotANumber"
    assert len(str(fault.value)) < 200


@pytest.mark.parametrize("number", ["0", "-0.0", "1e300", "5e-324", str(2**63 - 1), "0.1", "123456789.12345678"])
def test_other_numbers_come_in_as_they_are(number: str) -> None:
    assert parse(f'{{"n": {number}}}'.encode(), "f") == {"n": json.loads(number)}


@pytest.mark.parametrize(
    "text", ['{"a": 1, "a": 1}', '{"cases": [{"id": "K1", "id": "K2"}]}', '{"a": {"b": 1, "b": 2}}']
)
def test_a_key_twice_in_one_object_is_refused_by_name(text: str) -> None:
    with pytest.raises(InputError) as fault:
        parse(text.encode(), "file.json")
    assert fault.value.code == "Repeated"
    assert fault.value.where == "file.json"


def test_a_fault_names_line_and_column() -> None:
    with pytest.raises(InputError, match="line 2, column 7"):
        parse(b'{"a": 1,\n "b": x}', "file.json")


def test_a_whole_document_needs_five_keys_and_changes_none(tmp_path: Path) -> None:
    path = runs.written(tmp_path / "d.json", {"title": "x"})
    assert read_document(path, whole=False) == {"title": "x"}
    with pytest.raises(InputError, match="“format”"):
        read_document(path, whole=True)


@pytest.mark.parametrize("data", NOT_JSON.values(), ids=NOT_JSON.keys())
def test_apply_and_new_leave_all_as_it_was_when_the_file_is_no_json(tmp_path: Path, data: bytes) -> None:
    target, source = new(tmp_path / "r.round", minimal()), tmp_path / "bad.json"
    before = target.read_bytes()
    source.write_bytes(data)
    assert runs.refused("apply", target, source)["code"] == "NotJson"
    assert runs.refused("new", tmp_path / "n.round", "--from", source)["code"] == "NotJson"
    assert target.read_bytes() == before
    assert not (tmp_path / "n.round").exists()


# Writing and reading again


def made(document: Mapping[str, object]) -> Round:
    """Return the round that a document's events add up to, in memory."""
    edit = edit_of(document, Round(), label="New", fresh=True)
    ledger = Ledger("round", (), own="chain")
    mark = EditMark("edit")
    ledger.extend(ledger.make(drafts_of(edit, State()), mark=mark, actor=None, at="2026-01-01T00:00:00+00:00"))
    return round_of(ledger)


@MANY
@given(document=documents())
def test_any_document_comes_back_byte_for_byte_with_its_ranking(document: dict[str, object]) -> None:
    one = made(parse(json.dumps(document).encode(), "d"))
    text = document_text(one)
    two = made(parse(text.encode("utf-8"), "d"))
    assert document_text(two) == text
    assert ranking_rows(two) == ranking_rows(one)
    assert not two.problems


@MANY
@given(document=documents())
def test_what_was_given_is_what_comes_back(document: dict[str, object]) -> None:
    """Every value of the document stands in the export; what is not there was empty or the usual."""
    found = plain(document_of(made(document)))
    assert found["title"] == document["title"]
    assert is_within(plain(document["settings"]), found["settings"])
    for name in ("cases", "criteria", "nodes", "assessors", "gates", "groups", "places", "boards"):
        assert [each["id"] for each in found.get(name, ())] == [each["id"] for each in document[name]]  # type: ignore[attr-defined]
    for name, entries in document.items():
        if isinstance(entries, list) and not any(each.get("conflict") for each in entries):
            for each in entries:
                assert any(is_within(slim(each), slim(other)) for other in found.get(name, ())), (name, each)


@MANY
@given(document=documents())
def test_the_same_document_again_changes_nothing(document: dict[str, object]) -> None:
    held = made(document)
    assert edit_of(document_of(held), held, label="Again").changes == ()


@FEW
@given(document=documents())
def test_any_document_is_a_file_that_reopens_the_same_and_is_valid(document: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRIORITISER_HOME", str(Path(name) / "home"))
        path = runs.new(Path(name) / "1.round", document)
        found, ranked = exported(path), ok("rank", path)
        jsonschema.Draft202012Validator(schema()).validate(found)
        again = runs.new(Path(name) / "2.round", found)
        assert exported(again) == found
        assert ok("rank", again) == {**ranked, "revision": ok("rank", again)["revision"]}
        ok("verify", path)


def plain(value: object) -> dict:
    return json.loads(json.dumps(value))


def slim(value: object) -> object:
    """Return a value without what says nothing: nulls, empty lists and texts, false."""
    if isinstance(value, dict):
        kept = {name: slim(each) for name, each in value.items()}
        return {name: each for name, each in kept.items() if each not in (None, "", [], {}) and each is not False}
    return [slim(each) for each in value] if isinstance(value, list | tuple) else value


def is_within(small_: object, large: object) -> bool:
    """Tell whether all that one value says the other says too."""
    if isinstance(small_, dict) and isinstance(large, dict):
        return all(name in large and is_within(each, large[name]) for name, each in small_.items())
    if isinstance(small_, list) and isinstance(large, list):
        return len(small_) == len(large) and all(map(is_within, small_, large))
    return small_ == large


def test_the_sample_comes_back_byte_for_byte(tmp_path: Path) -> None:
    sample, out, again = runs.sample(tmp_path), tmp_path / "1.json", tmp_path / "2.json"
    ok("export", sample, out)
    ok("new", tmp_path / "again.round", "--from", out)
    ok("export", tmp_path / "again.round", again)
    assert out.read_bytes() == again.read_bytes()
    assert ok("rank", sample) == ok("rank", tmp_path / "again.round")
    assert apply(sample, json.loads(out.read_text(encoding="utf-8")))["changed"] == 0


def test_cash_releasing_is_kept_where_it_was_said(tmp_path: Path) -> None:
    lines = [{"year": "2026/27", "kind": "recurrent", "amount": -5.0, **said} for said in (
        {"cash_releasing": True}, {"cash_releasing": False}, {},
    )]  # fmt: skip
    document = minimal(cases=[{"id": "K1", "title": "t", "money": lines}])
    assert exported(new(tmp_path / "r.round", document))["cases"][0]["money"] == lines


# Conflicts


def differing(tmp_path: Path, one: dict[str, object], two: dict[str, object], **over: object) -> Path:
    """Return a round into which two copies that changed apart were merged."""
    first = new(tmp_path / "1.round", {**small.document(), **over})
    second = tmp_path / "2.round"
    shutil.copy(first, second)
    apply(first, one)
    apply(second, two)
    ok("merge", first, second)
    return first


CELL = {"assessor": "a1", "case": "K1", "criterion": "C1"}
CLASHES = {
    "answer": ({"answers": [{**CELL, "level": 0, "reason": "a"}]}, {"answers": [{**CELL, "level": 5, "reason": "b"}]}),
    "same reason": ({"answers": [{**CELL, "level": 0}]}, {"answers": [{**CELL, "level": 5}]}),
    "one reason": (
        {"answers": [{**CELL, "level": 0, "reason": ""}]}, {"answers": [{**CELL, "level": 5, "reason": "b"}]},
    ),
    "cleared": ({"answers": [{**CELL, "withdrawn": True}]}, {"answers": [{**CELL, "level": 5}]}),
    "reason only": ({"answers": [{**CELL, "reason": "a"}]}, {"answers": [{**CELL, "reason": "b"}]}),
    "confidence": (
        {"answers": [{**CELL, "level": 0, "confidence": "low"}]},
        {"answers": [{**CELL, "level": 5, "confidence": "high"}]},
    ),
    "title of a case": ({"cases": [{"id": "K1", "title": "x"}]}, {"cases": [{"id": "K1", "title": "y"}]}),
    "two fields": (
        {"cases": [{"id": "K1", "title": "x", "summary": "x", "fields": {"board": "x"}}]},
        {"cases": [{"id": "K1", "title": "y", "summary": None, "fields": {"board": "y", "tier": None}}]},
    ),
    "agreed": (
        {"agreed": [{"case": "K1", "criterion": "C1", "level": 0, "reason": "a"}]},
        {"agreed": [{"case": "K1", "criterion": "C1", "level": 5}]},
    ),
    "budget": ({"budgets": [{"year": "2026/27", "amount": 1}]}, {"budgets": [{"year": "2026/27", "amount": 2}]}),
    "budget withdrawn": (
        {"budgets": [{"year": "2026/27", "withdrawn": True}]}, {"budgets": [{"year": "2026/27", "amount": 2}]},
    ),
    "weights": (
        {"weights": [{"assessor": None, "swings": {"A": 1}, "reason": "a"}]},
        {"weights": [{"assessor": None, "swings": {"A": 2}, "reason": "b"}]},
    ),
    "swing": ({"criteria": [{"id": "C1", "swing": 1}]}, {"criteria": [{"id": "C1", "swing": 2}]}),
    "decision": (
        {"decisions": [{"case": "K1", "decision": "fund"}]}, {"decisions": [{"case": "K1", "decision": "not_now"}]},
    ),
    "interest": (
        {"interests": [{"assessor": "a1", "case": "K2", "handling": "recused"}]},
        {"interests": [{"assessor": "a1", "case": "K2", "handling": "no_action"}]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CLASHES)
def test_an_open_conflict_comes_back_as_the_same_conflict(tmp_path: Path, name: str) -> None:
    merged = differing(tmp_path, *CLASHES[name])
    document = exported(merged)
    assert any(each.get("conflict") for entries in document.values() if isinstance(entries, list) for each in entries)
    again = new(tmp_path / "again.round", document)
    assert exported(again) == document
    assert {**ok("rank", again), "revision": 0} == {**ok("rank", merged), "revision": 0}
    assert apply(merged, document)["changed"] == 0


def test_rivals_on_a_rule_come_back(tmp_path: Path) -> None:
    rule, other = {"kind": "must", "case": "K1"}, {"kind": "must_not", "case": "K2"}
    first = new(tmp_path / "1.round", {**small.document(), "rules": [rule, other]})
    second = Path(shutil.copy(first, tmp_path / "2.round"))
    for target, times in ((first, 1), (second, 2)):
        for _ in range(times):
            apply(target, {"rules": [{**rule, "withdrawn": True}]})
            apply(target, {"rules": [rule]} if times > 1 else {})
    ok("merge", first, second)
    apply(second, {"rules": [{**rule, "withdrawn": True}]})
    apply(first, {"rules": [{**rule, "withdrawn": True}]})
    apply(first, {"rules": [rule]})
    ok("merge", first, second)
    rules = [each for each in exported(first)["rules"] if each["kind"] == "must"]
    assert [(each.get("conflict"), each.get("withdrawn", False)) for each in rules][-2:] in (
        [(True, False), (True, True)], [(True, True), (True, False)],
    )  # fmt: skip
    assert exported(new(tmp_path / "again.round", exported(first))) == exported(first)


def test_picking_one_settles_a_conflict(tmp_path: Path) -> None:
    merged = differing(tmp_path, *CLASHES["answer"])
    apply(merged, {"answers": [{**CELL, "level": 5, "reason": "picked", "conflict": True}]})
    picked = runs.entry(exported(merged), "answers", **CELL)
    assert picked == {**CELL, "level": 5, "reason": "picked"}


def test_a_conflict_may_come_in_by_apply_and_be_undone(tmp_path: Path) -> None:
    target = new(tmp_path / "r.round", small.document())
    before = exported(target)
    rivals = [{**CELL, "level": 1, "conflict": True}, {**CELL, "level": 2, "reason": "b", "conflict": True}]
    apply(target, {"answers": rivals})
    found = [each for each in exported(target)["answers"] if {**each, **CELL} == each]
    assert found == rivals
    assert apply(target, {"answers": rivals})["changed"] == 0
    ok("undo", target)
    assert exported(target) == before


# Text of every kind in every text field


def marked(text: str) -> dict[str, object]:
    """Return a document with the same text in every text field that there is."""
    line = {"year": "2026/27"}
    return {
        "format": "prioritiser-round", "version": 1, "title": text,
        "settings": {"years": ["2026/27"], "marking": text},
        "nodes": [{"id": "N", "name": text}],
        "criteria": [
            {"id": "C", "name": text, "short": text, "parent": "N", "question": text, "anchors": [text] * 6,
             "evidence": text, "sources": [text]},
            {"id": "M", "kind": "measure", "unit": text, "points": [[0, 0], [1, 100]]},
        ],
        "gates": [{"id": "G", "name": text, "test": text}],
        "groups": [{"id": "g", "name": text}],
        "assessors": [{"id": "a", "name": text, "group": "g", "role": text}, {"id": "b"}],
        "places": [{"id": "p", "name": text}],
        "boards": [{"id": "b", "name": text}],
        "cases": [
            {
                "id": "K", "title": text, "summary": text, "places": [{"place": "p", "share": 1.0}],
                "money": [{**line, "kind": "capital", "amount": 1.0}],
                "workforce": [{**line, "staff_group": text, "wte": 1.0}],
                "activity": [{**line, "measure": text, "amount": 1.0}],
                "gates": [{"gate": "G", "result": "pass", "owner": text, "date": text, "reason": text}],
                "impact": [{"domain": text, "likelihood": 1, "impact": 1, "mitigation": text}],
                "risks": [
                    {"title": text, "number": text, "raised": text, "theme": text, "description": text, "owner": text,
                     "mitigation": text, "review": text, "status": text}
                ],
                "fields": {"board": text, text: [text, {text: text}]},
            }
        ],
        "interests": [{"assessor": "a", "case": "K", "note": text}],
        "answers": [{"assessor": "a", "case": "K", "criterion": "C", "level": 1, "reason": text}],
        "agreed": [{"case": "K", "criterion": "C", "level": 1, "reason": text, "views": [text, {text: text}]}],
        "weights": [{"assessor": "a", "swings": {"N": 1.0}, "judgements": {text: [text]}, "reason": text}],
        "limits": [{"year": "2026/27", "staff_group": text, "wte": 1.0}] if is_id(text) else [],
        "rules": [{"kind": "min_share", "field": text, "value": text, "share": 0.5}],
        "decisions": [
            {"case": "K", "reason": text, "conditions": text, "owner": text, "review": text, "dissent": text}
        ],
    }  # fmt: skip


def is_id(text: str) -> bool:
    return 0 < len(text) <= 200 and bool(text.strip()) and not {*"\r\n\t"} & {*text}


def count_of(value: object, text: str) -> int:
    """Return how often a text stands in a document, as a value or as a key."""
    if isinstance(value, dict):
        return sum((key == text) + count_of(each, text) for key, each in value.items())
    if isinstance(value, list):
        return sum(count_of(each, text) for each in value)
    return int(value == text)


@pytest.mark.parametrize("text", [*TRAPS, "x" * 10_000, "\U0001f600" * 16_000], ids=lambda text: ascii(text[:20]))
def test_text_survives_apply_publish_merge_reopening_and_export(tmp_path: Path, text: str) -> None:
    target = new(tmp_path / "r.round", marked("before"))
    copy = tmp_path / "copy.round"
    shutil.copy(target, copy)
    document = marked(text)
    apply(target, document)
    ok("merge", copy, target)
    again = new(tmp_path / "again.round", {**exported(copy)})
    for each in (target, copy, again):
        found = exported(each)
        assert count_of(found, text) >= count_of(document, text)
        assert found["cases"][0]["title"] == text
    assert exported(copy) == exported(target) == exported(again)


PLACES = [
    ("title", "title"), ("settings", "settings.marking"), ("cases", "cases[0].summary"),
    ("criteria", "criteria[0].anchors[2]"), ("answers", "answers[0].reason"), ("fields", "cases[0].fields.x"),
]  # fmt: skip


@pytest.mark.parametrize("bad", ["\x00", "\x01", "\x1f", "\x7f", "\ud800", "\ufffe", "\uffff"], ids=ascii)
@pytest.mark.parametrize(("name", "where"), PLACES, ids=[name for name, _ in PLACES])
def test_characters_that_no_file_can_carry_are_refused_with_their_place(
    tmp_path: Path, bad: str, name: str, where: str
) -> None:
    target, text = new(tmp_path / "r.round", marked("before")), f"ab{bad}"
    documents_ = {
        "title": {"title": text}, "settings": {"settings": {"marking": text}},
        "cases": {"cases": [{"id": "K", "summary": text}]},
        "criteria": {"criteria": [{"id": "C", "anchors": ["", "", text, "", "", ""]}]},
        "answers": {"answers": [{"assessor": "a", "case": "K", "criterion": "C", "reason": text}]},
        "fields": {"cases": [{"id": "K", "fields": {"x": text}}]},
    }  # fmt: skip
    error = runs.apply_refused(target, documents_[name])
    assert (error["code"], error["where"]) == ("NotText", where)
    assert error["message"].startswith("Character 3 (U+")


def test_a_text_longer_than_a_cell_is_refused(tmp_path: Path) -> None:
    target = new(tmp_path / "r.round", marked("before"))
    assert runs.apply_refused(target, {"title": "x" * 32_001})["code"] == "TooLong"
    assert runs.apply_refused(target, {"title": "\U0001f600" * 16_001})["code"] == "TooLong"


# Order


def test_lines_stand_in_the_order_given_however_they_came(tmp_path: Path) -> None:
    target = new(tmp_path / "r.round", small.document())
    lines = [{"year": "2026/27", "kind": "capital", "amount": float(amount)} for amount in range(5)]
    for wanted in (lines, lines[::-1], [lines[3], lines[0]], [lines[1], lines[3], lines[2], lines[0]], lines):
        apply(target, {"cases": [{"id": "K1", "money": wanted}]})
        assert runs.entry(exported(target), "cases", id="K1")["money"] == wanted
    for _ in range(5):
        ok("undo", target)
    assert exported(target) == exported(new(tmp_path / "fresh.round", small.document()))


def test_ids_are_kept_as_given_and_sorted_by_nothing_but_what_they_are(tmp_path: Path) -> None:
    keys = ["K10", "K2", "K02", "k2", "=1", "K\u0661", "K1 ", " K1"]
    cases = [{"id": key, "title": key} for key in keys]
    assessors = [{"id": key} for key in keys]
    answers = [{"assessor": a, "case": k, "criterion": "C1", "level": 1} for a in keys for k in keys]
    one = exported(new(tmp_path / "1.round", minimal(cases=cases, assessors=assessors, answers=answers)))
    two = exported(new(tmp_path / "2.round", minimal(cases=cases, assessors=assessors, answers=answers[::-1])))
    assert [each["id"] for each in one["cases"]] == keys
    assert one == two
