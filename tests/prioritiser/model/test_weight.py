"""A weight set without an assessor is the agreed one; its methods are those of the contract."""

from __future__ import annotations

import msgspec
import pytest

from prioritiser.model.weight import WeightSet


def test_a_set_is_by_swing_and_agreed_unless_it_is_said() -> None:
    found = msgspec.convert({"swings": {"A": 30}}, WeightSet)
    assert (found.assessor, found.method, found.swings) == (None, "swing", {"A": 30.0})
    assert found.judgements is None


@pytest.mark.parametrize("method", ["swing", "points", "roc", "ranksum", "pairwise", "bestworst"])
def test_every_method_is_there(method: str) -> None:
    assert msgspec.convert({"method": method}, WeightSet).method == method


def test_a_swing_is_a_number() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"swings": {"A": "much"}}, WeightSet)
