"""Weight sets: one per assessor, and the agreed set."""

from __future__ import annotations

from typing import Literal

from prioritiser.model.base import AssessorId, Record, Value

Method = Literal["swing", "points", "roc", "ranksum", "pairwise", "bestworst"]


class WeightSet(Record, frozen=True, kw_only=True):
    """Raw swings by node or criterion id; siblings left out keep the framework's. No assessor: the agreed set."""

    assessor: AssessorId | None = None
    method: Method = "swing"
    swings: dict[str, float] = {}
    judgements: dict[str, Value] | None = None
    reason: str = ""
