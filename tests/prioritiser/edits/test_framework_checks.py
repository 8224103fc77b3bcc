"""Framework items: a place in the tree, a scale that fits, reference points of their own."""

from __future__ import annotations

import pytest

from prioritiser.edits.framework_checks import (
    DEEPEST_TREE,
    check_criterion,
    check_draft,
    check_node,
    check_top_level,
    check_version,
    refuse,
)
from prioritiser.errors import InputError
from prioritiser.model.framework import Draft, Version
from tests.prioritiser.analysis.rounds import round_of


def code_of(criterion: dict[str, object], levels: int = 5) -> str | None:
    held = round_of(criteria=[{"id": "C", **criterion}], settings={"levels": levels})
    try:
        check_criterion(held.criteria["C"], held, "criteria[0]")  # type: ignore[index]
    except InputError as fault:
        return fault.code
    return None


@pytest.mark.parametrize("levels", range(1, 10))
def test_anchors_and_values_are_one_for_each_level(levels: int) -> None:
    for name, one in (("anchors", "a"), ("values", 50.0)):
        assert code_of({name: [one] * (levels + 1)}, levels) is None
        assert code_of({name: [one] * levels}, levels) == "WrongCount"
        assert code_of({name: [one] * (levels + 2)}, levels) == "WrongCount"
    assert code_of({}, levels) is None


@pytest.mark.parametrize(
    ("criterion", "code"),
    [
        ({"values": [0, 20, 40, 60, 80, 100]}, None), ({"values": [100, 0, 50, 50, 0, 100]}, None),
        ({"values": [0, 20, 40, 60, 80, 100.1]}, "OutOfRange"), ({"values": [-1, 20, 40, 60, 80, 100]}, "OutOfRange"),
        ({"neutral": 0}, None), ({"neutral": 5.0}, None), ({"neutral": 6}, "OffScale"), ({"neutral": -1}, "OffScale"),
        ({"neutral": 0.5}, "OffScale"), ({"swing": 0}, None), ({"swing": -0.1}, "OutOfRange"),
        ({"swing": 1e14}, "OutOfRange"), ({"swing": 1e-320}, "OutOfRange"), ({"swing": 1e-9}, None),
        ({"swing": float("nan")}, "OutOfRange"), ({"swing": float("inf")}, "OutOfRange"),
        ({"helper": {"rows": ["a"], "columns": ["b", "c"], "levels": [[0, 5]]}}, None),
        ({"helper": {"rows": ["a"], "columns": ["b", "c"], "levels": [[0]]}}, "WrongCount"),
        ({"helper": {"rows": ["a"], "columns": ["b"], "levels": []}}, "WrongCount"),
        ({"helper": {"rows": ["a"], "columns": ["b"], "levels": [[6]]}}, "OffScale"),
        ({"kind": "measure", "points": [[0, 0], [10, 100]], "neutral": 2.5}, None),
        ({"kind": "measure", "points": [[0, 0], [5, 100], [9, 0]]}, None),
        ({"kind": "measure", "points": [[0, 0]]}, "WrongCount"), ({"kind": "measure"}, "WrongCount"),
        ({"kind": "measure", "points": [[1, 0], [1, 100]]}, "WrongCount"),
        ({"kind": "measure", "points": [[0, 0], [1, 101]]}, "OutOfRange"),
        ({"parent": "nowhere"}, "UnknownId"),
    ],
)  # fmt: skip
def test_a_scale_is_whole_or_refused(criterion: dict[str, object], code: str | None) -> None:
    assert code_of(criterion) == code


def chain(length: int) -> list[dict[str, object]]:
    return [{"id": f"n{at}", "parent": f"n{at - 1}" if at else None} for at in range(length)]


def test_a_tree_may_be_twenty_deep_and_no_deeper() -> None:
    held = round_of(nodes=chain(DEEPEST_TREE + 2))
    nodes = list(held.nodes.values())
    for node in nodes[: DEEPEST_TREE + 1]:
        check_node(node, held, "nodes")
    with pytest.raises(InputError) as fault:
        check_node(nodes[-1], held, "nodes[21]")
    assert (fault.value.code, fault.value.where) == ("TooDeep", "nodes[21].parent")


