"""Content -> an .xlsx file by XlsxWriter: texts stay texts, every formula carries the value it has today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, cast

from prioritiser.errors import FileError
from prioritiser.exchange.workbook_cells import Cell, Content, Entry, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TEXT, _SOFT, _ACCENT, _EDGE, _LINE = "#14202B", "#425563", "#005EB8", "#768692", "#D3DCE4"
_ACCENT_SOFT, _CAUTION, _CAUTION_SOFT = "#E5F0FA", "#8A5200", "#FFF3D6"
_GOOD, _GOOD_SOFT, _BAD, _BAD_SOFT = "#00703C", "#E3F3EA", "#B3161B", "#FDE9E8"
_A4 = 9
_LONGEST_HEADER = 120
_NOT_ERRORS = (
    "number_stored_as_text",
    "formula_differs",
    "formula_range",
    "empty_cell_reference",
    "two_digit_text_year",
)

Look = Mapping[str, str | float | bool]


def _look(**parts: str | float | bool) -> Look:
    return MappingProxyType(parts)


STYLES: Mapping[str, Look] = MappingProxyType(
    {
        "text": _look(),
        "wrap": _look(text_wrap=True),
        "top": _look(valign="top"),
        "centre": _look(align="center"),
        "pad": _look(indent=1, align="left"),
        "right": _look(align="right"),
        "strong": _look(bold=True),
        "small": _look(font_size=9, bold=False),
        "soft": _look(font_color=_SOFT),
        "title": _look(bold=True, font_size=16),
        "heading": _look(bold=True, font_size=12, font_color=_ACCENT),
        "note": _look(font_color=_SOFT),
        "marking": _look(bold=True, font_size=11),
        "banner": _look(bold=True, font_color=_CAUTION, bg_color=_CAUTION_SOFT),
        "check": _look(bold=True),
        "code": _look(bold=True, font_size=14, font_name="Courier New"),
        "head": _look(bold=True, bg_color=_ACCENT_SOFT, bottom=1, bottom_color=_EDGE, text_wrap=True),
        "cell": _look(bottom=1, bottom_color=_LINE),
        "input": _look(bg_color=_CAUTION_SOFT, border=1, border_color=_LINE),
        "agreed": _look(bold=True, font_color=_ACCENT),
        "thin": _look(font_color=_CAUTION),
        "made_up": _look(italic=True, font_color=_ACCENT),
        "link": _look(font_color=_ACCENT, underline=1),
        "funded": _look(bg_color=_ACCENT_SOFT),
        "line_below": _look(bottom=1, bottom_color=_ACCENT),
        "good": _look(font_color=_GOOD, bg_color=_GOOD_SOFT),
        "bad": _look(font_color=_BAD, bg_color=_BAD_SOFT),
        "int": _look(num_format="#,##0"),
        "level": _look(num_format="0.00", align="right"),
        "value": _look(num_format='0.0;"−"0.0', align="right"),
        "plain": _look(num_format="#,##0.00", align="right"),
        "swing": _look(num_format="#,##0.##", align="right"),
        "percent1": _look(num_format="0.0%", align="right"),
        "percent3": _look(num_format="0.000%", align="right"),
        "percent2": _look(num_format="0.00%", align="right"),
        "factor": _look(num_format="0.0000", align="right"),
        "full": _look(num_format="0.0E+00;-0.0E+00;0", align="right"),
        "pounds": _look(num_format='#,##0;"−"#,##0;"–"', align="right"),
        "millions": _look(num_format='#,##0.0,,;"−"#,##0.0,,;"–"', align="right"),
        "thousands": _look(num_format='#,##0,;"−"#,##0,;"–"', align="right"),
    }
)
_PLAIN = MappingProxyType({"font_name": "Arial", "font_size": 10, "font_color": _TEXT, "valign": "vcenter"})
_LITERAL_ESCAPE = re.compile("(_x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile(r"([\x00-\x08\x0b-\x1f])")


def _load_xlsxwriter() -> ModuleType:
    """Import XlsxWriter, which takes a while, when a workbook is written."""
    import xlsxwriter

    return cast("ModuleType", xlsxwriter)


def write(content: Content, path: Path) -> None:
    """Write the workbook. Raises OSError where the file cannot be written."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
    }
    book: Workbook = _load_xlsxwriter().Workbook(str(path), options)
    made = content.made.astimezone(UTC) if content.made.tzinfo else content.made
    book.set_properties({"author": "", "title": "", "company": "", "created": made.replace(tzinfo=None)})
    looks = _Looks(book)
    pages = [book.add_worksheet(sheet.name) for sheet in content.sheets]
    for sheet, page in zip(content.sheets, pages, strict=True):
        _write_sheet(sheet, page, looks, content)
    book.close()


