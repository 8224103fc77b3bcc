"""Blocks of the weights strip: which there are, and swings that give them a wanted weight."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.blocks import Block, block_contributions, blocks_of, swings_with
from prioritiser.analysis.summary import analyse
from prioritiser.analysis.weights import Weights, effective_weights
from prioritiser.errors import InputError
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of, scored

SWINGS = st.one_of(st.just(0.0), st.floats(min_value=1e-3, max_value=1e3))


def framework(swings: Mapping[str, float] | None = None, *, loose: int = 0) -> Round:
    """Return two lenses, one of criteria and one of families, and `loose` criteria below neither."""
    given_swings = swings or {}

    def entry(key: str, parent: str | None) -> dict[str, object]:
        return {"id": key, "parent": parent, "swing": given_swings.get(key, 1.0), "name": f"Name of {key}"}

    return round_of(
        nodes=[entry("A", None), entry("B", None), entry("f1", "B"), entry("f2", "B"), entry("bare", "B")],
        criteria=[entry(f"a{n}", "A") for n in range(3)]
        + [entry("b0", "f2"), entry("b1", "f1"), entry("b2", "f1")]
        + [entry(f"x{n}", None) for n in range(loose)],
        cases=[{"id": "K1"}],
    )


def ids(round_: Round, weights: Weights) -> list[str]:
    return [block.id for block in blocks_of(round_, weights)]


def weight_of(blocks: tuple[Block, ...]) -> dict[str, float]:
    return {block.id: block.weight for block in blocks}


def test_each_lens_shows_its_children_in_the_order_of_their_criteria() -> None:
    round_ = framework({"A": 30, "B": 70, "f1": 3, "f2": 1})
    blocks = blocks_of(round_, effective_weights(round_))
    assert [(block.id, block.lens, block.of_first_lens) for block in blocks] == [
        ("a0", "A", True), ("a1", "A", True), ("a2", "A", True), ("f2", "B", False), ("f1", "B", False),
    ]  # fmt: skip
    assert blocks[4].criteria == ("b1", "b2")
    assert blocks[4].label == "Name of f1"
    assert [round(block.weight, 9) for block in blocks] == [0.1, 0.1, 0.1, 0.175, 0.525]


def test_a_lens_of_more_than_five_children_is_one_block() -> None:
    round_ = round_of(
        nodes=[{"id": "A"}, {"id": "B"}],
        criteria=[{"id": f"a{n}", "parent": "A"} for n in range(6)] + [{"id": "b", "parent": "B"}],
    )
    blocks = blocks_of(round_, effective_weights(round_))
    assert [(block.id, block.label, len(block.criteria)) for block in blocks] == [("A", "A", 6), ("b", "b", 1)]


@pytest.mark.parametrize(("loose", "shown"), [(5, ["x0", "x1", "x2", "x3", "x4"]), (6, [""])])
def test_criteria_below_no_lens_come_last(loose: int, shown: list[str]) -> None:
    round_ = framework(loose=loose)
    blocks = blocks_of(round_, effective_weights(round_))
    assert [block.id for block in blocks[5:]] == shown
    assert {block.lens for block in blocks[5:]} == {""}
    assert not any(block.of_first_lens for block in blocks[5:])


def test_a_framework_without_lenses_is_its_own_first() -> None:
    round_ = scored({}, weights=(3, 1))
    blocks = blocks_of(round_, effective_weights(round_))
    assert [(block.id, block.weight, block.of_first_lens) for block in blocks] == [
        ("c1", 0.75, True),
        ("c2", 0.25, True),
    ]


KEYS = ("A", "B", "f1", "f2", "a0", "a1", "a2", "b1", "b2", "x0", "x1", "x2", "x3", "x4", "x5")


@st.composite
def asked(draw: st.DrawFn) -> tuple[Round, dict[str, float]]:
    """Return a framework, weights of zero included, and weights for some of its blocks."""
    swings = {key: draw(SWINGS) for key in KEYS}
    for siblings in (("A", "B"), ("f1", "f2"), ("a0", "a1", "a2"), ("b1", "b2")):
        swings[siblings[0]] = swings[siblings[0]] or float(not any(swings[key] for key in siblings))
    round_ = framework(swings, loose=draw(st.sampled_from([0, 2, 6])))
    names = ids(round_, effective_weights(round_))
    some = draw(st.lists(st.sampled_from(names), unique=True, max_size=len(names) - 1))
    parts = [draw(SWINGS) for _ in some]
    room = draw(st.floats(min_value=0, max_value=1))
    total = math.fsum(parts)
    return round_, {key: room * part / total if total else 0.0 for key, part in zip(some, parts, strict=True)}


@given(asked())
def test_the_wanted_weights_are_what_comes_out(case: tuple[Round, dict[str, float]]) -> None:
    round_, wanted = case
    before = effective_weights(round_)
    after = effective_weights(round_, swings_with(round_, before, wanted))
    old, new = weight_of(blocks_of(round_, before)), weight_of(blocks_of(round_, after))
    assert all(abs(new[key] - weight) <= 1e-12 for key, weight in wanted.items())
    assert math.fsum(new.values()) == pytest.approx(1, abs=1e-12)
    left = 1 - math.fsum(wanted.values())
    others = [key for key in new if key not in wanted]
    now = math.fsum(old[key] for key in others)
    for key in others:
        share = old[key] / now if now else 1 / len(others)
        assert new[key] == pytest.approx(left * share, abs=1e-12)
    for key in ("b1", "b2"):
        assert after.shares[key] == pytest.approx(before.shares[key], abs=1e-12)


def test_a_lens_that_loses_all_its_weight_can_have_it_back() -> None:
    round_ = framework({"a0": 3})
    start = effective_weights(round_)
    gone = effective_weights(round_, swings_with(round_, start, {"a0": 0.0, "a1": 0.0, "a2": 0.0}))
    assert gone.nodes["A"] == 0.0
    back = effective_weights(round_, swings_with(round_, gone, {"a0": 0.3, "f1": 0.2}))
    assert back.leaves["a0"] == pytest.approx(0.3)
    assert back.leaves["a1"] == 0.0


@pytest.mark.parametrize(
    ("wanted", "code", "said"),
    [
        ({"a0": 0.6, "a1": 0.6}, "OutOfRange", "add up to 120"),
        ({"a0": -0.1}, "OutOfRange", "cannot be -10"),
        ({"a0": math.nan}, "OutOfRange", "Name of a0"),
        ({"zz": 0.1}, "UnknownId", "zz"),
        ({"a0": 0.1, "a1": 0.1, "a2": 0.1, "f1": 0.1, "f2": 0.1}, "OutOfRange", "add up to 50"),
    ],
)
def test_what_cannot_be_shared_out_is_refused(wanted: dict[str, float], code: str, said: str) -> None:
    round_ = framework()
    with pytest.raises(InputError) as fault:
        swings_with(round_, effective_weights(round_), wanted)
    assert fault.value.code == code
    assert said in fault.value.message


def test_contributions_by_block_add_up_to_the_value() -> None:
    round_ = scored({"K1": (40, 80, None), "K2": (10, 20, 30)}, weights=(1, 1, 2))
    analysis = analyse(round_)
    blocks = blocks_of(round_, analysis.weights)
    first = analysis.of("K2")  # type: ignore[arg-type]
    assert block_contributions(first, blocks) == pytest.approx((2.5, 5.0, 15.0))
    for result in (first, analysis.of("K1")):  # type: ignore[arg-type]
        assert math.fsum(block_contributions(result, blocks)) == pytest.approx(result.value)
