"""Where a step takes a thing, and what a new one begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.model.round import Round
from tests.ui.models.framework_rounds import held
from ui.models.framework_moves import in_order, new_entry, step_of


@pytest.fixture
def now(tmp_path: Path) -> Round:
    return held(folder=tmp_path)


@pytest.mark.parametrize(
    ("thing", "step", "place"),
    [
        (("criterion", "C1"), 1, ("F", 1)),
        (("criterion", "C2"), -1, ("F", 0)),
        (("criterion", "C2"), 1, ("G", 0)),  # on into the next family, first there
        (("criterion", "C3"), -1, ("F", 2)),  # back into the one before, last there
        (("criterion", "C1"), -1, ("A", 1)),
        (("criterion", "P1"), -1, None),
        (("criterion", "C3"), 1, None),
        (("node", "A"), 1, (None, 1)),
        (("node", "F"), -1, None),
        (("node", "G"), -1, ("B", 0)),
        (("gate", "G1"), 1, (None, 1)),
        (("gate", "G2"), 1, None),
        (("gate", "gone"), 1, None),
        (("criterion", "gone"), 1, None),
    ],
)
def test_a_step(now: Round, thing: tuple[str, str], step: int, place: tuple[str | None, int] | None) -> None:
    assert step_of(now, thing, step) == place  # type: ignore[arg-type]


def test_the_order_of_the_tree(now: Round) -> None:
    assert list(in_order(now)) == ["A", "B", "F", "G"]


def test_a_new_criterion_belongs_with_what_is_chosen(now: Round) -> None:
    assert new_entry(now, "criterion", ("criterion", "C3"))["parent"] == "G"
    assert new_entry(now, "criterion", ("node", "F")) == {"parent": "F", "domain": "outcomes", "mirrored": False}
    assert new_entry(now, "criterion", None)["parent"] == "A"
    assert new_entry(Round(), "criterion", None) == {}


def test_a_new_family_belongs_to_the_lens_of_what_is_chosen(now: Round) -> None:
    assert new_entry(now, "node", ("criterion", "C3")) == {"parent": "B"}
    assert new_entry(now, "node", ("node", "A")) == {"parent": "A"}
    assert new_entry(now, "lens", ("node", "A")) == {}
    assert new_entry(now, "gate", ("gate", "G1")) == {}
