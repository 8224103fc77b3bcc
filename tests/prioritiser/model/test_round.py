"""A round is a snapshot: who counts, and which weights are agreed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from prioritiser.model.base import AssessorId, CaseId
from prioritiser.model.people import Interest
from prioritiser.model.round import AGREED_SET, Round
from prioritiser.model.weight import WeightSet

A1, A2, K1, K2 = AssessorId("a1"), AssessorId("a2"), CaseId("K1"), CaseId("K2")


@pytest.mark.parametrize(
    ("handling", "counts"),
    [("recused", False), ("score_not_counted", False), ("may_discuss", True), ("no_action", True)],
)
def test_a_declaration_decides_whether_answers_count(handling: str, counts: bool) -> None:
    interest = Interest(assessor=A1, case=K1, handling=handling)  # type: ignore[arg-type]
    held = Round(interests={(A1, K1): interest})
    assert held.counts(A1, K1) is counts
    assert held.counts(A1, K2)
    assert held.counts(A2, K1)


def test_none_in_any_case_silences_nobody() -> None:
    held = Round(interests={(A1, ""): Interest(assessor=A1, handling="no_action")})
    assert held.counts(A1, K1)


def test_the_agreed_set_is_the_one_without_an_assessor() -> None:
    agreed = WeightSet(swings={"A": 1.0})
    assert Round(weight_sets={A1: WeightSet(assessor=A1), AGREED_SET: agreed}).agreed_weights is agreed
    assert Round(weight_sets={A1: WeightSet(assessor=A1)}).agreed_weights is None


def test_a_round_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Round().title = "x"  # type: ignore[misc]
