"""Versions: what each keeps, how they are numbered, what a change means for answers, and what a direct change makes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.edits.versions import (
    AS_IT_STOOD,
    framework_of,
    has_scores,
    is_given,
    is_outdated,
    made_by,
    next_number,
    resampled,
    scale_behind,
    snapshot,
    sorts_between,
    succession,
    value_table,
    versions_behind,
)
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.framework import Version
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from tests.prioritiser.analysis.rounds import round_of

C1, C2 = CriterionId("C1"), CriterionId("C2")
ANSWER = {"assessor": "a1", "case": "K1", "criterion": "C1", "level": 3}
MEASURE = {"kind": "measure", "points": [[0, 0], [10, 100]]}


def held(criterion: dict[str, object] | None = None, levels: int = 5, **over: object) -> Round:
    criteria = [{"id": "C1", "name": "Gain", **(criterion or {})}, {"id": "C2"}]
    return round_of(criteria=criteria, cases=[{"id": "K1"}], settings={"levels": levels}, **over)  # type: ignore[arg-type]


def with_versions(source: Round, *versions: Version) -> Round:
    return replace(source, versions={each.id: each for each in versions})


@pytest.mark.parametrize(
    ("change", "sort"),
    [
        ({}, None), ({"values": [0, 20, 40, 60, 80, 100]}, None), ({"values": [0, 20, 40, 60, 80, 99]}, "meaning"),
        ({"mirrored": True}, "meaning"), ({"neutral": 1}, "meaning"), ({"unit": "days"}, "meaning"),
        (MEASURE, "meaning"), ({"question": "?"}, "wording"), ({"name": "Health"}, "wording"),
        ({"anchors": list("abcdef")}, "wording"), ({"evidence": "x"}, "wording"), ({"swing": 7}, None),
        ({"domain": "finance"}, None), ({"sources": ["x"]}, None), ({"name": "Health", "neutral": 1}, "meaning"),
    ],
)  # fmt: skip
def test_a_change_of_scale_is_meaning_and_of_text_is_wording(change: dict[str, object], sort: str | None) -> None:
    assert sorts_between(held(), held(change)) == ({} if sort is None else {"C1": sort})
    assert sorts_between(snapshot(held(), 1), held(change)) == ({} if sort is None else {"C1": sort})


def test_the_order_of_reference_points_means_nothing() -> None:
    turned = {**MEASURE, "points": [[10, 100], [0, 0]]}
    assert sorts_between(held(MEASURE), held(turned)) == {}


def test_another_top_level_means_something_else_on_every_level_criterion() -> None:
    assert sorts_between(held(MEASURE), held(MEASURE, levels=4)) == {"C2": "meaning"}


def test_new_and_retired_criteria_are_nobodys_answers() -> None:
    assert sorts_between(round_of(criteria=[{"id": "C1"}]), round_of(criteria=[{"id": "C2"}])) == {}


@given(st.lists(st.floats(0, 100), min_size=2, max_size=10), st.integers(1, 9))
def test_values_read_again_keep_their_ends_and_their_range(values: list[float], levels: int) -> None:
    found = resampled(values, levels)
    assert len(found) == levels + 1
    assert (found[0], found[-1]) == (values[0], values[-1])
    assert all(min(values) - 1e-9 <= each <= max(values) + 1e-9 for each in found)
    assert resampled(values, len(values) - 1) == pytest.approx(tuple(values))


def test_values_left_out_are_equal_steps() -> None:
    assert value_table(held().criteria[C1], 4) == (0, 25, 50, 75, 100)


def test_numbers_go_on_above_versions_and_answers() -> None:
    assert next_number(held()) == 1
    kept = with_versions(held(answers=[{**ANSWER, "version": 3}]), snapshot(held(), 2))
    assert next_number(kept) == 4


def test_scores_are_answers_agreed_scores_and_hands() -> None:
    assert not has_scores(held())
    assert has_scores(held(answers=[ANSWER]))
    assert not has_scores(held(answers=[{**ANSWER, "level": None, "reason": "later"}]))
    assert has_scores(held(agreed=[{"case": "K1", "criterion": "C1", "outcome": "parked"}]))
    assert is_given(Answer(assessor=AssessorId("a"), case=CaseId("K"), criterion=C1, answer="abstain"))


def test_a_snapshot_is_the_whole_framework() -> None:
    version = snapshot(held(), 2, note="n", at="t", changed={"C1": "wording"}, replaces="x")
    assert framework_of(version) == framework_of(held())
    assert (version.number, version.note, version.at, version.changed, version.replaces) == (
        2, "n", "t", {"C1": "wording"}, "x",
    )  # fmt: skip
    assert snapshot(held(), 2).id != version.id


def test_answers_given_before_a_change_of_meaning_are_outdated() -> None:
    kept = with_versions(held(), snapshot(held(), 1), snapshot(held({"neutral": 1}), 2, changed={"C1": "meaning"}))
    for number, outdated in ((None, True), (1, True), (2, False), (3, False)):
        assert is_outdated(kept, given_under(number)) is outdated
    wording = with_versions(held(), snapshot(held(), 2, changed={"C1": "wording"}))
    assert not is_outdated(wording, given_under(1))
    assert is_outdated(wording, given_under(1, stale=True))


def given_under(number: int | None, *, stale: bool = False) -> Answer:
    return Answer(
        assessor=AssessorId("a1"), case=CaseId("K1"), criterion=C1, level=3, version=number, stale=stale
    )  # fmt: skip


def test_an_outdated_answer_is_read_on_the_scale_it_was_given_on() -> None:
    one, two = snapshot(held(levels=9), 1), snapshot(held(MEASURE), 2, changed={"C1": "meaning"})
    kept = with_versions(held(MEASURE), one, two)
    assert scale_behind(kept, given_under(1)) == (one.criteria[0], 9)
    assert scale_behind(kept, given_under(2)) == (kept.criteria[C1], 5)
    assert versions_behind(kept, given_under(None)) == (one,)
    assert scale_behind(with_versions(kept, two), given_under(1)) is None
    assert versions_behind(held(), given_under(None)) == ()


def test_a_direct_change_makes_a_version_once_scores_rest_on_the_text() -> None:
    scored, changed = held(answers=[ANSWER]), held({"neutral": 1}, answers=[ANSWER])
    first, second = made_by(scored, changed)
    assert (first.number, first.note, framework_of(first)) == (1, AS_IT_STOOD, framework_of(scored))
    assert (second.number, second.changed, second.replaces) == (2, {"C1": "meaning"}, first.id)
    assert made_by(held(), held({"neutral": 1})) == ()
    assert made_by(scored, held({"swing": 3}, answers=[ANSWER])) == ()
    assert made_by(scored, replace(scored, criteria={**scored.criteria, C2: changed.criteria[C1]})) == ()


def test_any_change_of_a_published_framework_makes_a_version() -> None:
    kept = with_versions(held(), snapshot(held(), 4))
    (made,) = made_by(kept, replace(kept, criteria=held({"swing": 3}).criteria))
    assert (made.number, made.changed, made.replaces) == (5, {}, kept.version.id)  # type: ignore[union-attr]
    assert made_by(kept, kept) == ()


def test_the_first_version_of_what_did_not_change_stands_alone() -> None:
    scored = held(answers=[ANSWER])
    assert [each.number for each in succession(scored, scored, changed={}, note="n")] == [1]
