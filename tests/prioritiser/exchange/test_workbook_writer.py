"""The file itself: what users wrote stays text, nothing is hidden, nobody is named."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.workbook_cells import Cell, Content, Grid
from prioritiser.exchange.workbook_writer import escaped, look_of, write
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of
from tests.prioritiser.exchange.libreoffice import recalculated
from tests.prioritiser.exchange.workbooks import content_of, differences, mixed, sample

HOSTILE = (
    "=cmd|'/c calc'!A1", "+1", "-2+3", "@SUM(A1)", "'quoted", '"double"', "مرحبا بكم", "🚑🏥", "first\nsecond\n\nlast",
    "_x000D_", "a_x0041_b", "<b>&amp;", "&D&P", "#REF!", "TRUE", "0012", "1e5", "2026-01-01", "{=1}", "http://a.example/x",
    "mailto:a@b.example", "internal:Calc!A1", "\tTab", "  blanks  ", "=HYPERLINK(1)", "long " * 6_400,
)  # fmt: skip
FUNCTIONS = frozenset((
    "ABS", "AND", "COUNT", "COUNTIF", "HYPERLINK", "IF", "INDEX", "INT", "ISERROR", "ISNUMBER", "MATCH", "MAX", "MIN",
    "OR", "ROUND", "SEARCH", "SUM", "SUMIFS", "SUMPRODUCT", "TEXT", "TRIM",
))  # fmt: skip


def hostile_round() -> Round:
    """Return a round with a hostile text in every field that people fill in."""
    case_texts = dict(enumerate(HOSTILE))
    return round_of(
        title=HOSTILE[0],
        nodes=[{"id": "=A", "name": "+lens", "swing": 1}, {"id": "@B", "name": HOSTILE[8], "parent": "=A", "swing": 1}],
        criteria=[
            {"id": text if len(text) < 50 and "\n" not in text and "\t" not in text else f"c{k}", "name": text,
             "short": text if k % 2 else "", "parent": "@B" if k % 3 else None, "question": text, "swing": k + 1,
             "anchors": [text] * 6, "evidence": text, "sources": [text, text][: 1 if len(text) > 900 else 2]}
            for k, text in case_texts.items()
        ],
        gates=[{"id": "=G", "name": "+gate", "test": text} for text in HOSTILE[:1]],
        cases=[
            {"id": text if len(text) < 50 and "\n" not in text and "\t" not in text else f"k{k}", "title": text,
             "type": ("investment", "disinvestment", "reshape")[k % 3], "lane": "mandated" if k == 5 else "ranked",
             "gates": [{"gate": "=G", "result": "fail", "reason": text, "owner": text}] if k == 6 else [],
             "money": [{"year": "=2026", "amount": 10.0 * k}]}
            for k, text in case_texts.items()
        ],
        answers=[
            {"assessor": "a1", "case": case, "criterion": criterion, "level": 3}
            for case in ("=cmd|'/c calc'!A1", "+1", "🚑🏥", "_x000D_") for criterion in ("+1",)
        ],
        budgets=[{"year": "=2026", "amount": 500.0}],
        settings={"years": ["=2026"], "marking": HOSTILE[12] + " OFFICIAL", "rank_provisional": True},
    )  # fmt: skip


def parts_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Content, Path]:
    content, path = content_of(analyse(hostile_round())), tmp_path_factory.mktemp("hostile") / "hostile.xlsx"
    write(content, path)
    return content, path


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plain") / "sample.xlsx"
    write(content_of(analyse(sample())), path)
    return path


def unescaped(text: str) -> str:
    """Undo what Excel undoes and openpyxl leaves in the values of formulas."""
    return text.replace("_x005F_", "_")


def test_hostile_text_stays_text(hostile: tuple[Content, Path]) -> None:
    content, path = hostile
    book = openpyxl.load_workbook(path)
    wanted = {(sheet.name, *place) for sheet in content.sheets for place, cell in sheet.cells.items() if cell.formula}
    found = {
        (page.title, cell.row, cell.column) for page in book for row in page.iter_rows() for cell in row
        if cell.data_type == "f"
    }  # fmt: skip
    assert found == wanted
    titles = [book["Calc"].cell(11 + k, 2).value for k in range(len(HOSTILE))]
    assert titles == [text or None for text in HOSTILE]
    assert book["Front"]["A1"].value == HOSTILE[0]


def test_hostile_text_comes_back_from_libreoffice_unchanged(soffice: str, hostile: tuple[Content, Path]) -> None:
    content, path = hostile
    done = recalculated(soffice, [path])[path]
    found = [each for each in differences(content, done) if unescaped(str(each[3])) != each[2]]
    assert found == []
    before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(done)
    for page in before:
        formulas = [
            sum(cell.data_type == "f" for row in book[page.title].iter_rows() for cell in row)
            for book in (before, after)
        ]  # fmt: skip
        assert formulas[0] == formulas[1], page.title


def test_links_lead_only_into_the_workbook(hostile: tuple[Content, Path]) -> None:
    for name, text in parts_of(hostile[1]).items():
        assert "externalLink" not in name
        if name.endswith(".rels"):
            assert 'TargetMode="External"' not in text
        for link in re.findall(r"<hyperlink [^>]*>", text):
            assert re.search(r' location="(\w+)!A\d+"', link)
            assert "r:id" not in link


@pytest.mark.parametrize("book", ["hostile", "plain"])
def test_nothing_is_hidden_and_nobody_is_the_author(book: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(book)
    parts = parts_of(found[1] if isinstance(found, tuple) else found)
    assert not [name for name in parts if re.search("comment|vml|customXml|pivot|connection|custom.xml", name)]
    for name, text in parts.items():
        if name.startswith("xl/work"):
            assert not re.search(r' hidden="|state="(?:very)?[hH]idden"|veryHidden', text), name
    names = re.findall(r"<definedName [^>]*>", parts["xl/workbook.xml"])
    assert all("_xlnm.Print_Titles" in name for name in names)
    core = parts["docProps/core.xml"]
    assert "<dc:creator></dc:creator>" in core
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert "<dc:title></dc:title>" in core
    assert "2026-11-22T15:05:12Z</dcterms:created>" in core
    assert "<Company></Company>" in parts["docProps/app.xml"]


def test_only_functions_of_older_excel_are_used(hostile: tuple[Content, Path], plain: Path) -> None:
    book = openpyxl.load_workbook(plain)
    formulas = [cell.value for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    used = {name for formula in formulas for name in re.findall(r"([A-Z][A-Z.]*)\(", re.sub(r'"[^"]*"', "", formula))}
    assert used <= FUNCTIONS
    assert not [formula for formula in formulas if "_xlfn" in formula]
    assert "<f t=" not in parts_of(hostile[1])["xl/worksheets/sheet9.xml"]


def test_every_formula_has_its_value_in_the_file(plain: Path) -> None:
    for name, text in parts_of(plain).items():
        if name.startswith("xl/worksheets/"):
            assert text.count("<f>") == len(re.findall(r"</f><v>", text))
            assert not re.search(r"<v>None|<v>nan|<v>inf", text)


def canary_round() -> Round:
    """Return a round with a canary in every text about a person or by one."""
    held = mixed()
    document = {
        "assessors": [
            {"id": f"CANARYID{k}", "name": f"CANARYNAME{k}", "role": "CANARYROLE", "group": "CANARYGROUP"}
            for k in (1, 2)
        ],
        "groups": [{"id": "CANARYGROUP", "name": "CANARYGROUPNAME"}],
        "answers": [
            {"assessor": f"CANARYID{k}", "case": case, "criterion": "U", "level": k, "reason": "CANARYREASON"}
            for k in (1, 2) for case in held.cases
        ],
        "agreed": [
            {"case": "K1", "criterion": "U", "level": 3, "reason": "CANARYAGREED", "views": ["CANARYVIEW"]},
            {"case": "K2", "criterion": "U", "outcome": "no_consensus", "reason": "CANARYDISSENT"},
        ],
        "interests": [
            {"assessor": "CANARYID1", "case": "K3", "kind": "financial", "handling": "recused", "note": "CANARYNOTE"}
        ],
        "weights": [
            {"assessor": None, "swings": {"U": 3}, "reason": "CANARYWEIGHTREASON"},
            {"assessor": "CANARYID1", "swings": {"U": 77.125}, "reason": "CANARYOWNWEIGHT"},
        ],
        "decisions": [
            {"case": "K7", "accepted": True, "reason": "CANARYDECISION", "owner": "CANARYOWNER", "dissent": "CANARYDIS",
             "conditions": "CANARYCONDITION"}
        ],
    }  # fmt: skip
    given = round_of(criteria=[{"id": "U"}], cases=[{"id": key} for key in held.cases], **document)  # type: ignore[arg-type]
    cases = dict(held.cases)
    fields = {name: getattr(cases["K4"], name) for name in cases["K4"].__struct_fields__}
    gates = tuple(
        type(gate)(gate=gate.gate, result="fail", reason="CANARYGATE", owner="CANARYGATEOWNER")
        for gate in fields["gates"]
    )
    cases["K4"] = type(cases["K4"])(**{**fields, "gates": gates, "fields": {"author": "CANARYAUTHOR"}})
    return replace(
        held, cases=cases, assessors=given.assessors, groups=given.groups, answers=given.answers, agreed=given.agreed,
        interests=given.interests, weight_sets=given.weight_sets, decisions=given.decisions,
    )  # fmt: skip


def test_no_person_and_nothing_that_one_wrote_is_in_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "canary.xlsx"
    write(content_of(analyse(canary_round())), path)
    for name, text in parts_of(path).items():
        assert "CANARY" not in text.upper(), name
        assert "77.125" not in text, name


def test_an_escaped_text_is_what_the_shared_strings_hold() -> None:
    assert escaped("_x000D_\r\x01a") == "_x005F_x000D__x000D__x0001_a"


def test_an_unknown_style_is_not_passed_over() -> None:
    with pytest.raises(KeyError):
        look_of("no_such_look")
    assert look_of("of9")["num_format"] == '0" of 9"'
    assert look_of("indent2")["indent"] == 2


def test_a_head_line_carries_no_codes_and_stays_short(hostile: tuple[Content, Path]) -> None:
    text = parts_of(hostile[1])["xl/worksheets/sheet1.xml"]
    head = re.search(r"<oddHeader>(.*?)</oddHeader>", text)
    assert head
    assert "&amp;&amp;D&amp;&amp;P OFFICIAL" in head[1]
    assert len(head[1]) < 400


def test_a_text_that_no_cell_can_hold_is_not_dropped_silently(tmp_path: Path) -> None:
    grid = Grid("One", (10.0,))
    grid.put(1, 1, "short")
    sheet = grid.done()
    content = Content((replace(sheet, cells={(1, 1): Cell("x" * 40_000)}),), "", "", datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(Exception, match="does not fit"):
        write(content, tmp_path / "x.xlsx")
