"""The workbook "as received" is messy on purpose, says that it is invented, and matches the committed one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import sample_data
from resources import read_json
from sample_data.messy import HEADER, HEADER_ROW, WARNING, write_messy_workbook

COMMITTED = Path(sample_data.__file__).with_name("cases_as_received.xlsx")
CASES: Any = read_json("cases.json", package="sample_data")


def cells(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("messy") / "fresh.xlsx"
    write_messy_workbook(path)
    return path


@pytest.fixture(scope="module")
def main_rows(fresh: Path) -> list[tuple[Any, ...]]:
    return next(iter(cells(fresh).values()))


@pytest.fixture(scope="module")
def case_rows(main_rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [row for row in main_rows[HEADER_ROW + 2 :] if row[0] and str(row[0]).startswith("K")]


def test_the_committed_workbook_equals_a_fresh_one(fresh: Path) -> None:
    assert cells(COMMITTED) == cells(fresh)


def test_two_runs_write_the_same_bytes(fresh: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    write_messy_workbook(str(again))
    assert again.read_bytes() == fresh.read_bytes()


def test_every_sheet_says_that_it_is_illustrative(fresh: Path) -> None:
    sheets = cells(fresh)
    assert len(sheets) == 3
    assert "illustrative" in WARNING
    for rows in sheets.values():
        assert WARNING in [row[0] for row in rows[:2]]


def test_every_case_is_there_with_its_title(case_rows: list[tuple[Any, ...]]) -> None:
    assert [(row[0].strip(), row[1].strip()) for row in case_rows] == [(c["id"], c["title"]) for c in CASES]


def test_the_header_is_split_merged_and_has_a_name_twice(fresh: Path, main_rows: list[tuple[Any, ...]]) -> None:
    sheet = load_workbook(fresh).worksheets[0]
    assert len(sheet.merged_cells.ranges) >= 4
    assert not any(main_rows[HEADER_ROW - 1])
    names = [name for _, name in HEADER]
    assert list(main_rows[HEADER_ROW + 1]) == names
    assert names.count("Savings") == 2


def test_money_comes_as_numbers_and_as_several_kinds_of_text(case_rows: list[tuple[Any, ...]]) -> None:
    money = [value for row in case_rows for value in row[6:10] if value is not None]
    texts = [value for value in money if isinstance(value, str)]
    assert any(isinstance(value, int | float) for value in money)
    for sign in ("m", "k ", ")", " ", "-"):
        assert any(text.endswith(sign) or text.startswith(sign) for text in texts)


def test_types_and_dates_come_in_several_forms(case_rows: list[tuple[Any, ...]]) -> None:
    assert {"Invest", "Disinvestment ", "reshape/transform"} <= {row[2] for row in case_rows}
    starts = [row[12] for row in case_rows]
    assert any(isinstance(start, datetime) for start in starts)
    assert any(isinstance(start, str) and start.startswith("Q") for start in starts)


def test_blank_rows_and_a_total_stand_among_the_cases(main_rows: list[tuple[Any, ...]]) -> None:
    body = main_rows[HEADER_ROW + 2 :]
    assert any(not any(row) for row in body[: len(CASES)])
    total = next(row for row in body if row[1] == "TOTAL")
    costs = [
        line["amount"]
        for case in CASES
        for line in case["money"]
        if (line["year"], line["kind"]) == ("2026/27", "recurrent") and line["amount"] > 0
    ]
    assert total[6] == sum(costs)
