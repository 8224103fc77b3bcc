"""The command line's promises to a script: exit codes, one JSON document, the schema, usage, the same twice."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from prioritiser import cli, verbs
from prioritiser.session import Session
from tests.prioritiser import runs, small
from tests.prioritiser.runs import ok, refused, run

VERBS = ("new", "sample", "apply", "import", "undo", "redo", "merge", "rank", "fund", "explain", "weights", "export",
         "history", "verify", "points", "schema")  # fmt: skip


@pytest.fixture
def round_(tmp_path: Path) -> Path:
    return runs.new(tmp_path / "small.round", small.document())


@pytest.fixture(scope="module")
def schema() -> dict:
    return run("schema").document


def valid(document: object, schema: dict, part: str) -> None:
    """Check a document against one part of the printed schema."""
    jsonschema.Draft202012Validator({**schema["x-outputs"][part], "$defs": schema["$defs"]}).validate(document)


def as_input(schema: dict) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema)


def test_every_verb_is_there_and_has_a_schema(schema: dict) -> None:
    assert set(schema["x-outputs"]) == {*VERBS, "error"} - {"schema"}
    jsonschema.Draft202012Validator.check_schema(schema)


def test_what_every_verb_says_is_valid_by_the_printed_schema(tmp_path: Path, schema: dict) -> None:
    small_ = tmp_path / "n.round"
    valid(ok("new", small_, "--from", runs.written(tmp_path / "f.json", small.document())), schema, "new")
    for verb in ("rank", "fund", "points", "verify"):
        valid(ok(verb, small_), schema, verb)
    valid(ok("explain", small_, "K1"), schema, "explain")
    for given in (
        {"method": "roc", "order": ["a", "b"]},
        {"method": "pairwise", "ids": ["a", "b"], "matrix": [[1, 2], [0.5, 1]]},
    ):
        valid(ok("weights", runs.written(tmp_path / "w.json", given)), schema, "weights")
    other = tmp_path / "other.round"
    other.write_bytes(small_.read_bytes())
    valid(runs.apply(small_, {"title": "Renamed"}), schema, "apply")
    valid(ok("undo", small_), schema, "undo")
    valid(ok("redo", small_), schema, "redo")
    valid(ok("history", small_), schema, "history")
    valid(ok("merge", other, small_), schema, "merge")
    valid(ok("export", small_, tmp_path / "e.csv"), schema, "export")


def test_the_samples_ranking_and_export_are_valid(tmp_path: Path, schema: dict) -> None:
    sample = runs.sample(tmp_path)
    for verb in ("rank", "fund"):
        valid(ok(verb, sample), schema, verb)
    as_input(schema).validate(runs.exported(sample))


def test_errors_are_valid_by_the_schema(tmp_path: Path, schema: dict, round_: Path) -> None:
    ran = run("rank", tmp_path / "none.round", "--json")
    valid(ran.document, schema, "error")
    unknown = run("verify", round_, "--head", "0000 " * 8, "--json")
    assert unknown.code == 1
    valid(unknown.document, schema, "verify")


def test_a_conflict_in_a_document_is_valid_and_so_are_changes(schema: dict) -> None:
    conflict = {"assessor": "a1", "case": "K1", "criterion": "C1", "conflict": True}
    document = runs.minimal(
        assessors=[{"id": "a1"}], answers=[{**conflict, "level": 1}, {**conflict, "withdrawn": True}]
    )
    as_input(schema).validate(document)
    assert not as_input(schema).is_valid({**document, "surprise": 1})
    assert not as_input(schema).is_valid({**document, "cases": [{"id": "K1"}]})
    changes = jsonschema.Draft202012Validator({**schema["x-inputs"]["apply"], "$defs": schema["$defs"]})
    changes.validate({"cases": [{"id": "K1", "summary": "New"}, {"id": "K2", "withdrawn": True}]})
    assert not changes.is_valid({"cases": [{"title": "Without id"}]})
    assert not changes.is_valid({"cases": [{"id": "K1", "surprise": 1}]})


def test_judgements_are_valid_by_the_schema_if_they_have_the_shape_of_their_method(schema: dict) -> None:
    inputs = jsonschema.Draft202012Validator({**schema["x-inputs"]["weights"], "$defs": schema["$defs"]})
    inputs.validate({"method": "points", "swings": {"a": 100}})
    inputs.validate({"method": "pairwise", "ids": ["a", "b"], "matrix": [[1, 2], [0.5, 1]]})
    inputs.validate({"method": "ranksum", "order": ["a"]})
    ends = {"best": "a", "worst": "b", "best_to_others": {"b": 2}, "others_to_worst": {"a": 2}}
    inputs.validate({"method": "bestworst", "ids": ["a", "b"], **ends})
    for wrong in ({"method": "luck", "order": []}, {"method": "roc", "swings": {}}, {"order": ["a"]}):
        assert not inputs.is_valid(wrong)


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["nonsense"], ["rank"], ["rank", ""], ["rank", "-"], ["rank", "--"], ["rank", "a.round", "b.round"],
        ["rank", "a.round", "--nonsense"], ["rank", "a.round", "--by", "luck"], ["fund", "a.round", "--rule", "none"],
        ["rank", "a.round", "--js"], ["explain", "a.round"], ["export", "a.round"], ["new", " "],
        ["apply", "a.round", "f.json", "--reas", "x"], ["export", "a", "b.json", "--profile", "secret"],
        ["rank", *["x.round"] * 1000],
    ],
)  # fmt: skip
def test_usage_errors_leave_with_2_and_say_nothing_on_standard_output(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: prioritiser" in ran.err


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert all(verb in out for verb in VERBS)


def test_through_capsys_one_document_and_nothing_else(
    round_: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["rank", str(round_), "--json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["title"] == "Small round"
    assert captured.err == ""
    assert cli.main(["rank", str(tmp_path / "no.round")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "FileNotFound: no.round: There is no such file. Check the name and the folder.\n"


def test_messages_go_to_standard_error_and_leave_the_document_alone(round_: Path) -> None:
    before = round_.read_bytes()
    runs.apply(round_, {"title": "Two"})
    round_.write_bytes(b"")
    ran = run("rank", round_, "--json")
    assert ran.document["title"] == "Two"
    assert "empty" in ran.err
    assert round_.read_bytes() != before


def test_numbers_are_full_precision_and_the_same_twice(round_: Path) -> None:
    one, two = run("rank", round_, "--json"), run("rank", round_, "--json")
    assert one.out == two.out
    document = one.document
    first = document["results"][0]
    assert sum(document["weights"].values()) == pytest.approx(1.0, abs=1e-12)
    assert sum(first["contributions"].values()) == pytest.approx(first["value"], abs=1e-9)
    assert document["weights"]["C2"] == 0.7 * 0.4
    assert str(0.7 * 0.4) in one.out


def test_text_in_no_json_is_for_people(round_: Path) -> None:
    assert run("rank", round_).out.startswith("Small round, by value")
    assert "Funded" in run("fund", round_).out


@pytest.mark.parametrize("by", ["value", "vfm", "hand"])
def test_rank_takes_every_order(round_: Path, by: str) -> None:
    assert ok("rank", round_, "--by", by)["order"] == by


def test_an_error_with_half_a_character_in_it_is_still_one_document(round_: Path) -> None:
    error = runs.apply_refused(round_, {"\ud800": 1})
    assert (error["code"], error["where"]) == ("UnknownKey", "\ud800")


def test_a_round_that_a_window_holds_is_refused_by_every_verb(round_: Path, tmp_path: Path) -> None:
    held = Session.open(round_)
    try:
        before = round_.read_bytes()
        changes = runs.written(tmp_path / "c.json", {"title": "x"})
        for arguments in (
            ["rank", round_], ["fund", round_], ["apply", round_, changes], ["undo", round_], ["history", round_],
            ["export", round_, tmp_path / "x.json"], ["verify", round_], ["merge", round_, round_],
        ):  # fmt: skip
            assert refused(*arguments)["code"] == "RoundOpen"
        assert round_.read_bytes() == before
        assert not (tmp_path / "x.json").exists()
    finally:
        held.close()
    assert ok("rank", round_)


def test_a_home_that_cannot_be_used_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, round_: Path) -> None:
    blocked = tmp_path / "no-home"
    blocked.write_text("a file, not a folder")
    monkeypatch.setenv("PRIORITISER_HOME", str(blocked))
    assert refused("rank", round_)["code"] == "NoHome"


def test_a_fault_of_ours_is_one_document_too(round_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_options: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(verbs, "rank", broken)
    ran = run("rank", round_, "--json")
    assert ran.code == 3
    assert ran.document["error"]["code"] == "ProgramFault"
    assert "Traceback" in ran.err
    plain = run("rank", round_)
    assert (plain.code, plain.out) == (3, "")
    assert "nothing that was saved is lost" in plain.err


def test_a_name_that_looks_like_an_option_is_no_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("rank", "--export=/x").code == 2
    assert run("new", "--json", "--", "-dash.round").code == 0
    assert ok("points", "./-dash.round") == {"points": []}
    assert Path("%TEMP% $HOME ~.round").exists() is False
    assert run("new", "%TEMP% $HOME ~.round").code == 0
    assert Path("%TEMP% $HOME ~.round").exists()
