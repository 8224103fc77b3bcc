"""Quality and equality impact, and risks: five by five, likelihood times impact.

Bands and the rule for a second stage: quality impact assessment policy of NHS Southern Derbyshire CCG. Ratings:
National Patient Safety Agency, A risk matrix for risk managers (2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from prioritiser.errors import InputError
from prioritiser.model.case import Case, ImpactLine, RiskLine

Band = Literal["low", "moderate", "high", "extreme"]
HIGHEST = 5
STAGE_TWO_ABOVE = 8
LOW_TO, MODERATE_TO, HIGH_TO = 3, 6, 12


@dataclass(frozen=True, slots=True)
class Impact:
    """The impact of a case: its worst line, that line's score and band, and whether a second stage is needed."""

    worst: ImpactLine
    score: int
    band: Band
    stage_two: bool


def impact_score(likelihood: int, impact: int) -> int:
    """Return likelihood times impact, 1 to 25, each from 1 to 5. Raises InputError (OutOfRange)."""
    for name, number in (("likelihood", likelihood), ("impact", impact)):
        if number not in range(1, HIGHEST + 1):
            said = f"The {name} is {number}; it goes from 1 to {HIGHEST}."
            raise InputError("OutOfRange", said, where=name, remedy="Give a whole number from 1 to 5.")
    return likelihood * impact


def impact_band(score: int) -> Band:
    """Return the band of a score: 1 to 3 low, 4 to 6 moderate, 8 to 12 high, 15 to 25 extreme.

    Raises InputError (OutOfRange) for a score that is outside 1 to 25.
    """
    if not 1 <= score <= HIGHEST * HIGHEST:
        said = f"The score is {score}; it goes from 1 to {HIGHEST * HIGHEST}."
        raise InputError("OutOfRange", said, where="score", remedy="Give likelihood times impact.")
    if score <= LOW_TO:
        return "low"
    if score <= MODERATE_TO:
        return "moderate"
    return "high" if score <= HIGH_TO else "extreme"


def needs_stage_two(score: int) -> bool:
    """Return whether a score calls for the second stage: above 8. A score of exactly 8 is high and does not."""
    return score > STAGE_TWO_ABOVE


def risk_rating(pair: Sequence[int]) -> int:
    """Return the rating of one (likelihood, impact), 1 to 25. Raises InputError (OutOfRange)."""
    likelihood, impact = pair
    return impact_score(likelihood, impact)


def impact_of(case: Case) -> Impact | None:
    """Return the impact of a case by its worst line, the first of several; None where nothing is assessed."""
    if not case.impact:
        return None
    worst = max(case.impact, key=lambda line: line.likelihood * line.impact)
    score = impact_score(worst.likelihood, worst.impact)
    return Impact(worst, score, impact_band(score), needs_stage_two(score))


def risk_now(risk: RiskLine) -> int | None:
    """Return a risk's rating today: the current one, else the initial one, None without either."""
    pair = risk.current or risk.initial
    return risk_rating(pair) if pair is not None else None
