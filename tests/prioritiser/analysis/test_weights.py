from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.weights import (
    domain_weights,
    effective_weights,
    largest_remainder,
    lens_weights,
    node_path,
    rank_order_centroid,
    rank_sum,
    round_half_up,
)
from prioritiser.errors import InputError
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of

LENS_B = {
    "C1": (100, "B1", "outcomes"),
    "C2": (50, "B1", "outcomes"),
    "C3": (80, "B1", "outcomes"),
    "C4": (55, "B2", "quality"),
    "C5": (50, "B2", "quality"),
    "C6": (90, "B3", "finance"),
    "C7": (45, "B3", "delivery"),
    "C8": (40, "B3", "delivery"),
    "C9": (35, "B3", "delivery"),
    "C10": (15, "B3", "environment"),
}


def default_round(**parts: object) -> Round:
    """The default framework: domain/framework.md section 1.2 and method.md section 3."""
    return round_of(
        nodes=[
            {"id": "A", "swing": 30},
            {"id": "B", "swing": 70},
            {"id": "B1", "parent": "B", "swing": 230},
            {"id": "B2", "parent": "B", "swing": 105},
            {"id": "B3", "parent": "B", "swing": 225},
        ],
        criteria=[
            *({"id": f"GP{at}", "parent": "A", "swing": 20, "domain": "policy"} for at in range(1, 6)),
            *(
                {"id": key, "parent": parent, "swing": swing, "domain": domain}
                for key, (swing, parent, domain) in LENS_B.items()
            ),
        ],
        **parts,
    )


def test_default_roll_up_of_the_headline() -> None:
    """Policy 30, outcomes 28.75, quality 13.125, finance 11.25, delivery 15, environment 1.875: method.md 4."""
    domains = domain_weights(default_round(), effective_weights(default_round()))
    assert {key: round(100 * weight, 9) for key, weight in domains.items()} == {
        "policy": 30,
        "outcomes": 28.75,
        "quality": 13.125,
        "finance": 11.25,
        "delivery": 15,
        "environment": 1.875,
    }


def test_swings_of_lens_b_normalise_and_show_as_published() -> None:
    """560 -> 100 with rounding that keeps the sum: worked-examples.md 5.13, framework.md 1.2."""
    lens = lens_weights(effective_weights(default_round()), "B")
    inside = {key: lens.leaves[key] for key in LENS_B}
    assert [round(100 * weight, 2) for weight in inside.values()] == [
        17.86, 8.93, 14.29, 9.82, 8.93, 16.07, 8.04, 7.14, 6.25, 2.68
    ]  # fmt: skip
    assert list(largest_remainder(inside).values()) == [18, 9, 14, 10, 9, 16, 8, 7, 6, 3]


def test_effective_weights_are_in_framework_order_and_labelled() -> None:
    weights = effective_weights(default_round())
    assert list(weights.leaves) == list(default_round().criteria)
    assert list(weights.nodes) == ["A", "B", "B1", "B2", "B3"]
    assert weights.source == "framework"
    assert weights.leaves["GP1"] == pytest.approx(0.06)
    assert weights.vector().tolist() == list(weights.leaves.values())


def test_agreed_set_goes_first_and_siblings_left_out_keep_the_frameworks() -> None:
    agreed = [{"swings": {"A": 70, "C1": 200, "gone": 5}}, {"assessor": "a1", "swings": {"A": 1}}]
    weights = effective_weights(default_round(weights=agreed))
    assert weights.source == "agreed"
    assert weights.nodes["A"] == pytest.approx(0.5)
    assert weights.leaves["C1"] == pytest.approx(0.5 * 230 / 560 * 200 / 330)


def test_weights_of_the_round_before_are_copied_and_not_agreed() -> None:
    settings = {"copied_from": "Last round"}
    copied = {"swings": {"A": 70}, "reason": "Copied from “Last round”: In the room"}
    assert effective_weights(default_round(weights=[copied], settings=settings)).source == "copied"
    own = {**copied, "reason": "In this room"}
    assert effective_weights(default_round(weights=[own], settings=settings)).source == "agreed"


