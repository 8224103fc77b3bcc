"""Cells and their names."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.exchange.importing.cell import (
    Computed,
    Percent,
    Row,
    Unread,
    cell_name,
    column_of,
    is_blank,
    letters,
    short,
    text_of,
    value_of,
)


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_have_the_letters_of_spreadsheets(column: int, name: str) -> None:
    assert letters(column) == name
    assert column_of(name) == column_of(name.lower()) == column
    assert cell_name(column, 12) == f"{name}12"


@given(st.integers(0, 20_000))
def test_letters_name_their_column(column: int) -> None:
    assert column_of(letters(column)) == column


@pytest.mark.parametrize("name", ["", "1", "A1", "Ä", "A" * 50])
def test_what_is_no_column_is_none(name: str) -> None:
    assert column_of(name) == -1


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "TRUE"),
        (5, "5"),
        (5.0, "5"),
        (0.5, "0.5"),
        (1e300, "1e+300"),
        (Percent(0.27), "27%"),
        ("a\n b", "a b"),
        (date(2026, 4, 1), "2026-04-01"),
        (datetime.fromisoformat("2026-04-01T09:30"), "2026-04-01 09:30"),
        (Computed(3, "=1+2"), "3"),
        (Unread("#REF!", "It holds #REF!."), "#REF!"),
    ],
)
def test_a_cell_is_shown_as_a_person_would_read_it(cell: object, text: str) -> None:
    assert text_of(cell) == text  # type: ignore[arg-type]


def test_what_cannot_be_read_has_no_value_but_is_not_blank() -> None:
    unread = Unread("=SUM(A1)", "It holds a formula without a saved value.")
    assert value_of(unread) is None
    assert not is_blank(unread)
    assert all(is_blank(cell) for cell in ("  \n", None, Computed("", "=A1")))
    assert not is_blank(0)


def test_a_row_gives_nothing_beyond_its_end_or_before_its_start() -> None:
    row = Row(3, ("a",))
    assert (row.cell(0), row.cell(1), row.cell(-1)) == ("a", None, None)


def test_a_long_text_is_cut() -> None:
    assert len(short("x" * 200)) == 80
