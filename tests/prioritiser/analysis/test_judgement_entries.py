from __future__ import annotations

import math

import pytest

from prioritiser.analysis.judgement_entries import (
    LARGEST,
    LEAST,
    check_keys,
    read_id,
    read_ids,
    read_number,
    read_numbers,
)
from prioritiser.errors import InputError


def refusal(function: object, *arguments: object) -> tuple[str, str]:
    with pytest.raises(InputError) as fault:
        function(*arguments)  # type: ignore[operator]
    assert fault.value.remedy.endswith(" Nothing was changed.")
    return fault.value.code, fault.value.where


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("3", "NotANumber"), (None, "NotANumber"), (True, "NotANumber"), ([1], "NotANumber"), (math.nan, "NotANumber"),
        (-1, "OutOfRange"), (-1e-320, "OutOfRange"), (math.inf, "OutOfRange"), (2 * LARGEST, "OutOfRange"),
        (1e-320, "OutOfRange"),
    ],
)  # fmt: skip
def test_what_is_no_number_that_can_be_used_is_refused_where_it_stands(value: object, code: str) -> None:
    assert refusal(read_number, value, "swings.A") == (code, "swings.A")


@pytest.mark.parametrize("value", [0, 0.0, LEAST, 1, LARGEST])
def test_numbers_on_the_edge_are_taken(value: float) -> None:
    assert read_number(value, "x") == value


def test_a_long_text_is_shown_short() -> None:
    with pytest.raises(InputError) as fault:
        read_number("x" * 1000, "n")
    assert len(fault.value.message) < 70


def test_numbers_by_id() -> None:
    assert read_numbers({"a": 1, "b": 2.5}, "swings") == {"a": 1.0, "b": 2.5}
    assert refusal(read_numbers, [1], "swings") == ("WrongShape", "swings")
    assert refusal(read_numbers, {}, "swings") == ("NoWeight", "swings")
    assert refusal(read_numbers, {" ": 1}, "swings") == ("BadId", "swings")
    assert refusal(read_numbers, {"a": 1, "b": "two"}, "swings") == ("NotANumber", "swings.b")


def test_ids() -> None:
    assert read_ids(["b", "a"], "order") == ("b", "a")
    assert read_ids(("b",), "order") == ("b",)
    assert read_id("x", "best") == "x"
    assert refusal(read_ids, "ab", "order") == ("WrongShape", "order")
    assert refusal(read_ids, [], "order") == ("NoWeight", "order")
    assert refusal(read_ids, ["a", "b", "a"], "order") == ("Repeated", "order[2]")
    assert refusal(read_ids, ["a", 1], "order") == ("BadId", "order[1]")
    assert refusal(read_ids, ["a", ""], "order") == ("BadId", "order[1]")


def test_keys_are_those_of_the_method_and_no_others() -> None:
    check_keys({"method": "roc", "order": []}, ("order",))
    assert refusal(check_keys, {"method": "roc", "order": [], "ids": []}, ("order",)) == ("UnknownKey", "ids")
    assert refusal(check_keys, {"method": "pairwise", "ids": []}, ("ids", "matrix")) == ("WrongShape", "matrix")
    with pytest.raises(InputError, match="Use “ids” and “matrix”"):
        check_keys({"surprise": 1}, ("ids", "matrix"))
