"""Which rows hold the headings."""

from __future__ import annotations

import pytest

from prioritiser.exchange.importing.cell import WIDEST, Row
from prioritiser.exchange.importing.headings import (
    find_header,
    folded,
    headings_of,
    is_too_wide,
    says_again,
)
from prioritiser.exchange.importing.targets import recognise
from tests.prioritiser.exchange.importing import given


def rows(*lines: tuple[object, ...]) -> list[Row]:
    return [Row(at, line) for at, line in enumerate(lines, 1) if any(cell is not None for cell in line)]  # type: ignore[arg-type]


def header(*lines: tuple[object, ...]) -> list[int]:
    held = given.empty_round()
    found = find_header(rows(*lines), lambda group, name: bool(recognise(group, name, held).target))
    return [row.number for row in found]


CASE = ("K1", "One", 200)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ((("Ref", "Title", "Cost"), CASE), [1]),
        ((("Round 2026/27 list",), (None,), ("Ref", "Title", "Cost"), CASE), [3]),
        ((("List", None, "v7"), ("Ref", "Title", "Cost"), CASE), [1, 2]),
        ((("Scheme", None, "Year 1 (26/27)"), ("Ref", "Name", "Capital"), CASE), [1, 2]),
        ((("A", "B", "C"), ("x", "y", 3)), [1]),
        (((1, 2, 3), CASE), []),
        ((CASE,), []),
        ((("Only this note",),), []),
        ((("Title",), ("One",), ("Two",)), [1]),
        ((("Ref", "Title", 2026), CASE), [1]),
    ],
)
def test_the_row_whose_headings_are_known_is_taken(lines: tuple[tuple[object, ...], ...], wanted: list[int]) -> None:
    assert header(*lines) == wanted


def test_groups_run_on_to_the_right_and_lower_blanks_take_the_upper_name() -> None:
    made = headings_of(rows(("Scheme", None, "Money", None, "Notes"), ("Ref", "Name", "Cost", "Saving", None)), 5)
    assert [each.words for each in made] == ["Scheme › Ref", "Scheme › Name", "Money › Cost", "Money › Saving", "Notes"]


def test_headings_that_repeat_have_keys_of_their_own() -> None:
    made = headings_of(rows(("Savings", "savings ", None, "Cost (£)")), 4)
    assert [each.key for each in made] == ["savings", "savings #2", "", "cost £"]
    assert made[2].words == "Column C"


def test_a_row_says_the_headings_again_however_they_are_written() -> None:
    top = rows(("Ref", "Title"))
    assert says_again(Row(40, ("REF ", "title:")), top)
    assert not says_again(Row(40, ("Ref", "Other")), top)
    assert not says_again(Row(40, ("Ref",)), top)


def test_more_headings_than_are_kept_are_noticed() -> None:
    assert is_too_wide([Row(1, ("a",) * WIDEST, beyond=1)])
    assert is_too_wide([Row(1, ("a",), beyond=WIDEST)])
    assert not is_too_wide([Row(1, ("a",) * 4, beyond=1)])
    assert not is_too_wide([Row(1, ("a",))])


def test_words_are_compared_without_marks() -> None:
    assert folded("  People / yr\n(£'000s) 5% ") == "people yr £000s 5%"
