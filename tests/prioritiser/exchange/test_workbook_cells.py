"""Cells, places and sizes."""

from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.workbook_cells import (
    LONGEST_CELL,
    Cell,
    Content,
    Grid,
    along,
    area,
    at,
    cut,
    fixed,
    height_of,
    letter,
    place_of,
    units,
)
from prioritiser.exchange.workbook_facts import facts_of
from tests.prioritiser.exchange.workbooks import content_of, tied


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA")]
)
def test_columns_have_letters(column: int, letters: str) -> None:
    assert letter(column) == letters
    assert place_of(f"${letters}$7") == (7, column)


def test_places_say_what_stays() -> None:
    assert (at(7, 2), fixed(7, 2), along(7, 2)) == ("B7", "$B$7", "$B7")
    assert area(7, 2, 9, 4) == "$B$7:$D$9"


def test_only_too_long_a_text_is_cut_and_never_through_a_character() -> None:
    longest = "x" * LONGEST_CELL
    assert cut(longest) == longest
    assert cut(longest + "y") == longest[:-1] + "…"
    emoji = "🚑" * LONGEST_CELL
    assert units(cut(emoji)) <= LONGEST_CELL
    assert cut(emoji).startswith("🚑🚑")
    assert cut(emoji).endswith("🚑…")


def test_a_row_grows_with_its_text() -> None:
    assert height_of("", 10) == height_of("short", 10)
    assert height_of("two lines of words", 10) > height_of("short", 10)
    assert height_of("a\nb\nc", 10) == height_of("a", 10) + 2 * (height_of("a\nb", 10) - height_of("a", 10))
    assert height_of("x" * 100, 10) > height_of("x" * 30, 10)


def test_a_wide_text_is_merged_and_no_row_is_taller_than_excel_allows() -> None:
    grid = Grid("One", (10.0, 10.0, 10.0))
    grid.wide(2, 1, 3, "word " * 5_000)
    sheet = grid.done()
    assert sheet.merges == ("A2:C2",)
    assert sheet.heights[2] <= 409
    assert sheet.cell("C2") == Cell(None, "text wrap top")
    assert sheet.cell("Z99") == Cell()


def test_a_content_finds_its_sheets() -> None:
    content: Content = content_of(analyse(tied()))
    assert content.sheet("Calc").name == "Calc"
    with pytest.raises(KeyError):
        content.sheet("Hidden")
    assert facts_of(analyse(tied())).last == 18
