"""What a round begins with: the default framework, for the financial years ahead."""

from __future__ import annotations

from datetime import datetime

import resources
from prioritiser.model.base import Value

YEARS_AHEAD = 5
APRIL = 4


def default_framework(now: datetime) -> dict[str, Value]:
    """Return the document of a round without cases: the default framework, for the five financial years ahead."""
    found = resources.read_json("framework.json")
    framework = found if isinstance(found, dict) else {}
    settings = {**framework.get("settings", {}), "years": list(years_from(now))}
    return {"title": "New round", **framework, "settings": settings, "cases": []}


def years_from(now: datetime) -> tuple[str, ...]:
    """Return the five financial years that a new round plans for, the next one first."""
    first = now.year + (1 if now.month >= APRIL else 0)
    return tuple(f"{year}/{(year + 1) % 100:02d}" for year in range(first, first + YEARS_AHEAD))
