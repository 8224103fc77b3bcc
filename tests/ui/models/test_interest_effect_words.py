from __future__ import annotations

from prioritiser.analysis.interest_effect import InterestEffect, Standing
from ui.models.interest_effect_words import HIDDEN, effect_words

IN, OUT = Standing(64.26, 3), Standing(61.04, 5)


def test_with_and_without_are_both_said() -> None:
    said = effect_words(InterestEffect(15, False, IN, OUT), hidden=False)
    assert said == (
        "15 scores on this case do not count. With them the case has value 64.3 and rank 3, "
        "without them value 61.0 and rank 5."
    )


def test_nothing_of_the_ranking_is_said_while_scoring_goes_on() -> None:
    said = effect_words(InterestEffect(1, True, IN, OUT), hidden=True)
    assert said == f"1 score on this case counts. {HIDDEN}"
    assert "64" not in said


def test_the_same_is_said_once() -> None:
    said = effect_words(InterestEffect(2, True, IN, IN), hidden=False)
    assert said == "2 scores on this case count. With or without them the case has value 64.3 and rank 3."


def test_a_case_without_a_value_says_so() -> None:
    said = effect_words(InterestEffect(2, False, Standing(50.0, None), Standing(None, None)), hidden=False)
    assert "value 50.0 and no rank, without them no value." in said


def test_no_scores() -> None:
    assert effect_words(InterestEffect(0, True, IN, IN), hidden=False) == "No scores on this case yet."
