from __future__ import annotations

from prioritiser.analysis.summary import analyse, inputs_of
from tests.ui.models.ranking_rounds import YEAR, a_round, analysed, parts, shown
from ui.models import ranking_about as about
from ui.models.ranking_view import View


def test_the_two_orders_are_compared_in_a_sentence():
    cases = parts()["cases"]
    cases[0]["money"][0]["amount"] = 3e6
    held = a_round(cases=cases)
    by_value, by_vfm = analyse(held), analyse(held, by="vfm")
    words = about.compare_orders(by_value, by_vfm)
    assert words == "Ranked by value for money, £4.0m would fund 4 cases, not 1."
    assert about.compare_orders(by_value, by_value) == ""
    assert about.compare_orders(analysed(budgets=[]), by_vfm) == ""


def test_what_is_odd_about_the_list_is_said():
    rules = [{"kind": "requires", "case": "K1", "needs": "K5"}, {"kind": "at_most", "cases": ["K1", "K2"], "count": 1}]
    analysis = analysed(rules=rules)
    assert about.tie_words(analysis) == "Living well and Falls prevention are tied at the line: the panel decides."
    first = "Hypertension case finding needs Perinatal mental health, which is not on the list."
    assert about.break_words(analysis) == f"{first} 1 other rule is not kept."
    said = about.list_words(analysis)
    assert said[:2] == (about.tie_words(analysis), first)
    assert said[-1] == about.SIZE_WARNING


def test_criteria_that_make_no_difference_are_named():
    same = [{**each, "level": 3 if each["criterion"] == "F1" else each["level"]} for each in parts()["answers"]]
    words = about.flat_words(analysed(answers=same))
    assert words == "Cost makes no difference this round: every case has the same score."
    assert about.flat_words(analysed()) == ""
    few = [each for each in same if each["case"] in {"K1", "K2"}]
    assert analysed(answers=few).flat
    assert about.flat_words(analysed(answers=few)) == "", "too few are scored to say so"


def test_cases_without_costs_are_named():
    cases = [{**case, "money": []} if case["id"] in {"K1", "K2"} else case for case in parts()["cases"]]
    words = "Hypertension case finding and Two-hour response have no costs entered, counted as nil."
    assert about.uncosted_words(analysed(cases=cases)) == words
    assert words in about.list_words(analysed(cases=cases))
    assert about.uncosted_words(analysed()) == ""


def test_another_order_than_the_rounds_is_said_plainly():
    held = a_round()
    assert about.view_words(held, View()) == ""
    assert about.view_words(held, View(order="vfm")) == (
        "You are looking at the order by value for money. The round goes by value."
    )


def test_who_comes_in_and_who_falls_out():
    before = analysed()
    after = analyse(a_round(), swings={"A": 5, "B": 95})
    assert about.difference_words(before, after) == "Falls prevention comes in. Living well falls out."
    assert about.difference_words(before, before) == "The same cases are funded."


def test_progress_counts_only_who_may_score():
    held = a_round(interests=[{"assessor": "a1", "case": "K1", "kind": "financial", "handling": "recused"}])
    done, words = about.scoring_progress(held, inputs_of(held))
    assert words == "84 of 87 scores are in"
    assert round(done, 4) == round(84 / 87, 4)
    nobody = a_round(assessors=[], answers=[])
    assert about.scoring_progress(nobody, inputs_of(nobody)) == (0.0, "0 of 0 scores are in")


def test_what_is_asked_for_leaves_out_stops_and_mandated_cases():
    assert about.asked_for(shown(analysed()).grounds) == "£8.5m asked for"


def test_a_picture_in_words():
    assert about.alternative_text(analysed(), "value") == (
        "Small round: 8 cases ranked by value. £4.0m funds 3 cases. "
        "First come Hypertension case finding, Two-hour response and Living well."
    )
    assert YEAR not in about.alternative_text(analysed(budgets=[]), "value")


def test_the_rule_that_seeks_the_best_list_is_explained():
    assert about.best_words(analyse(a_round(), rule="best")).startswith("The round’s rule seeks the best list")
    assert about.best_words(analysed()) == ""
