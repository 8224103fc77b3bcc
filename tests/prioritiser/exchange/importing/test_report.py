"""`import` on the command line: the answer, the dry run, undo, refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import sample_data
from tests.prioritiser import runs
from tests.prioritiser.exchange.importing import given
from tests.prioritiser.runs import exported, ok, refused, run

MESSY = Path(sample_data.__file__).with_name("cases_as_received.xlsx")
ROWS = "Ref,Title,Cost 26/27,People\nK1,One,£1m,5\nK2,Two,TBC,5\nK3,Three,£2m,all\n"


@pytest.fixture
def round_(tmp_path: Path) -> Path:
    return runs.new(tmp_path / "r.round", given.document())


def test_the_workbook_as_received_comes_in_and_undo_takes_it_back(round_: Path) -> None:
    found = ok("import", round_, MESSY)
    assert (found["read"], found["imported"], found["unchanged"], found["rejected"]) == (36, 36, 0, [])
    assert found["mapping"]["columns"]["G"] == "money:2026/27:recurrent"
    assert len(exported(round_)["cases"]) == 36
    again = ok("import", round_, MESSY)
    assert (again["imported"], again["unchanged"]) == (0, 36)
    assert ok("undo", round_)["done"] == "Undone: import of 36 cases"
    assert exported(round_)["cases"] == []


def test_good_rows_come_in_and_bad_rows_wait_with_their_cells(round_: Path, tmp_path: Path) -> None:
    found = ok("import", round_, given.csv_file(tmp_path / "a.csv", ROWS))
    assert found["read"] == found["imported"] + found["unchanged"] + len(found["rejected"]) == 3
    assert [(each["cell"], each["problem"], each["row"]) for each in found["rejected"]] == [
        ("C3", "“TBC” is not a number.", 3)
    ]
    assert found["left_out"] == [{"cell": "D4", "problem": "“all” is not a number. The cell is left out."}]
    assert [case["id"] for case in exported(round_)["cases"]] == ["K1", "K3"]


def test_a_dry_run_says_the_same_and_changes_nothing(round_: Path, tmp_path: Path) -> None:
    source = given.csv_file(tmp_path / "a.csv", ROWS)
    before = round_.read_bytes(), runs.kept()
    dry = ok("import", round_, source, "--dry-run")
    assert (round_.read_bytes(), runs.kept()) == before
    real = ok("import", round_, source)
    assert {**dry, "dry_run": False, "revision": real["revision"]} == real


def test_the_mapping_that_is_printed_can_be_handed_in(round_: Path, tmp_path: Path) -> None:
    source = given.csv_file(tmp_path / "a.csv", ROWS)
    mapping = ok("import", round_, source, "--dry-run")["mapping"]
    mapping["columns"]["C"] = "money:2027/28:capital"
    file = runs.written(tmp_path / "m.json", mapping)
    found = ok("import", round_, source, "--mapping", file)
    assert found["mapping"]["columns"]["C"] == "money:2027/28:capital"
    assert exported(round_)["cases"][0]["money"] == [{"year": "2027/28", "kind": "capital", "amount": 1_000_000.0}]
    assert refused("import", round_, source, "--mapping", runs.written(tmp_path / "n.json", {"columns": {"Q": "id"}}))[
        "where"
    ] == ("n.json, columns.Q")


def test_a_mapping_serves_the_next_file_of_its_kind(round_: Path, tmp_path: Path) -> None:
    mapping = ok("import", round_, given.csv_file(tmp_path / "a.csv", ROWS), "--dry-run")["mapping"]
    file = runs.written(tmp_path / "m.json", mapping)
    assert ok("import", round_, given.csv_file(tmp_path / "b.csv", ROWS), "--mapping", file)["imported"] == 2


def test_a_sheet_is_named(round_: Path) -> None:
    ok("import", round_, MESSY)
    found = ok("import", round_, MESSY, "--sheet", "Finance by yr")
    assert (found["read"], found["changed"]) == (116, 84)
    assert refused("import", round_, MESSY, "--sheet", "Nowhere")["code"] == "NoSheet"


def test_what_looks_like_patient_data_is_refused_with_its_cells(round_: Path, tmp_path: Path) -> None:
    source = given.csv_file(tmp_path / "a.csv", "Ref,Title,Contact\nK1,One,943 476 5919\n")
    before = round_.read_bytes()
    ran = run("import", round_, source, "--json")
    assert ran.code == 1
    assert ran.document["error"]["code"] == "PatientData"
    assert ran.document["patient"] == [{"cell": "C2", "problem": "it holds a valid NHS number."}]
    assert round_.read_bytes() == before
    assert ok("import", round_, source, "--dry-run")["patient"]
    assert ok("import", round_, source, "--no-patient-data")["imported"] == 1


def test_a_locked_round_refuses_before_anything_is_written(tmp_path: Path) -> None:
    settings = {**given.document()["settings"], "stage": "locked"}  # type: ignore[dict-item]
    target = runs.new(tmp_path / "l.round", given.document(settings=settings))
    error = refused("import", target, given.csv_file(tmp_path / "a.csv", ROWS))
    assert "Nothing was changed" in error["remedy"] or error["remedy"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "Empty"),
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1"), "AnotherKind"),
        ("~$a.xlsx", b"x", "OwnerFile"),
    ],
)
def test_files_that_are_no_sheets_are_named(round_: Path, tmp_path: Path, name: str, content: bytes, code: str) -> None:
    assert refused("import", round_, given.csv_file(tmp_path / name, content))["code"] == code


def test_the_text_for_people_says_every_part(round_: Path, tmp_path: Path) -> None:
    ran = run("import", round_, given.csv_file(tmp_path / "a.csv", ROWS + ",TOTAL,9,\n"))
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "3 rows read: 2 came in (2 new, 0 changed), 0 unchanged, 1 waits."
    for words in ("Waits: C3:", "Left out: D4:", "Passed over: row 5, “TOTAL”", "Note: "):
        assert words in ran.out
    again = run("import", round_, given.csv_file(tmp_path / "b.csv", "Ref,Title\nK1,One\n"), "--dry-run")
    assert "Not in the sheet, kept: K3" in again.out


def test_the_answer_is_what_the_schema_says(round_: Path, tmp_path: Path) -> None:
    schema = json.loads(run("schema").out)
    found = ok("import", round_, given.csv_file(tmp_path / "a.csv", ROWS))
    Draft202012Validator({**schema["x-outputs"]["import"], "$defs": schema["$defs"]}).validate(found)


def test_columns_that_are_not_brought_in_are_named_ten_at_most(round_: Path, tmp_path: Path) -> None:
    text = "Ref,Title,Title,,Notes\nK1,One,Uno,x,y\n"
    ran = run("import", round_, given.csv_file(tmp_path / "a.csv", text), "--dry-run")
    assert "Not brought in: column C “Title”, column E “Notes”" in ran.out.splitlines()
    assert "Note: Column D has no heading and is left out." in ran.out.splitlines()
    many = ",".join(f"x{at}" for at in range(12))
    ran = run("import", round_, given.csv_file(tmp_path / "b.csv", f"Ref,Title,{many}\nK1,One\n"), "--dry-run")
    line = next(line for line in ran.out.splitlines() if line.startswith("Not brought in"))
    assert line.startswith("Not brought in: column C “x0”, column D “x1”, ")
    assert line.endswith(", column L “x9” and 2 others")
    ran = run("import", round_, given.csv_file(tmp_path / "c.csv", "Ref,Title\nK1,One\n"), "--dry-run")
    assert "Not brought in" not in ran.out


def test_a_blank_cell_is_said_to_leave_what_is_there(round_: Path, tmp_path: Path) -> None:
    ok("import", round_, given.csv_file(tmp_path / "a.csv", ROWS))
    ran = run("import", round_, given.csv_file(tmp_path / "b.csv", "Ref,Title,People\nK1,Uno,\n"))
    assert "Note: A blank cell leaves what is there." in ran.out.splitlines()


def test_a_mapping_that_names_no_sheet_of_the_workbook_is_refused(round_: Path, tmp_path: Path) -> None:
    mapping = {"sheet": "Nowhere", "columns": {"A": "id"}}
    fault = refused("import", round_, MESSY, "--mapping", runs.written(tmp_path / "m.json", mapping))
    assert (fault["code"], fault["remedy"][-20:]) == ("NoSheet", "Nothing was changed.")
    wrong = runs.written(tmp_path / "n.json", {**mapping, "sheet": 5})
    assert refused("import", round_, MESSY, "--mapping", wrong)["where"] == "n.json, sheet"


def test_a_round_is_not_imported(round_: Path, tmp_path: Path) -> None:
    other = runs.new(tmp_path / "other.round", given.document())
    assert "This is a round." in refused("import", round_, other)["message"]
