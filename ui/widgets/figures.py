"""How charts write numbers that they were given without a text of their own."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

_MINUS: Final = "−"
_WIDE: Final = Context(prec=400)  # room for every float


def rounded(x: float, digits: int = 1) -> float:
    """Round half away from zero on the shortest decimal text, as Excel does; never minus zero."""
    step = Decimal(1).scaleb(-digits)
    return float(Decimal(repr(float(x))).quantize(step, rounding=ROUND_HALF_UP, context=_WIDE)) + 0.0


def plain(x: float, digits: int = 1) -> str:
    """Return a number with a true minus sign and commas between thousands."""
    return f"{rounded(x, digits):,.{digits}f}".replace("-", _MINUS)


def signed(x: float, digits: int = 1) -> str:
    """Return a difference: a plus or a true minus before it, neither before zero."""
    text = plain(x, digits)
    return f"+{text}" if rounded(x, digits) > 0 else text


def trimmed(x: float, digits: int = 2) -> str:
    """Return a number with no more digits than it needs, without commas: what a person would type."""
    return f"{rounded(x, digits):.{digits}f}".rstrip("0").rstrip(".")
