from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.natural import natural_positions
from prioritiser.model.natural import natural_key


@given(st.lists(st.text(max_size=6), unique=True, max_size=8))
def test_positions_number_the_natural_order(ids: list[str]) -> None:
    positions = natural_positions(ids).tolist()
    assert sorted(positions) == list(range(len(ids)))
    assert [ids[positions.index(place)] for place in range(len(ids))] == sorted(ids, key=natural_key)
