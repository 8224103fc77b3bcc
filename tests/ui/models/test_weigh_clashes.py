from __future__ import annotations

from tests.ui.models.weigh_rounds import a_round
from ui.models.weigh_clashes import circle_of, circle_pairs, circle_words, contradictions, measure_tip
from ui.models.weigh_judgement import BestWorst, Pairs, consistency_of, hangs_together

IDS = ("P1", "P2", "P3")


def test_three_that_go_round_are_named_in_words():
    said = Pairs({("P1", "P2"): 3, ("P1", "P3"): 1 / 3, ("P2", "P3"): 5})
    circle = circle_of(said, IDS)
    assert circle_words(a_round(), said, circle) == (
        "These three go round in a circle: Local teams is worth strongly more (5) than Control, Control moderately "
        "more (3) than Prevention, and Prevention moderately more (3) than Local teams."
    )
    assert {frozenset(pair) for pair in circle_pairs(circle)} == {frozenset(pair) for pair in said.given}


def test_three_that_only_do_not_fit_are_not_called_a_circle():
    said = Pairs({("P1", "P2"): 9, ("P1", "P3"): 2, ("P2", "P3"): 9})
    found = circle_words(a_round(), said, circle_of(said, IDS))
    assert found.startswith("These three do not fit together: ")
    assert "ratio" not in found


def test_what_hangs_together_has_no_circle():
    said = Pairs({("P1", "P2"): 2, ("P1", "P3"): 4, ("P2", "P3"): 2})
    assert circle_of(said, IDS) is None
    assert circle_pairs(None) == ()
    assert measure_tip(consistency_of(said, IDS)) == "Consistency ratio 0.00. Above 0.10 the answers clash."
    assert measure_tip(None) == ""


def test_best_and_worst_name_the_answer_that_contradicts():
    said = BestWorst("P1", "P3", {"P2": 9, "P3": 2}, {"P2": 9})
    assert not hangs_together(said, IDS)
    found = contradictions(a_round(), said, IDS)
    assert found
    assert any("Local teams" in clash.text for clash in found)
    assert all("ξ" not in clash.text for clash in found)
    assert measure_tip(consistency_of(said, IDS)).startswith("ξ of the linear")


def test_best_and_worst_that_hang_together_name_nothing():
    said = BestWorst("P1", "P3", {"P2": 2, "P3": 4}, {"P2": 2})
    assert contradictions(a_round(), said, IDS) == ()
    assert contradictions(a_round(), BestWorst("P1"), IDS) == ()
