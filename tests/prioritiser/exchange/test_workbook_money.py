"""Money: inputs add up to the cost, to the penny and below."""

from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.workbook_facts import BUDGET_ROW, GOING_ROW, LEFT_ROW, PAID_FIRST, facts_of
from prioritiser.exchange.workbook_money import money_sheet
from tests.prioritiser.analysis.rounds import budget, scored
from tests.prioritiser.exchange.workbooks import mixed, sample


@pytest.mark.parametrize("held", [sample(), mixed()], ids=["sample", "mixed"])
def test_inputs_add_up_to_the_net_present_cost(held: object) -> None:
    facts = facts_of(analyse(held))  # type: ignore[arg-type]
    sheet, years = money_sheet(facts), facts.analysis.money.years
    for i in range(len(facts.cases)):
        nets = [float(sheet.cells[facts.row(i), facts.net_column(y)].value or 0) for y in range(len(years))]
        cost = sum(net * factor for net, factor in zip(nets, facts.analysis.money.factors.tolist(), strict=True))
        assert cost == pytest.approx(facts.results[i].cost, rel=1e-12, abs=0.005)


def test_savings_without_cash_and_parts_of_pennies_stand_apart() -> None:
    lines = [
        {"year": "2026/27", "amount": 100.005},
        {"year": "2026/27", "amount": -30.0, "cash_releasing": False},
        {"year": "2026/27", "amount": -20.0, "cash_releasing": True},
    ]
    facts = facts_of(analyse(scored({"K1": [5]}, cases={"K1": {"money": lines}})))
    sheet = money_sheet(facts)
    assert sheet.cells[11, facts.amount_column(0)].value == 80.01
    assert sheet.cells[11, facts.other_column(0)].value == -30.005
    assert sheet.cells[11, facts.net_column(0)].value == pytest.approx(50.005)


def test_what_goes_ahead_is_what_the_funding_spends() -> None:
    facts = facts_of(analyse(mixed()))
    sheet, funding = money_sheet(facts), facts.analysis.funding
    assert funding is not None
    for row, spent in zip(facts.budgets, funding.spent, strict=True):
        column = facts.amount_column(row)
        assert sheet.cells[GOING_ROW, column].value == pytest.approx(spent.amount)
        assert sheet.cells[BUDGET_ROW, column].value == spent.budget
        assert sheet.cells[LEFT_ROW, column].value == pytest.approx((spent.budget or 0) - spent.amount)


def test_only_stops_that_may_be_accepted_are_an_input() -> None:
    facts = facts_of(analyse(mixed()))
    sheet = money_sheet(facts)
    said = {case.id: sheet.cells[facts.row(i), PAID_FIRST] for i, case in enumerate(facts.cases)}
    assert said["K7"].value == "Yes"
    assert "input" in said["K7"].style
    assert "input" not in said["K5"].style  # mandated
    assert said["K5"].value == "Yes"
    assert "input" not in said["K4"].style  # failed a gate
    assert (said["K1"].value, said["K12"].value) == ("No", "Yes")


def test_illustrative_money_is_marked() -> None:
    sheet = money_sheet(facts_of(analyse(sample())))
    assert any("made_up" in cell.style for (row, _), cell in sheet.cells.items() if row > 10)
    plain = money_sheet(facts_of(analyse(mixed())))
    assert not any("made_up" in cell.style for (row, _), cell in plain.cells.items() if row > 10)


def test_a_round_without_money_has_a_sheet_too() -> None:
    facts = facts_of(analyse(scored({"K1": [5]})))
    assert money_sheet(facts).cells[11, facts.cost_column].value == 0.0
    assert money_sheet(facts_of(analyse(scored({"K1": [5]}, budgets=[budget(7)])))).cells[BUDGET_ROW, 5].value == 7.0
