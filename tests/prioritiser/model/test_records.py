from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.errors import InputError
from prioritiser.model.case import Case, MoneyLine
from prioritiser.model.framework import GateResult
from prioritiser.model.kinds import KINDS
from prioritiser.model.people import Assessor, Interest
from prioritiser.model.records import build, flatten, is_empty, to_record
from prioritiser.model.score import Answer

CASE = Case(
    id="K1",
    title="x",
    people=0.0,
    money=(MoneyLine(year="2026/27", amount=-5.0, cash_releasing=True), MoneyLine(id="m", year="2027/28", amount=1.0)),
    gates=(GateResult(gate="G1", result="fail", reason="no"),),
    fields={"board": "uec", "a.b": [1, {"c": None}], "empty": ""},
)


def test_a_case_is_flattened_field_by_field_and_line_by_line() -> None:
    flat = flatten(KINDS["case"], CASE)
    assert flat.fields["fields.board"] == "uec"
    assert flat.fields["people"] == 0.0
    assert "fields.empty" not in flat.fields
    assert "id" not in flat.fields
    assert set(flat.lines["money"]) == {"~1", "m"}
    assert flat.lines["gate_result"]["G1"].fields == {"result": "fail", "reason": "no"}


def test_what_was_flattened_is_built_again() -> None:
    again = build(KINDS["case"], ("K1",), flatten(KINDS["case"], CASE))
    assert isinstance(again, Case)
    assert again.money[0].id == "~1"
    assert again.fields == {"board": "uec", "a.b": [1, {"c": None}]}
    assert again.gates == CASE.gates


def test_an_atomic_kind_holds_one_value_beside_its_own_words() -> None:
    answer = Answer(assessor="a1", case="K1", criterion="C1", level=0, reason="why", confidence="low")
    flat = flatten(KINDS["answer"], answer)
    assert flat.fields == {"": {"level": 0}, "reason": "why", "confidence": "low"}
    assert build(KINDS["answer"], ("K1", "C1", "a1"), flat) == answer


def test_no_case_and_no_assessor_are_none_again() -> None:
    interest = Interest(assessor="a1")
    assert build(KINDS["interest"], ("a1", ""), flatten(KINDS["interest"], interest)) == interest


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_name_survives(name: str, role: str) -> None:
    assessor = Assessor(id="a1", name=name, role=role)
    assert build(KINDS["assessor"], ("a1",), flatten(KINDS["assessor"], assessor)) == assessor


@pytest.mark.parametrize(
    ("value", "empty"),
    [
        (None, True),
        ("", True),
        ([], True),
        ({}, True),
        ((), True),
        (0, False),
        (0.0, False),
        (False, False),
        (" ", False),
    ],
)
def test_zero_is_not_empty(value: object, empty: bool) -> None:
    assert is_empty(value) is empty


def test_a_wrong_record_says_where() -> None:
    with pytest.raises(InputError) as fault:
        to_record(
            KINDS["case"],
            {"id": "K1", "title": "x", "money": [{"year": "2026/27", "amount": "lots"}]},
            where="cases[3]",
        )
    assert fault.value.code == "WrongShape"
    assert fault.value.where.startswith("cases[3]")
    assert "money[0].amount" in str(fault.value)
    assert "Nothing was changed" in fault.value.remedy
