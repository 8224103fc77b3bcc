from __future__ import annotations

from prioritiser.analysis.summary import analyse
from tests.ui.models.ranking_rounds import a_round, analysed
from ui.models.ranking_moves import moves_of


def test_moves_are_counted_in_places_and_said_in_words():
    before, after = analysed(), analyse(a_round(), swings={"A": 5, "B": 95})
    moves = moves_of(before, after, "3 March workshop")
    assert moves["S1"].up == 1
    assert moves["S1"].words == "up 1 place since 3 March workshop"
    assert moves["K3"].up == -3
    assert moves["K3"].words == "down 3 places since 3 March workshop"
    assert moves["K1"].words == "in the same place as at 3 March workshop"


def test_a_case_that_was_not_ranked_then_is_new():
    before = analysed()
    after = analyse(a_round(settings={"rank_provisional": True, "years": ["2026/27", "2027/28"]}))
    assert moves_of(before, after, "March")["K8"].words == "not ranked at March"
    assert "K7" not in moves_of(before, after, "March")
