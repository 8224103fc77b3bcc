from __future__ import annotations

import msgspec
import pytest

from prioritiser.model.people import NOT_COUNTED, Interest


def test_only_two_ways_of_handling_take_the_answers_out() -> None:
    assert set(NOT_COUNTED) == {"recused", "score_not_counted"}


def test_a_declaration_without_a_case_is_about_all_of_them() -> None:
    assert Interest(assessor="a1").case is None


def test_an_unknown_handling_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"assessor": "a1", "handling": "ignored"}, Interest)
