"""What the verbs do to files: new, apply, undo and redo, export, the record; each by the contract."""

from __future__ import annotations

import contextlib
import csv
import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from prioritiser import verbs
from prioritiser.errors import FileError
from prioritiser.session import Session
from tests.prioritiser import runs, small
from tests.prioritiser.runs import apply, apply_refused, entry, exported, minimal, new, ok, refused, run

MHIN_WEIGHTS = {"eff": 21.5, "inv": 16.7, "ineq": 19.0, "impl": 23.8, "sust": 19.0}
MHIN = {  # PMC10456870, table 5: scores by criterion, and the exact value
    "MHC BAME": ((70, 100, 100, 100, 70), 87.850),
    "PhysChks": ((100, 0, 81, 50, 100), 67.790),
    "IAPT svcs": ((100, 80, 0, 70, 70), 64.820),
    "MHCaccLT": ((90, 20, 25, 80, 80), 61.680),
    "CaregvrSup": ((50, 90, 38, 70, 0), 49.660),
    "InCrSubAb": ((70, 70, 50, 0, 20), 40.040),
    "HrmPrbsA": ((20, 10, 100, 30, 20), 35.910),
    "PeerSupp": ((0, 100, 13, 70, 0), 35.830),
    "Emplmnt": ((30, 65, 25, 20, 30), 32.515),
}


@pytest.fixture
def round_(tmp_path: Path) -> Path:
    return new(tmp_path / "small.round", small.document())


# Making


def test_the_five_needed_keys_are_enough(tmp_path: Path) -> None:
    target = new(tmp_path / "m.round", minimal())
    ranked = ok("rank", target)
    assert ranked["results"] == []
    assert [(each["case"], each["missing"]) for each in ranked["not_ranked"]] == [
        ("K1", ["C1", "C2"]),
        ("K2", ["C1", "C2"]),
    ]
    assert ranked["weights"] == {"C1": 0.5, "C2": 0.5}
    fresh = exported(target)
    assert set(fresh) == {"format", "version", "title", "settings", "criteria", "cases"}


@pytest.mark.parametrize("name", ["format", "version", "title", "criteria", "cases"])
def test_each_needed_key_is_missed_by_name(tmp_path: Path, name: str) -> None:
    document = minimal()
    del document[name]
    source = runs.written(tmp_path / "from.json", document)
    error = refused("new", tmp_path / "m.round", "--from", source)
    assert f"“{name}”" in error["message"]
    assert not (tmp_path / "m.round").exists()
    assert not list((tmp_path / "home").rglob("*.db"))


def mhin(as_levels: bool) -> dict:
    """Return the published example as measures, or as agreed levels with a value each."""
    criteria: list[dict] = []
    for at, (key, weight) in enumerate(MHIN_WEIGHTS.items()):
        values = sorted({scores[at] for scores, _ in MHIN.values()} | {0, 100})
        scale = {"values": values[:10]} if as_levels else {"kind": "measure", "points": [[0, 0], [100, 100]]}
        criteria.append({"id": key, "swing": weight, **scale})
    document = minimal(criteria=criteria, cases=[{"id": case, "title": case} for case in MHIN])
    if not as_levels:
        document["assessors"] = [{"id": "a1"}]
        document["answers"] = [
            {"assessor": "a1", "case": case, "criterion": key, "measure": score}
            for case, (scores, _) in MHIN.items()
            for key, score in zip(MHIN_WEIGHTS, scores, strict=True)
        ]
        return document
    values_of = {each["id"]: each["values"] for each in criteria}
    for each in criteria:  # at most ten levels, so pad the shorter scales at the top
        each["values"] = (each["values"] + [100] * 10)[:10]
    document["settings"] = {"levels": 9}
    document["agreed"] = [
        {"case": case, "criterion": key, "level": values_of[key].index(score)}
        for case, (scores, _) in MHIN.items()
        for key, score in zip(MHIN_WEIGHTS, scores, strict=True)
    ]
    return document


