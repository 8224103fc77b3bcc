"""From what a workbook stores to what its cells say: escapes, dates as serial numbers, number formats."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Literal

Shape = Literal["number", "date", "percent"]

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_NOT_CODES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_BUILT_IN_DATES = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
_BUILT_IN_PERCENTS = (9, 10)
_LAST_SERIAL = 2_958_466  # the day after 31 December 9999
_GHOST = 60  # 29 February 1900, which Excel counts and the calendar does not have
_BEFORE_1900 = (date(1899, 12, 31), date(1899, 12, 30))  # the day 0, before and from the day that never was
_DAY_SECONDS = 86_400


def unescaped(text: str) -> str:
    """Return text with the escapes of control characters undone: _x000D_ is a carriage return, _x005F_ is “_”."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return _PAIR.sub(lambda found: found[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), plain)


def shape_of(format_id: int, code: str | None) -> Shape:
    """Return what a number format makes of a number; `code` is its text where the workbook gives one."""
    if code is None:
        if format_id in _BUILT_IN_DATES:
            return "date"
        return "percent" if format_id in _BUILT_IN_PERCENTS else "number"
    first = _NOT_CODES.sub("", code.partition(";")[0]).lower()
    if "%" in first:
        return "percent"
    return "date" if "general" not in first and re.search(r"[dmyhs]", first) else "number"


def day_of(serial: float, *, from_1904: bool) -> date | datetime | None:
    """Return the day (with the time, where there is one) that a serial number counts; None when it counts none."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    start = date(1904, 1, 1) if from_1904 else _BEFORE_1900[serial >= _GHOST]
    days, share = divmod(serial, 1)
    seconds = round(share * _DAY_SECONDS)
    try:
        day = start + timedelta(days=int(days))
        if seconds == 0:
            return day
        return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001
    except OverflowError:
        return None
