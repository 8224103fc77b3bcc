"""What people type or paste into a cell, as numbers, money, shares and dates, and back again: the one parser of these.

What can be read in two ways is refused. Every refusal is an InputError whose message is one plain sentence that quotes
the text; its place is left to the caller.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from prioritiser.edits.checks import LARGEST_SUM
from prioritiser.errors import InputError

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1900, 2199
_CENTURY = 2000
_QUOTED = 40
_PENCE_DIGITS, _THOUSAND_DIGITS = 2, 3
_HUNDRED = 100
_KEPT = "Nothing was changed."

_SCALES = MappingProxyType(
    {
        "": Decimal(1), "k": Decimal(1000), "thousand": Decimal(1000), "m": Decimal(10**6), "mn": Decimal(10**6),
        "million": Decimal(10**6), "b": Decimal(10**9), "bn": Decimal(10**9), "billion": Decimal(10**9),
    }
)  # fmt: skip
_NUMBER = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<pound>£)?\s*(?P<inner>[-+])?\s*"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?P<point>\.\d*)?(?P<power>e[-+]?\d{1,3})?\s*"
    r"(?P<scale>thousand|million|billion|mn|bn|k|m|b)?\s*(?P<close>\))?",
    re.ASCII | re.IGNORECASE,
)
_DIGITS_AND_MARKS = re.compile(r"[-+£(]*\s*\d[\d.,' ]*[km]?\)?", re.ASCII | re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]0?0:00(?::00(?:\.0+)?)?)?", re.ASCII)
_BY_NUMBER = re.compile(r"(\d{1,2})\s*([/.\- ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})", re.ASCII)
_WEEKDAY = re.compile(r"(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?,?\s+", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s\-/]*([a-z]{3,9})\.?,?[\s\-/]*(\d{4}|\d{2})", re.IGNORECASE | re.ASCII
)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE | re.ASCII)
_YEAR = re.compile(r"(\d{4}|\d{2})\s*[/\-–]\s*(\d{4}|\d{2})", re.ASCII)


def parse_number(text: str, *, scale: float = 1) -> float:
    """Return a number that was typed: 1,200 or (1,200) or 1.2m; `scale` multiplies one without a word for thousands.

    Raises InputError (NotANumber, Ambiguous, OutOfRange).
    """
    return _as_float(_number(text, scale, money=False))


def parse_money(text: str, *, scale: float = 1) -> float:
    """Return pounds that were typed: £1.2m, 1,200, (1,200) and -£1,200 below nil; `scale` as for parse_number.

    Exactly three decimals of pounds are refused: 1.200 may mean 1,200. Raises InputError (NotANumber, Ambiguous,
    OutOfRange).
    """
    return _as_float(_number(text, scale, money=True))


def parse_share(text: str) -> float:
    """Return a share as a fraction: 40% or 0.4. More than 1 without a per cent sign is refused as ambiguous."""
    said = _tidy(text)
    if said.endswith("%"):
        try:
            return _as_float(_number(said[:-1], 1, money=False) / _HUNDRED)
        except InputError as fault:
            raise _not_a_number(text) if fault.code == "NotANumber" else fault from None
    share = _as_float(_number(said, 1, money=False))
    if abs(share) > 1:
        remedy = f"Type {show_number(share)}%, or a number up to 1. {_KEPT}"
        raise InputError("Ambiguous", f"“{cut(text)}” may be a share or per cent.", remedy=remedy)
    return share


def parse_yes_no(text: str) -> bool:
    """Return whether yes was typed. Raises InputError (NotAChoice) for anything but yes, no, true and false."""
    said = _tidy(text).casefold()
    if said in {"yes", "y", "true"}:
        return True
    if said in {"no", "n", "false"}:
        return False
    raise InputError("NotAChoice", f"“{cut(text)}” is neither yes nor no.", remedy=f"Type yes or no. {_KEPT}")


def parse_date(text: str) -> str:
    """Return a date as 2026-04-01 from 1 April 2026, 1/4/2026, 1.4.26, 1-Apr-26 or 2026-04-01: day before month.

    A year of two digits is one of this century. Raises InputError (NotADate), which says so of dates that are none.
    """
    said = _WEEKDAY.sub("", _tidy(text), count=1) if _tidy(text)[:1].isalpha() else _tidy(text)
    found = _ISO.fullmatch(said)
    if found:
        return _date(text, int(found[1]), int(found[2]), int(found[3]))
    found = _BY_NUMBER.fullmatch(said)
    if found:
        return _date(text, _full_year(found[4]), int(found[3]), int(found[1]))
    found = _DAY_FIRST.fullmatch(said)
    if found and _month(found[2]):
        return _date(text, _full_year(found[3]), _month(found[2]), int(found[1]))
    found = _MONTH_FIRST.fullmatch(said)
    if found and _month(found[1]):
        return _date(text, int(found[3]), _month(found[1]), int(found[2]))
    raise InputError("NotADate", f"“{cut(text)}” is not a date.", remedy=f"Type it as 1 April 2026. {_KEPT}")


def parse_year(text: str) -> str:
    """Return a financial year as 2026/27 from 2026/27, 2026-27, 26/27 or 2026/2027. Raises InputError (NotAYear)."""
    found = _YEAR.fullmatch(_tidy(text))
    if found:
        first, second = _full_year(found[1]), _full_year(found[2])
        if second == first + 1 and FIRST_YEAR <= first <= LAST_YEAR:
            return f"{first}/{second % _HUNDRED:02d}"
    raise InputError("NotAYear", f"“{cut(text)}” is not a financial year.", remedy=f"Type it as 2026/27. {_KEPT}")


def is_date(text: str) -> bool:
    """Return whether a text is a date as it is kept: 2026-04-01."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def show_number(number: float) -> str:
    """Return a number with a comma between thousands and as many decimals as it has."""
    return _grouped(number)


