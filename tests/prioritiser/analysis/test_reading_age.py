"""Reading age: the published formula, and words whose syllables are known."""

from __future__ import annotations

import pytest

from prioritiser.analysis.reading_age import reading_age, syllables_of


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("house", 1), ("table", 2), ("people", 2), ("waited", 2), ("closed", 1), ("services", 3),
        ("makes", 1), ("free", 1), ("recurrent", 3), ("population", 4), ("rhythm", 1), ("the", 1), ("queue", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_the_formula_is_flesch_and_kincaids() -> None:
    # Ten words, two sentences, ten syllables: 0.39 x 5 + 11.8 x 1 - 15.59 = -1.84, and five years before school.
    assert reading_age("The cat sat on the mat. The dog ran off.") == pytest.approx(-1.84 + 5)
    # Six words of 2.5 syllables on average in one sentence: 0.39 x 6 + 11.8 x 2.5 - 15.59 = 16.25.
    assert reading_age("Recurrent population services closed people cat") == pytest.approx(
        0.39 * 6 + 11.8 * (3 + 4 + 3 + 1 + 2 + 1) / 6 - 15.59 + 5
    )


@pytest.mark.parametrize("text", ["", " ", "12 %", "—"])
def test_a_text_without_words_asks_nothing(text: str) -> None:
    assert reading_age(text) == 0


def test_shorter_sentences_are_easier() -> None:
    long = "The service moves care from hospital to home and the team meets each week to look at who is next"
    assert reading_age(long.replace(" and ", ". ")) < reading_age(long)
    assert reading_age("A; b; c: d") == reading_age("A. B. C. D.")
