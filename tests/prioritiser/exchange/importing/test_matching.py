"""What columns are taken to mean, remembered and changed."""

from __future__ import annotations

import json

import pytest

from prioritiser.errors import InputError
from prioritiser.exchange.importing.matching import check_matching, matching_from, propose
from prioritiser.exchange.importing.sheets import SheetInfo, read_source
from tests.prioritiser.exchange.importing import given

HELD = given.empty_round()
ROWS = [
    ("Ref", "Title", "Lead", "Cost 26/27", "Notes"),
    ("K1", "One", "Chief", "£1m", "x"),
    ("K2", "Two", "Deputy", "5", ""),
]


def proposed(rows: list[tuple[object, ...]], **over: object) -> dict[str, str]:
    matching = propose(given.pasted(rows), HELD, **over)  # type: ignore[arg-type]
    return {column.letters: column.target for column in matching.columns if column.target != "ignore"}


def refused(rows: list[tuple[object, ...]]) -> InputError:
    with pytest.raises(InputError) as caught:
        given.plan_of(rows)
    assert "Nothing was changed." in caught.value.remedy
    return caught.value


def test_headings_are_matched_and_what_is_not_known_is_left_out() -> None:
    assert proposed(ROWS) == {"A": "id", "B": "title", "C": "lead", "D": "money:2026/27:recurrent"}


def test_a_column_shows_how_it_begins() -> None:
    column = propose(given.pasted(ROWS), HELD).columns[2]
    assert (column.letters, column.heading, column.examples) == ("C", "Lead", ("Chief", "Deputy"))


def test_of_two_columns_for_one_thing_the_better_named_one_is_taken() -> None:
    assert proposed([("Scheme", "Title", "Ref"), ("a", "One", "K1")]) == {"B": "title", "C": "id"}
    assert proposed([("Title", "Title"), ("a", "b")]) == {"A": "title"}


def test_columns_of_money_may_share_a_target_and_are_added_up() -> None:
    plan = given.plan_of([("Ref", "Title", "Pay cost 26/27", "Non-pay cost 26/27"), ("K1", "One", "100", "20")])
    assert [line["amount"] for line in plan.rows[0].entry["money"]] == [120]  # type: ignore[attr-defined]


def test_contents_decide_between_savings_and_whether_they_release_cash() -> None:
    rows = [("Ref", "Title", "Savings 26/27", "Savings"), ("K1", "a", "-100", "cash"), ("K2", "b", "-5", "NCR")]
    assert proposed(rows) == {"A": "id", "B": "title", "C": "money:2026/27:recurrent:saving", "D": "cash_releasing"}


def test_a_heading_of_money_over_words_only_is_left_out() -> None:
    rows = [("Ref", "Title", "Cost 26/27"), ("K1", "a", "see annex"), ("K2", "b", "to follow")]
    assert "C" not in proposed(rows)
    assert "words where numbers belong" in propose(given.pasted(rows), HELD).notes[0]
    assert "C" in proposed([("Ref", "Title", "Cost 26/27"), ("K1", "a", "TBC"), ("K2", "b", "TBC")])


def test_words_above_the_headings_give_the_unit_of_all_money() -> None:
    matching = propose(given.pasted([("All figures in £000s",), *ROWS]), HELD)
    assert matching.header == (2,)
    assert matching.columns[3].scale == 1000
    assert "£1,000" in matching.notes[0]


def test_the_one_place_that_no_column_names_gets_the_rest() -> None:
    matching = propose(given.pasted([("Ref", "Title", "City %"), ("K1", "One", "40%")]), HELD)
    assert matching.rest == "county"
    assert "Derbyshire (County)" in matching.notes[0]
    both = propose(given.pasted([("Ref", "Title", "City %", "County %"), ("K1", "One", "40%", "60%")]), HELD)
    assert both.rest == ""


def test_what_was_remembered_comes_first_and_only_where_it_can_stand() -> None:
    first = propose(given.pasted(ROWS), HELD)
    kept = first.with_target(4, "problem").remembered()
    assert proposed(ROWS, remembered=kept)["E"] == "problem"
    assert proposed(ROWS, remembered={"notes": "place:moon"}) == proposed(ROWS)
    assert proposed(ROWS, remembered={"lead": "ignore"}).get("C") is None


def test_the_signature_is_that_of_the_headings() -> None:
    first = propose(given.pasted(ROWS), HELD)
    again = propose(given.pasted([*ROWS, ("K3", "Three", "", "", "")]), HELD)
    other = propose(given.pasted([ROWS[0][:4], *ROWS[1:]]), HELD)
    assert first.signature == again.signature != other.signature


def test_a_person_may_say_which_row_holds_the_headings() -> None:
    rows = [("Ref", "Title"), ("K1", "Name"), ("K2", "x")]
    assert propose(given.pasted(rows), HELD, header=[2]).header == (2,)
    assert propose(given.pasted(rows), HELD, header=[]).header == ()


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


def test_a_sheet_without_headings_or_titles_is_explained() -> None:
    assert refused([("K1", "One", 200), ("K2", "Two", 300)]).code == "NoHeadings"
    assert refused([("Colour", "Shape"), ("red", "round")]).code == "NoTitle"


def test_an_empty_sheet_is_explained() -> None:
    with pytest.raises(InputError, match="is empty"):
        propose(SheetInfo("S", 0, 0, 0, (), hidden=False, warnings=()), HELD)


def test_ten_thousand_columns_are_explained() -> None:
    with pytest.raises(InputError) as caught:
        propose(read_source(",".join(f"h{at}" for at in range(10_000)) + "\n1,2\n").sheet(), HELD)
    assert caught.value.code == "TooWide"


def test_two_columns_for_one_thing_are_named() -> None:
    matching = propose(given.pasted(ROWS), HELD).with_target(4, "title")
    with pytest.raises(InputError, match="Columns B and E are both matched to “title”"):
        check_matching(matching)


def test_in_a_sheet_of_money_by_year_each_column_is_taken_once() -> None:
    rows = [("Ref", "Line", "Type", "2026/27", "2026/27"), ("K1", "rec", "rec", "5", "6")]
    found = propose(given.pasted(rows), HELD, header=[1])
    assert found.sort == "money"
    assert [column.target for column in found.columns] == ["id", "line", "ignore", "year:2026/27", "ignore"]
    check_matching(found)


@pytest.mark.parametrize("header", [[99], [0], [-1], [2, 1], [1, 3], [True], [3], "1"])
def test_rows_of_headings_that_cannot_be_are_refused(header: object) -> None:
    with pytest.raises(InputError) as caught:
        matching_from({"header": header, "columns": {"A": "id"}}, given.pasted(ROWS), HELD, "m.json")
    assert "header" in caught.value.message


def test_rows_are_cases_or_money() -> None:
    with pytest.raises(InputError):
        matching_from({"rows": "zz", "columns": {"A": "id"}}, given.pasted(ROWS), HELD, "m.json")
