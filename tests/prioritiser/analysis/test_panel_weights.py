from __future__ import annotations

import itertools
import math
import random

import pytest

from prioritiser.analysis.panel_weights import (
    Check,
    consistency_checks,
    mean_swings,
    panel_weights,
    set_of,
)
from prioritiser.analysis.weights import effective_weights
from prioritiser.errors import InputError
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of
from tests.prioritiser.analysis.test_weights import default_round

PEOPLE = (
    {"id": "a1", "name": "One", "group": "clinical"},
    {"id": "a2", "name": "Two", "group": "clinical"},
    {"id": "a3", "name": "Three", "group": "public"},
    {"id": "a4", "name": "Four"},
)
GROUPS = ({"id": "public"}, {"id": "clinical"}, {"id": "finance"})


def weighed(*weights: dict[str, object], **parts: object) -> Round:
    return default_round(assessors=PEOPLE, groups=GROUPS, weights=weights, **parts)


def of(assessor: str | None, **more: object) -> dict[str, object]:
    return {"assessor": assessor, "swings": {"A": 50, "B": 50}, **more}


def test_the_mean_is_that_of_effective_leaf_weights() -> None:
    """method.md section 3: not of swings, and a node weighs the sum of its leaves."""
    held = weighed(
        of("a1", swings={"A": 50, "B": 50, "GP1": 60}), of("a2", swings={"A": 1, "B": 3}), of("a3", swings={"C1": 0})
    )
    found = panel_weights(held)
    first, second, third = (effective_weights(held, held.weight_sets[f"a{at}"].swings) for at in (1, 2, 3))
    for leaf in held.criteria:
        three = [each.leaves[leaf] for each in (first, second, third)]
        assert found.mean[leaf] == pytest.approx(sum(three) / 3)
        assert (found.low[leaf], found.high[leaf]) == (min(three), max(three))
    assert found.mean["A"] == pytest.approx((0.5 + 0.25 + 0.3) / 3)
    assert (found.low["A"], found.high["A"]) == (pytest.approx(0.25), pytest.approx(0.5))
    assert found.mean["GP1"] == pytest.approx((0.5 * 60 / 140 + 0.05 + 0.06) / 3)
    assert math.fsum(found.mean[leaf] for leaf in held.criteria) == pytest.approx(1, abs=1e-12)


def test_groups_have_means_of_their_own_in_the_rounds_order() -> None:
    held = weighed(of("a1", swings={"A": 1, "B": 1}), of("a2", swings={"A": 1, "B": 3}), of("a3"), of("a4"))
    found = panel_weights(held)
    assert list(found.groups) == ["public", "clinical", ""]
    assert found.groups["clinical"]["A"] == pytest.approx(0.375)
    assert found.groups["public"]["A"] == pytest.approx(0.5)
    assert found.mean["A"] == pytest.approx((0.5 + 0.25 + 0.5 + 0.5) / 4)


def test_a_set_says_whose_it_is_and_how_it_was_made() -> None:
    held = weighed(of("a3", method="roc"), of(None, method="points"))
    (found,) = panel_weights(held).sets
    assert (found.assessor, found.name, found.group, found.method) == ("a3", "Three", "public", "roc")
    assert found.weights["A"] == found.nodes["A"] == 0.5
    agreed = set_of(held, None)
    assert agreed is not None
    assert (agreed.assessor, agreed.name, agreed.method) == ("", "", "points")
    assert set_of(held, "a1") is None


def test_unfinished_and_empty_sets_are_listed_and_in_no_mean() -> None:
    held = weighed(
        of("a1"), of("a2", judgements={"groups": [], "unfinished": True}), of("a3", swings={}),
        of("a4", swings={"gone": 3}),
    )  # fmt: skip
    found = panel_weights(held)
    assert [each.assessor for each in found.sets] == ["a1", "a2", "a3", "a4"]
    assert [each.assessor for each in found.finished] == ["a1"]
    assert found.mean["A"] == 0.5
    assert list(found.groups) == ["clinical"]


def test_sets_of_people_who_left_and_broken_sets_are_in_no_mean() -> None:
    held = weighed(of("zz"), of("a1", swings={"A": 0, "B": 0}), of("a2"))
    found = panel_weights(held)
    assert [each.assessor for each in found.sets] == ["a2"]
    assert [name for name, _ in found.left_out] == ["a1"]
    assert "weighs nothing" in found.left_out[0][1]


def test_while_nobody_has_finished_there_is_no_mean() -> None:
    found = panel_weights(weighed())
    assert (found.sets, found.groups, found.mean, found.low, found.high) == ((), {}, {}, {}, {})
    with pytest.raises(InputError) as fault:
        mean_swings(found, weighed())
    assert fault.value.code == "NoWeight"


def test_the_order_in_which_sets_are_stored_does_not_matter() -> None:
    random_ = random.Random(4)
    sets = [of(f"a{at}", swings={key: random_.random() for key in default_round().criteria}) for at in (1, 2, 3, 4)]
    means = {tuple(panel_weights(weighed(*order)).mean.items()) for order in itertools.permutations(sets)}
    assert len(means) == 1


def test_swings_of_the_mean_lead_to_the_mean() -> None:
    held = weighed(
        of("a1", swings={"A": 0, "B": 50, "C1": 7}), of("a2", swings={"A": 0, "B": 5, "B2": 0}),
        of("a3", swings={"A": 0, "B": 1, "C10": 1000}),
    )  # fmt: skip
    panel = panel_weights(held)
    swings = mean_swings(panel, held)
    after = effective_weights(held, swings)
    assert {**after.nodes, **after.leaves} == pytest.approx(dict(panel.mean), abs=1e-12)
    assert (swings["A"], swings["B"]) == (0, 100)
    assert "GP1" not in swings
    assert max(swings[f"C{at}"] for at in (6, 7, 8, 9, 10)) == 100


def test_checks_are_the_nearest_ties_first() -> None:
    held = default_round()
    found = consistency_checks(held, {"C6": 90, "C7": 50, "C8": 41, "C9": 35, "C10": 5}, "B3")
    assert found == (
        Check(("C7", "C8"), "C6", 91, 90),
        Check(("C9", "C10"), "C8", 40, 41),
        Check(("C8", "C10"), "C7", 46, 50),
    )


def test_checks_pass_over_what_is_smaller_than_its_parts_or_weighs_nothing() -> None:
    held = default_round()
    assert consistency_checks(held, {"B1": 100, "B2": 0, "B3": 50}, "B") == ()
    assert consistency_checks(held, {"B1": 5, "B2": 4, "B3": 3}, "B") == (Check(("B2", "B3"), "B1", 7, 5),)
    assert consistency_checks(held, {}, None) == ()
    assert consistency_checks(held, {}, "no such node") == ()


def test_checks_use_the_frameworks_swings_for_what_is_left_out() -> None:
    found = consistency_checks(default_round(), {"C1": 129}, "B1")
    assert found == (Check(("C2", "C3"), "C1", 130, 129),)


def test_equal_swings_are_asked_in_the_frameworks_order() -> None:
    held = round_of(criteria=[{"id": key, "swing": 10} for key in "dbca"])
    assert [(each.together, each.against) for each in consistency_checks(held, {}, None)] == [
        (("d", "b"), "c"), (("d", "b"), "a"), (("d", "c"), "b")
    ]  # fmt: skip