class _Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        """Start without formats."""
        self.book = book
        self.made: dict[str, Format] = {}

    def of(self, style: str) -> Format:
        """Return the format of a style such as "cell pounds strong"."""
        if style not in self.made:
            look: dict[str, object] = dict(_PLAIN)
            for part in style.split():
                look.update(look_of(part))
            self.made[style] = self.book.add_format(look)
        return self.made[style]

    def change(self, style: str) -> Format:
        """Return the format that a condition puts on top of a cell's own."""
        key = f"change {style}"
        if key not in self.made:
            look: dict[str, object] = {}
            for part in style.split():
                look.update(look_of(part))
            self.made[key] = self.book.add_format(look)
        return self.made[key]


def look_of(part: str) -> Look:
    """Return the properties that one part of a style stands for."""
    if part.startswith("indent"):
        return _look(indent=int(part.removeprefix("indent")))
    if re.fullmatch(r"of\d+", part):
        return _look(num_format=f'0" of {part[2:]}"', align="right")
    return STYLES[part]


def _write_sheet(sheet: Sheet, page: Worksheet, looks: _Looks, content: Content) -> None:
    """Write one sheet."""
    _set_up(sheet, page, looks, content)
    for merge in sheet.merges:
        page.merge_range(merge, "", looks.of("text"))
    for (row, column), cell in sorted(sheet.cells.items()):
        _write_cell(page, row - 1, column - 1, cell, looks)
    for mark in sheet.marks:
        options = {"type": "formula", "criteria": f"={mark.formula}", "format": looks.change(mark.style)}
        page.conditional_format(mark.area, options)
    for entry in sheet.entries:
        _write_entry(page, entry)


def _set_up(sheet: Sheet, page: Worksheet, looks: _Looks, content: Content) -> None:
    """Set widths, heights, panes, paper, and what is printed at top and bottom."""
    page.hide_gridlines(2)
    for at, width in enumerate(sheet.widths):
        page.set_column(at, at, width, looks.of("text"))
    for row, height in sheet.heights.items():
        page.set_row(row - 1, height)
    if sheet.frozen != (0, 0):
        page.freeze_panes(*sheet.frozen)
    page.set_paper(_A4)
    if sheet.print.landscape:
        page.set_landscape()
    page.fit_to_pages(sheet.print.wide, 0)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    if sheet.print.head_rows:
        page.repeat_rows(sheet.print.head_rows[0] - 1, sheet.print.head_rows[1] - 1)
    if sheet.print.head_columns:
        page.repeat_columns(0, sheet.print.head_columns - 1)
    page.set_header(f'&L&"Arial,Bold"&9 {_header_text(content.marking)}&R&"Arial"&9 {_header_text(content.title)}')
    page.set_footer('&L&"Arial"&9 &A&R&"Arial"&9 Page &P of &N')
    everything = "A1:XFD1048576"
    page.ignore_errors(dict.fromkeys(_NOT_ERRORS, everything))


def _header_text(text: str) -> str:
    """Return a text for the top of a page: one line, not too long, no codes."""
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST_HEADER else line[: _LONGEST_HEADER - 1] + "…"
    return short.replace("&", "&&")


def _write_cell(page: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    """Write one cell; text is never taken for a formula, number or link."""
    look = looks.of(cell.style)
    if cell.formula:
        value = escaped(cell.value) if isinstance(cell.value, str) else cell.value
        done = page.write_formula(row, column, f"={cell.formula}", look, value)
    elif cell.value is None or cell.value == "":
        done = page.write_blank(row, column, None, look)
    elif isinstance(cell.value, str) and cell.link:
        done = page.write_url(row, column, f"internal:{cell.link}", look, cell.value)
    elif isinstance(cell.value, str):
        done = page.write_string(row, column, cell.value, look)
    else:
        done = page.write_number(row, column, cell.value, look)
    if done:
        raise FileError("NotWritten", "A cell does not fit into a workbook.", where=f"{page.get_name()} row {row + 1}")


def escaped(text: str) -> str:
    """Return a formula's text as the file has to hold it, so that "_x000D_" and the like come back as they are."""
    return _CONTROL.sub(lambda found: f"_x{ord(found[1]):04X}_", _LITERAL_ESCAPE.sub(r"_x005F\1", text))


def _write_entry(page: Worksheet, entry: Entry) -> None:
    """Say what may be typed into an area."""
    options: dict[str, object] = {"error_title": "Cannot be used", "error_message": entry.says}
    if entry.choices:
        options |= {"validate": "list", "source": list(entry.choices)}
    elif entry.high is None:
        options |= {"validate": "decimal", "criteria": ">=", "value": entry.low}
    else:
        options |= {"validate": "decimal", "criteria": "between", "minimum": entry.low, "maximum": entry.high}
    page.data_validation(entry.area, options)
