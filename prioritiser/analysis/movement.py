"""Who moved: places gained and lost between two lists."""

from __future__ import annotations

from collections.abc import Mapping

from prioritiser.analysis.summary import Analysis
from prioritiser.model.base import CaseId


def movement(before: Analysis, after: Analysis) -> Mapping[CaseId, int | None]:
    """Return for each case of either list the places it moved up (down: below 0), None where it lacks one in either."""
    old, new = _ranks(before), _ranks(after)
    return {case: _moved(old.get(case), new.get(case)) for case in {**new, **old}}


def _ranks(analysis: Analysis) -> dict[CaseId, int | None]:
    """Return the rank of each case that is listed."""
    return {result.case: result.rank for result in analysis.results}


def _moved(old: int | None, new: int | None) -> int | None:
    """Return how many places up it is from one rank to another."""
    return None if old is None or new is None else old - new