def test_swings_given_go_before_the_agreed_set() -> None:
    held = default_round(weights=[{"swings": {"A": 70}}])
    weights = effective_weights(held, {"A": 0})
    assert weights.source == "given"
    assert (weights.nodes["A"], weights.nodes["B"]) == (0, 1)


def test_lens_of_weight_zero_shares_by_its_own_swings() -> None:
    weights = lens_weights(effective_weights(default_round(), {"A": 0, "GP1": 60}), "A")
    assert weights.leaves["GP1"] == pytest.approx(60 / 140)
    assert weights.leaves["C1"] == 0
    assert (weights.nodes["A"], weights.nodes["B"], weights.nodes["B1"]) == (1, 0, 0)


def test_family_as_lens_leaves_the_lens_above_it_at_one() -> None:
    weights = lens_weights(effective_weights(default_round()), "B2")
    assert weights.lens == "B2"
    assert weights.nodes == {"A": 0, "B": 1, "B1": 0, "B2": 1, "B3": 0}
    assert weights.leaves["C4"] == pytest.approx(55 / 105)
    assert math.fsum(weights.leaves.values()) == pytest.approx(1)
    assert node_path(weights, "C4") == ("B2", "B")


def test_nodes_without_criteria_below_are_pruned() -> None:
    held = round_of(
        nodes=[{"id": "A", "swing": 1}, {"id": "E", "swing": 9}, {"id": "E1", "parent": "E", "swing": 0}],
        criteria=[{"id": "c", "parent": "A"}, {"id": "d"}],
    )
    weights = effective_weights(held)
    assert weights.leaves == {"c": 0.5, "d": 0.5}
    assert weights.nodes == {"A": 0.5}
    with pytest.raises(InputError, match="no lens or family “E”") as caught:
        lens_weights(weights, "E")
    assert caught.value.code == "UnknownId"


def test_round_without_criteria_has_no_weights() -> None:
    assert effective_weights(Round()).leaves == {}


@pytest.mark.parametrize("swing", [-1.0, math.nan, math.inf])
def test_bad_swing_names_its_node(swing: float) -> None:
    with pytest.raises(InputError) as caught:
        effective_weights(default_round(), {"B2": swing})
    assert (caught.value.code, caught.value.where) == ("OutOfRange", "B2")


@pytest.mark.parametrize(
    ("swings", "where"),
    [({"C4": 0, "C5": 0}, "B2"), ({"A": 0, "B": 0}, "")],
)
def test_nothing_to_share_names_the_parent(swings: dict[str, float], where: str) -> None:
    with pytest.raises(InputError) as caught:
        effective_weights(default_round(), swings)
    assert (caught.value.code, caught.value.where) == ("NoWeight", where)


def test_loop_of_parents_is_refused_even_without_criteria() -> None:
    nodes = [{"id": "X", "parent": "Y"}, {"id": "Y", "parent": "X"}]
    with pytest.raises(InputError) as caught:
        effective_weights(round_of(nodes=nodes, criteria=[{"id": "c"}]))
    assert (caught.value.code, caught.value.where) == ("Loop", "X")


def test_unknown_parent_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        effective_weights(round_of(criteria=[{"id": "c", "parent": "gone"}]))
    assert (caught.value.code, caught.value.where) == ("UnknownId", "c")


swings = st.floats(0.001, 1000)


@given(st.lists(swings, min_size=1, max_size=4), st.lists(st.lists(swings, min_size=1, max_size=4), max_size=4))
def test_weights_sum_to_one(top: list[float], families: list[list[float]]) -> None:
    held = round_of(
        nodes=[{"id": f"N{at}", "swing": 1 + at} for at in range(len(families))],
        criteria=[
            *({"id": f"t{at}", "swing": swing} for at, swing in enumerate(top)),
            *(
                {"id": f"c{node}.{at}", "parent": f"N{node}", "swing": swing}
                for node, family in enumerate(families)
                for at, swing in enumerate(family)
            ),
        ],
    )
    weights = effective_weights(held)
    assert math.fsum(weights.leaves.values()) == pytest.approx(1, abs=1e-12)
    for node in weights.nodes:
        below = [weights.leaves[leaf] for leaf in weights.leaves if node in node_path(weights, leaf)]
        assert math.fsum(below) == pytest.approx(weights.nodes[node], abs=1e-12)
        assert math.fsum(lens_weights(weights, node).leaves.values()) == pytest.approx(1, abs=1e-12)


