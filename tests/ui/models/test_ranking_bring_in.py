from __future__ import annotations

from prioritiser.analysis.summary import analyse
from tests.ui.models.ranking_rounds import YEAR, a_round, analysed
from ui.models.ranking_bring_in import bring_in_words


def test_it_says_which_budget_and_which_score_would_do():
    lines = bring_in_words(analysed(), "K4").split("\n")
    assert lines[0] == f"Budget raised: {YEAR} recurrent by £300,000 to £4.3m."
    assert lines[1] == "Prevention from 2.0 to 3: +8.0 points and would bring it in."


def test_a_case_for_which_no_single_score_is_enough():
    lines = bring_in_words(analysed(), "K5").split("\n")
    assert lines[0] == f"Budget raised: {YEAR} recurrent by £2.3m to £6.3m."
    assert (
        lines[1] == "Prevention from 2.0 to 3: +8.0 points, 6th place: not enough by itself. No single score would be."
    )


def test_a_budget_is_never_rounded_to_too_little():
    budgets = [{"year": YEAR, "kind": "recurrent", "amount": 4_260_000}]
    analysis = analysed(budgets=budgets)
    first = bring_in_words(analysis, "K4").split("\n")[0]
    assert first == f"Budget raised: {YEAR} recurrent by £40,000 to £4.3m."
    odd = analyse(a_round(budgets=[{"year": YEAR, "kind": "recurrent", "amount": 4e6}], cases=_odd_cases()))
    assert bring_in_words(odd, "K4").split("\n")[0].endswith("by £340,000 to £4,340,000.")


def _odd_cases():
    amounts = {"K1": 1e6, "K2": 1e6, "K3": 1e6, "K4": 1.34e6}
    return [{"id": key, "title": key, "money": [{"year": YEAR, "amount": amount}]} for key, amount in amounts.items()]


def test_nothing_is_said_of_a_case_that_is_in_or_apart():
    for case in ("K1", "S1", "K7", "M1"):
        assert bring_in_words(analysed(), case) == ""
    assert bring_in_words(analysed(budgets=[]), "K5") == ""


def test_money_alone_may_not_do():
    rules = [{"kind": "must_not", "case": "K5"}]
    assert bring_in_words(analysed(rules=rules), "K5").startswith("More money alone would not.")
