from __future__ import annotations

import msgspec
import pytest

from prioritiser.model.weight import WeightSet


def test_a_set_without_an_assessor_is_the_agreed_one() -> None:
    assert WeightSet().assessor is None
    assert WeightSet().method == "swing"


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"method": "guess"}, WeightSet)
