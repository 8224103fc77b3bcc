"""Write the sample cases as a commissioner's workbook may arrive: merged headers, money as text.

The bytes depend on the cases alone, so that the committed copy can be compared with a fresh one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict, cast

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from resources import read_json

CREATED = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
WARNING = "SAMPLE - every figure on this sheet is illustrative (invented), not for use in a decision"
FIRST_YEAR = "2026/27"
BLANK_ROW_BEFORE = "K27"  # where people leave a gap between blocks of a list
POUNDS_PER_MILLION = 1_000_000

# Group heading, heading below it; an empty group heading runs on from the one before.
HEADER = (
    ("Scheme", "Ref"),
    ("", "Scheme name "),
    ("", "Type"),
    ("", "What is it?"),
    ("Ownership", "Delivery Board"),
    ("", "Lead"),
    ("Year 1 (26/27)", "Recurrent cost"),
    ("", "One-off cost"),
    ("", "Capital"),
    ("", "Savings"),
    ("Reach", "People / yr"),
    ("", "City %"),
    ("Dates", "Start"),
    ("", "Savings"),
    ("Other", "Notes"),
)
HEADER_ROW = 4
MONEY_COLUMNS = ((6, "recurrent"), (7, "non_recurrent"), (8, "capital"))
TYPE_WORDS = MappingProxyType(
    {
        "investment": ("Invest", "Investment", "invest ", "INVESTMENT"),
        "disinvestment": ("Disinvestment ", "disinvest", "Dis-investment"),
        "reshape": ("reshape/transform", "Reshape", "Transform "),
    }
)
BOARD_WORDS = MappingProxyType(
    {
        "uec": "UEC",
        "planned": "Planned Care",
        "mh": "MH/LD/A",
        "pcc": "Primary & Community",
        "ct": "Comm. Transformation",
        "cyp": "CYP",
        "ipe": "Place Exec",
        "dd": "Digital & Data",
        "phi": "Prevention & HI ",
    }
)
REF_ENDS = ("", "", "", " ", "", "")
TITLE_ENDS = ("", "", "  ", "", "")
NOTES = ("", "", "finance to confirm", "see sheet 2", "", "chased 12/3", "n/a", "", "tbc - board in May")
SCRAP = (
    ("old total?", 31_750_000),
    ("diff", -412_000),
    ("ask finance lead re inflation 2.1%", None),
    ("K04 - was 1.6m in Feb version", None),
    ("vlookup broken, retyped by hand", None),
)


class MoneyData(TypedDict, total=False):
    """One line of money."""

    year: str
    kind: str
    amount: int
    cash_releasing: bool


class PlaceData(TypedDict):
    """One place's share."""

    place: str
    share: float


class CaseRecord(TypedDict):
    """The part of a case that the workbook shows."""

    id: str
    title: str
    type: str
    summary: str
    people: int
    money: list[MoneyData]
    places: list[PlaceData]
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Styles:
    """The formats that the sheets share."""

    title: Format
    head: Format
    pounds: Format
    date: Format
    percent: Format


def write_messy_workbook(path: Path | str) -> None:
    """Write the workbook to `path`; the same cases give the same bytes."""
    cases = cast("list[CaseRecord]", read_json("cases.json", package="sample_data"))
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"title": "Cases as received (illustrative)", "created": CREATED})
        styles = _styles(book)
        _write_schemes(book.add_worksheet("Schemes 26-27 v7 FINAL"), cases, styles)
        _write_finance(book.add_worksheet("Finance by yr"), cases, styles)
        _write_scrap(book.add_worksheet("Sheet3"), styles)


def _styles(book: Workbook) -> _Styles:
    """Return the formats of the workbook."""
    return _Styles(
        title=book.add_format({"bold": True, "font_size": 14}),
        head=book.add_format({"bold": True, "bg_color": "#D9E1F2", "text_wrap": True, "border": 1}),
        pounds=book.add_format({"num_format": "£#,##0"}),
        date=book.add_format({"num_format": "dd/mm/yyyy"}),
        percent=book.add_format({"num_format": "0%"}),
    )


