from __future__ import annotations

from prioritiser.model.score import Agreed, Answer


def test_a_word_carries_no_value_and_zero_does() -> None:
    cell = {"assessor": "a1", "case": "K1", "criterion": "C1"}
    assert Answer(**cell).amount is None  # type: ignore[arg-type]
    assert Answer(**cell, answer="no_evidence").amount is None  # type: ignore[arg-type]
    assert Answer(**cell, level=0).amount == 0  # type: ignore[arg-type]
    assert Answer(**cell, measure=0.0).amount == 0  # type: ignore[arg-type]


def test_an_agreed_level_of_zero_is_a_level() -> None:
    assert Agreed(case="K1", criterion="C1", level=0).amount == 0
    assert Agreed(case="K1", criterion="C1", outcome="parked").amount is None
