"""A framework in a file: written and read back the same, and every bad file refused by name."""

from __future__ import annotations

import json
import string
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritiser.edits.beginning import default_framework
from prioritiser.edits.document import edit_of
from prioritiser.edits.drafting import draft_framework, drafted
from prioritiser.edits.publishing import publish_framework
from prioritiser.edits.versions import framework_of
from prioritiser.errors import FileError, InputError, KnownError
from prioritiser.exchange.framework_files import (
    framework_document,
    look_at_framework,
    read_framework,
    write_framework,
)
from prioritiser.model.base import CriterionId
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.prioritiser import runs, small
from tests.prioritiser.analysis.rounds import round_of

ENDINGS = (".json", ".xlsx")
RICH = {
    "title": "Rich",
    "settings": {"levels": 3},
    "nodes": [
        {"id": "A", "name": "Lens", "swing": 0.1 + 0.2}, {"id": "F", "name": "Family", "parent": "A", "swing": 1e13},
    ],
    "criteria": [
        {
            "id": "C1", "name": "=SUM(A1:A9)", "short": "@now", "parent": "F", "swing": 1 / 3, "domain": "finance",
            "mirrored": True, "neutral": 2, "question": " leading and trailing \n\n", "evidence": "a\r\nb\tc",
            "anchors": ["+1", "-1", "_x000D_", "01/02/2025"], "values": [0, 0.1, 99.99999999999999, 100],
            "sources": ["One\ntwo", "One\ntwo", "007"],
            "helper": {"rows": ["", "r"], "columns": ["1", "2"], "levels": [[0, 3], [1, 2]],
                       "measure_bands": [[0, 1e-9, 1], [320, None, None]]},
        },
        {"id": "007", "kind": "measure", "unit": "£", "points": [[-1.5, 100], [0.1, 0], [1e300, 50]], "neutral": 0.1},
        {"id": "ünï 漢 😀", "name": "TRUE", "anchors": ["", "", "", "top"]},
    ],
    "gates": [{"id": "G1", "name": "<script>", "test": "'; DROP TABLE cases;--"}],
}  # fmt: skip


def held(document: dict[str, object]) -> Round:
    parts = {name: document.get(name, ()) for name in ("nodes", "criteria", "gates")}
    return round_of(**parts, settings=document.get("settings"), title=str(document.get("title", "")))  # type: ignore[arg-type]


def there_and_back(source: Round, path: Path) -> Round:
    write_framework(source, path)
    return held(read_framework(path))


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_is_lost(tmp_path: Path, ending: str) -> None:
    source = held(RICH)
    again = there_and_back(source, tmp_path / f"f{ending}")
    assert framework_of(again) == framework_of(source)
    assert (list(again.criteria), list(again.nodes), again.title) == (list(source.criteria), list(source.nodes), "Rich")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_default_framework_comes_back_as_it_is(tmp_path: Path, ending: str) -> None:
    document = default_framework(datetime(2026, 11, 22, tzinfo=UTC))
    session = Session.create(tmp_path / "d.round", edit_of(document, Round(), label="New round", fresh=True))
    write_framework(session.round, tmp_path / f"f{ending}")
    assert draft_framework(session.round, read_framework(tmp_path / f"f{ending}")).changes == ()
    session.close()


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t"), max_size=12)
NUMBER = st.floats(-1e9, 1e9) | st.integers(0, 99)
IDS = st.text(string.ascii_letters + string.digits, min_size=1, max_size=3)


@st.composite
def frameworks(draw: st.DrawFn) -> dict[str, object]:
    """Return a framework that can stand, as a document."""
    levels = draw(st.integers(1, 9))
    ids = draw(st.lists(IDS, min_size=1, max_size=5, unique=True))
    nodes = ids[: draw(st.integers(0, len(ids) - 1))]
    swing = st.sampled_from([1.0, 0.3, 1e-9, 12345678.900000001, 1 / 3])
    entries: list[dict[str, object]] = []
    for key in ids[len(nodes) :]:
        text = {name: draw(TEXT) for name in ("name", "short", "question", "evidence", "unit")}
        entry: dict[str, object] = {
            "id": key,
            "swing": draw(swing),
            **text,
            "parent": draw(st.sampled_from([None, *nodes])),
        }
        if draw(st.booleans()):
            entry["anchors"] = [*draw(st.lists(TEXT, min_size=levels, max_size=levels)), "top"]
            worth = st.floats(0, 100)
            entry["values"] = draw(st.just([]) | st.lists(worth, min_size=levels + 1, max_size=levels + 1))
        else:
            measures = draw(st.lists(NUMBER, min_size=2, max_size=4, unique=True))
            entry |= {"kind": "measure", "points": [[measure, draw(st.floats(0, 100))] for measure in measures]}
        entries.append(entry)
    return {
        "title": draw(TEXT), "settings": {"levels": levels}, "criteria": entries, "gates": [],
        "nodes": [{"id": key, "swing": draw(swing)} for key in nodes],
    }  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=40)
