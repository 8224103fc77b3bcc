"""Versions in documents: answers are bound to one, a direct change makes one, and what a document says goes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from prioritiser.edits.document import edit_of
from prioritiser.edits.framework_words import text_scored_against, to_confirm
from prioritiser.edits.versions import AS_IT_STOOD, framework_of
from prioritiser.errors import InputError
from prioritiser.exchange.open_format import document_of, document_text
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.prioritiser import small

C1, K1, A1 = CriterionId("C1"), CaseId("K1"), AssessorId("a1")
CELL = (K1, C1, A1)
ENTRY = {"assessor": "a1", "case": "K1", "criterion": "C1"}
STEEP = [0, 5, 10, 40, 80, 100]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


@pytest.fixture
def versioned(session: Session) -> Session:
    """Return a round whose first version, as it stands, is in force."""
    small.change(session, versions=[{"id": "v1", "number": 1}])
    return session


def test_a_new_scale_over_scores_makes_a_version_and_the_scores_wait(session: Session) -> None:
    old = session.round.criteria[C1]
    before = replace(session.round, revision=0)
    small.change(session, criteria=[{"id": "C1", "values": STEEP}])
    held = session.round
    assert [(each.number, each.note) for each in held.versions.values() if each.number == 1] == [(1, AS_IT_STOOD)]
    assert held.version.changed == {"C1": "meaning"}  # type: ignore[union-attr]
    assert len(to_confirm(held, A1)) == 4
    assert text_scored_against(held, held.answers[CELL]) == old
    session.undo()
    assert replace(session.round, revision=0) == before


def test_a_version_that_a_document_makes_bears_the_time_it_is_given(session: Session) -> None:
    document = {"criteria": [{"id": "C1", "neutral": 1}]}
    session.commit(edit_of(document, session.round, label="Apply changes", at="2026-11-22T10:00:00+00:00"))
    assert session.round.version.at == "2026-11-22T10:00:00+00:00"  # type: ignore[union-attr]


def test_new_words_over_scores_make_a_version_and_the_scores_count(session: Session) -> None:
    small.change(session, criteria=[{"id": "C1", "question": "How much?"}])
    assert session.round.version.changed == {"C1": "wording"}  # type: ignore[union-attr]
    assert not to_confirm(session.round, A1)
    assert text_scored_against(session.round, session.round.answers[CELL]).question == ""  # type: ignore[union-attr]


def test_a_document_may_say_that_a_new_scale_is_wording(session: Session) -> None:
    said = [{"id": "v1", "number": 1, "note": "Rounding", "changed": {"C1": "wording"}}]
    small.change(session, criteria=[{"id": "C1", "values": STEEP}, {"id": "C2", "neutral": 2}], versions=said)
    first, version = sorted(session.round.versions.values(), key=lambda each: each.number)
    assert (version.id, version.number, version.replaces, first.note) == ("v1", 2, first.id, AS_IT_STOOD)
    assert version.changed == {"C1": "wording", "C2": "meaning"}
    assert framework_of(version) == framework_of(session.round)
    assert {key[1] for key, each in session.round.answers.items() if each.stale} == {"C2"}


def test_a_version_may_bring_its_own_text(session: Session) -> None:
    small.change(session, versions=[{"id": "v0", "number": 1, "levels": 9, "criteria": [{"id": "X", "name": "Old"}]}])
    assert [each.id for each in session.round.versions["v0"].criteria] == ["X"]


def test_a_framework_that_nobody_scored_on_changes_without_a_version(tmp_path: Path) -> None:
    session = small.make(tmp_path / "n.round", answers=[])
    small.change(session, criteria=[{"id": "C1", "values": STEEP}])
    assert not session.round.versions
    session.close()


@pytest.mark.parametrize(
    "lists",
    [
        {"criteria": [{"id": "C1", "swing": 5}]}, {"nodes": [{"id": "A", "name": "Other"}]},
        {"gates": [{"id": "G2", "name": "New"}]}, {"criteria": [{"id": "C9", "parent": "B"}]},
    ],
)  # fmt: skip
def test_a_published_framework_never_changes_silently(versioned: Session, lists: dict[str, object]) -> None:
    small.change(versioned, **lists)
    assert versioned.round.version.number == 2  # type: ignore[union-attr]
    assert framework_of(versioned.round.version) == framework_of(versioned.round)  # type: ignore[arg-type]
    small.change(versioned, **lists)
    assert len(versioned.round.versions) == 2, "what is said twice changes nothing"


def test_what_is_no_framework_makes_no_version(versioned: Session) -> None:
    small.change(versioned, settings={"marking": "OFFICIAL"}, cases=[{"id": "K1", "title": "Other"}])
    assert list(versioned.round.versions) == ["v1"]


def test_an_answer_is_given_under_the_version_in_force(versioned: Session) -> None:
    small.change(versioned, answers=[{**ENTRY, "level": 5}, {**ENTRY, "case": "K2", "answer": "abstain"}])
    assert versioned.round.answers[CELL].version == 1
    assert versioned.round.answers[CaseId("K2"), C1, A1].version == 1
    small.change(versioned, answers=[{**ENTRY, "level": None}])
    assert versioned.round.answers[CELL].version is None


def test_an_answer_that_says_the_same_stays_as_it_is(versioned: Session) -> None:
    level = versioned.round.answers[CELL].level
    small.change(versioned, answers=[{**ENTRY, "level": level}])
    assert versioned.round.answers[CELL].version is None
    small.change(versioned, answers=[{**ENTRY, "reason": "Because"}])
    assert versioned.round.answers[CELL].version is None


def test_an_answer_to_be_confirmed_is_confirmed_by_saying_it_again(versioned: Session) -> None:
    level = versioned.round.answers[CELL].level
    small.change(versioned, criteria=[{"id": "C1", "values": STEEP}])
    assert versioned.round.answers[CELL].stale
    small.change(versioned, answers=[{**ENTRY, "level": level}])
    answer = versioned.round.answers[CELL]
    assert (answer.level, answer.version, answer.stale) == (level, 2, False)


def test_answers_in_the_document_that_changes_the_scale_are_given_on_the_new_one(versioned: Session) -> None:
    level = versioned.round.answers[CELL].level
    other = 5 if level != 5 else 4
    small.change(versioned, criteria=[{"id": "C1", "values": STEEP}], answers=[{**ENTRY, "level": other}])
    answer = versioned.round.answers[CELL]
    assert (answer.version, answer.stale) == (2, False)


def test_a_document_of_the_round_itself_changes_nothing(versioned: Session) -> None:
    small.change(versioned, criteria=[{"id": "C1", "values": STEEP}])
    before = versioned.round
    small.change(versioned, **{name: value for name, value in document_of(before).items() if isinstance(value, list)})
    assert versioned.round == before


def test_a_round_travels_with_its_versions(versioned: Session, tmp_path: Path) -> None:
    small.change(versioned, answers=[{**ENTRY, "level": 5}])
    small.change(versioned, criteria=[{"id": "C1", "kind": "measure", "points": [[0, 0], [1, 100]]}], versions=[
        {"id": "v2", "number": 2, "note": "Measured"}
    ])  # fmt: skip
    text = document_text(versioned.round)
    again = small.make(tmp_path / "again.round", **document_of(versioned.round))
    assert document_text(again.round) == text
    assert again.round.answers == versioned.round.answers
    again.close()


@pytest.mark.parametrize(
    ("entry", "code", "where"),
    [
        ({"id": "v"}, "WrongShape", "versions[0]"), ({"id": "v", "number": 0}, "OutOfRange", "versions[0].number"),
        ({"id": "v", "number": 10000}, "OutOfRange", "versions[0].number"),
        ({"id": "v", "number": 1, "levels": 44}, "OutOfRange", "versions[0].levels"),
        ({"id": "v", "number": 1, "criteria": [{"id": "C"}, {"id": "C"}]}, "Repeated", "versions[0].criteria"),
        ({"id": "v", "number": 1, "changed": {"C1": "nothing"}}, "WrongShape", "versions[0].changed[...]"),
        ({"id": "v", "number": 1, "changed": []}, "WrongShape", "versions[0].changed"),
        ({"id": "v", "number": 1, "by": "me"}, "UnknownKey", "versions[0].by"),
    ],
)  # fmt: skip
def test_a_version_that_cannot_be_is_refused(session: Session, entry: dict[str, object], code: str, where: str) -> None:
    with pytest.raises(InputError) as fault:
        small.change(session, versions=[entry])
    assert (fault.value.code, fault.value.where) == (code, where)


def test_a_version_that_is_taken_back_lets_its_scores_count_again(versioned: Session) -> None:
    small.change(versioned, criteria=[{"id": "C1", "values": STEEP}], versions=[{"id": "v2", "number": 2}])
    assert versioned.round.answers[CELL].stale
    versioned.undo()
    assert not versioned.round.answers[CELL].stale


def refusal(session: Session, **lists: object) -> tuple[str, str]:
    with pytest.raises(InputError) as fault:
        small.change(session, **lists)
    return fault.value.code, fault.value.where


@pytest.mark.parametrize(
    "entry",
    [
        {"id": "v1", "withdrawn": True}, {"id": "v1", "number": 1, "criteria": [{"id": "C1", "question": "Forged"}]},
        {"id": "v1", "number": 2}, {"id": "v1", "changed": {"C1": "meaning"}}, {"id": "v1", "at": "2020-01-01"},
        {"id": "v1", "withdrawn": True, "conflict": True}, {"id": "v1", "levels": 4, "conflict": True},
    ],
)  # fmt: skip
def test_a_published_version_is_neither_withdrawn_nor_rewritten(versioned: Session, entry: dict[str, object]) -> None:
    before = versioned.round.versions
    other = {"id": "v2", "number": 2}
    assert refusal(versioned, versions=[other, entry]) == ("PublishedVersion", "versions[1]")
    assert versioned.round.versions == before


def test_the_note_of_a_published_version_may_change(versioned: Session) -> None:
    version = versioned.round.versions["v1"]
    small.change(versioned, versions=[{"id": "v1", "number": 1, "note": "As agreed in May"}])
    assert versioned.round.versions == {"v1": msgspec.structs.replace(version, note="As agreed in May")}
    small.change(versioned, versions=[{"id": "v1", "note": "As agreed in June"}])
    assert versioned.round.versions["v1"].criteria == version.criteria


def test_the_id_of_a_version_is_text(session: Session) -> None:
    assert refusal(session, versions=[{"id": [], "number": 1}])[1] == "versions[0].id"
    assert refusal(session, versions=[{"id": {}, "withdrawn": True}])[1] == "versions[0].id"


@pytest.mark.parametrize("number", [4611686018427387904, -5, 0, 7])
def test_a_score_names_a_version_that_is_there(versioned: Session, number: int) -> None:
    said = ("UnknownVersion", "answers[0].version")
    assert refusal(versioned, answers=[{**ENTRY, "level": 5, "version": number}]) == said
    small.change(versioned, answers=[{**ENTRY, "level": 5, "version": 1}])
    small.change(versioned, criteria=[{"id": "C1", "question": "More?"}])
    assert versioned.round.version.number == 2  # type: ignore[union-attr]


@pytest.mark.parametrize("number", [4611686018427387904, -5, 10000])
def test_no_round_begins_with_a_score_under_a_version_that_cannot_be(tmp_path: Path, number: int) -> None:
    with pytest.raises(InputError) as fault:
        small.make(tmp_path / "n.round", answers=[{**ENTRY, "level": 5, "version": number}])
    assert (fault.value.code, fault.value.where) == ("OutOfRange", "answers[0].version")


def test_a_version_that_a_document_brings_leaves_scores_the_text_they_rest_on(session: Session) -> None:
    old = session.round.criteria[C1]
    small.change(
        session, criteria=[{"id": "C1", "question": "New?", "values": STEEP}], versions=[{"id": "vv", "number": 1}]
    )
    held = session.round
    assert {each.number: each.note for each in held.versions.values()} == {1: AS_IT_STOOD, 2: ""}
    assert held.version.id == "vv"  # type: ignore[union-attr]
    assert held.answers[CELL].stale
    assert text_scored_against(held, held.answers[CELL]) == old


def test_a_version_of_its_own_text_leaves_scores_the_text_they_rest_on(session: Session) -> None:
    old = session.round.criteria[C1]
    small.change(session, versions=[{"id": "v0", "number": 1, "criteria": [{"id": "C1", "question": "Other"}]}])
    assert session.round.versions["v0"].number == 2
    assert text_scored_against(session.round, session.round.answers[CELL]) == old


def test_a_criterion_that_comes_back_with_another_scale_does_not_take_the_old_scores(session: Session) -> None:
    old = session.round.criteria[C1]
    small.change(session, criteria=[{"id": "C1", "withdrawn": True}])
    assert [each.note for each in session.round.versions.values()].count(AS_IT_STOOD) == 1
    small.change(session, criteria=[{"id": "C1", "name": "Other", "parent": "B", "values": [100, 80, 60, 40, 20, 0]}])
    held = session.round
    assert held.version.changed == {"C1": "meaning"}  # type: ignore[union-attr]
    assert held.answers[CELL].stale
    assert text_scored_against(held, held.answers[CELL]) == old


def test_hands_alone_are_scores_too(tmp_path: Path) -> None:
    session = small.make(
        tmp_path / "h.round", answers=[], votes=[{"case": "K1", "criterion": "C1", "counts": [0, 0, 1, 2, 0, 0]}]
    )
    small.change(session, criteria=[{"id": "C1", "values": STEEP}])
    assert [each.note for each in session.round.versions.values()].count(AS_IT_STOOD) == 1
    session.close()


def test_versions_travel_in_the_order_of_their_numbers(versioned: Session) -> None:
    for at in range(12):
        small.change(versioned, criteria=[{"id": "C1", "question": f"{at}?"}])
    numbers = [each["number"] for each in document_of(versioned.round)["versions"]]  # type: ignore[index,union-attr]
    assert numbers == list(range(1, 14))


# New versions that cannot be


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ([{"id": "v2", "number": 2, "replaces": "v9"}], ("UnknownId", "versions[0].replaces")),
        ([{"id": "v2", "number": 2, "replaces": "v2"}], ("Repeated", "versions[0].replaces")),
        ([{"id": "v2", "number": 2, "beside": ["v1", "v9"]}], ("UnknownId", "versions[0].beside")),
        ([{"id": "v2", "number": 2, "beside": ["v2"]}], ("Repeated", "versions[0].beside")),
        ([{"id": "v2", "number": 2, "changed": {"C7": "wording"}}], ("UnknownId", "versions[0].changed.C7")),
        ([{"id": "v2", "number": 1}], ("Repeated", "versions[0].number")),
        ([{"id": "v2", "number": 1, "replaces": "v1"}], ("Repeated", "versions[0].number")),
        ([{"id": "v2", "number": 2}, {"id": "v3", "number": 2, "levels": 5}], ("Repeated", "versions[1].number")),
    ],
)  # fmt: skip
def test_a_new_version_that_cannot_be_is_refused(
    versioned: Session, new: list[dict[str, object]], said: tuple[str, str]
) -> None:
    assert refusal(versioned, versions=new) == said


@pytest.mark.parametrize("key", ["v9", "v1"])
def test_a_first_version_follows_nothing_that_is_not_there(session: Session, key: str) -> None:
    assert refusal(session, versions=[{"id": "v1", "number": 1, "replaces": key}])[1] == "versions[0].replaces"


def test_versions_of_one_number_may_be_said_to_be_apart(versioned: Session) -> None:
    text = {"levels": 5, "criteria": [{"id": "X"}]}
    small.change(versioned, versions=[
        {"id": "b", "number": 2, "replaces": "v1", **text},
        {"id": "c", "number": 2, "replaces": "v1", "beside": ["b"], **text, "changed": {"X": "wording"}},
    ])  # fmt: skip
    small.change(versioned, versions=[
        {"id": "d", "number": 3, "replaces": "v1", **text}, {"id": "e", "number": 3, "replaces": "v1", **text},
        {"id": "f", "number": 4, "replaces": "d", "beside": ["e"], **text},
    ])  # fmt: skip
    assert sorted(each.number for each in versioned.round.versions.values()) == [1, 2, 2, 3, 3, 4]


def test_an_exported_round_can_be_applied_to_another_with_its_versions(versioned: Session, tmp_path: Path) -> None:
    small.change(versioned, criteria=[{"id": "C1", "values": STEEP}])
    small.change(versioned, criteria=[{"id": "C2", "withdrawn": True}])
    document = document_of(versioned.round)
    again = small.make(tmp_path / "again.round", answers=[])
    small.change(again, versions=document["versions"])
    assert again.round.versions == versioned.round.versions
    again.close()


def test_a_number_stays_as_given_where_there_are_no_scores(tmp_path: Path) -> None:
    session = small.make(tmp_path / "n.round", answers=[])
    small.change(session, criteria=[{"id": "C1", "values": STEEP}], versions=[{"id": "v1", "number": 1}])
    assert {key: each.number for key, each in session.round.versions.items()} == {"v1": 1}
    session.close()


@pytest.mark.parametrize("fresh", [False, True])
def test_a_version_without_a_time_bears_that_of_the_document(session: Session, *, fresh: bool) -> None:
    at, given = "2026-11-22T10:00:00+00:00", "2026-04-01"
    for said, wanted in (({}, at), ({"at": given}, given)):
        document = {**small.document(), "versions": [{"id": "v1", "number": 1, **said}]}
        held = Round() if fresh else session.round
        document = document if fresh else {"versions": document["versions"]}
        found = [
            each.after for each in edit_of(document, held, label="x", fresh=fresh, at=at).changes
            if each.key.kind == "version" and not each.key.field
        ]  # fmt: skip
        assert [each["at"] for each in found] == [wanted]  # type: ignore[index,call-overload]
