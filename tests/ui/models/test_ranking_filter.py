from __future__ import annotations

import pytest

from tests.ui.models.ranking_rounds import analysed, shown
from ui.models.ranking_filter import Filter

DECIDED = [{"case": "S1", "decision": "stop", "accepted": True}]


def cases(asked, **over):
    analysis = analysed(**{"decisions": DECIDED, **over})
    grounds = shown(analysis).grounds
    every = [*analysis.results, *(each.so_far for each in analysis.not_ranked)]
    return {each.case for each in every if asked.shows(grounds.cases[each.case], each)}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Filter(text="HEALTH mental"), {"K5"}),
        (Filter(text="k1"), {"K1"}),
        (Filter(type="reshape"), {"K2"}),
        (Filter(type="disinvestment"), {"S1", "S2"}),
        (Filter(standing="gate:fail"), {"K7"}),
        (Filter(standing="decision:yes"), {"S1"}),
        (Filter(funded="funded"), {"K1", "K2", "K3", "K4", "S1"}),
        (Filter(text="case", type="investment"), {"K1"}),
    ],
)
def test_each_part_narrows_the_list(asked, expected):
    assert cases(asked) == expected
    assert asked.is_on


def test_what_would_still_fit_is_never_a_stop():
    assert cases(Filter(funded="fits")) == set()
    assert cases(Filter(funded="fits"), decisions=[]) == {"K6"}


def test_nothing_asked_shows_everything():
    assert not Filter().is_on
    assert len(cases(Filter())) == 10
