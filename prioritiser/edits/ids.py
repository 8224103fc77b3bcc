"""Ids for what a person adds: numbered on from those that are there, or made from a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

_NUMBERED = re.compile(r"(.*?)(\d{1,9})", re.ASCII | re.DOTALL)
_LONGEST = 40
_NAMELESS = "item"


def next_id(held: Collection[str], taken: Iterable[str], first: str) -> str:
    """Return the next free id after those held: K25 after K24, a4 after a3; `first` where none ends in a number.

    The last of `held` that ends in a number says how ids look. `taken` are ids that were used and are not again.
    """
    numbered = [found for each in reversed(tuple(held)) if (found := _NUMBERED.fullmatch(each))]
    last = numbered[0] if numbered else _NUMBERED.fullmatch(first)
    prefix, width = (last[1], len(last[2])) if last else (first, 1)
    used = {*held, *taken}
    numbers = [int(each[2]) for each in map(_NUMBERED.fullmatch, used) if each and each[1] == prefix]
    number = max(numbers, default=0) + 1
    while f"{prefix}{number:0{width}d}" in used:
        number += 1
    return f"{prefix}{number:0{width}d}"


def id_from(name: str, taken: Collection[str]) -> str:
    """Return an id in small letters made from a name, such as “public_health”, with a number where it is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST].rstrip("_") or _NAMELESS
    number, found = 1, base
    while found in taken:
        number += 1
        found = f"{base}_{number}"
    return found
