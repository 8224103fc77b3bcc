"""Published bands and ratings, and the score of 8: high, and no second stage."""

from __future__ import annotations

import pytest

from prioritiser.analysis.impact import (
    Band,
    impact_band,
    impact_of,
    impact_score,
    needs_stage_two,
    risk_now,
    risk_rating,
)
from prioritiser.errors import InputError
from prioritiser.model.base import CaseId
from prioritiser.model.case import Case, ImpactLine, RiskLine
from prioritiser.model.case_fields import IMPACTS, LIKELIHOODS

# Quality impact assessment policy, NHS Southern Derbyshire CCG.
BANDS: dict[Band, tuple[int, ...]] = {
    "low": (1, 2, 3), "moderate": (4, 5, 6), "high": (8, 9, 10, 12), "extreme": (15, 16, 20, 25),
}  # fmt: skip

# Risk register of the Derbyshire Sustainability and Transformation Plan, October 2016.
RATINGS = (
    ("Almost certain", "Major", 20), ("Likely", "Major", 16), ("Likely", "Moderate", 12), ("Possible", "Moderate", 9),
    ("Unlikely", "Major", 8), ("Unlikely", "Moderate", 6), ("Unlikely", "Minor", 4), ("Rare", "Major", 4),
)  # fmt: skip


def test_every_score_there_can_be_has_its_published_band() -> None:
    scores = {impact_score(likelihood, impact) for likelihood in range(1, 6) for impact in range(1, 6)}
    assert {score: impact_band(score) for score in scores} == {
        score: band for band, scores in BANDS.items() for score in scores
    }


def test_exactly_8_is_high_and_calls_for_no_second_stage() -> None:
    assert impact_band(8) == "high"
    assert not needs_stage_two(8)
    assert needs_stage_two(9)
    assert [score for scores in BANDS.values() for score in scores if needs_stage_two(score)] == [
        9, 10, 12, 15, 16, 20, 25,
    ]  # fmt: skip


@pytest.mark.parametrize(("likelihood", "impact", "rating"), RATINGS)
def test_published_risk_ratings(likelihood: str, impact: str, rating: int) -> None:
    pair = (LIKELIHOODS.index(likelihood) + 1, IMPACTS.index(impact) + 1)
    assert risk_rating(pair) == rating


@pytest.mark.parametrize(("likelihood", "impact"), [(0, 1), (6, 1), (1, 0), (1, 6), (-1, -1)])
def test_what_is_off_the_matrix_is_refused(likelihood: int, impact: int) -> None:
    with pytest.raises(InputError):
        impact_score(likelihood, impact)


@pytest.mark.parametrize("score", [0, 26, -4])
def test_a_score_off_the_matrix_has_no_band(score: int) -> None:
    with pytest.raises(InputError):
        impact_band(score)


def case_with(*pairs: tuple[int, int]) -> Case:
    lines = tuple(ImpactLine(domain=f"d{at}", likelihood=one, impact=two) for at, (one, two) in enumerate(pairs))
    return Case(id=CaseId("K1"), title="One", impact=lines)


def test_the_impact_of_a_case_is_its_worst_line() -> None:
    found = impact_of(case_with((2, 2), (2, 4), (4, 2)))
    assert found is not None
    assert (found.worst.domain, found.score, found.band, found.stage_two) == ("d1", 8, "high", False)
    worse = impact_of(case_with((2, 4), (3, 3)))
    assert worse is not None
    assert (worse.score, worse.stage_two) == (9, True)
    assert impact_of(case_with()) is None


def test_a_risk_is_rated_as_it_is_now() -> None:
    assert risk_now(RiskLine(title="Late", initial=(4, 4), current=(3, 4), target=(1, 1))) == 12
    assert risk_now(RiskLine(title="Late", initial=(4, 4))) == 16
    assert risk_now(RiskLine(title="Late")) is None
