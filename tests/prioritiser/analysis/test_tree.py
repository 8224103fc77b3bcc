from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.tree import node_sums, parents_of, path_of, siblings, swings_in_use, within_parents
from prioritiser.analysis.weights import effective_weights
from prioritiser.errors import InputError
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of
from tests.prioritiser.analysis.test_weights import default_round


def test_groups_of_the_default_framework_level_by_level() -> None:
    assert siblings(default_round()) == (
        (None, ("A", "B")),
        ("A", ("GP1", "GP2", "GP3", "GP4", "GP5")),
        ("B", ("B1", "B2", "B3")),
        ("B1", ("C1", "C2", "C3")),
        ("B2", ("C4", "C5")),
        ("B3", ("C6", "C7", "C8", "C9", "C10")),
    )


def test_groups_of_one_and_what_has_no_criteria_are_left_out() -> None:
    held = round_of(
        nodes=[{"id": "A"}, {"id": "A1", "parent": "A"}, {"id": "empty"}, {"id": "E1", "parent": "empty"}],
        criteria=[{"id": "x", "parent": "A1"}, {"id": "y", "parent": "A1"}, {"id": "alone"}],
    )
    assert siblings(held) == ((None, ("A", "alone")), ("A1", ("x", "y")))


def test_an_empty_round_has_no_groups() -> None:
    assert siblings(Round()) == ()


def test_a_framework_whose_swings_are_all_zero_still_has_its_tree() -> None:
    held = round_of(nodes=[{"id": "A", "swing": 0}], criteria=[{"id": "x", "parent": "A", "swing": 0}])
    assert parents_of(held) == {"x": "A", "A": None}
    assert path_of(parents_of(held), "x") == ("A",)


def test_a_broken_tree_is_refused() -> None:
    with pytest.raises(InputError, match="does not exist"):
        parents_of(round_of(criteria=[{"id": "c", "parent": "gone"}]))


def test_swings_in_use_are_the_sets_own_else_the_frameworks() -> None:
    held = default_round(weights=[{"swings": {"A": 60}}, {"assessor": "a1", "swings": {"C1": 7, "gone": 1}}])
    assert swings_in_use(held, None)["A"] == 60
    assert swings_in_use(held, "a1")["A"] == 30
    assert swings_in_use(held, "a1")["C1"] == 7
    assert swings_in_use(held, "nobody") == swings_in_use(default_round(), None)
    assert set(swings_in_use(held, "a1")) == {*held.nodes, *held.criteria}


def test_sums_of_nodes_are_those_of_their_leaves() -> None:
    parents = parents_of(default_round())
    sums = node_sums({"C4": 0.2, "C5": 0.1, "GP1": 0.7}, parents)
    assert sums == pytest.approx({"A": 0.7, "B2": 0.3, "B": 0.3})


@given(st.lists(st.floats(0, 1) | st.just(0.0), min_size=15, max_size=15))
def test_swings_within_parents_lead_back_to_the_weights(raw: list[float]) -> None:
    held = default_round()
    total = math.fsum(raw)
    if total < 1e-3:
        return
    leaves = {key: each / total for key, each in zip(held.criteria, raw, strict=True)}
    parents = parents_of(held)
    swings = within_parents({**node_sums(leaves, parents), **leaves}, parents)
    assert effective_weights(held, swings).leaves == pytest.approx(leaves, abs=1e-12)
    for _, children in siblings(held):
        given = [swings[key] for key in children if key in swings]
        assert given == [] or max(given) == 100
