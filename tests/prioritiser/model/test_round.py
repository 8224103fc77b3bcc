from __future__ import annotations

import dataclasses

import pytest

from prioritiser.model.people import Interest
from prioritiser.model.round import Round
from prioritiser.model.weight import WeightSet


def test_a_round_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Round().title = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("handling", "counts"),
    [("recused", False), ("score_not_counted", False), ("may_discuss", True), ("no_action", True)],
)
def test_answers_count_unless_the_handling_says_otherwise(handling: str, counts: bool) -> None:
    interest = Interest(assessor="a1", case="K1", handling=handling)  # type: ignore[arg-type]
    held = Round(interests={("a1", "K1"): interest, ("a2", ""): Interest(assessor="a2")})  # type: ignore[dict-item]
    assert held.counts("a1", "K1") is counts  # type: ignore[arg-type]
    assert held.counts("a1", "K2")  # type: ignore[arg-type]
    assert held.counts("a2", "K1")  # type: ignore[arg-type]


def test_the_agreed_set_is_the_one_of_nobody() -> None:
    assert Round().agreed_weights is None
    agreed = WeightSet(swings={"C1": 1.0})
    assert Round(weight_sets={"": agreed, "a1": WeightSet(assessor="a1")}).agreed_weights is agreed  # type: ignore[dict-item]
