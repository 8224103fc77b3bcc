"""Differences of two frameworks as whole sentences; which text stands behind an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.edits.framework_words import (
    differences_between,
    field_words,
    levels_scored_on,
    moved_among,
    name_of,
    noun_of,
    text_scored_against,
    to_confirm,
    version_of,
)
from prioritiser.edits.versions import snapshot
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.framework import Criterion, Version
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from tests.prioritiser.analysis.rounds import round_of

NODES = [
    {"id": "A", "name": "Policies"},
    {"id": "B", "name": "Criteria"},
    {"id": "F", "name": "Benefit", "parent": "B"},
]
C1 = {"id": "C1", "name": "Access", "parent": "F", "swing": 20, "anchors": ["a", "b"], "unit": "days"}
C2 = {"id": "C2", "name": "Cost", "parent": "B", "domain": "finance"}
GATES = [{"id": "G1", "name": "Remit", "test": "Ours?"}]


def framework(*criteria: dict[str, object], **over: object) -> Round:
    parts = {"nodes": NODES, "gates": GATES, "settings": {"levels": 1}, **over}
    return round_of(criteria=criteria or (C1, C2), **parts)  # type: ignore[arg-type]


def sentences(after: Round, before: Round | None = None) -> list[str]:
    return [each.sentence for each in differences_between(before or framework(), after)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": "Access and flow"}, "“Access” is now called “Access and flow”."),
        ({"short": "Flow"}, "The short name of “Flow” was nothing and is now “Flow”."),
        ({"question": "How fast?"}, "The question of “Access” was nothing and is now “How fast?”."),
        ({"evidence": "Waits"}, "The evidence asked for of “Access” was nothing and is now “Waits”."),
        ({"anchors": ["a", "c"]}, "Level 1 of “Access” was “b” and is now “c”."),
        ({"anchors": ["a", ""]}, "Level 1 of “Access” was “b” and is now nothing."),
        ({"values": [0, 80]}, "Level 1 of “Access” was worth 100 and is now worth 80."),
        ({"swing": 30}, "The framework's own weight of “Access” was 20 and is now 30."),
        ({"domain": "quality"}, "The decision domain of “Access” was “outcomes” and is now “quality”."),
        ({"mirrored": True}, "For a disinvestment “Access” is now answered with the benefit that would be lost."),
        ({"neutral": 1}, "The level of “no change” of “Access” was nothing and is now “1”."),
        ({"unit": "hours"}, "The unit of “Access” was “days” and is now “hours”."),
        ({"kind": "measure"}, "“Access” was answered with a level and is now answered with a measure."),
        ({"points": [[0, 0], [2.5, 9]]},
         "The reference points of “Access” were nothing and are now “0 is worth 0; 2.5 is worth 9”."),
        ({"sources": ["a", "b"]}, "The sources of “Access” were nothing and are now “a; b”."),
        ({"helper": {"rows": ["r"], "columns": ["c"], "levels": [[1]]}}, "The look-up grid of “Access” is different."),
        ({"parent": "A"}, "“Access” moves from “Benefit” to “Policies”."),
        ({"parent": None}, "“Access” moves from “Benefit” to “the framework”."),
    ],
)  # fmt: skip
def test_each_field_has_its_sentence(change: dict[str, object], sentence: str) -> None:
    assert sentences(framework({**C1, **change}, C2)) == [sentence]


def test_equal_steps_said_in_numbers_are_no_difference() -> None:
    assert sentences(framework({**C1, "values": [0, 100]}, C2)) == []


def test_what_is_new_and_what_is_retired() -> None:
    after = framework(C1, {"id": "C3", "name": "Fair", "parent": "F"}, gates=[{"id": "G2", "name": "Costs"}])
    found = differences_between(framework(), after)
    assert [each.sentence for each in found] == [
        "Criterion “Fair” is new, in “Benefit”.", "Criterion “Cost” is retired.", "Gate “Costs” is new.",
        "Gate “Remit” is retired.",
    ]  # fmt: skip
    assert [(each.part, each.id, each.sort) for each in found] == [
        ("criterion", "C3", "new"), ("criterion", "C2", "retired"), ("gate", "G2", "new"), ("gate", "G1", "retired"),
    ]  # fmt: skip
    nodes = [*NODES[:2], {"id": "N", "name": "Health"}, {"id": "F", "name": "Benefit", "parent": "N"}]
    assert sentences(framework(nodes=nodes)) == [
        "Lens “Health” is new.",
        "“Benefit” moves from “Criteria” to “Health”.",
    ]
    assert sentences(framework(C2, nodes=NODES[:2])) == [
        "Family “Benefit” is retired.", "Criterion “Access” is retired.",
    ]  # fmt: skip


def test_levels_are_a_difference_of_the_scale() -> None:
    found = differences_between(framework(), framework({**C1, "anchors": []}, C2, settings={"levels": 2}))
    assert found[0].sentence == "Levels went from 0 to 1 and now go from 0 to 2."
    assert (found[0].part, found[0].field) == ("settings", "levels")


def test_an_order_is_told_by_the_fewest_moves() -> None:
    listed = [{"id": f"C{at}", "name": f"Number {at}"} for at in range(1, 6)]
    before = framework(*listed)
    assert sentences(framework(*listed[1:], listed[0]), before) == ["“Number 1” was first and is now after “Number 5”."]
    assert sentences(framework(listed[4], *listed[:4]), before) == ["“Number 5” was after “Number 4” and is now first."]


@given(st.permutations(range(8)))
def test_putting_the_moved_ones_back_restores_the_order(order: list[int]) -> None:
    before = {str(at): Criterion(id=CriterionId(str(at))) for at in range(8)}
    after = {str(at): before[str(at)] for at in order}
    moved = moved_among(before, after)
    rest = [key for key in after if key not in moved]
    assert rest == sorted(rest)
    assert (not moved) == (order == sorted(order))


def test_versions_are_compared_as_rounds_are() -> None:
    one, two = framework(), framework({**C1, "question": "How fast?"}, C2)
    found = differences_between(snapshot(one, 1), snapshot(two, 2))
    assert found == differences_between(one, two)
    assert differences_between(snapshot(one, 1), one) == ()


def test_names_and_nouns() -> None:
    held = framework()
    assert [noun_of(node) for node in held.nodes.values()] == ["lens", "lens", "family"]
    assert [name_of(each) for each in (*held.criteria.values(), *held.gates.values())] == ["Access", "Cost", "Remit"]
    assert field_words("evidence") == "evidence asked for"


# The text behind an answer


def answer(number: int | None, **more: object) -> Answer:
    return Answer(
        assessor=AssessorId("a1"), case=CaseId("K1"), criterion=CriterionId("C1"), level=1, version=number,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def versions(*given: tuple[int, str]) -> Round:
    held = framework({**C1, "question": "Now?"}, C2, cases=[{"id": "K1"}])
    kept: dict[str, Version] = {}
    for at, (number, question) in enumerate(given):
        version = snapshot(framework({**C1, "question": question}, C2), number, changed={"C1": "meaning"})
        kept[f"{at}"] = Version(
            **{**{name: getattr(version, name) for name in version.__struct_fields__}, "id": f"{at}"}
        )
    return replace(held, versions=kept)


def test_an_answer_is_bound_to_the_text_of_its_version() -> None:
    held = versions((1, "One?"), (2, "Two?"))
    assert text_scored_against(held, answer(1)).question == "One?"  # type: ignore[union-attr]
    assert text_scored_against(held, answer(2)).question == "Two?"  # type: ignore[union-attr]
    assert text_scored_against(held, answer(None)).question == "One?"  # type: ignore[union-attr]
    assert text_scored_against(held, answer(9)) is None
    assert text_scored_against(versions(), answer(None)).question == "Now?"  # type: ignore[union-attr]
    assert levels_scored_on(held, answer(1)) == 1


def test_of_two_versions_of_one_number_the_one_in_force_is_meant() -> None:
    held = versions((1, "One?"), (2, "Ours?"), (2, "Theirs?"))
    assert version_of(held, 2) == held.version == held.versions["2"]
    assert version_of(held, 3) is None


def test_only_given_answers_that_stopped_counting_are_to_be_confirmed() -> None:
    held = framework(C1, C2, cases=[{"id": "K1"}, {"id": "K2"}])
    stale = answer(1, stale=True)
    said = {(stale.case, stale.criterion, stale.assessor): stale}
    assert to_confirm(replace(held, answers=said), AssessorId("a1")) == (("K1", "C1"),)
    assert to_confirm(replace(held, answers=said), AssessorId("a2")) == ()
    empty = Answer(assessor=stale.assessor, case=stale.case, criterion=stale.criterion, reason="Because", stale=True)
    assert to_confirm(replace(held, answers=dict.fromkeys(said, empty)), AssessorId("a1")) == ()
    recused = round_of(
        criteria=[C2 | {"parent": None}, {"id": "C1"}], cases=[{"id": "K1"}],
        interests=[{"assessor": "a1", "case": "K1", "handling": "recused", "kind": "financial"}],
    )  # fmt: skip
    assert to_confirm(replace(recused, answers=said), AssessorId("a1")) == ()
