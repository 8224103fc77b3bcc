"""Natural order of ids: K2 before K10. Used wherever equals have to be put in a stable order."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_DIGITS = re.compile(r"(\d+)")

NaturalKey = tuple[tuple[tuple[int, int, str], ...], str]


def natural_key(text: str) -> NaturalKey:
    """Return a sort key: runs of digits count as numbers, capitals do not matter, then the text itself."""
    parts = (part for part in _DIGITS.split(text.casefold()) if part)
    return tuple(_part_key(part) for part in parts), text


def _part_key(part: str) -> tuple[int, int, str]:
    """Return digits as (0, their number, digits) without leading zeros, anything else as (1, 0, text).

    Digits are compared by their count first, because turning thousands of them into a number is refused.
    """
    if not part.isdecimal():
        return 1, 0, part
    digits = part.lstrip("0")
    return 0, len(digits), digits


def natural_positions(ids: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return the place 0..n-1 of each id in natural order, shape (n,)."""
    order = sorted(range(len(ids)), key=lambda at: natural_key(ids[at]))
    positions = np.empty(len(ids), dtype=np.int64)
    positions[order] = np.arange(len(ids))
    return positions
