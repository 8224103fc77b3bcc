"""A KnownError carries what, where and what to do; its text is one line."""

from __future__ import annotations

import pytest

from prioritiser.errors import FileError, InputError, KnownError, RefusedError


def test_the_text_is_place_sentence_and_remedy() -> None:
    fault = KnownError("OffScale", "7 is outside 0 to 5.", where="answers[3].level", remedy="Give 0 to 5.")
    assert str(fault) == "answers[3].level: 7 is outside 0 to 5. Give 0 to 5."
    assert (fault.code, fault.message, fault.where, fault.remedy) == (
        "OffScale", "7 is outside 0 to 5.", "answers[3].level", "Give 0 to 5.",
    )  # fmt: skip


def test_parts_that_are_not_there_leave_no_trace_in_the_text() -> None:
    assert str(KnownError("X", "It cannot be done.")) == "It cannot be done."


@pytest.mark.parametrize("kind", [InputError, FileError, RefusedError])
def test_every_kind_can_be_caught_as_a_known_error(kind: type[KnownError]) -> None:
    with pytest.raises(KnownError, match="No"):
        raise kind("Code", "No.")
