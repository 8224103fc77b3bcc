from __future__ import annotations

import pytest

from prioritiser.analysis.summary import inputs_of
from prioritiser.model.case import Case, MoneyLine, PlaceShare
from prioritiser.model.round import Conflict, Problem, Round
from tests.ui.models.grid_rounds import YEAR, opened
from ui.models.case_grid_words import (
    asked_of,
    gate_key,
    gate_state,
    is_illustrative,
    name_of,
    place_words,
    problems_of,
)
from ui.models.ranking_about import asked_for
from ui.models.ranking_grounds import grounds_of


@pytest.fixture
def held(tmp_path):
    session = opened(tmp_path)
    yield session.round
    session.close()


def test_the_worst_gate_speaks_for_a_case(held):
    states = {case: gate_state(held, held.cases[case]) for case in held.cases}
    assert {case: state.key for case, state in states.items()} == {
        "K1": "passed", "K2": "todo", "K10": "fail", "K3": "passed",
    }  # fmt: skip
    assert states["K10"].reasons == ("G1 Remit: not passed. Not ours to decide", "G2 Quality: no result yet")
    assert (states["K10"].tone, states["K10"].icon) == ("problem", "error")
    assert all(gate_key(held, held.cases[case]) == state.key for case, state in states.items())


def test_a_round_without_gates_says_nothing_of_them(tmp_path):
    assert gate_state(Round(), Case(id="K", title="K")).key == gate_key(Round(), Case(id="K", title="K")) == ""


def test_places_are_named_the_largest_first(held):
    def words(**shares):
        places = tuple(PlaceShare(place=place, share=share) for place, share in shares.items())
        return place_words(held, Case(id="K", title="K", places=places))

    assert words() == ""
    assert words(county=1.0, city=0.0) == "Derbyshire County"
    assert words(city=0.3, county=0.7) == "All places"


def test_what_is_still_to_do_is_said_in_sentences():
    case = Case(
        id="K", title="", places=(PlaceShare(place="city", share=0.3),), money=(MoneyLine(year=YEAR, amount=-5),)
    )
    conflict = Conflict("case", ("K",), "people", (), None)
    round_ = Round(cases={case.id: case}, conflicts=(conflict,), problems=(Problem("case", ("K",), "It is odd."),))
    assert problems_of(round_, case) == (
        "It is odd.",
        "People reached was given differently on two computers. Choose one in the record.",
        "The case has no title yet.",
        "It is not said whether the savings release cash, so they do not count against the budget.",
        "The shares of its places add up to 30%.",
    )
    assert problems_of(round_, Case(id="Z", title="Z")) == ("No money is entered yet.",)
    assert problems_of(round_, Case(id="Z", title="Z", lane="mandated")) == ()


def test_what_is_asked_for_is_the_figure_of_the_ranking(held):
    ranking = asked_for(grounds_of(held, inputs_of(held)))
    assert ranking == "£5.7m asked for"
    assert asked_of(held) == "£5.7m recurrent asked for in 2026/27"
    assert asked_of(Round()) == ""


def test_illustrative_figures_are_noticed(held):
    assert is_illustrative(held)
    assert not is_illustrative(Round(cases={"K1": held.cases["K1"]}))


def test_a_case_is_called_by_its_title_or_its_reference(held):
    assert (name_of(held, "K1"), name_of(held, "K99")) == ("Hypertension case finding", "K99")
