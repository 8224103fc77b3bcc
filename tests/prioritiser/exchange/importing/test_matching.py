"""What a file says of the columns of a sheet."""

from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import pytest

from prioritiser.errors import InputError
from prioritiser.exchange.importing.matching import matching_from, propose
from prioritiser.model.round import Round
from tests.prioritiser.exchange.importing import given

HELD = given.empty_round()
WITHOUT_YEARS = replace(HELD, settings=msgspec.structs.replace(HELD.settings, years=()))
ROWS = [
    ("Ref", "Title", "Lead", "Cost 26/27", "Notes"),
    ("K1", "One", "Chief", "£1m", "x"),
    ("K2", "Two", "Deputy", "5", ""),
]


def test_a_matching_goes_to_a_file_and_back() -> None:
    sheet = given.pasted(ROWS)
    first = propose(sheet, HELD)
    document = json.loads(json.dumps(first.document()))
    again = matching_from(document, sheet, HELD, "m.json")
    assert (again.targets, again.header, again.sort) == (first.targets, first.header, first.sort)


def test_a_file_names_columns_by_letters_or_by_headings() -> None:
    sheet = given.pasted(ROWS)
    document = {
        "columns": {"Ref": "id", "b": "title", "Notes": "problem", "D": "money:2027/28:capital"},
        "scales": {"D": 1000},
    }
    matching = matching_from(document, sheet, HELD, "m.json")
    assert matching.targets == {0: "id", 1: "title", 3: "money:2027/28:capital", 4: "problem"}
    assert matching.columns[3].scale == 1000


@pytest.mark.parametrize(
    ("document", "at"),
    [
        ({}, "columns"),
        ({"columns": []}, "columns"),
        ({"columns": {"Z": "id"}}, "columns.Z"),
        ({"columns": {"A": "nothing"}}, "columns.A"),
        ({"columns": {"A": 5}}, "columns.A"),
        ({"columns": {}, "header": "2"}, "header"),
        ({"columns": {}, "scales": {"A": -1}}, "scales.A"),
        ({"columns": {}, "scales": {"A": True}}, "scales.A"),
        ({"columns": {}, "rest": "moon"}, "rest"),
        ({"columns": {}, "else": 1}, "else"),
    ],
)
def test_what_a_file_says_wrongly_is_named(document: dict[str, object], at: str) -> None:
    with pytest.raises(InputError) as caught:
        matching_from(document, given.pasted(ROWS), HELD, "m.json")
    assert caught.value.where == f"m.json, {at}"


@pytest.mark.parametrize("header", [[99], [0], [-1], [2, 1], [1, 3], [True], [3], "1"])
def test_rows_of_headings_that_cannot_be_are_refused(header: object) -> None:
    with pytest.raises(InputError) as caught:
        matching_from({"header": header, "columns": {"A": "id"}}, given.pasted(ROWS), HELD, "m.json")
    assert "header" in caught.value.message


SAID = {"columns": {"A": "id", "B": "title"}}


def wrong(document: dict[str, object], held: Round = HELD) -> InputError:
    with pytest.raises(InputError) as caught:
        matching_from(document, given.pasted(ROWS), held, "m.json")  # type: ignore[arg-type]
    assert caught.value.remedy.endswith("Nothing was changed.")
    return caught.value


@pytest.mark.parametrize("rows", ["zz", [], ["cases"], {}, 1, None, True])
def test_rows_are_cases_or_money(rows: object) -> None:
    found = wrong({"rows": rows, **SAID})
    assert (found.code, found.message) == ("WrongMatching", "“rows” must be “cases” or “money”.")


@pytest.mark.parametrize("sheet", [1, None, ["Cases"], {}])
def test_the_name_of_a_sheet_is_text(sheet: object) -> None:
    found = wrong({"sheet": sheet, **SAID})
    assert (found.code, found.where) == ("WrongMatching", "m.json, sheet")


@pytest.mark.parametrize(
    ("rows", "target", "belongs"),
    [
        ("cases", "year:2026/27", "money:2026/27:recurrent"),
        ("cases", "line", "money:2026/27:recurrent"),
        ("money", "money:2026/27:recurrent", "year:2026/27"),
        ("money", "title", "year:2026/27"),
        ("money", "lead", "year:2026/27"),
        ("money", "place:city", "year:2026/27"),
    ],
)
def test_a_target_that_its_rows_never_read_is_refused(rows: str, target: str, belongs: str) -> None:
    found = wrong({"rows": rows, "columns": {"A": "id", "D": target}})
    assert (found.code, found.where) == ("WrongMatching", "m.json, columns.D")
    assert f"Rows of {rows} never read “{target}”" in found.message
    assert belongs in found.message


@pytest.mark.parametrize("part", ["columns", "scales"])
def test_a_column_that_is_named_twice_is_refused(part: str) -> None:
    found = wrong({**SAID, part: {"D": 5, "Cost 26/27": 6} if part == "scales" else {"A": "id", "Ref": "title"}})
    assert found.code == "Repeated"
    assert found.where == f"m.json, {part}.{'Cost 26/27' if part == 'scales' else 'Ref'}"
    assert "are the same column" in found.message


@pytest.mark.parametrize("target", ["money:{}:recurrent", "money:{}:capital:saving", "year:{}"])
@pytest.mark.parametrize("year", ["abc", "26/27", "2026/28", "2051/52"])
def test_a_year_that_is_none_of_the_round_is_named_where_it_stands(target: str, year: str) -> None:
    rows = "money" if target.startswith("year") else "cases"
    columns = {"A": "id", "D": target.format(year)}
    found = wrong({"rows": rows, "columns": columns})
    assert (found.code, found.where) == ("WrongMatching", "m.json, columns.D")
    assert found.message == f"“{year}” is not a year of this round (2026/27 to 2030/31)."
    if year != "2051/52":
        bare = wrong({"rows": rows, "columns": columns}, WITHOUT_YEARS)
        assert (bare.where, bare.message) == ("m.json, columns.D", f"“{year}” is not a financial year such as 2026/27.")


def test_a_round_without_years_takes_any_financial_year() -> None:
    matching = matching_from(
        {"columns": {"A": "id", "D": "money:2026/27:recurrent"}}, given.pasted(ROWS), WITHOUT_YEARS, "m.json"
    )
    assert matching.targets[3] == "money:2026/27:recurrent"


@pytest.mark.parametrize("scale", [1e308, 1e-320, 0, -1, 0.0009, 1_000_000_001, 10**400, float("nan"), "5", None, True])
def test_a_scale_that_no_money_is_counted_in_is_refused(scale: object) -> None:
    found = wrong({**SAID, "scales": {"D": scale}})
    assert (found.code, found.where) == ("WrongMatching", "m.json, scales.D")
    assert found.message == "A scale must be a number from 0.001 to 1,000,000,000."


@pytest.mark.parametrize("scale", [0.001, 1, 1_000_000_000])
def test_the_smallest_and_the_largest_scale_stand(scale: float) -> None:
    found = matching_from({**SAID, "scales": {"D": scale}}, given.pasted(ROWS), HELD, "m.json")
    assert found.columns[3].scale == scale


def test_amounts_that_are_added_are_said_of_a_matching_from_a_file() -> None:
    target = "money:2026/27:recurrent"
    found = matching_from({"columns": {"A": "id", "D": target, "E": target}}, given.pasted(ROWS), HELD, "m.json")
    assert found.notes == ("Columns D and E are both brought in as 2026/27 recurrent cost: their amounts are added.",)
