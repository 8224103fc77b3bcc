from __future__ import annotations

import msgspec
import pytest

from prioritiser.model.funding import Budget, Decision, Point, Rule


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"kind": "sometimes", "case": "K1"}, Rule)


def test_nothing_is_accepted_or_budgeted_unless_said() -> None:
    assert Decision(case="K1").accepted is False
    assert Budget(year="2026/27", amount=1.0).kind == "recurrent"


def test_a_restore_point_keeps_its_heads() -> None:
    assert msgspec.convert({"id": "p", "name": "n", "heads": {"c": [3, "ff"]}}, Point).heads == {"c": (3, "ff")}