@pytest.mark.parametrize("as_levels", [False, True])
def test_mhin_2023_gives_the_published_values_and_order(tmp_path: Path, as_levels: bool) -> None:
    ranked = ok("rank", new(tmp_path / "m.round", mhin(as_levels)))
    assert [each["case"] for each in ranked["results"]] == list(MHIN)
    assert [each["rank"] for each in ranked["results"]] == list(range(1, 10))
    for each in ranked["results"]:
        assert each["value"] == pytest.approx(MHIN[each["case"]][1], abs=1e-9)
        assert sum(each["contributions"].values()) == pytest.approx(each["value"], abs=1e-9)
        assert not each["tied"]
        assert not each["provisional"]


def test_new_has_the_default_framework_and_five_years_ahead(tmp_path: Path) -> None:
    ok("new", tmp_path / "d.round", "--title", "Ours")
    document = exported(tmp_path / "d.round")
    assert document["title"] == "Ours"
    assert len(document["criteria"]) == 15
    assert document["cases"] == []
    assert len(document["settings"]["years"]) == 5


def test_a_title_given_goes_before_the_documents_own(tmp_path: Path) -> None:
    source = runs.written(tmp_path / "from.json", minimal())
    ok("new", tmp_path / "m.round", "--from", source, "--title", "Given")
    assert exported(tmp_path / "m.round")["title"] == "Given"
    assert refused("new", tmp_path / "n.round", "--title", "a\x00b".replace("\x00", "\x01"))["code"] == "NotText"


@pytest.mark.parametrize("verb", [["new"], ["sample"]])
def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, verb: list[str]) -> None:
    target = tmp_path / "there.round"
    target.write_bytes(b"mine")
    assert refused(*verb, target)["code"] == "FileExists"
    assert target.read_bytes() == b"mine"
    assert refused(*verb, tmp_path / "nowhere" / "x.round")["code"] == "NoFolder"


def test_two_rounds_of_one_document_are_two_rounds(tmp_path: Path) -> None:
    one, two = new(tmp_path / "1.round", small.document()), new(tmp_path / "2.round", small.document())
    merged = ok("merge", one, two)
    assert merged["added"] == 0
    assert [each["source"] for each in merged["quarantined"]] == ["2.round"]


# Undo and redo

