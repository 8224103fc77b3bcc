"""Criteria in the order of scoring: numbers, headings and colours, whatever the framework's tree looks like."""

from __future__ import annotations

from prioritiser.model.framework import Criterion, Node
from prioritiser.model.round import Round
from ui.models.criteria import placed_criteria


def round_of(nodes: dict[str, str | None], criteria: dict[str, str | None]) -> Round:
    """Return a round from parents: node or criterion to the node above it."""
    return Round(
        nodes={key: Node(id=key, name=key.upper(), parent=parent) for key, parent in nodes.items()},  # type: ignore[arg-type, misc]
        criteria={key: Criterion(id=key, parent=parent) for key, parent in criteria.items()},  # type: ignore[arg-type, misc]
    )


def test_lenses_follow_each_other_with_policies_in_hues_and_families_in_greys() -> None:
    held = round_of(
        {"a": None, "b": None, "benefit": "b", "service": "b"},
        {"c1": "benefit", "p1": "a", "c2": "service", "p2": "a", "c3": "benefit"},
    )
    placed = placed_criteria(held)
    assert [each.criterion.id for each in placed] == ["p1", "p2", "c1", "c3", "c2"]
    assert [each.number for each in placed] == [1, 2, 3, 4, 5]
    assert [each.token for each in placed] == ["p1", "p2", "g1", "g1", "g2"]
    assert [(each.lens, each.family) for each in placed[1:3]] == [("A", ""), ("B", "BENEFIT")]
    assert [each.group for each in placed[1:3]] == ["A", "BENEFIT"]


def test_what_hangs_directly_below_a_lens_follows_its_families() -> None:
    held = round_of({"a": None, "f": "a", "g": "f"}, {"own": "a", "deep": "g", "near": "f"})
    assert [each.criterion.id for each in placed_criteria(held)] == ["deep", "near", "own"]


def test_more_policies_than_colours_share_the_last() -> None:
    placed = placed_criteria(round_of({"a": None}, {f"p{at}": "a" for at in range(1, 8)}))
    assert [each.token for each in placed] == ["p1", "p2", "p3", "p4", "p5", "p5", "p5"]


def test_criteria_below_no_lens_come_last_under_a_heading_of_their_own() -> None:
    placed = placed_criteria(round_of({"a": None}, {"loose": None, "lost": "gone", "p": "a"}))
    assert [(each.criterion.id, each.lens) for each in placed] == [
        ("p", "A"),
        ("loose", "Criteria"),
        ("lost", "Criteria"),
    ]


def test_nodes_in_a_circle_do_no_harm() -> None:
    assert len(placed_criteria(round_of({"a": "b", "b": "a"}, {"c": "a"}))) == 1


def test_no_criteria_is_nothing() -> None:
    assert placed_criteria(Round()) == ()
