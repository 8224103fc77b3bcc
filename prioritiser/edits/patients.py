"""NHS numbers in what is typed or brought in: a round holds no data of patients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prioritiser.edits.framework_checks import refuse
from prioritiser.model.base import Value

LOOKS_LIKE_ONE = "This looks like an NHS number. Rounds hold no data of patients."
_DIGITS = 10
_MODULUS = 11
_DEEPEST = 20
_BETWEEN = r"[ \t\u00a0\u2007\u2009\u202f\u2010-\u2015-]{0,3}"
# Not the end of a longer number, of pounds or of a decimal, nor what follows the code of the country in a telephone
# number; and not the beginning of a longer number, a decimal or a date.
_CANDIDATE = re.compile(
    rf"(?<!\d)(?<!\d[.,/])(?<!£)(?<!\+44)(?<!\+44[ -])(\d{{3}}){_BETWEEN}(\d{{3}}){_BETWEEN}(\d{{4}})(?!\d|[.,/]\d)"
)
_BOOK = re.compile(r"\bISBN(?:-10)?[\s:]*", re.IGNORECASE)  # numbers of books have the very same check digit


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits are a valid NHS number: the last is 11 less the weighted sum of the others, modulo 11.

    Source: the NHS Data Dictionary, NHS NUMBER; weights 10 down to 2, a check digit of 11 counts as 0, 10 is never one.
    """
    if len(digits) != _DIGITS or not digits.isdecimal() or len(set(digits)) == 1:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(_DIGITS, 1, -1), strict=False))
    check = (_MODULUS - total % _MODULUS) % _MODULUS
    return check == int(digits[-1])


def nhs_numbers_in(text: str) -> frozenset[str]:
    """Return the valid NHS numbers in a text, ten digits each; spaces or hyphens may stand between 3, 3 and 4."""
    if len(text) < _DIGITS:
        return frozenset()
    books = {found.end() for found in _BOOK.finditer(text)}
    found = ((each.start(), "".join(each.groups())) for each in _CANDIDATE.finditer(text))
    return frozenset(digits for start, digits in found if start not in books and is_nhs_number(digits))


def check_no_patient(value: Value, where: str, held: Value = None) -> None:
    """Raise InputError (PatientData) when a text inside a value holds an NHS number that `held` does not hold already.

    What stands there already was confirmed when it was brought in: it does not keep anybody from changing the rest.
    """
    fresh = {number for text in _texts(value) for number in nhs_numbers_in(text)}
    if fresh and fresh - {number for text in _texts(held) for number in nhs_numbers_in(text)}:
        raise refuse("PatientData", LOOKS_LIKE_ONE, where, "Take it out.")


def _texts(value: Value, depth: int = 0) -> Iterator[str]:
    """Yield every text inside a value, as deep as one may be."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple) and depth <= _DEEPEST:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each, depth + 1)
