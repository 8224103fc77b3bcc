"""Every method from judgements to weights, and from there into the tree of the framework."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.judgements import Consistency, methods_of, swings_from, weights_from
from prioritiser.analysis.weights import effective_weights
from prioritiser.errors import InputError
from tests.prioritiser.analysis.rounds import round_of
from tests.prioritiser.analysis.test_best_worst import entry
from tests.prioritiser.analysis.test_pairwise import HOUSE, judged
from tests.prioritiser.analysis.test_weights import default_round

POLICIES = ["GP1", "GP2", "GP3", "GP4", "GP5"]
BENEFIT = {"C1": 100, "C2": 50, "C3": 80}


def swing(**swings: float) -> dict[str, object]:
    return {"method": "swing", "swings": swings}


def roc(*order: str) -> dict[str, object]:
    return {"method": "roc", "order": list(order)}


def refusal(function: object, *arguments: object) -> InputError:
    with pytest.raises(InputError) as fault:
        function(*arguments)  # type: ignore[operator]
    assert fault.value.remedy.endswith("Nothing was changed.")
    return fault.value


# Weights


def test_rank_order_centroid_of_four_as_published() -> None:
    """Barron & Barrett, Management Science 42 (1996), table 1: 0.5208, 0.2708, 0.1458, 0.0625."""
    found = weights_from(roc("d", "a", "c", "b"))
    assert {key: round(weight, 4) for key, weight in found.weights.items()} == {
        "d": 0.5208, "a": 0.2708, "c": 0.1458, "b": 0.0625
    }  # fmt: skip
    assert list(found.weights) == ["d", "a", "c", "b"]
    assert found.consistency is None


def test_rank_sum_of_four() -> None:
    """Stillwell, Seaver & Edwards (1981): 0.4, 0.3, 0.2, 0.1."""
    found = weights_from({"method": "ranksum", "order": ["a", "b", "c", "d"]})
    assert found.weights == pytest.approx({"a": 0.4, "b": 0.3, "c": 0.2, "d": 0.1})


def test_swings_are_shared_out() -> None:
    assert weights_from(swing(a=100, b=60, c=40)).weights == {"a": 0.5, "b": 0.3, "c": 0.2}
    assert weights_from(swing(a=0, b=3)).weights == {"a": 0, "b": 1}


def test_points_add_up_to_100() -> None:
    found = weights_from({"method": "points", "swings": {"a": 33.3, "b": 33.3, "c": 33.4}})
    assert found.weights == pytest.approx({"a": 0.333, "b": 0.333, "c": 0.334})
    off = {"method": "points", "swings": {"a": 33.3, "b": 33.3, "c": 33.3}}
    fault = refusal(weights_from, off)
    assert (fault.code, fault.where) == ("WrongSum", "swings")
    assert fault.message == "The points add up to 99.9; they have to add up to 100."
    weights_from({"method": "points", "swings": {"a": 50, "b": 50 + 9e-7}})
    refusal(weights_from, {"method": "points", "swings": {"a": 50, "b": 50 + 2e-6}})


def test_pairs_say_how_consistent_they_are() -> None:
    found = weights_from(judged(HOUSE))
    assert found.consistency is not None
    assert found.consistency.measure == "ratio"
    assert found.consistency.is_doubtful
    assert found.consistency.worst[0] == ("c", "g")
    assert math.fsum(found.weights.values()) == pytest.approx(1, abs=1e-12)
    assert not Consistency("ratio", 0.10, ()).is_doubtful


def test_best_and_worst_say_xi() -> None:
    found = weights_from(entry((2, 1, 4, 3, 8), (4, 8, 2, 3, 1)))
    assert found.consistency is not None
    assert (found.consistency.measure, round(found.consistency.value, 4)) == ("xi", 0.0109)
    assert not found.consistency.is_doubtful
    assert len(found.consistency.worst) == 3


@pytest.mark.parametrize(
    ("given", "code", "where"),
    [
        ({}, "WrongShape", "method"),
        ({"method": "luck"}, "UnknownMethod", "method"),
        ({"method": ["roc"]}, "UnknownMethod", "method"),
        ({"method": "roc"}, "WrongShape", "order"),
        ({"method": "roc", "order": []}, "NoWeight", "order"),
        ({"method": "roc", "order": ["a", "a"]}, "Repeated", "order[1]"),
        ({"method": "ranksum", "order": "abc"}, "WrongShape", "order"),
        ({"method": "roc", "order": ["a"], "swings": {}}, "UnknownKey", "swings"),
        ({"method": "swing"}, "WrongShape", "swings"),
        ({"method": "swing", "swings": {}}, "NoWeight", "swings"),
        ({"method": "swing", "swings": {"a": 0, "b": 0}}, "NoWeight", "swings"),
        ({"method": "swing", "swings": {"a": -1}}, "OutOfRange", "swings.a"),
        ({"method": "swing", "swings": {"a": 1e-320}}, "OutOfRange", "swings.a"),
        ({"method": "swing", "swings": {"a": math.nan}}, "NotANumber", "swings.a"),
        ({"method": "swing", "swings": {"a": "ten"}}, "NotANumber", "swings.a"),
        ({"method": "swing", "swings": [1, 2]}, "WrongShape", "swings"),
        ({"method": "points", "swings": {"a": 60, "b": 60}}, "WrongSum", "swings"),
        ({"method": "points", "swings": {"a": -10, "b": 110}}, "OutOfRange", "swings.a"),
        ({"groups": []}, "WrongShape", "method"),
    ],
)
def test_what_cannot_be_judged_is_refused_where_it_stands(given: dict[str, object], code: str, where: str) -> None:
    fault = refusal(weights_from, given)
    assert (fault.code, fault.where) == (code, where)


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_weights_sum_to_one_whatever_the_order(raw: list[float], random: object) -> None:
    given = {f"c{at}": each for at, each in enumerate(raw)}
    shuffled = list(given.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (weights_from({"method": "swing", "swings": each}).weights for each in (given, dict(shuffled)))
    assert math.fsum(one.values()) == pytest.approx(1, abs=1e-12)
    assert one == other
    for method in ("roc", "ranksum"):
        found = weights_from({"method": method, "order": list(given)}).weights
        assert math.fsum(found.values()) == pytest.approx(1, abs=1e-12)
        assert list(found.values()) == sorted(found.values(), reverse=True)


# Into the tree


def effective(given: dict[str, object]) -> dict[str, float]:
    held = default_round()
    found = effective_weights(held, swings_from(held, given))
    return {**found.nodes, **found.leaves}  # type: ignore[dict-item]


def test_siblings_get_swings_whose_largest_is_100() -> None:
    swings = swings_from(default_round(), roc(*POLICIES))
    assert swings["GP1"] == 100
    assert swings["GP5"] == pytest.approx(100 * 0.04 / 0.4566667, abs=1e-4)
    assert effective(roc(*POLICIES))["GP1"] == pytest.approx(0.3 * 0.4566667, abs=1e-6)


def test_swings_and_points_stay_as_they_were_given() -> None:
    assert swings_from(default_round(), swing(C1=90, C2=10, C3=20)) == {"C1": 90, "C2": 10, "C3": 20}
    points = {"method": "points", "swings": {"A": 40, "B": 60}}
    assert swings_from(default_round(), points) == {"A": 40, "B": 60}


def test_swings_may_leave_siblings_out_and_stand_one_above_the_other() -> None:
    assert swings_from(default_round(), swing(C1=90)) == {"C1": 90}
    assert swings_from(default_round(), swing(A=30, GP1=100)) == {"A": 30, "GP1": 100}


def test_all_criteria_at_once_weigh_what_was_judged() -> None:
    held = default_round()
    order = [*reversed(held.criteria)]
    given = {"method": "ranksum", "order": order}
    assert {key: effective(given)[key] for key in order} == pytest.approx(weights_from(given).weights)


def test_policies_and_families_at_once() -> None:
    """The first of the two steps of ux.md: five policies and three families, then inside each."""
    eight = {"method": "swing", "swings": dict(zip([*POLICIES, "B1", "B2", "B3"], range(1, 9), strict=True))}
    swings = swings_from(default_round(), eight)
    assert (swings["A"], swings["B"]) == (15, 21)
    found = effective({"groups": [eight, swing(C4=3, C5=1)]})
    assert found["GP5"] == pytest.approx(5 / 36)
    assert found["C4"] == pytest.approx(7 / 36 * 0.75)


def test_where_nothing_weighs_what_is_below_keeps_its_own_swings() -> None:
    held = default_round()
    swings = {key: 0.0 if key in ("C4", "C5") else 1.0 for key in held.criteria}
    found = swings_from(held, {"method": "swing", "swings": swings})
    assert found["B2"] == 0
    assert "C4" not in found
    assert effective_weights(held, found).leaves["C1"] == pytest.approx(1 / 13)


def test_groups_are_taken_one_by_one() -> None:
    found = effective({"groups": [{"method": "points", "swings": {"A": 50, "B": 50}}, roc("B2", "B1", "B3")]})
    assert found["A"] == pytest.approx(0.5)
    assert found["B2"] == pytest.approx(0.5 * 11 / 18)


def test_the_methods_of_judgements() -> None:
    assert methods_of(roc("a")) == ("roc",)
    assert methods_of({"groups": [roc("a"), swing(b=1), roc("c")]}) == ("roc", "swing")
    assert methods_of({"method": "luck"}) == ()


@pytest.mark.parametrize(
    ("given", "code", "where", "said"),
    [
        (roc("A", "X"), "UnknownId", "order", "“X”"),
        (roc("GP1", "GP2"), "LeftOut", "order", "“GP3”"),
        (roc("A"), "LeftOut", "order", "“B” is left out, though it is part of the framework too"),
        (roc("C1", "C2", "C3", "C4"), "LeftOut", "order", "“C5”"),
        (roc("GP1", "B1", "B2", "B3"), "LeftOut", "order", "“GP2”"),
        (roc("B1", "C4", "C5"), "LeftOut", "order", "“B3”"),
        (roc("A", "B", "B1"), "OneAboveOther", "order", "“B1” is part of “B”"),
        (swing(C1=1, C4=2), "LeftOut", "swings", "“C2”"),
        ({"groups": [swing(A=1, B=2), swing(A=1, B=1)]}, "Repeated", "groups[1]", "“A” is weighed in two groups"),
        ({"groups": [swing(A=1, B=2), roc("B1", "B1")]}, "Repeated", "groups[1].order[1]", "twice"),
        ({"groups": []}, "WrongShape", "groups", "list"),
        ({"groups": [1]}, "WrongShape", "groups[0]", "object"),
        ({"groups": [roc("A", "B")], "order": []}, "UnknownKey", "order", "“order”"),
        ({"groups": [{"groups": []}]}, "WrongShape", "groups[0].method", "“method”"),
        ({**roc("A", "B"), "unfinished": True}, "Unfinished", "unfinished", "not finished"),
    ],
)
def test_what_does_not_fit_the_tree_is_refused(given: dict[str, object], code: str, where: str, said: str) -> None:
    fault = refusal(swings_from, default_round(), given)
    assert (fault.code, fault.where) == (code, where)
    assert said in fault.message


def test_a_node_without_criteria_is_not_weighed() -> None:
    held = round_of(
        nodes=[{"id": "A", "name": "Full"}, {"id": "E", "name": "Empty"}], criteria=[{"id": "c", "parent": "A"}]
    )
    assert refusal(swings_from, held, swing(A=1, E=1)).message == "“Empty” has no criteria."
    assert swings_from(held, roc("A")) == {"A": 100}


def test_finished_judgements_may_say_so() -> None:
    assert swings_from(default_round(), {**swing(A=1, B=3), "unfinished": False}) == {"A": 1, "B": 3}
