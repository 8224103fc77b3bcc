"""Text is kept exactly or refused by the character; ids are one line; nests have a floor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.edits.text import LONGEST, LONGEST_ID, check_id, check_text, check_texts
from prioritiser.errors import InputError
from tests.prioritiser.exchange.documents import CHARACTERS, TRAPS


@given(st.text(CHARACTERS, max_size=200) | st.sampled_from(TRAPS))
def test_any_text_that_a_file_can_carry_is_taken(text: str) -> None:
    check_text(text, "here")
    check_texts({text: [text, (text, None, 1, True)]}, "here")


@pytest.mark.parametrize("bad", [chr(at) for at in range(32) if chr(at) not in "\t\n\r"] + ["\x7f", "\ud800", "\ufffe"])
def test_any_other_character_is_refused_by_number_and_place(bad: str) -> None:
    with pytest.raises(InputError) as fault:
        check_text(f"é\U0001f600{bad}", "cases[0].title")
    assert (fault.value.code, fault.value.where) == ("NotText", "cases[0].title")
    assert f"Character 3 (U+{ord(bad):04X})" in fault.value.message


@pytest.mark.parametrize(("character", "units"), [("x", 1), ("\U0001f600", 2), ("e\u0301", 2)])
def test_the_longest_text_is_counted_as_a_worksheet_counts(character: str, units: int) -> None:
    check_text(character * (LONGEST // units), "x")
    with pytest.raises(InputError, match="32,000"):
        check_text(character * (LONGEST // units + 1), "x")


@pytest.mark.parametrize("key", ["K1", " K1", "a/b", "=1", "x" * LONGEST_ID, "\u0661", "."])
def test_an_id_is_any_text_on_one_line(key: str) -> None:
    assert check_id(key, "id") == key


@pytest.mark.parametrize("key", ["", " ", "\u3000", "a\nb", "a\tb", "a\r", "x" * (LONGEST_ID + 1), None, 5, [], True])
def test_what_is_no_id_is_refused(key: object) -> None:
    with pytest.raises(InputError) as fault:
        check_id(key, "cases[0].id")
    assert (fault.value.code, fault.value.where) == ("BadId", "cases[0].id")


def test_an_id_is_text_too() -> None:
    with pytest.raises(InputError) as fault:
        check_id("a\x01", "id")
    assert fault.value.code == "NotText"


def test_texts_are_found_wherever_they_are_keys_included() -> None:
    for value, where in (
        ({"a": ["", {"b": "\x01"}]}, "x.a[1].b"), ({"a\x01": 1}, "x.a\x01"), (("", ("\x01",)), "x[1][0]"),
    ):  # fmt: skip
        with pytest.raises(InputError) as fault:
            check_texts(value, "x")
        assert (fault.value.code, fault.value.where) == ("NotText", where)


def test_a_nest_may_be_twenty_deep() -> None:
    value: object = 1
    for _ in range(20):
        value = [value]
    check_texts(value, "x")
    with pytest.raises(InputError) as fault:
        check_texts([value], "x")
    assert fault.value.code == "TooDeep"