def _write_schemes(sheet: Worksheet, cases: Sequence[CaseRecord], styles: _Styles) -> None:
    """Write the main sheet: title, blank rows, a header over two rows, a row a case, a total."""
    sheet.write(0, 0, "Prioritisation round 2026/27 - scheme list", styles.title)
    sheet.write(1, 0, WARNING)
    _write_header(sheet, styles)
    row = HEADER_ROW + 2
    for index, case in enumerate(cases):
        if case["id"] == BLANK_ROW_BEFORE:
            row += 1
        _write_case(sheet, row, index, case, styles)
        row += 1
    sheet.write(row, 1, "TOTAL", styles.head)
    for column, kind in MONEY_COLUMNS:
        sheet.write(row, column, sum(_first_year(case, kind, saving=False) for case in cases), styles.pounds)
    sheet.write(row + 2, 0, "E&OE. Costs at 25/26 prices unless stated.")
    sheet.set_column(1, 1, 48)
    sheet.set_column(3, 3, 70)


def _write_header(sheet: Worksheet, styles: _Styles) -> None:
    """Write the two header rows; the upper one has merged cells."""
    starts = [column for column, (group, _) in enumerate(HEADER) if group]
    for start, following in zip(starts, [*starts[1:], len(HEADER)], strict=True):
        if following - start > 1:
            sheet.merge_range(HEADER_ROW, start, HEADER_ROW, following - 1, HEADER[start][0], styles.head)
        else:
            sheet.write(HEADER_ROW, start, HEADER[start][0], styles.head)
    for column, (_, name) in enumerate(HEADER):
        sheet.write(HEADER_ROW + 1, column, name, styles.head)


def _write_case(sheet: Worksheet, row: int, index: int, case: CaseRecord, styles: _Styles) -> None:
    """Write one case, each in one of the ways in which people type."""
    words = TYPE_WORDS[case["type"]]
    fields = case["fields"]
    sheet.write(row, 0, case["id"] + REF_ENDS[index % len(REF_ENDS)])
    sheet.write(row, 1, case["title"] + TITLE_ENDS[index % len(TITLE_ENDS)])
    sheet.write(row, 2, words[index % len(words)])
    sheet.write(row, 3, case["summary"])
    sheet.write(row, 4, BOARD_WORDS[fields["board"]])
    sheet.write(row, 5, fields["lead"])
    for column, kind in MONEY_COLUMNS:
        _write_money(sheet, (row, column), index + column, _first_year(case, kind, saving=False), styles)
    _write_money(sheet, (row, 9), index, _first_year(case, "recurrent", saving=True), styles)
    sheet.write(row, 10, _people(index, case["people"]))
    _write_share(sheet, row, index, case["places"][0]["share"], styles)
    _write_start(sheet, row, index, fields["starts"], styles)
    sheet.write(row, 13, "cash" if _releases_cash(case) else ("non-cash" if index % 2 else "NCR"))
    sheet.write(row, 14, NOTES[index % len(NOTES)])


def _first_year(case: CaseRecord, kind: str, *, saving: bool) -> int:
    """Return the first year's costs (or savings, below zero) of one kind in pounds."""
    return sum(
        line["amount"]
        for line in case["money"]
        if line["year"] == FIRST_YEAR and line["kind"] == kind and (line["amount"] < 0) == saving
    )


def _releases_cash(case: CaseRecord) -> bool:
    """Return whether any saving of the case releases cash."""
    return any(line.get("cash_releasing", False) for line in case["money"])


def _in_millions(pounds: int) -> str:
    """Return the amount as "£1.2m", which loses the smaller digits as people do."""
    sign = "-" if pounds < 0 else ""
    return f"{sign}£{abs(pounds) / POUNDS_PER_MILLION:.2f}".rstrip("0").rstrip(".") + "m"


MONEY_FORMS: tuple[Callable[[int], str], ...] = (
    _in_millions,
    lambda pounds: f"({-pounds:,})" if pounds < 0 else f"£{pounds:,}",
    lambda pounds: f"{pounds / 1000:g}k ",
    lambda pounds: f" {pounds:,}",
)


