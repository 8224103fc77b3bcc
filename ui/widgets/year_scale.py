"""Round numbers for an axis with money above and below zero."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

_SAME: Final = 1e-6
_NICE: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


def nice_step(span: float, most: int) -> float:
    """Return the smallest step of 1, 2, 2.5 or 5 times a power of ten that needs at most `most` steps for `span`."""
    if span <= 0 or not math.isfinite(span):
        return 1.0
    raw = span / max(1, most)
    power = 10.0 ** math.floor(math.log10(raw))
    return next((power * nice for nice in _NICE if power * nice >= raw * (1 - 1e-9)), power * 10)


def ticks(low: float, high: float, most: int = 4) -> list[float]:
    """Return the marks from at or below `low` (0 or less) to at or above `high` (0 or more), zero among them."""
    step = nice_step(high - low, most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if first == last == 0:
        last = 1
    return [n * step for n in range(first, last + 1)]


def digits_for(marks: list[float]) -> int:
    """Return how many decimal places marks need to differ in writing."""
    step = min((abs(b - a) for a, b in pairwise(marks)), default=1.0)
    return next((digits for digits in range(4) if abs(step * 10**digits - round(step * 10**digits)) < _SAME), 4)
