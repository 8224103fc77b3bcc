"""Data of patients is noticed in any column, matched or not (C-10)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from prioritiser.edits.patients import is_nhs_number
from prioritiser.exchange.importing.sheets import read_source
from tests.prioritiser.exchange.importing import given

# Published examples: 943 476 5919 is that of the NHS Data Dictionary; 999 numbers are kept for tests.
VALID = ("9434765919", "9990000018", "4505577104")


def found(rows: list[tuple[object, ...]]) -> list[tuple[str, str]]:
    return [(each.cell, each.problem) for each in given.plan_of(rows).patient]


def cells(*values: object) -> list[str]:
    return [
        cell
        for cell, _ in found([("Ref", "Title", "Other"), *((f"K{at}", f"T{at}", v) for at, v in enumerate(values))])
    ]


@pytest.mark.parametrize("number", VALID)
def test_published_numbers_are_valid(number: str) -> None:
    assert is_nhs_number(number)


@pytest.mark.parametrize(
    "number", ["9434765918", "943476591", "94347659190", "0000000000", "1111111111", "943476591x", ""]
)
def test_others_are_not(number: str) -> None:
    assert not is_nhs_number(number)


@given_by(st.integers(0, 10**9 - 1))
def test_at_most_one_last_digit_is_valid(start: int) -> None:
    assert sum(is_nhs_number(f"{start:09d}{last}") for last in range(10)) <= 1


@pytest.mark.parametrize(
    "text", ["9434765919", "943 476 5919", "943-476-5919", "Pt 943 476 5919, ward 4", "NHS:9434765919"]
)
def test_a_number_is_found_however_it_is_written(text: str) -> None:
    assert cells("x", text) == ["C3"]


@pytest.mark.parametrize(
    "text", ["9434765918", "£9434765919", "9,434,765,919", "12.9434765919", "19434765919", "94347659190"]
)
def test_what_is_no_such_number_is_passed_by(text: str) -> None:
    assert cells(text) == []


def test_a_whole_number_is_found_but_not_in_a_column_of_money(tmp_path: Path) -> None:
    rows = [("Ref", "Title", "Cost 26/27", "Tel"), ("K1", "One", 9434765919, 9434765919)]
    plan = given.plan_of(read_source(given.xlsx(tmp_path / "a.xlsx", rows)).sheet())
    assert [each.cell for each in plan.patient] == ["D2"]


@pytest.mark.parametrize(
    "heading", ["DOB", "Date of birth", "D.O.B.", "Birth date", "NHS No", "NHS number", "Patient ID", "MRN"]
)
def test_headings_that_speak_of_patients_are_found(heading: str) -> None:
    assert [cell for cell, _ in found([("Ref", "Title", heading), ("K1", "One", "x")])] == ["C1"]


def test_a_postcode_beside_a_persons_name_is_found() -> None:
    assert found([("Ref", "Title", "Surname", "Postcode"), ("K1", "One", "Smith", "DE1 2AB")])[0][0] == "D1"
    rows = [("Ref", "Title", "Patient name", "Where"), ("K1", "One", "J Smith", "DE1 2AB"), ("K2", "Two", "", "")]
    assert [cell for cell, _ in found(rows)] == ["D2"]


def test_the_postcode_of_a_site_is_none() -> None:
    assert found([("Ref", "Scheme name", "Site", "Postcode"), ("K1", "One", "Kingsway", "DE22 3LZ")]) == []


def test_days_that_spread_over_lifetimes_are_found(tmp_path: Path) -> None:
    def plan(*years: int) -> list[str]:
        rows = [("Ref", "Title", "When"), *((f"K{at}", f"T{at}", date(year, 5, 6)) for at, year in enumerate(years))]
        sheet = read_source(given.xlsx(tmp_path / f"{len(years)}{years[0]}.xlsx", rows)).sheet()
        return [each.problem for each in given.plan_of(sheet).patient]

    assert "dates of birth" in plan(1931, 1948, 1955, 1972, 1990, 2001)[0]
    assert plan(2021, 2022, 2023, 2024, 2025, 2026) == []
    assert plan(1931, 1990, 2001) == []


def test_a_matched_start_date_is_none(tmp_path: Path) -> None:
    rows = [("Ref", "Title", "Start"), *((f"K{at}", f"T{at}", f"01/04/{1950 + at * 5}") for at in range(8))]
    assert found(rows) == []
