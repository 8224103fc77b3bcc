"""Natural order of ids: K2 before K10. Used wherever equals have to be put in a stable order."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = re.compile(r"(\d+)")
REMEMBERED = 1 << 16

NaturalKey = tuple[tuple[tuple[int, int, str], ...], str]


@lru_cache(maxsize=REMEMBERED)
def natural_key(text: str) -> NaturalKey:
    """Return a sort key in which runs of digits count as numbers and capitals do not matter, then the text itself."""
    parts = (part for part in _DIGITS.split(text.casefold()) if part)
    return tuple(_digits(part) if part.isdecimal() else (1, 0, part) for part in parts), text


def _digits(part: str) -> tuple[int, int, str]:
    """Return a key that orders digits by their number, however many there are: by length, then digit by digit."""
    number = part.lstrip("0")
    return (0, len(number), number)
