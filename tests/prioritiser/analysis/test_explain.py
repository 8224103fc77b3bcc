from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.explain import Explanation, explain
from prioritiser.analysis.summary import Analysis, analyse
from prioritiser.errors import InputError
from tests.prioritiser.analysis.rounds import budget, cost, scored

NAMES = {"c1": {"name": "Access to care", "short": "Access"}, "c2": {"name": "Severity"}, "c3": {}}


def hubs(**options: object) -> Analysis:
    held = scored(
        {"K1": [80, 20, 50], "K2": [60, 70, 50], "K3": [60, 70, 50], "K4": [0, 10, 50], "S": [5, 5, 5]},
        weights=[2, 1, 1],
        criteria=NAMES,
        cases={
            "K1": cost(2e6, title="Home visits"),
            "K2": cost(1e6),
            "K4": cost(-5e5),
            "S": {"type": "disinvestment"},
        },
        budgets=[budget(1e6)],
    )
    return analyse(held, **options)


def terms(found: Explanation) -> list[tuple[str, float]]:
    return [(term.criterion, round(term.points, 9)) for term in found.terms]


def test_neighbour_is_the_next_above_or_below_for_the_first() -> None:
    analysis = hubs()
    assert [result.case for result in analysis.results] == ["K3", "K2", "K1", "K4", "S"]
    pairs = {case: explain(analysis, case).against for case in ("K3", "K2", "K1", "K4", "S")}
    assert pairs == {"K3": "K2", "K2": "K3", "K1": "K2", "K4": "K1", "S": None}


def test_terms_are_the_differences_largest_first() -> None:
    found = explain(hubs(), "K1")
    assert (found.case, found.rank, found.against) == ("K1", 3, "K2")
    assert found.value == 57.5
    assert found.difference == -2.5
    assert terms(found) == [("c2", -12.5), ("c1", 10), ("c3", 0)]
    assert found.bring_in is None
    assert found.words == (
        "Home visits is 3rd of 5, with 57.5 points out of 100. It is 2.5 points behind K2. "
        "It does better on Access (+10.0), and does worse on Severity (−12.5)."
    )


def test_ties_are_said() -> None:
    assert explain(hubs(), "K2").words == (
        "K2 is joint 1st of 5, with 60.0 points out of 100. It has the same value as K3. "
        "They score much the same throughout."
    )


def test_any_case_can_be_named_to_compare_with() -> None:
    found = explain(hubs(), "S", "K4")
    assert terms(found) == [("c3", -11.25), ("c1", 2.5), ("c2", -1.25)]
    assert found.words.startswith("S is 5th of 5, with 5.0 points out of 100. It is 10.0 points behind K4.")


def test_only_case_of_its_kind_says_what_it_is_made_of() -> None:
    found = explain(hubs(), "S")
    assert (found.difference, terms(found)) == (None, [("c1", 2.5), ("c2", 1.25), ("c3", 1.25)])
    assert found.words.endswith("Most of it comes from Access (2.5), Severity (1.3) and c3 (1.3).")
    nothing = explain(analyse(scored({"K1": [0]})), "K1")
    assert nothing.words == "K1 is 1st of 1, with 0.0 points out of 100."


def test_value_for_money_order_is_explained() -> None:
    analysis = hubs(by="vfm")
    assert [result.case for result in analysis.results] == ["K4", "K3", "K2", "K1", "S"]
    assert explain(analysis, "K1").words.endswith(
        "The list goes by value for money: Home visits brings 28.8 points for each £1m, "
        "K2 brings 60.0 points for each £1m."
    )
    assert explain(analysis, "K3").words.endswith(
        "The list goes by value for money: K3 has no costs entered, K4 saves £500,000 over the years."
    )
    assert explain(analysis, "S").words == (
        "S has 5.0 points out of 100; a stop has no place in the order by value for money. "
        "Most of it comes from Access (2.5), Severity (1.3) and c3 (1.3)."
    )
    assert "value for money:" not in explain(analysis, "S", "K1").words
    assert explain(analysis, "K1", "S").words.endswith("Home visits brings 28.8 points for each £1m.")


