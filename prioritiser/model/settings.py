"""The settings of one round."""

from __future__ import annotations

from typing import Literal

from prioritiser.model.base import CaseId, Record

Order = Literal["value", "vfm", "hand"]
FillRule = Literal["line", "fill", "best"]
Stage = Literal["scoring", "closed", "locked"]


class Settings(Record, frozen=True, kw_only=True):
    """How the round is scored, ranked and funded. Rates are yearly fractions; `years[0]` is undiscounted.

    `discount_rate_date`: since when the rates hold. `copied_from`: the title of the round it was copied from.
    """

    levels: int = 5
    panel_rule: Literal["mean", "median", "group_mean"] = "mean"
    min_answers: int = 1
    coverage_threshold: float = 1.0
    rank_provisional: bool = False
    order: Order = "value"
    by_hand: tuple[CaseId, ...] = ()
    fill_rule: FillRule = "line"
    years: tuple[str, ...] = ()
    discount_rate_cost: float = 0.035
    discount_rate_health: float = 0.015
    discount_rate_date: str = ""
    weight_bounds: dict[str, tuple[float, float]] = {}
    marking: str = ""
    sample: bool = False
    stage: Stage = "scoring"
    concentration: float | None = None
    copied_from: str = ""
