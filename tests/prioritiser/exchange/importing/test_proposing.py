"""What columns are taken to mean, from headings, contents and what was remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.errors import InputError
from prioritiser.exchange.importing.matched import check_matching
from prioritiser.exchange.importing.proposing import propose
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


def test_headings_are_matched_and_what_is_not_known_is_left_out() -> None:
    assert proposed(ROWS) == {"A": "id", "B": "title", "C": "lead", "D": "money:2026/27:recurrent"}


def test_a_column_shows_how_it_begins() -> None:
    column = propose(given.pasted(ROWS), HELD).columns[2]
    assert (column.letters, column.heading, column.examples) == ("C", "Lead", ("Chief", "Deputy"))


def test_of_two_columns_for_one_thing_the_better_named_one_is_taken() -> None:
    assert proposed([("Scheme", "Title", "Ref"), ("a", "One", "K1")]) == {"B": "title", "C": "id"}
    assert proposed([("Title", "Title"), ("a", "b")]) == {"A": "title"}


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


def test_an_empty_sheet_is_explained() -> None:
    with pytest.raises(InputError, match="is empty"):
        propose(SheetInfo("S", 0, 0, 0, (), hidden=False, warnings=()), HELD)


def test_ten_thousand_columns_are_explained() -> None:
    with pytest.raises(InputError) as caught:
        propose(read_source(",".join(f"h{at}" for at in range(10_000)) + "\n1,2\n").sheet(), HELD)
    assert caught.value.code == "TooWide"


def test_in_a_sheet_of_money_by_year_each_column_is_taken_once() -> None:
    rows = [("Ref", "Line", "Type", "2026/27", "2026/27"), ("K1", "rec", "rec", "5", "6")]
    found = propose(given.pasted(rows), HELD, header=[1])
    assert found.sort == "money"
    assert [column.target for column in found.columns] == ["id", "line", "ignore", "year:2026/27", "ignore"]
    check_matching(found)


def test_what_was_remembered_of_rows_of_money_is_never_taken_for_cases() -> None:
    rows = [("Ref", "Title", "Kind", "Cost 26/27"), ("K1", "One", "x", "5")]
    kept = {"kind": "line", "cost 26 27": "year:2026/27"}
    assert proposed(rows, remembered=kept) == {"A": "id", "B": "title", "D": "money:2026/27:recurrent"}


def test_columns_whose_amounts_are_added_are_named() -> None:
    rows = [("Ref", "Title", "Lead", "Pay cost 26/27", "Non-pay cost 26/27"), ("K1", "One", "x", "100", "7")]
    found = propose(given.pasted(rows), HELD)
    said = "Columns D and E are both brought in as 2026/27 recurrent cost: their amounts are added."
    assert said in found.notes


def test_a_stray_cell_far_to_the_right_is_no_heading() -> None:
    line = ",".join(["Ref", "Title", "Type", "Cost 26/27", *([""] * 16_379), "x"])
    sheet = read_source(f"{line}\nK1,One,investment,5\n").sheet()
    assert propose(sheet, HELD).targets == {0: "id", 1: "title", 2: "type", 3: "money:2026/27:recurrent"}
    assert sheet.warnings == ("1 cell lies beyond column ALL (1,000) and was not read.",)
    assert sheet.columns == 4
    assert given.plan_of(sheet).imported == 1


def test_a_stray_cell_in_the_last_column_of_a_workbook_is_no_heading(tmp_path: Path) -> None:
    rows = [("Ref", "Title", "Type", "Cost 26/27", *([None] * 16_379), "x"), ("K1", "One", "investment", 5)]
    sheet = read_source(given.xlsx(tmp_path / "a.xlsx", rows)).sheet()
    assert sheet.warnings == ("1 cell lies beyond column ALL (1,000) and was not read.",)
    assert given.plan_of(sheet).imported == 1
