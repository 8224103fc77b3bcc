"""What the form shows of a thing, and what its gestures change."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.edits import drafting
from prioritiser.model.framework import Criterion
from tests.ui.models.framework_rounds import document, held
from ui.models import framework_form as form
from ui.models.framework_rows import SCALE


def test_a_criterion_is_shown_with_its_place_and_where_it_can_go(tmp_path: Path) -> None:
    shown = form.shown_of(held(folder=tmp_path), ("criterion", "C2"), "")
    assert shown is not None
    assert (shown.place, shown.title, shown.levels) == ("Criterion 3 of 4 · First family", "Short C2", 5)
    assert [key for key, _ in shown.parents] == [None, "A", "B", "F", "G"]
    assert shown.locked == ""


def test_a_lens_cannot_go_into_itself(tmp_path: Path) -> None:
    now = held(folder=tmp_path)
    lens, family = form.shown_of(now, ("node", "B"), ""), form.shown_of(now, ("node", "F"), "")
    assert lens is not None
    assert family is not None
    assert [key for key, _ in lens.parents] == [None, "A"]
    assert [key for key, _ in family.parents] == [None, "A", "B", "G"]
    assert (lens.place, family.place) == ("Lens", "Family in Criteria")


def test_gates_and_the_scale_are_shown(tmp_path: Path) -> None:
    now = held(document(answers=False), lambda held: drafting.draft_levels(held, 7), folder=tmp_path)
    gate, scale = form.shown_of(now, ("gate", "G2"), ""), form.shown_of(now, SCALE, "")
    assert gate is not None
    assert scale is not None
    assert gate.place == "Gate 2 of 2"
    assert (scale.levels, scale.mark) == (7, "changed")
    assert form.shown_of(now, ("gate", "gone"), "") is None


def test_what_retires_is_locked_until_it_is_kept(tmp_path: Path) -> None:
    now = held(None, lambda held: drafting.draft_retire(held, "criterion", "C1"), folder=tmp_path)
    shown = form.shown_of(now, ("criterion", "C1"), "")
    assert shown is not None
    assert shown.mark == "retired"
    assert "Keep it" in shown.locked


def test_a_measure_begins_with_two_points_and_a_level_without(tmp_path: Path) -> None:
    level = Criterion(id="C", anchors=("a", "b"), values=(0, 100), neutral=1)  # type: ignore[arg-type]
    changes = form.kind_changes(level, "measure")
    assert changes["points"] == [[0.0, 0.0], [100.0, 100.0]]
    assert (changes["anchors"], changes["values"], changes["neutral"]) == ([], [], None)
    kept = Criterion(id="C", kind="measure", points=((1, 2), (3, 4)))  # type: ignore[arg-type]
    assert form.kind_changes(kept, "measure")["points"] == [[1.0, 2.0], [3.0, 4.0]]
    assert form.kind_changes(kept, "level")["points"] == []


def test_anchors_that_are_all_empty_are_none() -> None:
    assert form.anchor_changes(("", "")) == {"anchors": []}
    assert form.anchor_changes(("", "b")) == {"anchors": ["", "b"]}


@pytest.mark.parametrize(
    ("given", "points", "values"),
    [
        ((), [(0, 0), (1, 50), (2, 100)], []),
        ((), [(0, 0), (1, 40), (2, 100)], [0, 40, 100]),
        ((0, 40, 100), [(0, 0), (1, 50), (2, 100)], [0, 50, 100]),
    ],
)
def test_equal_steps_stay_unsaid_unless_values_were_given(
    given: tuple[float, ...], points: list[tuple[float, float]], values: list[float]
) -> None:
    criterion = Criterion(id="C", values=given)  # type: ignore[arg-type]
    assert form.worth_changes(criterion, points, 2) == {"values": values}


def test_points_of_a_measure_are_said_as_they_are() -> None:
    criterion = Criterion(id="C", kind="measure", points=((0, 0), (1, 100)))  # type: ignore[arg-type]
    assert form.worth_changes(criterion, [(0, 100), (2, 0)], 5) == {"points": [[0, 100], [2, 0]]}


def test_own_values_are_those_off_the_straight_line() -> None:
    assert not form.has_own_values(Criterion(id="C"), 5)  # type: ignore[arg-type]
    assert not form.has_own_values(Criterion(id="C", values=(0, 20, 40, 60, 80, 100)), 5)  # type: ignore[arg-type]
    assert form.has_own_values(Criterion(id="C", values=(0, 10, 40, 60, 80, 100)), 5)  # type: ignore[arg-type]


def test_the_scale_is_fixed_by_scores(tmp_path: Path) -> None:
    assert form.why_fixed(held(folder=tmp_path))
    assert not form.why_fixed(held(document(answers=False), folder=tmp_path / "b"))


def test_a_preview_has_what_is_being_typed_and_changes_nothing(tmp_path: Path) -> None:
    now = held(folder=tmp_path)
    seen = form.preview(now, ("criterion", "C1"), {"anchors": ["x"] * 6})
    assert seen.criteria["C1"].anchors == ("x",) * 6  # type: ignore[index]
    assert now.criteria["C1"].anchors != ("x",) * 6  # type: ignore[index]
    assert form.preview(now, ("gate", "gone"), {"name": "x"}).gates == now.gates


def test_neutral_choices_are_every_level_and_none() -> None:
    assert [key for key, _ in form.neutral_choices(2)] == [None, 0.0, 1.0, 2.0]