@pytest.mark.parametrize("length", [1, 2, 3, 50])
def test_a_loop_is_a_loop_however_long_or_too_deep(length: int) -> None:
    nodes = [{"id": f"n{at}", "parent": f"n{(at + 1) % length}"} for at in range(length)]
    held = round_of(nodes=nodes)
    with pytest.raises(InputError) as fault:
        check_node(held.nodes["n0"], held, "nodes[0]")  # type: ignore[index]
    assert fault.value.code == ("Loop" if length <= DEEPEST_TREE else "TooDeep")


def test_a_node_above_a_loop_of_others_is_refused_too() -> None:
    held = round_of(nodes=[{"id": "a", "parent": "b"}, {"id": "b", "parent": "c"}, {"id": "c", "parent": "b"}])
    with pytest.raises(InputError) as fault:
        check_node(held.nodes["a"], held, "nodes[0]")  # type: ignore[index]
    assert fault.value.code == "Loop"


def test_nodes_and_criteria_share_their_ids() -> None:
    held = round_of(nodes=[{"id": "X"}], criteria=[{"id": "X"}])
    for check, item in ((check_node, held.nodes["X"]), (check_criterion, held.criteria["X"])):  # type: ignore[index]
        with pytest.raises(InputError) as fault:
            check(item, held, "x")  # type: ignore[operator]
        assert (fault.value.code, fault.value.where) == ("Repeated", "x.id")


def test_a_refusal_ends_by_saying_that_nothing_was_changed() -> None:
    assert refuse("Code", "It is wrong.", "here", "Correct it.").remedy == "Correct it. Nothing was changed."


@pytest.mark.parametrize("levels", [0, -1, 10, 10**9, 1.5, "5", None, True, [5]])
def test_a_scale_that_is_none_is_refused(levels: object) -> None:
    with pytest.raises(InputError) as fault:
        check_top_level(levels, "settings.levels")
    assert fault.value.where == "settings.levels"


def test_a_scale_is_a_whole_number() -> None:
    assert [check_top_level(levels, "") for levels in (1, 9, 5.0)] == [1, 9, 5]


@pytest.mark.parametrize("over", [{"number": 0}, {"number": 10**7}, {"levels": 0}])
def test_a_version_has_a_number_and_a_scale(over: dict[str, int]) -> None:
    with pytest.raises(InputError):
        check_version(Version(**{"id": "v", "number": 1, **over}), round_of(), "versions[0]")  # type: ignore[arg-type]
    check_version(Version(id="v", number=1), round_of(), "versions[0]")


@pytest.mark.parametrize(
    ("part", "key", "entry", "code"),
    [
        ("criterion", "C1", {"withdrawn": True}, None), ("criterion", "C1", {"name": "x", "swing": 3}, None),
        ("criterion", "C1", {"kind": "measure"}, None), ("criterion", "C1", {"swing": "x"}, "WrongShape"),
        ("criterion", "C1", {"id": "C2"}, "UnknownKey"), ("gate", "G1", {"weight": 1}, "UnknownKey"),
        ("settings", "levels", {"levels": 4}, None), ("settings", "levels", {"levels": 40}, "OutOfRange"),
        ("settings", "criteria", {"order": ["C2", "C1"]}, None), ("settings", "criteria", {"order": [1]}, "WrongShape"),
        ("settings", "cases", {"order": []}, "WrongShape"), ("settings", "years", {"years": []}, "WrongShape"),
    ],
)  # fmt: skip
def test_a_draft_has_the_shape_of_what_it_is_about(
    part: str, key: str, entry: dict[str, object], code: str | None
) -> None:
    draft = Draft(part=part, id=key, entry=entry)  # type: ignore[arg-type]
    if code is None:
        check_draft(draft, round_of(), "drafts[0]")
        return
    with pytest.raises(InputError) as fault:
        check_draft(draft, round_of(), "drafts[0]")
    assert fault.value.code == code
    assert fault.value.where.startswith("drafts[0]")
