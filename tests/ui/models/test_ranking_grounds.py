from __future__ import annotations

from tests.ui.models.ranking_rounds import YEAR, analysed, shown


def test_amounts_are_those_of_the_first_budget():
    grounds = shown(analysed()).grounds
    assert grounds.row == (YEAR, "recurrent")
    assert grounds.money_words == f"Recurrent money of {YEAR}"
    assert grounds.unit == "£m"
    assert grounds.cases["S1"].amount == -600_000
    assert grounds.cases["K5"].amount == 2_000_000


def test_what_rules_and_decisions_settle_is_known():
    rules = [{"kind": "must", "case": "K6"}, {"kind": "must_not", "case": "K2"}]
    grounds = shown(analysed(rules=rules)).grounds
    assert grounds.cases["K6"].must
    assert grounds.cases["K2"].barred
    assert not grounds.cases["K7"].barred, "a gate is another matter"
    assert grounds.cases["S1"].decision == "not decided"
    assert grounds.cases["K1"].decision == ""


def test_a_round_without_money_has_no_amounts():
    cases = [{"id": "K1", "title": "One"}]
    grounds = shown(analysed(cases=cases, budgets=[], answers=[])).grounds
    assert grounds.row is None
    assert grounds.cases["K1"].amount is None
    assert grounds.money_words == "Money"
