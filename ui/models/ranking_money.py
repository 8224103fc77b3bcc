"""What a person means who types an amount of money."""

from __future__ import annotations

import re
from types import MappingProxyType

from prioritiser.analysis.money import MOST_POUNDS
from prioritiser.analysis.weights import round_half_up

MILLION = 1e6
LARGEST_IN_MILLIONS = 1000  # a bare number below this is taken in £m
EXAMPLES = "Type it as £20.5m, 20.5 or 20,500,000."

_UNITS = MappingProxyType(
    {
        "": 1.0,
        "k": 1e3,
        "thousand": 1e3,
        "m": MILLION,
        "mn": MILLION,
        "million": MILLION,
        "bn": 1e9,
        "billion": 1e9,
    }
)
_AMOUNT = re.compile(r"£?\s*(?P<figure>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?\s*(?P<unit>[a-z]*)\.?", re.ASCII)
_LONGEST = 40


class NotMoneyError(ValueError):
    """What was typed is no amount of money; the text says so in a sentence."""


def parse_pounds(text: str) -> float:
    """Return the pounds that a person typed: £20.5m, 20.5 (millions), 850k or 20,500,000.

    Raise NotMoneyError with a plain sentence for anything else.
    """
    typed = text.strip().casefold()
    if not typed:
        raise NotMoneyError("There is nothing to set yet. " + EXAMPLES)
    if typed.startswith(("-", "−")):
        raise NotMoneyError("A budget cannot be below zero. " + EXAMPLES)
    found = _AMOUNT.fullmatch(typed)
    if found is None or found["unit"] not in _UNITS:
        raise NotMoneyError(f"“{_short(text)}” is not an amount of money. " + EXAMPLES)
    figure = float(found["figure"].replace(",", "") + (found["rest"] or ""))
    bare = not found["unit"] and "," not in found["figure"]
    amount = figure * (MILLION if bare and figure < LARGEST_IN_MILLIONS else _UNITS[found["unit"]])
    if amount > MOST_POUNDS:
        raise NotMoneyError(f"“{_short(text)}” is more than a round can hold. " + EXAMPLES)
    return round_half_up(amount, 2)


def _short(text: str) -> str:
    """Return what was typed, cut to what a sentence can carry."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