@given(document=frameworks())
def test_any_framework_that_can_stand_comes_back(
    tmp_path_factory: pytest.TempPathFactory, ending: str, document: dict[str, object]
) -> None:
    source = held(document)
    again = there_and_back(source, tmp_path_factory.mktemp("f") / f"f{ending}")
    assert framework_of(again) == framework_of(source)
    assert list(again.criteria) == list(source.criteria)


def test_the_workbook_holds_no_formula(tmp_path: Path) -> None:
    write_framework(held(RICH), tmp_path / "f.xlsx")
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    assert book.sheetnames == [
        "Framework", "Lenses and families", "Criteria", "Gates", "Reference points", "Sources", "Look-up grids",
    ]  # fmt: skip
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert book["Criteria"]["C2"].value == "=SUM(A1:A9)"
    assert book["Criteria"]["C2"].data_type == "s"


def test_a_draft_can_be_written_too(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round")
    session.commit(draft_framework(session.round, {"criteria": [{"id": "N", "name": "New"}]}))
    write_framework(drafted(session.round), tmp_path / "f.json")
    assert [each["id"] for each in read_framework(tmp_path / "f.json")["criteria"]] == ["N"]  # type: ignore[attr-defined]
    session.close()


def test_names_and_existing_files(tmp_path: Path) -> None:
    target = tmp_path / "f.json"
    write_framework(held(RICH), target)
    with pytest.raises(FileError) as there:
        write_framework(held(RICH), target)
    assert there.value.code == "FileExists"
    write_framework(held(RICH), target, replace=True)
    with pytest.raises(InputError) as other:
        write_framework(held(RICH), tmp_path / "f.pdf")
    assert other.value.code == "UnknownFormat"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["f.json", "home"]


def test_a_whole_round_gives_its_framework(tmp_path: Path) -> None:
    path = runs.written(tmp_path / "r.json", small.document())
    found = read_framework(path)
    assert set(found) == {"title", "settings", "nodes", "criteria", "gates"}
    assert [each["id"] for each in found["criteria"]] == ["GP1", "C1", "C2"]  # type: ignore[attr-defined]


# What is refused


def refused(path: Path) -> KnownError:
    with pytest.raises(KnownError) as fault:
        read_framework(path)
    return fault.value


def document(**over: object) -> dict[str, object]:
    return {"format": "prioritiser-framework", "version": 1, "criteria": [{"id": "C1"}, {"id": "C2"}], **over}


def deep(levels: int) -> list[dict[str, object]]:
    return [{"id": f"n{at}", "parent": f"n{at - 1}" if at else None} for at in range(levels)]


@pytest.mark.parametrize(
    ("over", "said"),
    [
        # F-01: weights
        ({"criteria": [{"id": "C1", "swing": 0}, {"id": "C2", "swing": 0}]}, "All swings"),
        ({"criteria": [{"id": "C1", "swing": -1}]}, "criteria[0].swing: The swing is -1"),
        ({"criteria": [{"id": "C1", "swing": 1e-320}]}, "criteria[0].swing"),
        ({"criteria": [{"id": "C1", "swing": "10"}]}, "criteria[0].swing: This must be a number, not text"),
        # F-02: scales
        ({"settings": {"levels": 0}}, "settings.levels"), ({"settings": {"levels": 10**9}}, "settings.levels"),
        ({"settings": {"levels": "5–1"}}, "settings.levels"), ({"settings": {"levels": 2.5}}, "settings.levels"),
        ({"criteria": [{"id": "C1", "anchors": ["a", "b"]}]}, "criteria[0].anchors: There are 2 anchors"),
        # F-03: ids and the tree
        ({"criteria": [{"id": "C1"}, {"id": "C1"}]}, "criteria[1]: This repeats"),
        ({"nodes": [{"id": "C1"}]}, "“C1” is"),
        ({"nodes": [{"id": "A", "parent": "B"}, {"id": "B", "parent": "A"}]}, "hangs below itself"),
        ({"nodes": deep(1000)}, "20 levels deep"),
        ({"criteria": [{"id": "C1", "parent": "X"}]}, "no lens or family “X”"),
        # F-05: plain data only
        ({"__class__": "os.system"}, "There is no “__class__” in a framework."),
        ({"criteria": [{"id": "C1", "__class__": "os.system"}]}, "criteria[0].__class__"),
        ({"format": "prioritiser-pack"}, "There is no framework in this file."),
        ({"version": 2}, "Only version 1"), ({"version": True}, "Only version 1"), ({"title": 5}, "title"),
        ({"nodes": {}}, "nodes: This must be a list"), ({"cases": []}, "There is no “cases” in a framework."),
    ],
)  # fmt: skip
def test_what_is_no_framework_is_refused_by_name(tmp_path: Path, over: dict[str, object], said: str) -> None:
    fault = refused(runs.written(tmp_path / "f.json", document(**over)))
    assert said in f"{fault.where} {fault.message}"
    assert "Nothing was changed." in fault.remedy


@pytest.mark.parametrize(
    "text",
    [
        '{"criteria": [{"id": "C1", "swing": %s}]}' % ("9" * 10_000), "[" * 100_000, '{"criteria": [], "criteria": []}',
        '{"criteria": [{"id": "C1", "swing": NaN}]}', '\ufeff{"criteria": []}', "", "{", "[]",
        '{"criteria": [{"id": "C1", "swing": 1e999}]}',
    ],
)  # fmt: skip
def test_json_that_is_hostile_or_broken_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "f.json").write_text(text, encoding="utf-8")
    assert isinstance(refused(tmp_path / "f.json"), InputError)


