"""Publishing: a version, whose answers wait to be confirmed, what cannot stand, and two people who both publish."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.edits.document import edit_of
from prioritiser.edits.drafting import (
    discard_draft,
    draft_entry,
    draft_framework,
    draft_levels,
    draft_marks,
    draft_move,
    draft_new,
    draft_retire,
    drafted,
)
from prioritiser.edits.framework_words import differences_between, text_scored_against, to_confirm, version_of
from prioritiser.edits.lifecycle import lock_round
from prioritiser.edits.publishing import (
    Concerned,
    base_of,
    changes_since,
    concerned,
    faults_of,
    publish_framework,
    usual_sorts,
)
from prioritiser.edits.scoring import set_score
from prioritiser.edits.versions import AS_IT_STOOD, framework_of
from prioritiser.errors import InputError, KnownError
from prioritiser.exchange.open_format import document_of, document_text
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.prioritiser import small

MEASURED = {"kind": "measure", "values": [], "points": [[0, 0], [10, 100]]}
STEEP = [0, 5, 10, 40, 80, 100]
A1, K1 = AssessorId("a1"), CaseId("K1")
AT = "2026-04-02T09:00:00+01:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.round"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    held = small.make(path)
    yield held
    held.close()


def draft(session: Session, key: str, part: str = "criterion", **changes: object) -> None:
    session.commit(draft_entry(session.round, part, key, changes))  # type: ignore[arg-type]


def publish(session: Session, note: str = "", **changed: str) -> Edit:
    edit = publish_framework(session.round, note=note, at=AT, changed=changed)  # type: ignore[arg-type]
    session.commit(edit)
    return edit


def refusal(held: Round, **changed: str) -> InputError:
    with pytest.raises(InputError) as fault:
        publish_framework(held, note="", at=AT, changed=changed)  # type: ignore[arg-type]
    assert fault.value.remedy.endswith("Nothing was changed.")
    return fault.value


def state(session: Session) -> Round:
    """Return the round without what only says how much history there is."""
    return replace(session.round, revision=0)


def scores(held: Round, criterion: str) -> list[tuple[int | None, bool]]:
    return [(each.level, each.stale) for key, each in held.answers.items() if key[1] == criterion]


def test_one_change_of_meaning_and_one_of_wording_after_scoring(session: Session, path: Path) -> None:
    publish(session, "First")
    scored = session.round.criteria[CriterionId("C1")]
    session.commit(set_score(session.round, A1, K1, CriterionId("C1"), level=4))
    draft(session, "C1", values=STEEP)
    draft(session, "C2", question="What does it cost?")
    before = state(session)
    assert usual_sorts(session.round) == {"C1": "meaning", "C2": "wording"}
    assert concerned(session.round, usual_sorts(session.round)) == Concerned(12, ("a1", "a2", "a3"), 0)
    value = analyse(session.round).of(K1).coverage

    publish(session, "Steeper")
    held = session.round
    version = held.version
    assert version is not None
    assert (version.number, version.note, version.at) == (2, "Steeper", AT)
    assert version.changed == {"C1": "meaning", "C2": "wording"}
    assert framework_of(version) == framework_of(held)
    assert not held.drafts
    words = [each.sentence for each in differences_between(version_of(held, 1), version)]  # type: ignore[arg-type]
    assert words == [
        "Level 1 of “Health gain” was worth 20 and is now worth 5.",
        "Level 2 of “Health gain” was worth 40 and is now worth 10.",
        "Level 3 of “Health gain” was worth 60 and is now worth 40.",
        "The question of “Money” was nothing and is now “What does it cost?”.",
    ]
    assert to_confirm(held, A1) == tuple((key, "C1") for key in held.cases)
    assert all(stale for _, stale in scores(held, "C1"))
    assert not any(stale for _, stale in scores(held, "C2"))
    assert analyse(held).of(K1).coverage < value, "answers to be confirmed do not count"
    answer = held.answers[K1, CriterionId("C1"), A1]
    assert text_scored_against(held, answer) == scored

    session.close()
    session = Session.open(path)
    assert replace(session.round, revision=0) == replace(held, revision=0)
    for case in session.round.cases:
        for who in session.round.assessors:
            level = session.round.answers[case, CriterionId("C1"), who].level
            session.commit(set_score(session.round, who, case, CriterionId("C1"), level=level))
    assert not to_confirm(session.round, A1)
    confirmed = session.round.answers[K1, CriterionId("C1"), A1]
    assert (confirmed.level, confirmed.version, confirmed.stale) == (4, 2, False)
    assert text_scored_against(session.round, confirmed) == session.round.criteria[CriterionId("C1")]
    assert analyse(session.round).of(K1).coverage == value

    while session.undo_label != "version 2 of the framework":
        session.undo()
    session.undo()
    assert state(session) == before
    session.redo()
    assert replace(session.round, revision=0) == replace(held, revision=0)
    session.close()


def test_scores_from_before_any_version_keep_the_text_they_rest_on(session: Session) -> None:
    old = session.round.criteria[CriterionId("C1")]
    draft(session, "C1", question="How much health?", values=STEEP)
    publish(session)
    first, second = sorted(session.round.versions.values(), key=lambda each: each.number)
    assert (first.number, first.note, second.number, second.replaces) == (1, AS_IT_STOOD, 2, first.id)
    answer = session.round.answers[K1, CriterionId("C1"), A1]
    assert (answer.version, answer.stale) == (None, True)
    assert text_scored_against(session.round, answer) == old
    session.undo()
    assert not session.round.versions


def test_the_first_version_of_an_unscored_framework_is_number_1(tmp_path: Path) -> None:
    session = small.make(tmp_path / "n.round", answers=[])
    draft(session, "C1", values=STEEP)
    publish(session)
    assert [each.number for each in session.round.versions.values()] == [1]
    session.commit(set_score(session.round, A1, K1, CriterionId("C1"), level=2))
    assert session.round.answers[K1, CriterionId("C1"), A1].version == 1


def test_the_publisher_says_what_is_wording(session: Session) -> None:
    draft(session, "C1", values=STEEP)
    draft(session, "C2", question="What does it cost?")
    publish(session, C1="wording", C2="meaning")
    assert {key[1] for key, each in session.round.answers.items() if each.stale} == {"C2"}


def test_agreed_scores_wait_too_and_giving_one_again_confirms_it(session: Session) -> None:
    small.change(session, agreed=[{"case": "K1", "criterion": "C1", "level": 3, "reason": "so"}])
    draft(session, "C1", mirrored=False)
    assert concerned(session.round, usual_sorts(session.round)).agreed == 1
    publish(session)
    assert session.round.agreed[K1, CriterionId("C1")].stale
    small.change(session, agreed=[{"case": "K1", "criterion": "C1", "level": 3}])
    again = session.round.agreed[K1, CriterionId("C1")]
    assert (again.stale, again.version, again.reason) == (False, 2, "so")


def test_another_kind_of_answer_keeps_the_old_scores_on_their_old_scale(session: Session, path: Path) -> None:
    draft(session, "C1", kind="measure", unit="years", points=[[0, 0], [10, 100]])
    assert refusal(session.round, C1="wording").code == "NotWording"
    publish(session)
    held = session.round
    answer = held.answers[K1, CriterionId("C1"), A1]
    assert answer.level is not None
    assert answer.stale
    assert text_scored_against(held, answer).kind == "level"  # type: ignore[union-attr]
    session.commit(set_score(held, A1, K1, CriterionId("C1"), measure=4.5))
    assert session.round.answers[K1, CriterionId("C1"), A1].measure == 4.5
    text = document_text(session.round)
    small.change(session, cases=[{"id": "K2", "title": "Other"}])
    session.close()
    assert document_text(Session.open(path).round) != text


def test_what_is_published_can_be_moved_and_the_order_taken_back(session: Session, path: Path) -> None:
    before = state(session)
    edit, key = draft_new(session.round, "criterion", {"parent": "B", "name": "Fairness"})
    session.commit(edit)
    session.commit(draft_move(session.round, "criterion", key, parent="B", place=0))
    session.commit(draft_move(session.round, "criterion", "GP1", parent="B", place=9))
    session.commit(draft_move(session.round, "node", "B", parent=None, place=0))
    publish(session)
    assert list(session.round.criteria) == ["C3", "C1", "C2", "GP1"]
    assert list(session.round.nodes) == ["B", "A"]
    session.close()
    session = Session.open(path)
    assert list(session.round.criteria) == ["C3", "C1", "C2", "GP1"]
    for _ in range(5):
        session.undo()
    assert state(session) == before
    for _ in range(5):
        session.redo()
    assert list(session.round.criteria) == ["C3", "C1", "C2", "GP1"]
    session.close()


def test_a_criterion_that_is_retired_leaves_its_scores_on_record(session: Session) -> None:
    small.change(session, weights=[{"assessor": None, "swings": {"C2": 5}}])
    session.commit(draft_retire(session.round, "criterion", "C2"))
    publish(session)
    assert "C2" not in session.round.criteria
    assert session.round.answers[K1, CriterionId("C2"), A1].level is not None
    session.commit(draft_new(session.round, "criterion", {"parent": "B"})[0])
    assert "C2" not in drafted(session.round).criteria, "an old score must never meet a new criterion"
    session.undo()
    session.undo()
    assert list(session.round.criteria) == ["GP1", "C1", "C2"]


def test_results_at_a_retired_gate_go_with_it_and_come_back_with_it(session: Session) -> None:
    before = session.round.cases[K1].gates
    session.commit(draft_retire(session.round, "gate", "G1"))
    publish(session)
    assert session.round.cases[K1].gates == ()
    session.undo()
    assert session.round.cases[K1].gates == before


def test_the_next_number_is_above_all_that_answers_were_given_under(session: Session) -> None:
    publish(session)
    document = document_of(session.round)
    entries = [{**each, "version": 7} for each in document["answers"]]  # type: ignore[union-attr,dict-item]
    fresh = edit_of({**document, "answers": entries}, Round(), label="New round", fresh=True)
    session = Session.create(session.path.with_name("copy.round"), fresh)
    draft(session, "C1", question="?")
    publish(session)
    assert session.round.version.number == 8  # type: ignore[union-attr]
    assert text_scored_against(session.round, session.round.answers[K1, CriterionId("C1"), A1]) is None
    session.close()


# What cannot be published


def test_nothing_new_is_not_published(session: Session) -> None:
    publish(session)
    assert not changes_since(session.round)
    fault = refusal(session.round)
    assert fault.code == "NothingNew"
    assert "version 1" in fault.message


@pytest.mark.parametrize(
    ("key", "changes", "code"),
    [
        ("C1", {"anchors": ["one", "two"]}, "WrongCount"), ("C1", {"values": [0, 20, 40, 60, 80, 900]}, "OutOfRange"),
        ("C1", {"kind": "measure"}, "WrongCount"), ("C1", {"swing": -1}, "OutOfRange"),
        ("C1", {"swing": 1e-320}, "OutOfRange"), ("C1", {"neutral": 9}, "OffScale"),
        ("GP1", {"swing": 0}, "NoWeight"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_named_and_not_published(
    session: Session, key: str, changes: dict[str, object], code: str
) -> None:
    draft(session, key, **changes)
    (fault,) = faults_of(session.round)
    assert fault.code == code
    assert refusal(session.round).code == code


def test_every_fault_is_listed(session: Session) -> None:
    draft(session, "C1", anchors=["one"])
    draft(session, "C2", values=[1])
    session.commit(draft_retire(session.round, "node", "A"))
    small.change(session, drafts=[{"part": "criterion", "id": "GP1", "withdrawn": True}])
    assert [fault.where.partition(".")[0] for fault in faults_of(session.round)] == [
        "Prevention",
        "Health gain",
        "Money",
    ]


def test_a_framework_without_criteria_is_not_published(session: Session) -> None:
    for node in ("A", "B"):
        session.commit(draft_retire(session.round, "node", node))
    assert refusal(session.round).code == "NoCriteria"


def test_the_scale_stays_while_there_are_scores(session: Session) -> None:
    small.change(session, drafts=[{"part": "settings", "id": "levels", "entry": {"levels": 4}}])
    assert refusal(session.round).code == "HasScores"


def test_the_scale_may_change_before_there_are_scores(tmp_path: Path) -> None:
    session = small.make(tmp_path / "n.round", answers=[])
    session.commit(draft_levels(session.round, 3))
    publish(session)
    assert session.round.settings.levels == 3
    assert session.round.version.levels == 3  # type: ignore[union-attr]


def test_only_a_criterion_that_stays_can_be_spoken_of(session: Session) -> None:
    draft(session, "C1", values=STEEP)
    assert refusal(session.round, C9="meaning").code == "UnknownId"


def test_a_locked_round_keeps_its_framework(session: Session) -> None:
    draft(session, "C1", values=STEEP)
    session.commit(lock_round(session.round, "done"))
    with pytest.raises(KnownError) as fault:
        publish_framework(session.round, note="", at=AT)
    assert fault.value.code == "RoundLocked"


# Two people


@pytest.fixture
def elsewhere(session: Session, path: Path, tmp_path: Path) -> Iterator[Session]:
    publish(session)
    session.publish()
    other = Session.open(Path(shutil.copy(path, tmp_path / "other.round")))
    yield other
    other.close()


def exchange(one: Session, two: Session) -> None:
    one.receive(two.ledger.chains(), source="two")
    two.receive(one.ledger.chains(), source="one")


def test_answers_that_did_not_know_of_the_version_wait_too(session: Session, elsewhere: Session) -> None:
    draft(session, "C1", values=STEEP)
    publish(session)
    elsewhere.commit(set_score(elsewhere.round, A1, K1, CriterionId("C1"), level=1))
    exchange(session, elsewhere)
    for each in (session, elsewhere):
        answer = each.round.answers[K1, CriterionId("C1"), A1]
        assert (answer.level, answer.version, answer.stale) == (1, 1, True)
    session.commit(set_score(session.round, A1, K1, CriterionId("C1"), level=1))
    assert not session.round.answers[K1, CriterionId("C1"), A1].stale


def apart(session: Session, elsewhere: Session) -> None:
    """Publish one number on two computers: another scale here, other words there; then answer there and exchange."""
    draft(session, "C1", values=STEEP)
    publish(session, "Ours")
    session.commit(set_score(session.round, AssessorId("a2"), K1, CriterionId("C1"), level=5))
    draft(elsewhere, "C2", question="What does it cost?")
    publish(elsewhere, "Theirs")
    elsewhere.commit(set_score(elsewhere.round, A1, K1, CriterionId("C1"), level=5))
    exchange(session, elsewhere)


def test_an_answer_under_another_version_of_the_same_number_waits(session: Session, elsewhere: Session) -> None:
    theirs = elsewhere.round.criteria[CriterionId("C1")]
    apart(session, elsewhere)
    for each in (session, elsewhere):
        held = each.round
        assert {version.number for version in held.versions.values()} == {1, 2}
        answer, ours = held.answers[K1, CriterionId("C1"), A1], held.answers[K1, CriterionId("C1"), AssessorId("a2")]
        assert (answer.level, answer.version, answer.stale) == (5, 2, True)
        assert (ours.level, ours.version, ours.stale) == (5, 2, False)
        assert text_scored_against(held, answer) == theirs
        assert text_scored_against(held, ours) == held.criteria[CriterionId("C1")]


def test_what_waits_after_two_versions_can_be_confirmed_and_counts_under_the_next(
    session: Session, elsewhere: Session, path: Path
) -> None:
    apart(session, elsewhere)
    session.commit(set_score(session.round, A1, K1, CriterionId("C1"), level=5))
    assert not session.round.answers[K1, CriterionId("C1"), A1].stale
    small.change(elsewhere, answers=[{"assessor": "a3", "case": "K1", "criterion": "C1", "level": 4}])
    assert not elsewhere.round.answers[K1, CriterionId("C1"), AssessorId("a3")].stale
    publish(session, "Both")
    session.commit(set_score(session.round, A1, K1, CriterionId("C1"), level=3))
    exchange(session, elsewhere)
    stale = [key for key, each in session.round.answers.items() if each.stale and key[0] == K1]
    assert stale == []
    before = replace(session.round, revision=0)
    copy = edit_of(document_of(session.round), Round(), label="New round", fresh=True)
    again = Session.create(path.with_name("again.round"), copy)
    assert again.round.answers == session.round.answers
    again.close()
    session.close()
    assert replace(Session.open(path).round, revision=0) == before


def test_a_number_that_two_versions_bear_tells_only_what_both_knew(session: Session, elsewhere: Session) -> None:
    apart(session, elsewhere)
    answers = [
        {name: value for name, value in each.items() if name != "under"}  # type: ignore[union-attr]
        for each in document_of(session.round)["answers"]  # type: ignore[union-attr]
    ]
    copy = edit_of({**document_of(session.round), "answers": answers}, Round(), label="New round", fresh=True)
    again = Session.create(session.path.with_name("again.round"), copy)
    for who in (A1, AssessorId("a2")):
        answer = again.round.answers[K1, CriterionId("C1"), who]
        assert answer.stale
        assert text_scored_against(again.round, answer) is None
    again.close()


def test_a_criterion_retired_and_brought_back_with_another_scale_lets_its_scores_wait(session: Session) -> None:
    publish(session)
    old = session.round.criteria[CriterionId("C1")]
    session.commit(draft_retire(session.round, "criterion", "C1"))
    publish(session)
    things = [msgspec.to_builtins(each) for each in session.round.criteria.values()]
    same, other = msgspec.to_builtins(old), {**msgspec.to_builtins(old), "values": STEEP}
    session.commit(draft_framework(session.round, {"criteria": [*things, same]}))
    assert usual_sorts(session.round) == {}, "it is what it was"
    session.commit(draft_framework(session.round, {"criteria": [*things, {**same, "question": "Other?"}]}))
    assert usual_sorts(session.round) == {"C1": "wording"}
    session.commit(draft_framework(session.round, {"criteria": [*things, {**other, **MEASURED}]}))
    assert refusal(session.round, C1="wording").code == "NotWording"
    session.commit(draft_framework(session.round, {"criteria": [*things, other]}))
    assert usual_sorts(session.round) == {"C1": "meaning"}
    publish(session, C1="meaning")
    answer = session.round.answers[K1, CriterionId("C1"), A1]
    assert answer.stale
    assert text_scored_against(session.round, answer) == old


def test_two_versions_of_one_number_are_both_kept_and_one_is_in_force(session: Session, elsewhere: Session) -> None:
    draft(session, "C1", values=STEEP)
    publish(session, "Ours")
    draft(elsewhere, "C1", values=[0, 1, 2, 3, 4, 100])
    draft(elsewhere, "C2", question="What does it cost?")
    publish(elsewhere, "Theirs")
    exchange(session, elsewhere)
    assert framework_of(session.round) == framework_of(elsewhere.round)
    assert session.round.versions == elsewhere.round.versions
    rivals = [each for each in session.round.versions.values() if each.number == 2]
    assert {each.note for each in rivals} == {"Ours", "Theirs"}
    assert session.round.version == max(rivals, key=lambda each: each.id)
    assert [each.field for each in session.round.conflicts] == ["values"]
    assert session.round.criteria[CriterionId("C1")].values == ()
    assert session.round.criteria[CriterionId("C2")].question == "What does it cost?"

    draft(session, "C1", values=STEEP)
    publish(session, "Settled")
    assert not session.round.conflicts
    assert session.round.version.number == 3  # type: ignore[union-attr]
    assert session.round.criteria[CriterionId("C1")].values == tuple(STEEP)
    exchange(session, elsewhere)
    assert framework_of(elsewhere.round) == framework_of(session.round)
    assert not elsewhere.round.conflicts


def test_publishing_what_everybody_had_settles_a_conflict_about_it(session: Session, elsewhere: Session) -> None:
    for each, question in ((session, "Ours?"), (elsewhere, "Theirs?")):
        draft(each, "C1", question=question)
        publish(each)
    exchange(session, elsewhere)
    assert session.round.conflicts
    publish(session)
    assert not session.round.conflicts
    assert session.round.criteria[CriterionId("C1")].question == ""


def test_two_orders_of_one_framework_are_no_conflict(session: Session, elsewhere: Session) -> None:
    session.commit(draft_move(session.round, "criterion", "C2", parent="B", place=0))
    publish(session)
    elsewhere.commit(draft_move(elsewhere.round, "node", "B", parent=None, place=0))
    elsewhere.commit(draft_move(elsewhere.round, "criterion", "GP1", parent="B", place=5))
    publish(elsewhere)
    exchange(session, elsewhere)
    assert list(session.round.criteria) == list(elsewhere.round.criteria)
    assert list(session.round.nodes) == ["B", "A"]
    assert not any("place" in each.field for each in session.round.conflicts)
    document_text(session.round)


def test_a_framework_in_conflict_travels_in_the_open_format(
    session: Session, elsewhere: Session, tmp_path: Path
) -> None:
    for each, question in ((session, "Ours?"), (elsewhere, "Theirs?")):
        draft(each, "C1", question=question)
        each.commit(draft_move(each.round, "criterion", "C2", parent="B", place=0))
        publish(each, question)
        draft(each, "C2", question=question)
    exchange(session, elsewhere)
    assert [(each.kind, each.parts[-1]) for each in session.round.conflicts] == [("criterion", "C1"), ("draft", "C2")]
    document = document_of(session.round)
    copy = Session.create(tmp_path / "copy.round", edit_of(document, Round(), label="New round", fresh=True))
    assert document_text(copy.round) == document_text(session.round)
    copy.close()


def test_one_thing_drafted_in_two_ways_is_settled_before_it_is_published(session: Session, elsewhere: Session) -> None:
    draft(session, "C1", question="Ours?")
    draft(elsewhere, "C1", question="Theirs?")
    exchange(session, elsewhere)
    assert refusal(session.round).code == "InConflict"
    assert draft_marks(session.round) == {}
    draft(session, "C1", question="Both?")
    publish(session)
    assert session.round.criteria[CriterionId("C1")].question == "Both?"
    elsewhere.commit(discard_draft(elsewhere.round))
    assert not elsewhere.round.conflicts
    assert not elsewhere.round.drafts


def test_a_framework_brought_in_over_scores_makes_a_version(session: Session) -> None:
    old = session.round.criteria[CriterionId("C1")]
    document = {
        "nodes": [{"id": "B", "name": "Criteria"}],
        "criteria": [{"id": "C1", "name": "Health", "parent": "B", "values": STEEP}, {"id": "N1", "parent": "B"}],
        "gates": [],
    }
    session.commit(draft_framework(session.round, document))
    assert base_of(session.round) is session.round
    publish(session, "Brought in")
    held = session.round
    assert list(held.criteria) == ["C1", "N1"]
    answer = held.answers[K1, CriterionId("C1"), A1]
    assert answer.stale
    assert text_scored_against(held, answer) == old
