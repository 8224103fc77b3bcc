from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.case_grid_block import as_html, as_text, looks_like_table, read_block, tiled

NAMES = frozenset(("title", "case", "type", "people a year"))


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a", [["a"]]),
        ("", []),
        ("\n\n", []),
        ("a\tb\nc", [["a", "b"], ["c", ""]]),
        ("a\t\n", [["a", ""]]),
        ('"two\nlines"\tx', [["two\nlines", "x"]]),
        ('"say ""yes"""', [['say "yes"']]),
        ('12" pipe\t"open', [['12" pipe', '"open']]),
        ("'=1+1\t'-5\t'it's", [["=1+1", "-5", "'it's"]]),
        ("a\0b\rc", [["ab"], ["c"]]),
    ],
)
def test_what_a_spreadsheet_copies_is_read_as_cells(text, block):
    assert read_block(text) == block


@given(
    st.lists(st.lists(st.text(alphabet="ab\t\n\"'=+-@1. ", max_size=6), min_size=2, max_size=3), min_size=1, max_size=4)
)
def test_what_is_copied_here_comes_back_the_same(rows):
    width = max(map(len, rows))
    block = [row + [""] * (width - len(row)) for row in rows]
    while block and not any(cell.strip() for cell in block[-1]):
        block.pop()
    assert read_block(as_text(block)) == block


def test_nothing_that_is_copied_can_be_read_as_a_formula():
    assert as_text([["=cmd()", "+44", "-5", "@x"]]) == "'=cmd()\t+44\t-5\t'@x\n"
    html = as_html([["=cmd()", "12"]], ["A & B", "C"])
    assert "<td style=\"mso-number-format:'\\@'\">=cmd()</td><td>12</td>" in html
    assert '<th scope="col">A &amp; B</th>' in html


@pytest.mark.parametrize(
    ("block", "is_table"),
    [
        ([["Title", "Type"], ["A", "Reshape"]], True),
        ([["Scheme name", "Cost in pounds"], ["A", "£1,200"]], True),
        ([["Virtual wards", "Reshape"], ["Memory clinic", "Investment"]], False),
        ([["1.5", "0.2"], ["2.5", "0.4"]], False),
        ([["Title"], ["A"]], False),
        ([["Title", "Type"]], False),
        ([["Name", "Name"], ["A", "5"]], False),
    ],
)
def test_a_table_is_known_by_its_headings(block, is_table):
    assert looks_like_table(block, NAMES) is is_table


def test_a_block_is_repeated_over_a_selection_so_many_times_as_large():
    assert tiled([["a"]], 2, 3) == [["a", "a", "a"], ["a", "a", "a"]]
    assert tiled([["a", "b"]], 2, 4) == [["a", "b", "a", "b"]] * 2
    assert tiled([["a", "b"]], 2, 3) == [["a", "b"]]
    assert tiled([], 2, 3) == []
