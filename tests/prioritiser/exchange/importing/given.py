"""Sheets and rounds for tests of the import: real workbooks, hand-made packages, a round with boards and places."""

from __future__ import annotations

import functools
import io
import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pytest
import xlsxwriter

from prioritiser.edits.document import edit_of
from prioritiser.exchange.importing.matching import Matching, propose
from prioritiser.exchange.importing.plan import ImportPlan
from prioritiser.exchange.importing.reading import read_cases
from prioritiser.exchange.importing.sheets import SheetInfo, read_source
from prioritiser.model.round import Round
from prioritiser.session import Session
from sample_data.build import sample_round

Cells = Sequence[object]
HEADINGS = ("Ref", "Title", "Type", "Recurrent cost 2026/27", "Savings 2026/27", "People", "Start")
KEPT = ("format", "version", "title", "settings", "nodes", "criteria", "gates", "places", "boards")


def document(**over: object) -> dict[str, object]:
    """Return a round without cases: the sample's framework, places and boards."""
    whole = sample_round()
    found = {name: whole[name] for name in KEPT}
    settings = whole["settings"]
    assert isinstance(settings, dict)
    return {**found, "settings": {**settings, "stage": "scoring", "sample": False}, "cases": [], **over}


def session(folder: Path, **over: object) -> Session:
    return Session.create(folder / "given.round", edit_of(document(**over), Round(), label="New round", fresh=True))


@functools.cache
def empty_round() -> Round:
    """Return the round without cases, made once."""
    return round_of()


def round_of(**over: object) -> Round:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRIORITISER_HOME", os.fspath(Path(folder, "home")))
        made = session(Path(folder), **over)
        made.close()
        return made.round


def xlsx(
    path: Path, rows: Iterable[Cells], *, name: str = "Cases", more: Mapping[str, Iterable[Cells]] | None = None
) -> Path:
    """Write a workbook; a text that begins with "=" is text, a Formula is one."""
    with xlsxwriter.Workbook(os.fspath(path), dict(OPTIONS)) as book:
        for title, lines in {name: rows, **(more or {})}.items():
            sheet = book.add_worksheet(title)
            for at, line in enumerate(lines):
                for column, value in enumerate(line):
                    if isinstance(value, Formula):
                        sheet.write_formula(at, column, value.text, None, value.value)
                    elif value is not None:
                        sheet.write(at, column, value)
    return path


OPTIONS = MappingProxyType(
    {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "dd/mm/yyyy"}
)


class Formula:
    """A formula with the value saved beside it."""

    def __init__(self, text: str, value: object) -> None:
        self.text, self.value = text, value


TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
LINKS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
LINK = '<Relationship Id="{}" Type="http://x/relationships/{}" Target="{}"/>'
BOOK = (
    '<workbook xmlns="http://m/main" xmlns:r="http://m/r"><workbookPr {props}/><sheets>'
    '<sheet name="Cases" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = '<worksheet xmlns="http://m/main"><sheetData>{}</sheetData></worksheet>'


def parts(rows: str = "", *, props: str = "", **over: str) -> dict[str, str]:
    """Return the parts of the smallest workbook, rows as XML; names in `over` have __ for / and _dot_ for a point."""
    found = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": LINKS.format(LINK.format("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": BOOK.format(props=props),
        "xl/_rels/workbook.xml.rels": LINKS.format(LINK.format("rId1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": SHEET.format(rows),
    }
    return {**found, **{name.replace("__", "/").replace("_dot_", "."): text for name, text in over.items()}}


def package(path: Path, made: Mapping[str, str | bytes]) -> Path:
    """Write a package as a zip file."""
    path.write_bytes(packed(made))
    return path


def packed(made: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in made.items():
            container.writestr(name, text)
    return out.getvalue()


def csv_file(path: Path, text: str | bytes, encoding: str = "utf-8") -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def pasted(rows: Iterable[Cells]) -> SheetInfo:
    """Return rows as they come from a spreadsheet's clipboard."""
    lines = ("\t".join("" if value is None else str(value) for value in row) for row in rows)
    return read_source("\r\n".join(lines)).sheet()


def plan_of(
    rows: Iterable[Cells] | SheetInfo, held: Round | None = None, matching: Matching | None = None
) -> ImportPlan:
    """Return the plan for rows with headings."""
    sheet = rows if isinstance(rows, SheetInfo) else pasted(rows)
    against = held or empty_round()
    return read_cases(sheet, matching or propose(sheet, against), against)


def one(value: object, heading: str, held: Round | None = None) -> ImportPlan:
    """Return the plan for one case with one cell more than its reference and title."""
    return plan_of([("Ref", "Title", heading), ("K1", "One", value)], held)