def show_money(pounds: float) -> str:
    """Return pounds as £1,200, -£1,200 or £0.50; fractions of a penny are shown too."""
    said = _grouped(abs(pounds))
    whole, point, decimals = said.partition(".")
    if len(decimals) in (1, _THOUSAND_DIGITS):
        decimals += "0"  # three decimals would not be taken back: they may be thousands
    return f"{'-' if pounds < 0 else ''}£{whole}{point}{decimals}"


def show_share(share: float) -> str:
    """Return a share of 0.4 as 40%."""
    return f"{_grouped(share, _HUNDRED)}%"


def show_date(text: str) -> str:
    """Return a date as 1 April 2026; a text that is no date is shown as it is."""
    if not is_date(text):
        return text
    day = date.fromisoformat(text)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def cut(text: str) -> str:
    """Return a text short enough to be quoted in a sentence, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1].rstrip()}…"


def _tidy(text: str) -> str:
    """Return a text without outer spaces, with plain spaces inside and one sort of minus before its digits."""
    said = " ".join(text.split())
    return re.sub(r"^(\(?\s*)[−–‒]", r"\1-", said)


def _as_float(number: Decimal) -> float:
    return float(number) + 0.0  # adding nil turns minus nil into nil


def _number(text: str, scale: float, *, money: bool) -> Decimal:
    """Return the number that a text says, in units of `scale` unless it says thousands or millions itself."""
    found = _NUMBER.fullmatch(_tidy(text))
    if found is None or not _is_number(found) or (found["pound"] and not money):
        raise _not_a_number(text)
    word = (found["scale"] or "").casefold()
    decimals = len(found["point"] or ".") - 1
    if money and not word and scale == 1 and not found["power"] and decimals == _THOUSAND_DIGITS:
        raise _ambiguous(text)
    digits = (found["whole"] or "0").replace(",", "").replace(" ", "")
    number = Decimal(f"{digits}{found['point'] or ''}{found['power'] or ''}")
    number *= _SCALES[word] if word else Decimal(repr(scale))
    if number > Decimal(LARGEST_SUM):
        remedy = f"Correct it. {_KEPT}"
        raise InputError("OutOfRange", f"“{cut(text)}” is more than can be kept here.", remedy=remedy)
    below = found["open"] or "-" in (found["sign"], found["inner"])
    return -number if below else number


def _is_number(found: re.Match[str]) -> bool:
    """Return whether the parts of a number go together: digits, one sign at most, both brackets or none."""
    digits = found["whole"] or len(found["point"] or "") > 1
    signs = sum(1 for name in ("open", "sign", "inner") if found[name])
    return bool(digits) and signs <= 1 and bool(found["open"]) == bool(found["close"])


def _not_a_number(text: str) -> InputError:
    """Return the refusal of a text that is no number: a formula, digits that may mean two things, or something else."""
    said = _tidy(text)
    if said.startswith("="):
        remedy = f"Type what it comes to. {_KEPT}"
        return InputError("NotANumber", f"“{cut(text)}” is a formula, not a number.", remedy=remedy)
    if _DIGITS_AND_MARKS.fullmatch(said) and re.search(r"[.,']", said):
        return _ambiguous(text)
    return InputError("NotANumber", f"“{cut(text)}” is not a number.", remedy=f"Type it as 1,200 or 1.2m. {_KEPT}")


def _ambiguous(text: str) -> InputError:
    said = f"“{cut(text)}” can be read as two different numbers."
    return InputError("Ambiguous", said, remedy=f"Type it as 1,200.50, a comma between thousands. {_KEPT}")


def _grouped(number: float, times: int = 1) -> str:
    """Return a number times a whole one, exactly, with a comma between thousands and no noughts at its end."""
    exact = Decimal(repr(float(number))) * times
    whole, _, decimals = f"{exact:,f}".partition(".")
    decimals = decimals.rstrip("0")
    said = f"{whole}.{decimals}" if decimals else whole
    return "0" if said == "-0" else said


def _full_year(text: str) -> int:
    return int(text) + (_CENTURY if len(text) == _PENCE_DIGITS else 0)


def _month(word: str) -> int:
    """Return the number of the month that a word names or begins, 0 for none."""
    said = "september" if word.casefold() == "sept" else word.casefold()
    found = [at for at, month in enumerate(MONTHS, 1) if month.casefold() == said or month[:3].casefold() == said]
    return found[0] if found else 0


def _date(text: str, year: int, month: int, day: int) -> str:
    """Return a date as it is kept. Raises InputError (NotADate) for one that is in no calendar."""
    try:
        found = date(year, month, day)
    except ValueError:
        said = f"“{cut(text)}” is in no calendar: the day comes first, then the month."
        raise InputError("NotADate", said, remedy=f"Type it as 1 April 2026. {_KEPT}") from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        said = f"“{cut(text)}” lies outside the years {FIRST_YEAR} to {LAST_YEAR}."
        raise InputError("NotADate", said, remedy=f"Type the year in full. {_KEPT}")
    return found.isoformat()