def _write_money(sheet: Worksheet, cell: tuple[int, int], turn: int, pounds: int, styles: _Styles) -> None:
    """Write an amount as a number three times in seven, else as text; nothing as a blank or a dash."""
    if pounds == 0:
        sheet.write(*cell, "-" if turn % 3 == 0 else "")
    elif turn % 7 in (0, 2, 5):
        sheet.write_number(*cell, pounds, styles.pounds)
    else:
        sheet.write_string(*cell, MONEY_FORMS[turn % len(MONEY_FORMS)](pounds))


def _people(index: int, people: int) -> int | str:
    """Return the number of people as a number, or as text now and then."""
    if people == 0:
        return "all"
    return (people, f"{people:,}", people, f"c. {people}")[index % 4]


def _write_share(sheet: Worksheet, row: int, index: int, share: float, styles: _Styles) -> None:
    """Write the city's share as a percentage, as a whole number or as text."""
    forms: tuple[float | str, ...] = (share, round(share * 100), f"{share:.0%}")
    form = forms[index % len(forms)]
    sheet.write(row, 11, form, styles.percent if form is share else None)


def _write_start(sheet: Worksheet, row: int, index: int, starts: str, styles: _Styles) -> None:
    """Write the start as a real date, or as text in one of several forms."""
    day = date.fromisoformat(starts)
    texts = (f"{day:%d/%m/%y}", f"{day:%b %Y}", f"{day:%d.%m.%Y}", f"Q{(day.month - 4) % 12 // 3 + 1} 26/27")
    if index % 5 in (0, 3):
        sheet.write_datetime(row, 12, datetime(day.year, day.month, day.day), styles.date)  # noqa: DTZ001
    else:
        sheet.write_string(row, 12, texts[index % len(texts)])


def _write_finance(sheet: Worksheet, cases: Sequence[CaseRecord], styles: _Styles) -> None:
    """Write five years of money: a row a case, a column for each year and kind, in thousands or in pounds."""
    years = list(dict.fromkeys(line["year"] for line in cases[0]["money"]))
    sheet.write(0, 0, WARNING, styles.title)
    sheet.write(1, 0, "rec = recurrent, NR = non recurrent. Savings in brackets. GBP")
    for column, name in enumerate(("Ref", "Scheme", "Line", *years, "5 yr total")):
        sheet.write(3, column, name, styles.head)
    row = 4
    for index, case in enumerate(cases):
        for label, amounts in _finance_lines(case, years):
            sheet.write(row, 0, case["id"])
            sheet.write(row, 1, case["title"])
            sheet.write(row, 2, label)
            for offset, pounds in enumerate(amounts):
                _write_money(sheet, (row, 3 + offset), index + offset, pounds, styles)
            sheet.write(row, 3 + len(years), sum(amounts), styles.pounds)
            row += 1
    sheet.set_column(1, 1, 48)


def _finance_lines(case: CaseRecord, years: Sequence[str]) -> list[tuple[str, list[int]]]:
    """Return the case's lines of money by label, a figure for each year; empty lines are left out."""
    wanted = (("rec", "recurrent", False), ("NR", "non_recurrent", False), ("Capital", "capital", False))
    found = []
    for label, kind, saving in (*wanted, ("Saving", "recurrent", True)):
        amounts = [
            sum(
                line["amount"]
                for line in case["money"]
                if line["year"] == year and line["kind"] == kind and (line["amount"] < 0) == saving
            )
            for year in years
        ]
        if any(amounts):
            found.append((label, amounts))
    return found


def _write_scrap(sheet: Worksheet, styles: _Styles) -> None:
    """Write the sheet of left-over jottings that nobody deleted."""
    sheet.write(0, 0, WARNING, styles.title)
    for row, (text, number) in enumerate(SCRAP, start=6):
        sheet.write(row, 4, text)
        if number is not None:
            sheet.write(row, 5, number)


if __name__ == "__main__":
    write_messy_workbook(Path(__file__).with_name("cases_as_received.xlsx"))