EDITS = {
    "title": {"title": "Another"},
    "settings": {"settings": {"order": "vfm", "by_hand": ["K2"], "marking": "OFFICIAL", "concentration": 12.5}},
    "node": {"nodes": [{"id": "A", "swing": 60}, {"id": "new", "parent": "A", "swing": 5}]},
    "criterion": {"criteria": [{"id": "C9", "name": "Ninth", "parent": "B", "swing": 3}, {"id": "C1", "neutral": 1}]},
    "gate": {"gates": [{"id": "G2", "name": "Two"}, {"id": "G1", "test": "Changed"}]},
    "group": {"groups": [{"id": "public"}]},
    "assessor": {"assessors": [{"id": "a4", "name": "Four"}, {"id": "a1", "name": "Renamed"}]},
    "place": {"places": [{"id": "county", "need": 0.5}]},
    "board": {"boards": [{"id": "uec", "name": "Urgent"}]},
    "creation": {"cases": [{**small.case(9), "id": "K9"}]},
    "withdrawal": {"cases": [{"id": "K3", "withdrawn": True}]},
    "case": {"cases": [{"id": "K1", "summary": "Changed", "fields": {"board": None, "new": [1, {"a": None}]}}]},
    "lines": {
        "cases": [
            {
                "id": "K1",
                "money": [{"year": "2027/28", "amount": 5.5}, {"year": "2026/27", "kind": "capital", "amount": 1}],
                "gates": [],
                "risks": [{"title": "Other", "owner": "Somebody"}, {"title": "Delay", "current": [1, 1]}],
                "workforce": [{"year": "2026/27", "staff_group": "nurses", "wte": 2}],
                "impact": [{"domain": "equality", "likelihood": 2, "impact": 2, "mitigation": "m"}],
            }
        ]
    },
    "interest": {"interests": [{"assessor": "a1", "case": "K1", "kind": "personal", "note": "n"}, {"assessor": "a2"}]},
    "answer": {"answers": [{"assessor": "a1", "case": "K1", "criterion": "C1", "level": 0, "reason": "Changed"}]},
    "cleared": {"answers": [{"assessor": "a1", "case": "K1", "criterion": "C1", "withdrawn": True}]},
    "confidence": {"answers": [{"assessor": "a1", "case": "K1", "criterion": "C1", "confidence": "low"}]},
    "agreed": {"agreed": [{"case": "K1", "criterion": "C1", "level": 2, "reason": "r", "views": [{"by": "a"}]}]},
    "votes": {"votes": [{"case": "K1", "criterion": "C1", "counts": [0, 1, 2, 3, 0, 0]}]},
    "weights": {
        "weights": [
            {"assessor": None, "swings": {"A": 1, "B": 1}, "reason": "Agreed"},
            {"assessor": "a1", "method": "points", "swings": {"C1": 9}, "judgements": {"n": 1}},
        ]
    },
    "budget": {"budgets": [{"year": "2026/27", "amount": 1}, {"year": "2027/28", "kind": "capital", "amount": 2}]},
    "limit": {"limits": [{"year": "2026/27", "staff_group": "nurses", "wte": 3}]},
    "rule": {"rules": [{"kind": "requires", "case": "K1", "needs": "K2"}, {"kind": "must", "case": "K1"}]},
    "decision": {"decisions": [{"case": "K4", "decision": "stop", "accepted": True, "reason": "r", "dissent": "d"}]},
}


@pytest.mark.parametrize("name", EDITS)
def test_undo_and_redo_take_back_and_do_again_every_kind_of_edit(round_: Path, name: str) -> None:
    before, ranked = exported(round_), ok("rank", round_)
    done = apply(round_, EDITS[name], "--reason", "Because")
    after = exported(round_)
    assert done["changed"] > 0
    assert after != before
    assert ok("undo", round_)["done"] == "Undone: Apply changes"
    assert exported(round_) == before
    assert {**ok("rank", round_), "revision": 0} == {**ranked, "revision": 0}
    assert ok("redo", round_)["done"] == "Redone: Apply changes"
    assert exported(round_) == after
    ok("undo", round_)
    assert exported(round_) == before


@pytest.mark.parametrize("name", EDITS)
def test_the_same_again_makes_no_event(round_: Path, name: str) -> None:
    apply(round_, EDITS[name])
    before = round_.read_bytes()
    assert apply(round_, EDITS[name])["changed"] == 0
    assert round_.read_bytes() == before


def test_several_in_a_row_come_back_in_turn(round_: Path) -> None:
    states = [exported(round_)]
    for edit in EDITS.values():
        apply(round_, edit)
        states.append(exported(round_))
    for state in reversed(states[:-1]):
        ok("undo", round_)
        assert exported(round_) == state
    assert refused("undo", round_)["code"] == "NothingToUndo"
    for state in states[1:]:
        ok("redo", round_)
        assert exported(round_) == state
    assert refused("redo", round_)["code"] == "NothingToRedo"
    assert ok("verify", round_)["ok"] is True


def test_a_new_edit_ends_redo(round_: Path) -> None:
    apply(round_, {"title": "One"})
    ok("undo", round_)
    apply(round_, {"title": "Two"})
    assert refused("redo", round_)["code"] == "NothingToRedo"


def test_a_fresh_copy_has_nothing_to_undo(round_: Path, tmp_path: Path) -> None:
    apply(round_, {"title": "One"})
    copy = tmp_path / "copy.round"
    shutil.copy(round_, copy)
    assert refused("undo", copy)["code"] == "NothingToUndo"
    assert refused("redo", copy)["code"] == "NothingToRedo"
    assert copy.read_bytes() == round_.read_bytes()


