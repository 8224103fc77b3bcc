from __future__ import annotations

from prioritiser.model.framework import DOMAINS, Criterion


def test_a_criterion_is_called_by_its_shortest_name() -> None:
    assert Criterion(id="C1").label == "C1"
    assert Criterion(id="C1", name="Health gain").label == "Health gain"
    assert Criterion(id="C1", name="Health gain", short="Gain").label == "Gain"


def test_there_are_six_decision_domains() -> None:
    assert set(DOMAINS) == {"policy", "outcomes", "quality", "finance", "delivery", "environment"}
