"""NHS numbers are found in texts by their check digit; what only looks a little like one passes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.edits.patients import LOOKS_LIKE_ONE, check_no_patient, is_nhs_number, nhs_numbers_in
from prioritiser.errors import InputError

VALID = "9434765919"


@pytest.mark.parametrize("number", [VALID, "4010232137", "9876543210"])
def test_published_examples_are_valid(number: str) -> None:
    assert is_nhs_number(number)


@pytest.mark.parametrize("number", ["9434765918", "943476591", "94347659190", "0000000000", "1111111111", "943476591x"])
def test_other_digits_are_not(number: str) -> None:
    assert not is_nhs_number(number)


@given(st.integers(10**8, 10**9 - 1))
def test_at_most_one_of_ten_check_digits_fits(front: int) -> None:
    assert sum(is_nhs_number(f"{front}{last}") for last in range(10)) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "NHS number 943 476 5919 born 4/5/1947", VALID, "943-476-5919", "943 476-5919.", "no.9434765919",
        "NHS-9434765919", "(943\u00a0476\u00a05919)", "943 – 476 – 5919", "one 9434765918, two 943 476 5919",
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(text: str) -> None:
    assert nhs_numbers_in(text) == {VALID}


@pytest.mark.parametrize(
    "text",
    [
        "K01", "", "943 476 5918", "07434765919", "0943 476 5919", "+44 943 476 5919", "£9434765919", "94347659190",
        "12.9434765919", "9434765919.5", "2026/9434765919", "ISBN 9434765919", "ISBN-10: 9434765919", "01332 943476",
        "2026/27 943", "943 4765",
    ],
)  # fmt: skip
def test_references_telephone_numbers_money_and_books_pass(text: str) -> None:
    assert nhs_numbers_in(text) == frozenset()


def test_a_number_is_refused_wherever_it_stands_in_a_value() -> None:
    for value in (VALID, [{"title": "Late", "owner": "943 476 5919"}], ["a", VALID], {"a": (VALID,)}):
        with pytest.raises(InputError) as fault:
            check_no_patient(value, "case K1, risks")
        assert (fault.value.code, fault.value.message, fault.value.where) == (
            "PatientData", LOOKS_LIKE_ONE, "case K1, risks",
        )  # fmt: skip
        assert fault.value.remedy == "Take it out. Nothing was changed."
    for fine in (None, 9434765919, True, "K01", [1.5, {"a": None}]):
        check_no_patient(fine, "")


def test_what_stood_there_before_does_not_keep_the_rest_from_being_changed() -> None:
    check_no_patient([{"title": f"About {VALID}, more"}], "", held=[{"title": f"About {VALID}"}])
    with pytest.raises(InputError):
        check_no_patient([VALID, "401 023 2137"], "", held=[VALID])
