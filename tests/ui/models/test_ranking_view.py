from __future__ import annotations

from prioritiser.analysis.summary import analyse, inputs_of
from tests.ui.models.ranking_rounds import YEAR, a_round
from ui.models.ranking_view import View, budget_row, first_budget, first_row, with_budget, work_out


def test_a_plain_view_is_the_rounds_own_list():
    held = a_round()
    found = work_out(held, inputs_of(held), View())
    assert [each.case for each in found.results] == [each.case for each in analyse(held).results]
    assert not View().is_other_order(held)


def test_another_order_and_lens_are_views():
    held = a_round()
    view = View(order="vfm", lens="B")
    found = work_out(held, inputs_of(held), view)
    assert (found.order, found.weights.lens) == ("vfm", "B")
    assert view.is_other_order(held)
    assert not View(order="value").is_other_order(held)


def test_a_tried_budget_funds_what_a_set_one_would():
    held = a_round()
    inputs = inputs_of(held)
    tried = work_out(held, inputs, View(budget=5.3e6))
    assert tried.funding.spent[0].budget == 5.3e6
    assert {each.case for each in tried.results if each.funded} == {"K1", "K2", "K3", "K4"}
    assert held.budgets[YEAR, "recurrent"].amount == 4e6
    assert with_budget(held, inputs, 1.0).budgets[YEAR, "recurrent"].amount == 1.0


def test_the_first_budget_is_the_line():
    held = a_round()
    assert first_budget(held, inputs_of(held)).amount == 4e6
    assert first_row(inputs_of(held)) == (YEAR, "recurrent")
    without = a_round(budgets=[])
    assert first_budget(without, inputs_of(without)) is None
    assert work_out(without, inputs_of(without), View(budget=4e6)).funding.spent[0].budget == 4e6


def test_a_round_without_money_still_has_a_row_for_a_budget():
    held = a_round(cases=[{"id": "K1", "title": "One"}], budgets=[], answers=[])
    assert first_row(inputs_of(held)) is None
    assert budget_row(inputs_of(held)) == (YEAR, "recurrent")
    empty = a_round(cases=[], budgets=[], answers=[], settings={})
    assert budget_row(inputs_of(empty)) is None
    assert with_budget(empty, inputs_of(empty), 5.0) is empty


def test_a_lens_that_is_gone_is_forgotten():
    held = a_round()
    assert View(lens="gone", budget=5.0).fitting(held) == View()
    assert View(lens="B").fitting(held).lens == "B"
