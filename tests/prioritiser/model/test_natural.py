from __future__ import annotations

from prioritiser.model.natural import natural_key


def test_numbers_inside_ids_count_as_numbers() -> None:
    assert sorted(["K10", "K2", "k1", "K1", "A"], key=natural_key) == ["A", "K1", "k1", "K2", "K10"]


def test_leading_zeros_and_very_long_numbers() -> None:
    ids = ["K" + "9" * 5000, "K010", "K9", "K0", "K00"]
    assert sorted(ids, key=natural_key) == ["K0", "K00", "K9", "K010", "K" + "9" * 5000]


def test_a_number_and_a_word_can_be_compared() -> None:
    assert sorted(["b", "1", "a1", "a"], key=natural_key) == ["1", "a", "a1", "b"]
