from __future__ import annotations

from tests.ui.models.case_rounds import YEARS, held
from ui.models.case_reference import BY_NAME, rows_in_use, share_words, used_words, without_uses


def test_each_list_says_by_how_many_cases_its_entries_are_used():
    boards = rows_in_use(held(), "boards")
    assert boards == [
        {"id": "uec", "name": "Urgent Care", "used": 1}, {"id": "mh", "name": "Mental Health", "used": 0},
    ]  # fmt: skip
    assert [used_words(row) for row in boards] == ["1 case", "no case"]
    assert used_words({"name": "New"}) == ""
    assert without_uses(boards)[0] == {"id": "uec", "name": "Urgent Care"}


def test_years_are_a_list_of_their_own():
    assert rows_in_use(held(), "years") == [{"year": year} for year in YEARS]


def test_shares_that_are_not_all_of_it_are_said():
    rows = rows_in_use(held(), "places")
    assert share_words(rows, "population", "population") == ""
    rows[0]["population"] = 0.5
    assert share_words(rows, "population", "population") == "The shares of population add up to 125%, not to 100%."
    assert share_words([], "need", "need") == ""


def test_each_list_makes_its_own_edit():
    round_ = held()
    edit = BY_NAME["organisations"].edit(round_, [{"id": "dchs", "name": "Community Services"}])
    assert [(change.before, change.after) for change in edit.changes] == [("Community Trust", "Community Services")]
    added = BY_NAME["years"].edit(round_, [{"year": year} for year in (*YEARS, "2029/30")])
    assert added.label == "years of the round"
