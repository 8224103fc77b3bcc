"""The workbook as a whole: it holds the program's numbers, and LibreOffice works out the same from its formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import MappingProxyType

import openpyxl
import pytest

from prioritiser.analysis.summary import Analysis, analyse
from prioritiser.exchange import workbook
from prioritiser.exchange.workbook_cells import Content, at, place_of
from prioritiser.model.funding import Decision
from prioritiser.model.round import Round
from prioritiser.model.score import Agreed
from prioritiser.model.weight import WeightSet
from tests.prioritiser.exchange.libreoffice import recalculated
from tests.prioritiser.exchange.workbooks import (
    all_contents,
    content_of,
    differences,
    mixed,
    same,
    sample,
    variants,
    with_settings,
)

NAMES = tuple(name for name, _ in variants())
# Where a what-if may differ from a workbook made afresh: the comparison with the program, lists of cases by name.
PROGRAM_ONLY = ("Difference in value", "Check")
SWINGS = MappingProxyType({"A": 55.0, "B": 45.0, "C1": 20.0, "C6": 140.0, "benefit": 100.0, "GP5": 90.0})


@pytest.fixture(scope="module")
def contents() -> Mapping[str, Content]:
    return all_contents()


@pytest.fixture(scope="module")
def written(contents: Mapping[str, Content], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("written")
    paths = {name: folder / f"{name}.xlsx" for name in contents}
    for name, content in contents.items():
        workbook.write(content, paths[name])
    return paths


def what_ifs() -> dict[str, tuple[Round, Round]]:
    """Return rounds before and after changes that a board member could make in the workbook's inputs."""
    before = sample()
    agreed = {
        **before.agreed,
        ("K30", "C1"): Agreed(case="K30", criterion="C1", level=5),
        ("K08", "GP1"): Agreed(case="K08", criterion="GP1", level=0),
    }
    money = {key: replace_money(case, 0.4) if key in ("K23", "K15") else case for key, case in before.cases.items()}
    budgets = {
        key: type(one)(year=one.year, kind=one.kind, amount=one.amount * 0.8) for key, one in before.budgets.items()
    }
    decisions = {
        "K30": Decision(case="K30", accepted=True),
        "K35": Decision(case="K35", accepted=False),
    }
    other = mixed()
    return {
        "swings": (before, replace(before, weight_sets={"": WeightSet(swings=dict(SWINGS))})),
        "panel_and_money": (
            before,
            with_settings(
                replace(before, agreed=agreed, cases=money, budgets=budgets, decisions=decisions),
                discount_rate_cost=0.1,
            ),
        ),
        "coverage": (other, with_settings(other, coverage_threshold=0.4)),
        "everything": (
            other,
            with_settings(
                replace(other, weight_sets={"": WeightSet(swings={"F": 70.0, "Q": 5.0})}, decisions={}),
                discount_rate_cost=0.2,
            ),
        ),
    }  # fmt: skip


def replace_money(case: object, times: float) -> object:
    """Return a case whose every line of money is so many times as large."""
    fields = {name: getattr(case, name) for name in case.__struct_fields__}  # type: ignore[attr-defined]
    lines = tuple(
        type(line)(**{**{name: getattr(line, name) for name in line.__struct_fields__}, "amount": line.amount * times})
        for line in fields["money"]
    )
    return type(case)(**{**fields, "money": lines})


def typed_over(path: Path, before: Content, after: Content, target: Path) -> int:
    """Save the workbook of `before` with the inputs of `after`, without any cached value; return how many differ."""
    book = openpyxl.load_workbook(path)
    changed = 0
    for sheet in before.sheets:
        for (row, column), cell in sheet.cells.items():
            new = after.sheet(sheet.name).cells[row, column].value if "input" in cell.style.split() else cell.value
            if new != cell.value:
                book[sheet.name].cell(row, column).value = new
                changed += 1
    book.save(target)
    return changed


