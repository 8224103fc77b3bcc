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
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts), text
