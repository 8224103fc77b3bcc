"""Serial days, number formats and escapes, against openpyxl and the published rules."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel

from prioritiser.exchange.importing.xlsx_values import day_of, shape_of, unescaped


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (45000, date(2023, 3, 15)),
        (46113.5, datetime.fromisoformat("2026-04-01T12:00")),
        (2_958_465, date(9999, 12, 31)),
    ],
)
def test_days_are_counted_as_excel_counts_them(serial: float, day: date) -> None:
    assert day_of(serial, from_1904=False) == day


@pytest.mark.parametrize("serial", [-1, 2_958_466, 1e300])
def test_a_number_that_counts_no_day_gives_none(serial: float) -> None:
    assert day_of(serial, from_1904=False) is None


@given(st.integers(61, 100_000))
def test_both_calendars_agree_with_openpyxl(serial: int) -> None:
    assert day_of(serial, from_1904=False) == from_excel(serial).date()
    assert day_of(serial, from_1904=True) == from_excel(serial, epoch=CALENDAR_MAC_1904).date()


@pytest.mark.parametrize("format_id", sorted(BUILTIN_FORMATS))
def test_built_in_formats_agree_with_openpyxl(format_id: int) -> None:
    is_date = is_date_format(BUILTIN_FORMATS[format_id])
    assert (shape_of(format_id, None) == "date") == is_date


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("0%", "percent"), ("0.0%;[Red]-0.0%", "percent"), ("dd/mm/yyyy", "date"), ("[$-809]d mmmm yyyy;@", "date"),
        ("£#,##0", "number"), ('"days" 0', "number"), ("General", "number"), ("[Red]0.00", "number"), ("@", "number"),
        ('0" d"', "number"), ("mmm-yy", "date"), ("#,##0\\d", "number"),
    ],
)  # fmt: skip
def test_a_format_of_its_own_is_read(code: str, shape: str) -> None:
    assert shape_of(200, code) == shape


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("a_x000D_\nb", "a\r\nb"),
        ("_x005F_x000D_", "_x000D_"),
        ("plain_xyz", "plain_xyz"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("_x0000_", "\0"),
        ("_xD83D_", "\ud83d"),
    ],
)
def test_escapes_are_undone(stored: str, text: str) -> None:
    assert unescaped(stored) == text
