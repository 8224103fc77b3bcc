"""The financial years that a new round can plan for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from prioritiser.model.base import Value

LATER: Final = 2  # more first years to choose from than the one proposed and the one before it


def year_of(start: int) -> str:
    """Return the financial year that begins in April of a year: 2026/27."""
    return f"{start:04d}/{(start + 1) % 100:02d}"


def first_years(proposed: str) -> tuple[str, ...]:
    """Return the first years to choose from: the one before that proposed, that, and those after it."""
    start = int(proposed[:4])
    return tuple(year_of(start + step) for step in range(-1, LATER + 1))


def years_of(document: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the years of a new round's document."""
    settings = document.get("settings")
    years = settings.get("years") if isinstance(settings, dict) else None
    return tuple(str(year) for year in years) if isinstance(years, list | tuple) else ()


def beginning_with(document: dict[str, Value], first: str) -> dict[str, Value]:
    """Return a new round's document with as many years as it has, from another first one."""
    settings, count = document.get("settings"), len(years_of(document))
    start = int(first[:4])
    years: list[Value] = [year_of(start + step) for step in range(count)]
    return {**document, "settings": {**(settings if isinstance(settings, dict) else {}), "years": years}}
