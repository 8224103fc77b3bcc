from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.ranking_money import NotMoneyError, parse_pounds


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [
        ("£20.5m", 20_500_000), ("20.5", 20_500_000), ("20,500,000", 20_500_000), ("£ 20.5 million", 20_500_000),
        ("20500000", 20_500_000), ("850k", 850_000), ("£850,000", 850_000), ("0", 0), ("1.5bn", 1_500_000_000),
        ("  £7m ", 7_000_000), ("999", 999_000_000), ("1000", 1000), ("20.5M.", 20_500_000),
    ],
)  # fmt: skip
def test_amounts_are_understood_as_they_are_written(typed, pounds):
    assert parse_pounds(typed) == pounds


@pytest.mark.parametrize(
    "typed", ["", "abc", "20,5", "2,0500,000", "20.5 apples", "-5m", "−5m", "1e6", "£", "20.5.1", "99999999bn", "٣m"]
)
def test_nonsense_gets_a_plain_sentence(typed):
    with pytest.raises(NotMoneyError) as refused:
        parse_pounds(typed)
    said = str(refused.value)
    assert said.endswith("Type it as £20.5m, 20.5 or 20,500,000.")
    assert "invalid" not in said.lower()


@given(st.integers(min_value=0, max_value=10**12))
def test_pounds_with_commas_come_back_exactly(pounds):
    assert parse_pounds(f"£{pounds:,}") == (pounds if pounds >= 1000 else pounds * 1e6)
