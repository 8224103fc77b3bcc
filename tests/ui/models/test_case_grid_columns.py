from __future__ import annotations

import pytest

from prioritiser.model.case_fields import CASE_FIELDS
from tests.ui.models.grid_rounds import COST, NEXT, SAVING, YEAR, column, opened
from ui.models.case_grid_columns import chosen_columns, columns_of, short_year, target_names


@pytest.fixture
def held(tmp_path):
    session = opened(tmp_path)
    yield session.round
    session.close()


def test_every_field_of_the_record_has_a_column_or_columns_of_its_lines(held):
    keys = {each.key for each in columns_of(held)}
    assert set(CASE_FIELDS) - keys == {"money", "workforce"}
    assert {COST, SAVING, f"net:{YEAR}", "cash", f"wte:{NEXT}", "place:city", "gate:G1", "gates"} <= keys
    assert len(keys) == len(columns_of(held))


@pytest.mark.parametrize(
    ("key", "can_edit", "right", "sort"),
    [
        ("id", False, False, "text"), ("title", True, False, "text"), ("people", True, True, "number"),
        (COST, True, True, "money"), (SAVING, True, True, "money"), (f"net:{YEAR}", False, True, "money"),
        ("gates", False, False, "text"), ("gate:G1", True, False, "choice"), ("place:city", True, True, "share"),
        ("places", True, False, "list"), ("evidence", False, True, "number"), ("cash", True, False, "yes_no"),
        ("risks", False, True, "number"), ("starts", True, False, "date"),
    ],
)  # fmt: skip
def test_what_a_column_holds_says_how_it_is_typed_and_where_it_stands(held, key, can_edit, right, sort):
    found = column(held, key)
    assert (found.can_edit, found.is_right, found.sort) == (can_edit, right, sort)


def test_headings_of_money_say_unit_and_year_on_their_second_line(held):
    assert column(held, COST).heading == "Recurrent cost\n£m 26/27"
    assert column(held, SAVING).name == "Recurrent saving £m 26/27"
    assert (short_year("2026/27"), short_year("Year one")) == ("26/27", "Year one")


def test_the_first_two_columns_are_in_every_view_and_unknown_ones_are_passed_over(held):
    chosen = chosen_columns(columns_of(held), ("people", "gone", "title", "type", "people"))
    assert [each.key for each in chosen] == ["id", "title", "people", "type"]


def test_a_heading_row_may_name_columns_by_key_heading_or_field(held):
    names = target_names(held)
    assert {
        "people",
        "people a year",
        "delivery board",
        "cost £m 26/27",
        "recurrent cost £m 26/27",
        "reference",
    } <= names