@pytest.fixture(scope="module")
def books(
    soffice: str, contents: Mapping[str, Content], written: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, tuple[Content, Path]]:
    """Return every workbook of this module as LibreOffice works it out, in one call."""
    folder = tmp_path_factory.mktemp("books")
    wanted, paths = dict(contents), dict(written)
    for name, (before, after) in what_ifs().items():
        first, wanted[f"if_{name}"] = content_of(analyse(before)), content_of(analyse(after))
        plain, paths[f"if_{name}"] = folder / f"plain_{name}.xlsx", folder / f"if_{name}.xlsx"
        workbook.write(first, plain)
        assert typed_over(plain, first, wanted[f"if_{name}"], paths[f"if_{name}"]) > 0
    wanted["seeded"], paths["seeded"] = wanted["tied"], folder / "seeded.xlsx"
    workbook.write(seeded(wanted["tied"]), paths["seeded"])
    done = recalculated(soffice, list(paths.values()))
    return {name: (wanted[name], done[path]) for name, path in paths.items()}


def seeded(content: Content) -> Content:
    """Return the content with 999 as the cached value of every numeric formula on Calc."""
    calc = content.sheet("Calc")
    cells = {
        place: replace(cell, value=999.0) if cell.formula and isinstance(cell.value, float) else cell
        for place, cell in calc.cells.items()
    }
    sheets = tuple(replace(sheet, cells=cells) if sheet.name == "Calc" else sheet for sheet in content.sheets)
    return replace(content, sheets=sheets)


@pytest.mark.parametrize("name", NAMES)
def test_the_file_holds_what_the_content_says(
    name: str, contents: Mapping[str, Content], written: Mapping[str, Path]
) -> None:
    assert differences(contents[name], written[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_formula_recalculates_to_the_programs_value(name: str, books: Mapping[str, tuple[Content, Path]]) -> None:
    assert differences(*books[name]) == []


def test_the_checker_does_recalculate(books: Mapping[str, tuple[Content, Path]]) -> None:
    content, path = books["seeded"]
    assert differences(seeded(content), path)
    assert differences(content, path) == []


@pytest.mark.parametrize("name", what_ifs())
def test_a_changed_input_gives_what_the_program_would(name: str, books: Mapping[str, tuple[Content, Path]]) -> None:
    content, path = books[f"if_{name}"]
    book = openpyxl.load_workbook(path, data_only=True)
    found = []
    for sheet in content.sheets:
        if sheet.name == "Others":
            continue
        skipped = [column for (row, column), cell in sheet.cells.items() if row == 10 and cell.value in PROGRAM_ONLY]
        for (row, column), cell in sheet.cells.items():
            got = book[sheet.name].cell(row, column).value
            is_check = sheet.name == "Front" and "check" in cell.style
            if cell.formula and not is_check and column not in skipped and not same(cell, got):
                found.append((sheet.name, at(row, column), cell.value, got))
    assert found == []


def test_a_what_if_says_that_it_is_not_the_paper(books: Mapping[str, tuple[Content, Path]]) -> None:
    content, path = books["if_swings"]
    place = next(place for place, cell in content.sheet("Front").cells.items() if "check" in cell.style)
    words = openpyxl.load_workbook(path, data_only=True)["Front"].cell(*place).value
    assert words.endswith(" of 36 cases differ from the program: this is a what-if, not the board paper.")
    assert content.sheet("Front").cells[place].value == "All 36 cases agree with the program."


def test_changed_swings_give_the_list_of_analyse_with_swings(books: Mapping[str, tuple[Content, Path]]) -> None:
    _, path = books["if_swings"]
    found = listing(openpyxl.load_workbook(path, data_only=True)["Ranking"])
    analysis = analyse(sample(), swings=SWINGS)
    assert [line[:2] for line in found] == [line[:2] for line in wanted_listing(analysis)]
    assert [line[2] for line in found] == pytest.approx([line[2] for line in wanted_listing(analysis)], rel=1e-9)
    assert [line[3] for line in found] == [line[3] for line in wanted_listing(analysis)]
    assert [line[1] for line in found] != [line[1] for line in wanted_listing(analyse(sample()))]


def listing(page: object) -> list[tuple[int, str, float, str]]:
    """Return rank, case, value and funded of every line of Ranking."""
    heads = [cell.value for cell in page[5]]  # type: ignore[index]
    rank, case, value, funded = (heads.index(head) for head in ("Rank", "Case", "Value", "Funded"))
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=6)]  # type: ignore[attr-defined]
    return [(row[rank], row[case], row[value], row[funded]) for row in rows if row[case]]