# Export


def test_export_refuses_and_leaves_nothing_behind(round_: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "there.json").write_text("mine")
    (folder / "there.xlsx").write_text("mine")
    (folder / "dir.json").mkdir()
    before = round_.read_bytes()
    cases = {
        ("there.json",): "FileExists", ("there.xlsx",): "FileExists", ("nowhere/x.json",): "NoFolder",
        ("nowhere/x.xlsx",): "NoFolder", ("x.docx",): "UnknownKind", ("x",): "UnknownKind", ("x.round",): "UnknownKind",
        ("x.json", "--profile", "public"): "NotAvailable", ("x.csv", "--profile", "governance"): "NotAvailable",
        ("x.xlsx", "--profile", "archive"): "NotAvailable", ("dir.json", "--replace"): "FileExists",
    }  # fmt: skip
    for (name, *options), code in cases.items():
        assert refused("export", round_, folder / name, *options)["code"] == code, name
    assert sorted(each.name for each in folder.iterdir()) == ["dir.json", "there.json", "there.xlsx"]
    assert (folder / "there.json").read_text() == "mine"
    assert round_.read_bytes() == before
    assert ok("points", round_) == {"points": []}
    assert not list(tmp_path.rglob("~$*"))


def test_the_round_itself_is_never_the_target(tmp_path: Path) -> None:
    target = new(tmp_path / "r.json.round", small.document()).rename(tmp_path / "round.json")
    link = tmp_path / "link.json"
    link.symlink_to(target)
    before = target.read_bytes()
    for out in (target, link):
        assert refused("export", target, out, "--replace")["code"] == "SameFile"
    assert target.read_bytes() == before
    assert link.is_symlink()


def test_replace_is_said_out_loud(round_: Path, tmp_path: Path) -> None:
    out = tmp_path / "e.JSON"
    out.write_text("mine")
    done = ok("export", round_, out, "--replace", "--profile", "archive")
    assert done["file"] == str(out)
    assert done["contains"]["cases"] == 4
    assert json.loads(out.read_text(encoding="utf-8"))["title"] == "Small round"


