"""Workbooks: their sheets, hidden ones and charts among them, and the same cells as openpyxl reads."""

from __future__ import annotations

import datetime as dt
import os
import random
import tempfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from prioritiser.errors import FileError, KnownError
from prioritiser.exchange.importing.cell import Computed, Percent, Unread, never
from prioritiser.exchange.importing.sheets import read_source
from prioritiser.exchange.importing.xlsx import open_workbook
from tests.prioritiser.exchange import libreoffice
from tests.prioritiser.exchange.importing import given


def test_sheets_keep_their_order_and_hidden_ones_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "First"
    for name, state in (("Second", "hidden"), ("Third", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        sheet["A1"] = 1
    book.create_chartsheet("Chart")
    book.save(path)
    found = read_source(path)
    assert [(each.name, each.hidden) for each in found.sheets] == [("First", False), ("Second", True), ("Third", True)]


def test_links_and_embedded_things_are_said_and_not_followed(tmp_path: Path) -> None:
    made = given.parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    made |= {"xl/externalLinks/externalLink1.xml": "<a/>", "xl/connections.xml": "<a/>"}
    found = read_source(given.package(tmp_path / "a.xlsx", made))
    assert found.warnings == (
        "The workbook holds links to other workbooks and queries to other sources; they are not followed or run.",
    )
    assert found.sheet().top[0].cells == (1,)


def test_a_workbook_without_sheets_of_cells_is_refused() -> None:
    made = given.parts()
    made["xl/workbook.xml"] = '<workbook xmlns="http://m/main"><sheets/></workbook>'
    with pytest.raises(FileError) as caught:
        open_workbook(given.packed(made), "a.xlsx", never)
    assert caught.value.code == "NoSheet"


@pytest.mark.parametrize("part", ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_that_lacks_a_part_is_damaged(part: str) -> None:
    made = given.parts()
    del made[part]
    with pytest.raises(FileError) as caught:
        open_workbook(given.packed(made), "a.xlsx", never)
    assert caught.value.code == "Damaged"


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
VALUES = st.one_of(
    st.none(),
    TEXTS,
    st.integers(-(10**9), 10**9),
    st.floats(-1e12, 1e12, allow_nan=False).map(lambda x: round(x, 6)),
    st.booleans(),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)),
)


@given_by(st.lists(st.lists(VALUES, max_size=6), max_size=8))
@settings(max_examples=60)
def test_cells_are_those_that_openpyxl_reads(rows: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.xlsx")
        with xlsxwriter.Workbook(
            os.fspath(path),
            {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"},
        ) as book:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(at, column, value)
                    elif value is not None:
                        sheet.write(at, column, value)
        ours = {row.number: row.cells for row in read_source(path).sheet().read()}
        theirs = openpyxl.load_workbook(path).active
        for at, row in enumerate(theirs.iter_rows(values_only=True), 1):
            wanted = [value.date() if isinstance(value, dt.datetime) else value for value in row]
            while wanted and wanted[-1] in (None, ""):
                wanted.pop()
            assert [None if value == "" else value for value in wanted] == list(ours.get(at, ()))


def test_what_libreoffice_saves_is_read_alike(tmp_path: Path, soffice: str) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(os.fspath(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["K1", 1200.5, dt.date(2026, 4, 1)])
        sheet.write(0, 3, 0.25, book.add_format({"num_format": "0%"}))
        sheet.write_formula(0, 4, "=B1*2", None, 2401)
    saved = read_source(libreoffice.recalculated(soffice, [path])[path]).sheet().top
    assert saved[0].cells == ("K1", 1200.5, dt.date(2026, 4, 1), Percent(0.25), Computed(2401, "=B1*2"))


def test_a_formula_that_openpyxl_writes_has_no_value_and_is_seen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "=SUM(B1:B2)"
    book.save(tmp_path / "a.xlsx")
    cell = read_source(tmp_path / "a.xlsx").sheet().top[0].cells[0]
    assert isinstance(cell, Unread)
    assert cell.text == "=SUM(B1:B2)"


def test_only_known_errors_leave_the_reader(tmp_path: Path) -> None:
    """Bytes changed, cut and repeated in a real workbook: read, or refused in a sentence."""
    path = given.xlsx(tmp_path / "a.xlsx", [("Ref", "Title", "Cost"), *([f"K{at}", "T", at] for at in range(40))])
    data = path.read_bytes()
    chance = random.Random(4)
    outcomes = {"read": 0, "refused": 0}
    for _ in range(300):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(changed))
            what = chance.randrange(3)
            if what == 0:
                changed[at] ^= 1 << chance.randrange(8)
            elif what == 1:
                del changed[at : at + chance.randrange(1, 40)]
            else:
                changed[at:at] = changed[at : at + chance.randrange(1, 40)]
        path.write_bytes(changed)
        try:
            for sheet in read_source(path).sheets:
                for _row in sheet.read():
                    pass
            outcomes["read"] += 1
        except KnownError:
            outcomes["refused"] += 1
    assert outcomes["refused"] > 100, outcomes


PIECES = (
    "<row>",
    "</row>",
    '<c r="B2" t="s">',
    "</c>",
    "<v>3</v>",
    "<f>A1</f>",
    "<is><t>x</t></is>",
    '<row r="9">',
    "&amp;",
    "<x/>",
)


@given_by(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=80)
def test_cells_put_together_anyhow_are_read_or_refused(pieces: list[str]) -> None:
    fault = None
    with tempfile.TemporaryDirectory() as folder:
        try:
            read_source(given.package(Path(folder, "a.xlsx"), given.parts("".join(pieces))))
        except KnownError as raised:
            fault = raised
    assert fault is None or fault.remedy
