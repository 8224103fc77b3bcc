from __future__ import annotations

import pytest

from prioritiser.model.case import Case, MoneyLine
from prioritiser.model.framework import GateResult


@pytest.mark.parametrize(
    ("amount", "said", "releases"),
    [
        (5.0, None, True),
        (5.0, False, True),
        (0.0, None, True),
        (-5.0, None, False),
        (-5.0, False, False),
        (-5.0, True, True),
    ],
)
def test_costs_always_move_cash_and_savings_only_when_said(amount: float, said: bool | None, releases: bool) -> None:
    assert MoneyLine(year="2026/27", amount=amount, cash_releasing=said).releases_cash is releases


def test_failed_gates_are_those_that_failed() -> None:
    gates = tuple(
        GateResult(gate=f"G{at}", result=result) for at, result in enumerate(("pass", "fail", "conditional", "fail"))
    )
    assert [gate.gate for gate in Case(id="K1", title="x", gates=gates).failed_gates] == ["G1", "G3"]


def test_two_cases_do_not_share_their_fields() -> None:
    one, two = Case(id="K1", title="x"), Case(id="K2", title="y")
    assert one.fields is not two.fields
