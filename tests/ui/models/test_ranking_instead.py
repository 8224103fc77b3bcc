from __future__ import annotations

from prioritiser.analysis.summary import analyse, inputs_of
from prioritiser.errors import InputError
from tests.ui.models.ranking_rounds import a_round, analysed
from ui.models.ranking_instead import CLOSE, SCORE, SHOW, hidden, instead_of


def said(**over):
    held = a_round(**over)
    return instead_of(held, analyse(held), None)


def test_a_list_needs_no_words():
    assert said() is None


def test_totals_are_hidden_while_scoring_is_open():
    held = a_round()
    found = hidden(held, inputs_of(held), can_change=True)
    assert found.title == "Scoring is still open"
    assert found.text == "Totals stay hidden until it is closed, so that nobody scores backwards."
    assert found.deeds == (CLOSE, SHOW)
    assert found.progress[1] == "87 of 90 scores are in"
    assert hidden(held, None, can_change=False).deeds == (SHOW,)


def test_what_is_missing_is_named():
    assert said(cases=[], answers=[]).title == "There are no cases yet"
    empty = a_round(criteria=[], nodes=[], answers=[])
    assert hidden(empty, None, can_change=True).title == "There are no criteria yet"
    assert instead_of(empty, None, InputError("NoWeight", "x")).title == "There are no criteria yet"
    nobody = said(answers=[])
    assert nobody.title == "Nobody has scored yet"
    assert nobody.deeds == (SCORE,)
    assert nobody.progress[0] == 0


def test_one_score_is_enough_to_show_who_lacks_what():
    assert said(answers=[{"assessor": "a1", "case": "K1", "criterion": "P1", "level": 3}]) is None


def test_a_round_that_cannot_be_worked_out_says_why_and_what_to_do():
    fault = InputError("OutOfRange", "A weight is below zero.", where="P1", remedy="Put it right.")
    found = instead_of(analysed().round, None, fault)
    assert found.title == "The ranking cannot be worked out"
    assert found.text == "P1: A weight is below zero. Put it right."