def test_json_export_is_the_same_whoever_made_it(round_: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "1.json", tmp_path / "2.json"
    ok("export", round_, out)
    ok("new", tmp_path / "again.round", "--from", out)
    ok("export", tmp_path / "again.round", again)
    assert out.read_bytes() == again.read_bytes()


def test_csv_has_a_row_for_every_answer_and_is_inert(round_: Path, tmp_path: Path) -> None:
    reason = "=cmd|'/c calc'!A1"
    apply(round_, {"answers": [{"assessor": "a1", "case": "K1", "criterion": "C1", "level": 1, "reason": reason}]})
    ok("export", round_, tmp_path / "e.csv")
    raw = (tmp_path / "e.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True)))
    assert len(rows) == 36
    wanted = [row for row in rows if (row["case"], row["criterion"], row["assessor"]) == ("K1", "C1", "a1")]
    assert [row["reason"] for row in wanted] == ["'" + reason]


# The record


def test_verify_knows_todays_code_a_points_and_no_other(round_: Path) -> None:
    found = ok("verify", round_)
    assert (found["ok"], found["problems"], found["withheld"], found["matches"]) == (True, [], 0, None)
    groups = found["head"].split()
    assert [len(group) for group in groups] == [4] * 8
    assert ok("verify", round_, "--head", found["head"])["matches"] == "today"
    assert ok("verify", round_, "--head", "".join(groups).upper())["matches"] == "today"
    session = Session.open(round_)
    point = session.issue_code("Before lunch")
    session.publish()
    session.close()
    apply(round_, {"title": "Later"})
    assert point.code == found["head"]
    assert ok("verify", round_, "--head", point.code)["matches"] == point.id
    unknown = run("verify", round_, "--head", "beef " * 8, "--json")
    assert unknown.code == 1
    assert (unknown.document["ok"], unknown.document["matches"]) == (False, None)
    assert unknown.document["error"]["code"] == "NotVerified"
    assert ok("points", round_)["points"] == [
        {"id": point.id, "name": "Before lunch", "at": point.at, "code": point.code}
    ]


def test_rank_at_a_point_is_what_it_was_then(round_: Path) -> None:
    then = ok("rank", round_)
    session = Session.open(round_)
    point = session.issue_code("Then")
    session.publish()
    session.close()
    apply(round_, {"answers": [{"assessor": "a1", "case": "K1", "criterion": "C1", "level": 5}], "title": "Now"})
    assert ok("rank", round_)["title"] == "Now"
    for name in (point.id, "Then"):
        assert ok("rank", round_, "--at", name) == then
    assert refused("rank", round_, "--at", "Never")["code"] == "UnknownPoint"


def test_history_says_who_what_before_after_and_why(round_: Path) -> None:
    cell = {"assessor": "a2", "case": "K1", "criterion": "C1"}
    apply(round_, {"answers": [{**cell, "level": 5, "reason": "Seen the data"}]}, "--as", "a1")
    apply(round_, {"cases": [{"id": "K1", "summary": "New"}]}, "--reason", "Sponsor wrote")
    ok("undo", round_)
    history = ok("history", round_)
    events = history["events"]
    assert set(events[0]) >= {"at", "actor", "kind", "key", "before", "after", "reason"}
    score = entry(history, "events", kind="answer", actor="a1", field="")
    assert score["key"] == {"case": "K1", "criterion": "C1", "assessor": "a2"}
    assert (score["before"], score["after"], score["reason"]) == ({"level": 4}, {"level": 5}, "Seen the data")
    undone, summary = events[-1], events[-2]
    assert (summary["before"], summary["after"], summary["reason"]) == ("What changes", "New", "Sponsor wrote")
    assert (undone["before"], undone["after"], undone["undoes"]) == ("New", "What changes", True)
    assert datetime.fromisoformat(undone["at"]).tzinfo is not None
    assert history["points"] == []


def test_asking_goes_on_where_the_shared_file_cannot_be_written_and_changing_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = tmp_path / "share"
    shared.mkdir()
    target = new(shared / "small.round", small.document())
    for changes in (False, True):
        with contextlib.ExitStack() as stack:
            session = stack.enter_context(verbs.opened(target, changes=changes))
            small.change(session, title=f"Offline {changes}")
            shared.rename(tmp_path / "gone")
            if changes:
                with pytest.raises(FileError) as fault:
                    stack.close()
                assert fault.value.code == "NotPublished"
            else:
                stack.close()
                assert "small.round: The shared file could not be written" in capsys.readouterr().err
        (tmp_path / "gone").rename(shared)
        assert ok("rank", target)["title"] == f"Offline {changes}"


# Files that are no rounds


@pytest.mark.parametrize("verb", [["rank"], ["verify"], ["undo"], ["history"], ["export", "x.json"]])
def test_what_is_no_round_file_is_named_and_left_alone(
    tmp_path: Path, round_: Path, verb: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    whole = round_.read_bytes()
    files = {
        "empty.round": (b"", "CutShort"), "text.round": (b"Dear all, " * 50, "NotARound"),
        "book.round": (b"PK\x03\x04" + b"\0" * 200, "NotARound"), "cut.round": (whole[:-512], "CutShort"),
        "half.round": (whole[: len(whole) // 2], "CutShort"),
    }  # fmt: skip
    for name, (data, code) in files.items():
        Path(name).write_bytes(data)
        error = refused(verb[0], name, *verb[1:])
        assert (error["code"], error["where"]) == (code, name)
        assert Path(name).read_bytes() == data
    Path("folder.round").mkdir()
    assert refused(verb[0], "folder.round", *verb[1:])["code"] == "NotAFile"
    assert refused(verb[0], "missing.round", *verb[1:])["code"] == "FileNotFound"
    assert not Path("x.json").exists()


def test_apply_names_its_own_file(round_: Path, tmp_path: Path) -> None:
    assert refused("apply", round_, tmp_path / "none.json")["code"] == "FileNotFound"
    assert refused("apply", round_, tmp_path)["code"] == "NotAFile"
    assert refused("apply", tmp_path / "none.round", runs.written(tmp_path / "c.json", {}))["code"] == "FileNotFound"


def test_as_must_name_an_assessor_and_the_reason_must_be_text(round_: Path) -> None:
    assert apply_refused(round_, {"title": "x"}, "--as", "nobody")["code"] == "UnknownId"
    assert apply_refused(round_, {"title": "x"}, "--reason", "a\x02")["code"] == "NotText"


# What `apply` took for granted is said


def test_apply_says_which_criteria_it_took_as_wording(tmp_path: Path) -> None:
    target = runs.new(tmp_path / "w.round", small.document())
    words = {"question": "How much health?", "anchors": [f"Level {n}" for n in range(6)]}
    document = {"criteria": [{"id": "C1", **words}, {"id": "C2", "neutral": 2}, {"id": "GP1", "swing": 11}]}
    said = "C1: taken as a change of wording, so its scores go on counting. Say “meaning” in `versions` if not."
    assert runs.apply(target, document)["notes"] == [said]
    again = {"criteria": [{"id": "C1", "question": "How much?"}]}
    ran = run("apply", target, runs.written(tmp_path / "again.json", again))
    assert (ran.code, ran.err) == (0, f"{said}\n")


@pytest.mark.parametrize("sort", ["wording", "meaning"])
def test_apply_says_nothing_of_what_the_document_says_itself(tmp_path: Path, sort: str) -> None:
    target = runs.new(tmp_path / "w.round", small.document())
    runs.apply(target, {"versions": [{"id": "v1", "number": 1}]})
    document = {
        "criteria": [{"id": "C1", "question": "?"}],
        "versions": [{"id": "v2", "number": 2, "changed": {"C1": sort}}],
    }
    assert runs.apply(target, document)["notes"] == []


def test_words_that_nobody_scored_on_need_no_word(tmp_path: Path) -> None:
    target = runs.new(tmp_path / "w.round", {**small.document(), "answers": []})
    runs.apply(target, {"versions": [{"id": "v1", "number": 1}]})
    assert runs.apply(target, {"criteria": [{"id": "C1", "question": "?"}]})["notes"] == []


def test_apply_says_under_which_number_a_version_is_kept(tmp_path: Path) -> None:
    target = runs.new(tmp_path / "w.round", small.document())
    document = {"criteria": [{"id": "C1", "neutral": 2}], "versions": [{"id": "v1", "number": 1}]}
    said = "v1: kept as version 2, because version 1 is the framework on which the scores rest."
    assert runs.apply(target, document)["notes"] == [said]
    dates = {each["id"]: each.get("at", "")[:2] for each in runs.exported(target)["versions"]}
    assert dates.pop("v1") == "20"
    assert list(dates.values()) == [""], "the framework as it stood was never published"


def test_apply_says_which_hands_it_withdrew(tmp_path: Path) -> None:
    votes = [{"case": "K1", "criterion": "C1", "counts": [0, 0, 1, 2, 0, 0]}]
    target = runs.new(tmp_path / "w.round", runs.minimal(votes=votes))
    runs.apply(target, {"criteria": [{"id": "C1", "withdrawn": True}]})
    assert runs.apply(target, {"settings": {"levels": 9}})["notes"] == []
    said = "The show of hands on case K1, criterion C1, was withdrawn: its counts are for levels 0 to 5."
    assert runs.apply(target, {"criteria": [{"id": "C1"}]})["notes"] == [said]


def test_a_round_that_begins_with_a_version_says_when(tmp_path: Path) -> None:
    target = runs.new(tmp_path / "w.round", runs.minimal(versions=[{"id": "v1", "number": 1}]))
    assert runs.entry(runs.exported(target), "versions", id="v1")["at"].startswith("20")