def test_order_by_hand_is_explained_where_a_hand_decided() -> None:
    held = scored({"A": [1], "B": [2], "C": [3]}, settings={"order": "hand", "by_hand": ["A"]})
    analysis = analyse(held)
    assert explain(analysis, "C").words.endswith("The list was put in order by hand, not by points.")
    assert "by hand" not in explain(analysis, "B").words


def test_provisional_value_is_said_to_be_so() -> None:
    held = scored({"A": [50, None], "B": [40, 40]}, weights=[3, 1], settings={"rank_provisional": True})
    assert "This is provisional: it is scored on 75.0% of the weight so far." in explain(analyse(held), "A").words


def test_cases_apart_from_the_list() -> None:
    held = scored(
        {"A": [50, 50], "B": [40, None], "C": [None, None]},
        weights=[3, 1],
        criteria=NAMES,
        cases={"M": {"lane": "mandated", "title": "Legal duty"}},
    )
    analysis = analyse(held)
    unfinished = explain(analysis, "B")
    assert (unfinished.rank, unfinished.against, unfinished.difference) == (None, None, None)
    assert unfinished.words == "B is not ranked. No score yet on Severity. Most of it comes from Access (40.0)."
    compared = explain(analysis, "B", "A")
    assert compared.difference == -10
    empty = explain(analysis, "C", "A")
    assert (empty.value, empty.difference, empty.terms) == (None, None, ())
    assert empty.words == "C is not ranked. No score yet on Access, Severity."
    mandated = explain(analysis, "M")
    assert mandated.words == (
        "Legal duty is mandated, so it is not ranked: its money is set aside before the list begins."
    )
    assert explain(analysis, "A", "M").words.endswith("Legal duty has no score to compare it with.")
    assert explain(analysis, "A", "M").terms == ()


def test_small_lead_is_not_shown_as_nothing() -> None:
    analysis = analyse(scored({"A": [50.01], "B": [50]}))
    assert "It is less than 0.1 points ahead of B. They score much the same" in explain(analysis, "A").words


def test_only_the_largest_differences_are_named() -> None:
    analysis = analyse(scored({"A": [90, 80, 70, 60], "B": [0, 0, 0, 0]}, weights=[1, 1, 1, 1]))
    words = explain(analysis, "A").words
    assert words.endswith("It does better on c1 (+22.5), c2 (+20.0) and c3 (+17.5).")


def test_display_rounds_half_away_from_zero() -> None:
    words = explain(analyse(scored({"A": [47.25], "B": [0]})), "A").words
    assert "47.3 points" in words


@pytest.mark.parametrize(
    ("case", "against", "code"),
    [("gone", None, "UnknownId"), ("K1", "gone", "UnknownId"), ("K1", "K1", "SameCase")],
)
def test_cases_have_to_exist_and_to_differ(case: str, against: str | None, code: str) -> None:
    with pytest.raises(InputError) as caught:
        explain(hubs(), case, against)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("rank", "shown"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")]
)
def test_ordinals(rank: int, shown: str) -> None:
    analysis = analyse(scored({f"K{at}": [100 - at] for at in range(1, 25)}))
    assert f"is {shown} of 24" in explain(analysis, f"K{rank}").words


@given(st.lists(st.lists(st.integers(0, 100), min_size=3, max_size=3), min_size=2, max_size=4))
def test_terms_add_up_to_the_difference(scores: list[list[int]]) -> None:
    analysis = analyse(scored({f"K{at}": row for at, row in enumerate(scores)}, weights=[5, 3, 1]))
    for result in analysis.results:
        found = explain(analysis, result.case)
        assert sum(term.points for term in found.terms) == pytest.approx(found.difference, abs=1e-9)
        sizes = [round(abs(term.points), 9) for term in found.terms]
        assert sizes == sorted(sizes, reverse=True)