def test_a_formula_in_text_is_a_label_and_never_worked_out(tmp_path: Path) -> None:
    anchors = ["=IF(A1>5,5,0)", "score > 3 and cost < 1e6", "__import__('os')", "${x}", "%s", "{0}"]
    source = held({"criteria": [{"id": "C1", "anchors": anchors}]})
    for ending in ENDINGS:
        assert there_and_back(source, tmp_path / f"f{ending}").criteria[CriterionId("C1")].anchors == tuple(anchors)


def test_another_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "f.xlsx").write_text("not a workbook", encoding="utf-8")
    assert refused(tmp_path / "f.xlsx").code == "AnotherKind"
    assert refused(tmp_path / "none.json").code == "FileNotFound"
    (tmp_path / "f.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    assert isinstance(refused(tmp_path / "f.xls"), KnownError)


def test_an_import_over_scores_makes_a_version_and_leaves_old_scores_their_text(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round")
    write_framework(session.round, tmp_path / "f.xlsx")
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    sheet = book["Criteria"]
    sheet["C3"] = "Health gained"
    book.save(tmp_path / "f.xlsx")
    session.commit(draft_framework(session.round, read_framework(tmp_path / "f.xlsx")))
    session.commit(publish_framework(session.round, note="", at="2026-11-22"))
    assert session.round.criteria[CriterionId("C1")].name == "Health gained"
    assert sorted(each.number for each in session.round.versions.values()) == [1, 2]
    assert not any(each.stale for each in session.round.answers.values())
    session.close()


# Workbooks by cell


def changed_workbook(path: Path, change: Callable[[openpyxl.Workbook], None]) -> Path:
    write_framework(held(RICH | {"criteria": [{"id": "C1", "name": "One"}, {"id": "C2", "name": "Two"}]}), path)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def put(sheet: str, **cells: object) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        for place, value in cells.items():
            book[sheet][place] = value

    return change


@pytest.mark.parametrize(
    ("change", "where", "problem"),
    [
        (put("Criteria", E2="=1+1"), "Criteria!E2", "It holds a formula"),
        (put("Criteria", C2="=A1"), "Criteria!C2", "It holds a formula"),
        (put("Criteria", E2="heavy"), "Criteria!E2", "“heavy” is not a number"),
        (put("Criteria", E3="3,5"), "Criteria!E3", "“3,5” is not a number"),
        (put("Criteria", E2=datetime(2025, 1, 4)), "Criteria!E2", "is not a number"),  # noqa: DTZ001
        (put("Criteria", E2=True), "Criteria!E2", "“TRUE” is not a number"),
        (put("Criteria", E2=-3), "Criteria!E2", "The swing is -3"),
        (put("Criteria", A3="C1"), "Criteria!A3", "“C1” stands twice."),
        (put("Criteria", A3="F"), "Criteria!A3", "“F” stands twice."),
        (put("Criteria", A3=None), "Criteria!A3", "This row has no reference."),
        (put("Criteria", D2="X"), "Criteria!D2", "There is no lens or family “X”."),
        (put("Criteria", F2="Money"), "Criteria!F2", "“money” is not one of the words"),
        (put("Criteria", G2="measure"), "Criteria!A2", "A measure needs two or more reference points"),
        (put("Criteria", H2="perhaps"), "Criteria!H2", "“perhaps” is neither yes nor no."),
        (put("Criteria", I2=9), "Criteria!I2", "The neutral level is 9."),
        (put("Criteria", Q2=50, S2=70), "Criteria!R2", "This value is missing"),
        (put("Criteria", Q2=50, R2=70), "Criteria!Q2", "There are 2 values; levels 0 to 3 need 4."),
        (put("Criteria", J1="Question asked"), "Criteria!J1", "There is no column “Question asked” in a framework."),
        (put("Criteria", J1="Name"), "Criteria!J1", "The column “Name” is there twice."),
        (put("Criteria", A1=None), "Criteria!A1", "There is no column “Reference”"),
        (put("Lenses and families", C2="F"), "Lenses and families!C2", "“A” hangs below itself."),
        (put("Framework", B3=12), "Framework!B3", "The highest level is 12"),
        (put("Framework", B3="five"), "Framework!B3", "“five” is not a whole number"),
        (put("Framework", B1="something else"), "Framework!B1", "This is not a framework that Prioritiser wrote."),
        (put("Reference points", A2="C9", B2=1, C2=2), "Reference points!A2", "There is no criterion “C9”"),
        (put("Reference points", A2="C1", B2=1), "Reference points!C2", "A number is missing here."),
        (put("Look-up grids", D1="Entry 0", A2="C1", B2="row", C2="r", D2=1.5), "Look-up grids!D2", "a whole number"),
        (put("Look-up grids", A2="C1", B2="row", C2="r", D2=1), "Look-up grids!D2", "There is no heading above"),
        (put("Look-up grids", A2="C1", B2="cell"), "Look-up grids!B2", "“cell” is not one of"),
        (put("Gates", A2=None), "Gates!A2", "This row has no reference."),
    ],
)  # fmt: skip
def test_every_problem_is_named_by_its_cell(
    tmp_path: Path, change: Callable[[openpyxl.Workbook], None], where: str, problem: str
) -> None:
    path = changed_workbook(tmp_path / "f.xlsx", change)
    faults = [(fault.where, fault.problem) for fault in look_at_framework(path).faults]
    assert any(place == where and problem in said for place, said in faults), faults
    fault = refused(path)
    assert fault.code == "NotAFramework"
    assert faults[0][0] in fault.message


def test_many_problems_are_counted(tmp_path: Path) -> None:
    path = changed_workbook(tmp_path / "f.xlsx", put("Criteria", E2="a", E3="b", I2="c", I3="d", H2="e"))
    assert len(look_at_framework(path).faults) == 5
    assert refused(path).message.endswith("There are 2 more.")


def test_sheets_columns_and_rows_may_stand_in_any_order(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.move_sheet("Gates", -3)
        sheet = book["Criteria"]
        sheet.move_range("A1:B3", rows=0, cols=30)
        sheet.insert_rows(3, 2)
        book.create_sheet("My notes")["A1"] = "=1+1"

    found = read_framework(changed_workbook(tmp_path / "f.xlsx", change))
    assert [(each["id"], each["name"]) for each in found["criteria"]] == [("C1", "One"), ("C2", "Two")]  # type: ignore[attr-defined]


def test_a_workbook_without_criteria_is_no_framework(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "w.xlsx")
    assert "There is no sheet “Criteria”" in refused(tmp_path / "w.xlsx").message


def test_the_document_says_what_it_is() -> None:
    document = framework_document(replace(held(RICH), title="Next"))
    assert (document["format"], document["version"], document["title"]) == ("prioritiser-framework", 1, "Next")
    json.dumps(document, allow_nan=False)
