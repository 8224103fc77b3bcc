"""From sheets to a framework: headings in any case, texts exactly as they stand, and a place for every field."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from prioritiser.exchange.framework_reading import MOST_ROWS, CellFault, Found, read_sheets
from prioritiser.exchange.importing.sheets import read_source


def sheets(path: Path, **rows: list[list[object]]) -> Found:
    """Read a workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, lines in rows.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for line in lines:
            sheet.append(line)
    book.save(path)
    return read_sheets(read_source(path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.xlsx"


def test_headings_may_be_typed_by_hand(path: Path) -> None:
    found = sheets(
        path, criteria=[["  reference ", "NAME", "anchor 1", "Anchor 0", None], ["C1", " Gain ", "top", "none"]]
    )
    assert not found.faults
    entry = found.document["criteria"][0]  # type: ignore[index]
    assert entry == {"id": "C1", "name": " Gain ", "anchors": ["none", "top", "", "", "", ""]}
    assert found.places["criteria", 0, "name"] == ("criteria", "B2")
    assert found.document["settings"] == {"levels": 5}


def test_numbers_as_references_are_texts(path: Path) -> None:
    found = sheets(path, Criteria=[["Reference", "Part of"], [1, 2.5], ["007", None]])
    assert [each["id"] for each in found.document["criteria"]] == ["1", "007"]  # type: ignore[attr-defined]


def test_the_levels_of_the_first_sheet_hold(path: Path) -> None:
    found = sheets(path, Framework=[["Name of the framework", "Ours"], ["Highest level", 2]], Criteria=[["Reference"]])
    assert (found.document["title"], found.document["settings"]) == ("Ours", {"levels": 2})


def test_points_and_sources_find_their_criterion(path: Path) -> None:
    found = sheets(
        path, Criteria=[["Reference"], ["C1"]],
        Reference_points=[["Criterion", "Measure", "Value"], ["C1", "0.5", 100]],
        Sources=[["Criterion", "Source"], ["C1", "A book"]],
    )  # fmt: skip
    assert found.document["criteria"] == [{"id": "C1", "points": [[0.5, 100.0]], "sources": ["A book"]}]


def test_too_many_rows_are_said(path: Path) -> None:
    found = sheets(path, Criteria=[["Reference"], *([f"C{at}"] for at in range(MOST_ROWS + 1))])
    assert [fault.problem for fault in found.faults] == ["There are more than 5,000 rows."]


def test_a_fault_says_its_place() -> None:
    assert CellFault("Criteria", "D7", "x").where == "Criteria!D7"
    assert CellFault("Criteria", "", "x").where == "Criteria"
