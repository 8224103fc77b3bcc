"""A matching: what is said of it, and when it cannot stand."""

from __future__ import annotations

import pytest

from prioritiser.errors import InputError
from prioritiser.exchange.importing.matched import Column, added_notes, check_matching, is_read, listed, never_read
from prioritiser.exchange.importing.proposing import propose
from tests.prioritiser.exchange.importing import given

HELD = given.empty_round()
ROWS = [
    ("Ref", "Title", "Lead", "Cost 26/27", "Notes"),
    ("K1", "One", "Chief", "£1m", "x"),
    ("K2", "Two", "Deputy", "5", ""),
]


def refused(rows: list[tuple[object, ...]]) -> InputError:
    with pytest.raises(InputError) as caught:
        given.plan_of(rows)
    assert "Nothing was changed." in caught.value.remedy
    return caught.value


def test_columns_of_money_may_share_a_target_and_are_added_up() -> None:
    plan = given.plan_of([("Ref", "Title", "Pay cost 26/27", "Non-pay cost 26/27"), ("K1", "One", "100", "20")])
    assert [line["amount"] for line in plan.rows[0].entry["money"]] == [120]  # type: ignore[attr-defined]


def test_a_sheet_without_headings_or_titles_is_explained() -> None:
    assert refused([("K1", "One", 200), ("K2", "Two", 300)]).code == "NoHeadings"
    assert refused([("Colour", "Shape"), ("red", "round")]).code == "NoTitle"


def test_two_columns_for_one_thing_are_named() -> None:
    matching = propose(given.pasted(ROWS), HELD).with_target(4, "title")
    with pytest.raises(InputError, match="Columns B and E are both matched to “title”"):
        check_matching(matching)


def test_what_its_rows_never_read_cannot_be_matched() -> None:
    matching = propose(given.pasted(ROWS), HELD).with_target(3, "year:2026/27")
    with pytest.raises(InputError, match="Column D: Rows of cases never read") as caught:
        check_matching(matching)
    assert caught.value.code == "WrongMatching"
    assert caught.value.remedy.endswith("Nothing was changed.")


@pytest.mark.parametrize(
    ("target", "of_cases", "of_money"),
    [
        ("id", True, True),
        ("ignore", True, True),
        ("cash_releasing", True, True),
        ("line", False, True),
        ("year:2026/27", False, True),
        ("title", True, False),
        ("lead", True, False),
        ("money:2026/27:recurrent", True, False),
        ("place:city", True, False),
        ("gate:G1", True, False),
    ],
)
def test_what_rows_of_each_sort_read(target: str, of_cases: bool, of_money: bool) -> None:
    assert (is_read(target, "cases"), is_read(target, "money")) == (of_cases, of_money)


def test_what_is_never_read_is_said_with_what_belongs_there() -> None:
    assert "year:2026/27" in never_read("lead", "money")
    assert "money:2026/27:recurrent" in never_read("line", "cases")


def test_amounts_that_are_added_are_said_anew_when_a_column_is_matched_otherwise() -> None:
    first = propose(given.pasted([(*ROWS[0], "Pay"), ("K1", "One", "", "5", "", "6")]), HELD)
    said = "Columns D and F are both brought in as 2026/27 recurrent cost: their amounts are added."
    again = first.with_target(5, "money:2026/27:recurrent")
    assert (said in first.notes, said in again.notes) == (False, True)
    assert again.with_target(5, "ignore").notes == first.notes


def test_three_columns_are_listed_and_a_cost_is_no_saving() -> None:
    target = "money:2026/27:capital"
    columns = [Column(at, "", "", each) for at, each in enumerate((target, f"{target}:saving", target, target))]
    assert added_notes(columns) == (
        "Columns A, C and D are all brought in as 2026/27 capital cost: their amounts are added.",
    )
    assert listed(("A",)) == "A"
