"""Every sort of cell, as Excel, LibreOffice and other programs write them, and as nobody should."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from prioritiser.errors import FileError
from prioritiser.exchange.importing.cell import Computed, Percent, Row, Unread
from prioritiser.exchange.importing.sheets import read_source
from tests.prioritiser.exchange.importing import given

STYLES = (
    '<styleSheet xmlns="http://m/main"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>'
)
STRINGS = (
    '<sst xmlns="http://m/main"><si><t>plain</t></si><si><r><t>two </t></r><r><t>runs</t></r>'
    "<rPh><t>aloud</t></rPh></si><si><t/></si></sst>"
)
MORE = given.LINKS.format(
    given.LINK.format("rId1", "worksheet", "worksheets/sheet1.xml")
    + given.LINK.format("s", "styles", "styles.xml")
    + given.LINK.format("t", "sharedStrings", "/xl/sharedStrings.xml")
)


def top(path: Path, rows: str, **over: str) -> tuple[Row, ...]:
    made = given.parts(rows, **over)
    made |= {"xl/styles.xml": STYLES, "xl/sharedStrings.xml": STRINGS, "xl/_rels/workbook.xml.rels": MORE}
    return read_source(given.package(path / "a.xlsx", made)).sheet().top


def cell(path: Path, xml: str, **over: str) -> object:
    rows = top(path, f'<row r="1">{xml}</row>', **over)
    return rows[0].cells[0] if rows else None


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="A1"><v>5</v></c>', 5),
        ('<c r="A1"><v>-5.25</v></c>', -5.25),
        ('<c r="A1"><v>1E3</v></c>', 1000.0),
        ('<c r="A1" t="s"><v>0</v></c>', "plain"),
        ('<c r="A1" t="s"><v>1</v></c>', "two runs"),
        ('<c r="A1" t="s"><v>2</v></c>', None),
        ('<c r="A1" t="inlineStr"><is><t>in line</t></is></c>', "in line"),
        ('<c r="A1" t="inlineStr"><is><r><t>=</t></r><r><t>1+1</t></r></is></c>', "=1+1"),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" s="1"><v>46113</v></c>', date(2026, 4, 1)),
        ('<c r="A1" s="2"><v>0.24</v></c>', Percent(0.24)),
        ('<c r="A1" t="d"><v>2026-04-01T00:00:00</v></c>', date(2026, 4, 1)),
        ('<c r="A1" t="d"><v>2026-04-01T09:30:00</v></c>', datetime.fromisoformat("2026-04-01T09:30")),
        ('<c r="A1" s="1"/>', None),
        ('<c r="A1" s="99"><v>7</v></c>', 7),
        ("<c><v>8</v></c>", 8),
        ("<c><v> -8.5E-1 </v></c>", -0.85),
        ("<c><v>.5</v></c>", 0.5),
        ('<c r="A1"><f>1+2</f><v>3</v></c>', Computed(3, "=1+2")),
        ('<c r="A1" t="str"><f>A2</f><v>text</v></c>', Computed("text", "=A2")),
        ('<c r="A1" t="str"><f>A2</f><v></v></c>', Computed("", "=A2")),
        ('<c r="A1" s="1"><f>TODAY()</f><v>46113</v></c>', Computed(date(2026, 4, 1), "=TODAY()")),
        ('<c r="A1"><f t="shared" si="0"/><v>4</v></c>', Computed(4, "=")),
    ],
)
def test_each_sort_of_cell_is_read(tmp_path: Path, xml: str, value: object) -> None:
    found = cell(tmp_path, xml)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<c r="A1"><f>SUM(B1)</f></c>', "formula without a saved value"),
        ('<c r="A1"><f>SUM(B1)</f><v/></c>', "formula without a saved value"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1"><v>1e999</v></c>', "too large"),
        ('<c r="A1"><v>nan</v></c>', "cannot be read"),
        ('<c r="A1"><v>12x</v></c>', "cannot be read"),
        ('<c r="A1"><v>1_000</v></c>', "cannot be read"),
        ('<c r="A1"><v>\u0661\u0662</v></c>', "cannot be read"),
        ('<c r="A1"><v>\u0661.5</v></c>', "cannot be read"),
        ('<c r="A1"><v>0x1F</v></c>', "cannot be read"),
        ('<c r="A1"><v>1 2</v></c>', "cannot be read"),
        ('<c r="A1"><v>1</v><v>2</v></c>', "more than one value"),
        ('<c r="A1" t="b"><v>2</v></c>', "neither yes nor no"),
        ('<c r="A1" t="s"><v>-1</v></c>', "missing"),
        ('<c r="A1" t="s"><v>0_0</v></c>', "missing"),
        ('<c r="A1" t="s"><v>77</v></c>', "missing"),
        ('<c r="A1" t="s"><v>x</v></c>', "missing"),
        ('<c r="A1" s="1"><v>-4</v></c>', "calendar"),
        ('<c r="A1" t="d"><v>soon</v></c>', "date"),
        ('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>', "twice"),
    ],
)
def test_what_holds_no_value_is_never_read_as_blank(tmp_path: Path, xml: str, words: str) -> None:
    found = cell(tmp_path, xml)
    assert isinstance(found, Unread)
    assert words in found.problem


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    assert cell(tmp_path, '<c r="A1" s="1"><v>44651</v></c>', props='date1904="1"') == date(2026, 4, 1)


def test_cells_keep_their_places_over_gaps_and_out_of_order(tmp_path: Path) -> None:
    rows = top(
        tmp_path,
        '<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c></row><row/><row hidden="1"><c><v>9</v></c></row>',
    )
    assert [(row.number, row.cells, row.hidden) for row in rows] == [(2, (1, None, 3), False), (4, (9,), True)]


def test_rows_out_of_order_are_damage(tmp_path: Path) -> None:
    for rows in ('<row r="5"/><row r="3"/>', '<row r="x"/>', '<row r="0"/>'):
        with pytest.raises(FileError, match="not in order"):
            top(tmp_path, rows)


def test_a_far_cell_costs_nothing(tmp_path: Path) -> None:
    rows = top(tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
    assert [(row.number, len(row.cells), row.beyond) for row in rows] == [(1, 1, 0), (1048576, 0, 1)]


def test_empty_styled_rows_are_passed_by(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{at}" s="1" customFormat="1"><c r="A{at}" s="1"/></row>' for at in range(2, 5000))
    rows = top(tmp_path, f'<row r="1"><c r="A1"><v>1</v></c></row>{empty}')
    assert [row.number for row in rows] == [1]


def test_a_row_after_the_last_that_can_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="more than 1,048,576 rows"):
        top(tmp_path, '<row r="1048577"/>')
