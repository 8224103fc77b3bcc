from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from tests.ui.models.ranking_rounds import YEAR, a_round, analysed
from ui.models.ranking_line import budget_at, line_of, row_words, step_of, stepped, stopped_by, typed_form


def budgets(*amounts):
    kinds = ("recurrent", "non_recurrent", "capital")
    return [{"year": YEAR, "kind": kind, "amount": amount} for kind, amount in zip(kinds, amounts, strict=False)]


def test_the_line_says_what_the_money_funds():
    line = line_of(analysed())
    assert line.title == "Budget line £4.0m"
    assert line.words == "3 cases, £3.3m committed, £700,000 left"
    assert line.why == ""
    assert line.spoken == "Budget line £4.0m. 3 cases, £3.3m committed, £700,000 left"


def test_without_a_budget_it_asks_for_one():
    assert line_of(analysed(budgets=[])).words == "Type a budget to see what it funds"
    assert line_of(analyse(a_round(), rule="best")) is None


def test_money_committed_first_may_be_more_than_there_is():
    assert (
        line_of(analysed(budgets=budgets(100_000))).words == "0 cases, £300,000 committed, £200,000 more than there is"
    )


def test_another_row_that_stops_the_list_is_named():
    million, capital = {"year": YEAR, "amount": 1e6}, {"year": YEAR, "kind": "capital", "amount": 5}
    cases = [
        {"id": "K1", "title": "A", "money": [million]},
        {"id": "K2", "title": "B", "money": [million, capital]},
    ]
    answers = [
        {"assessor": "a1", "case": case, "criterion": criterion, "level": 3}
        for case in ("K1", "K2")
        for criterion in ("P1", "H1", "F1")
    ]
    over = {"cases": cases, "answers": answers}
    analysis = analysed(**over, budgets=[*budgets(9e6), {"year": YEAR, "kind": "capital", "amount": 4}])
    assert stopped_by(analysis) == f"{YEAR} capital is full: the list stops there"
    assert line_of(analysis).rest.endswith(f"{YEAR} capital is full: the list stops there")
    assert stopped_by(analysed()) == "", "the first row needs no name"


def test_rows_say_what_is_spent():
    analysis = analysed()
    assert row_words(analysis.funding.spent[0]) == (f"{YEAR} recurrent", "£3.3m of £4.0m")


@pytest.mark.parametrize(
    ("budget", "steps", "expected"),
    [
        (4e6, 1, 4.1e6), (4e6, -1, 3.9e6), (4.05e6, 1, 4.1e6), (4.05e6, -1, 4.0e6), (0, -1, 0), (5e4, 1, 6e4),
        (2e6, -1, 1.9e6),
    ],
)  # fmt: skip
def test_steps_go_to_whole_tenths(budget, steps, expected):
    assert stepped(budget, steps) == pytest.approx(expected)


def test_small_budgets_move_in_small_steps():
    assert step_of(20e6) == 100_000
    assert step_of(500_000) == 10_000


def test_a_place_in_the_list_stands_for_the_money_down_to_it():
    ranked = [each for each in analysed().results if each.type != "disinvestment"]
    assert budget_at(ranked, 0, 300_000, 4e6) == pytest.approx(300_000)
    assert budget_at(ranked, 3, 300_000, 4e6) == pytest.approx(3.3e6)
    assert budget_at(ranked, 3.5, 300_000, 4e6) == pytest.approx(3.8e6)
    assert budget_at(ranked, 99, 300_000, 4e6) == pytest.approx(6.8e6)


@pytest.mark.parametrize("place", range(7))
def test_what_lies_above_the_place_is_funded(place):
    held = a_round()
    ranked = [each for each in analyse(held).results if each.type != "disinvestment"]
    amount = budget_at(ranked, place, 300_000, 4e6)
    after = analysed(budgets=budgets(amount))
    assert [each.case for each in after.results if each.funded] == [each.case for each in ranked[:place]]


@pytest.mark.parametrize(
    ("amount", "typed"),
    [(20e6, "£20.0m"), (20_395_000, "£20,395,000"), (850_000, "£850,000"), (0.5, "£0.50"), (1234.5, "£1,234.50")],
)
def test_a_budget_is_offered_for_typing_exactly(amount, typed):
    assert typed_form(amount) == typed
