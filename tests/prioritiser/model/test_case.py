"""A case and its lines: what moves cash, what failed."""

from __future__ import annotations

import pytest

from prioritiser.model.base import CaseId, GateId
from prioritiser.model.case import MONEY_KINDS, Case, MoneyLine
from prioritiser.model.framework import GateResult


@pytest.mark.parametrize(
    ("amount", "said", "moves"),
    [(5.0, None, True), (5.0, False, True), (0.0, None, True), (-5.0, None, False), (-5.0, False, False),
     (-5.0, True, True)],
)  # fmt: skip
def test_costs_move_cash_and_savings_only_when_it_is_said(amount: float, said: bool | None, moves: bool) -> None:
    assert MoneyLine(year="2026/27", amount=amount, cash_releasing=said).releases_cash is moves


def test_money_is_recurrent_unless_it_is_said() -> None:
    assert MoneyLine(year="2026/27", amount=1.0).kind == MONEY_KINDS[0] == "recurrent"


def test_failed_gates_are_those_that_failed_in_order() -> None:
    gates = tuple(
        GateResult(gate=GateId(f"G{at}"), result=result)  # type: ignore[arg-type]
        for at, result in enumerate(("fail", "pass", "conditional", "not_applicable", "fail"))
    )
    case = Case(id=CaseId("K1"), title="t", gates=gates)
    assert [each.gate for each in case.failed_gates] == ["G0", "G4"]
    assert Case(id=CaseId("K2"), title="t").failed_gates == ()


def test_a_case_is_a_ranked_investment_unless_it_is_said() -> None:
    case = Case(id=CaseId("K1"), title="t")
    assert (case.type, case.lane, case.people, case.fields) == ("investment", "ranked", None, {})
    other = Case(id=CaseId("K2"), title="t")
    assert case.fields is not other.fields
