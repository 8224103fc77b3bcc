"""Who judges: a declaration without a case says "none in any"."""

from __future__ import annotations

import msgspec
import pytest

from prioritiser.model.people import NOT_COUNTED, Assessor, Interest


def test_a_declaration_is_none_with_no_action_unless_it_is_said() -> None:
    found = msgspec.convert({"assessor": "a1"}, Interest)
    assert (found.case, found.kind, found.handling) == (None, "none", "no_action")


@pytest.mark.parametrize("handling", ["recused", "score_not_counted", "may_discuss", "no_action"])
def test_every_handling_of_the_open_format_is_there(handling: str) -> None:
    found = msgspec.convert({"assessor": "a1", "handling": handling}, Interest)
    assert (found.handling in NOT_COUNTED) == (handling in ("recused", "score_not_counted"))


def test_an_assessor_needs_an_id_only() -> None:
    assert msgspec.convert({"id": "a1"}, Assessor) == Assessor(id="a1")  # type: ignore[arg-type]
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"name": "A"}, Assessor)