def wanted_listing(analysis: Analysis) -> list[tuple[int, str, float, str]]:
    return [
        (each.rank, each.case, each.value, "Yes" if each.funded else "No")
        for each in analysis.results
        if each.type != "disinvestment"
    ]  # type: ignore[misc]


@pytest.mark.parametrize("name", ["sample", "fill", "vfm", "hand", "provisional", "tied", "mixed", "mixed_vfm"])
def test_cached_figures_are_those_of_the_analysis(name: str, written: Mapping[str, Path]) -> None:
    analysis = analyse(dict(variants())[name])
    page = openpyxl.load_workbook(written[name], data_only=True)["Calc"]
    heads = {cell.value: cell.column for cell in page[10]}
    for number, case in enumerate(analysis.round.cases):
        result = analysis.of(case)

        def cell(head: str, row: int = 11 + number) -> object:
            return page.cell(row, heads[head]).value

        assert cell("Case") == case
        assert cell("Value") == result.value
        assert cell("Coverage") == result.coverage
        assert (cell("If gaps were 0"), cell("If gaps were 100")) == (result.low, result.high)
        assert cell("Net present cost £") == result.cost
        assert cell("Gain per £m, finance left out") == result.vfm
        assert cell("Rank") == result.rank
        assert cell("Tie") == ("=" if result.tied else None)
        assert [cell(f"Part of value: {domain}") for domain in result.domains] == list(result.domains.values())
        if result.type != "disinvestment" and analysis.round.cases[case].lane == "ranked":
            assert cell("Goes ahead") == ("Yes" if result.funded else "No")


def test_every_sheet_is_there_and_named_without_blanks(contents: Mapping[str, Content]) -> None:
    names = [sheet.name for sheet in contents["sample"].sheets]
    assert names == [
        "Front", "Ranking", "Stops", "Others", "Panel", "Values", "Weights", "Money", "Calc", "Funding", "Framework",
        "Method",
    ]  # fmt: skip


def test_the_same_round_gives_the_same_bytes(contents: Mapping[str, Content], tmp_path: Path) -> None:
    for name in ("first", "second"):
        workbook.write(contents["tied"], tmp_path / f"{name}.xlsx")
    assert (tmp_path / "first.xlsx").read_bytes() == (tmp_path / "second.xlsx").read_bytes()


def test_rows_stay_within_what_excel_holds(contents: Mapping[str, Content]) -> None:
    for content in contents.values():
        for sheet in content.sheets:
            assert max((row for row, _ in sheet.cells), default=0) < 1_048_576
            assert max((column for _, column in sheet.cells), default=0) < 16_384
            assert all(height <= 409 for height in sheet.heights.values())
            assert all(len(cell.formula) < 8_000 for cell in sheet.cells.values())


@pytest.mark.parametrize("name", ["fill", "vfm", "mixed", "mixed_vfm", "mixed_groups"])
def test_no_formula_depends_on_itself_even_by_a_range(name: str, contents: Mapping[str, Content]) -> None:
    """Excel takes a range for everything in it, also inside INDEX, where LibreOffice looks at one cell only."""
    formulas = {
        (sheet.name, *place): cell.formula
        for sheet in contents[name].sheets
        for place, cell in sheet.cells.items()
        if cell.formula
    }
    graph = {
        place: [read for read in reads(place[0], formula) if read in formulas] for place, formula in formulas.items()
    }
    TopologicalSorter(graph).prepare()


def reads(sheet: str, formula: str) -> Iterator[tuple[str, int, int]]:
    """Yield every cell that a formula names, ranges cell by cell."""
    for found in re.finditer(
        r"(?:(\w+)!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?", re.sub(r'"[^"]*"', "", formula)
    ):
        top, left = place_of(found[2])
        bottom, right = place_of(found[3] or found[2])
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield found[1] or sheet, row, column


def test_a_circle_would_be_found() -> None:
    graph = {("A", 1, 1): list(reads("A", "SUM(A2:B4)")), ("A", 3, 2): list(reads("B", 'IF(B1="A1",A!$A$1,0)'))}
    with pytest.raises(CycleError):
        TopologicalSorter(graph).prepare()
