"""What an answer is worth having: a level, a measure, or a word that carries no value. Zero is not blank."""

from __future__ import annotations

import msgspec
import pytest

from prioritiser.model.score import Agreed, Answer

CELL = {"assessor": "a1", "case": "K1", "criterion": "C1"}


@pytest.mark.parametrize(
    ("said", "amount"),
    [({"level": 4}, 4), ({"level": 0}, 0), ({"measure": 12.5}, 12.5), ({"measure": 0.0}, 0.0),
     ({"answer": "no_evidence"}, None), ({}, None)],
)  # fmt: skip
def test_the_amount_is_what_was_answered(said: dict[str, object], amount: float | None) -> None:
    assert msgspec.convert({**CELL, **said}, Answer).amount == amount


def test_an_agreed_score_is_agreed_unless_it_is_said() -> None:
    found = msgspec.convert({"case": "K1", "criterion": "C1", "level": 0}, Agreed)
    assert (found.outcome, found.amount) == ("agreed", 0)
    assert msgspec.convert({"case": "K1", "criterion": "C1", "outcome": "parked"}, Agreed).amount is None


@pytest.mark.parametrize("word", ["no_evidence", "abstain", "recused"])
def test_the_words_are_those_of_the_open_format(word: str) -> None:
    assert msgspec.convert({**CELL, "answer": word}, Answer).answer == word
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**CELL, "answer": word.upper()}, Answer)
