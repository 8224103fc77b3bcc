"""How far cases have moved since a restore point, in signs and in words."""

from __future__ import annotations

from collections.abc import Mapping

from prioritiser.analysis.movement import movement
from prioritiser.analysis.summary import Analysis
from prioritiser.model.base import CaseId
from ui.models.ranking_cells import Move
from ui.models.ranking_words import counted


def moves_of(before: Analysis, after: Analysis, since: str) -> dict[CaseId, Move]:
    """Return the move of each listed case; `since` is the name of the restore point."""
    places: Mapping[CaseId, int | None] = movement(before, after)
    return {each.case: _move(places.get(each.case), since) for each in after.results if each.rank is not None}


def _move(up: int | None, since: str) -> Move:
    if up is None:
        return Move(None, f"not ranked at {since}")
    if up == 0:
        return Move(0, f"in the same place as at {since}")
    way = "up" if up > 0 else "down"
    return Move(up, f"{way} {counted(abs(up), 'place')} since {since}")