def test_largest_remainder_gives_ties_to_the_smaller_id() -> None:
    assert largest_remainder({"K10": 1, "K2": 1, "K1": 1}) == {"K10": 33, "K2": 33, "K1": 34}
    assert largest_remainder({"a": 0.1 + 0.2, "b": 0.3, "c": 0.4}, digits=1) == {"a": 30, "b": 30, "c": 40}
    assert largest_remainder({"a": 1, "b": 1, "c": 1}, total=1, digits=2) == {"a": 0.34, "b": 0.33, "c": 0.33}


def test_largest_remainder_of_nothing() -> None:
    assert largest_remainder({"a": 0.0, "b": 0.0}) == {"a": 0, "b": 0}
    assert largest_remainder({}) == {}


def test_largest_remainder_refuses_a_negative_weight() -> None:
    with pytest.raises(InputError, match="“b”"):
        largest_remainder({"a": 1.0, "b": -0.1})


@given(
    st.dictionaries(st.text("abK123", min_size=1, max_size=3), st.floats(0, 1e3), min_size=1),
    st.integers(0, 2),
)
def test_shown_weights_add_up_and_stay_within_one_step(weights: dict[str, float], digits: int) -> None:
    shown = largest_remainder(weights, digits=digits)
    whole = math.fsum(weights.values())
    step = 10.0**-digits
    assert math.fsum(shown.values()) == pytest.approx(100 if whole > 0 else 0, abs=1e-9)
    for key, weight in weights.items():
        if whole > 0:
            assert abs(shown[key] - 100 * weight / whole) < step + 1e-6
    for one, other in itertools.combinations(weights, 2):
        if weights[one] > weights[other]:
            assert shown[one] >= shown[other] - 1e-9


@pytest.mark.parametrize(
    ("x", "digits", "expected"),
    [
        (0.5, 0, 1.0),
        (-0.5, 0, -1.0),
        (2.5, 0, 3.0),
        (47.5, 0, 48.0),
        (1.005, 2, 1.01),
        (2.675, 2, 2.68),
        (5.95, 1, 6.0),
        (1234.5, -2, 1200.0),
        (1e300, 3, 1e300),
        (1e-300, 3, 0.0),
    ],
)
def test_rounding_is_half_away_from_zero_on_the_decimal_text(x: float, digits: int, expected: float) -> None:
    """As Excel's ROUND: 1.005 to two places is 1.01, though its binary value lies below."""
    assert round_half_up(x, digits) == expected


def test_rounding_gives_no_negative_zero_and_passes_what_is_no_number() -> None:
    assert math.copysign(1, round_half_up(-0.04, 1)) == 1
    assert round_half_up(math.inf, 1) == math.inf
    assert math.isnan(round_half_up(math.nan, 1))


def test_rank_order_centroid_as_published() -> None:
    """n = 5 and n = 6: worked-examples.md 5.12."""
    assert [round(weight, 4) for weight in rank_order_centroid(5)] == [0.4567, 0.2567, 0.1567, 0.09, 0.04]
    assert [round(weight, 4) for weight in rank_order_centroid(6)] == [
        0.4083, 0.2417, 0.1583, 0.1028, 0.0611, 0.0278
    ]  # fmt: skip


def test_rank_sum_closed_form() -> None:
    """2 (n + 1 - k) / (n (n + 1)): Stillwell, Seaver & Edwards 1981."""
    assert rank_sum(4).tolist() == [0.4, 0.3, 0.2, 0.1]


@given(st.integers(1, 40))
def test_closed_forms_sum_to_one_and_fall(n: int) -> None:
    for weights in (rank_order_centroid(n), rank_sum(n)):
        assert weights.sum() == pytest.approx(1)
        assert (weights[:-1] > weights[1:]).all()


def test_closed_forms_need_something_to_weigh() -> None:
    for closed_form in (rank_order_centroid, rank_sum):
        with pytest.raises(InputError, match="nothing to weigh"):
            closed_form(0)
