"""One answer at a time: recorded, changed, cleared, refused; and the order of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from prioritiser.edits.scoring import set_confidence, set_note, set_score
from prioritiser.errors import InputError, KnownError, RefusedError
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.people import Interest
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from prioritiser.session import Session
from tests.prioritiser import small

A1, K1, C1 = AssessorId("a1"), CaseId("K1"), CriterionId("C1")
CELL = (K1, C1, A1)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round", answers=[])
    yield held
    held.close()


def commit(session: Session, **said: object) -> Answer | None:
    """Record an answer in the one cell and return what stands there."""
    session.commit(set_score(session.round, A1, K1, C1, **said))  # type: ignore[arg-type]
    return session.round.answers.get(CELL)


def code_of(held: Round, **said: object) -> str:
    with pytest.raises(KnownError) as fault:
        set_score(held, A1, K1, C1, **said)  # type: ignore[arg-type]
    return fault.value.code


def test_an_answer_is_recorded_changed_and_cleared(session: Session) -> None:
    one = commit(session, level=3, reason="First")
    assert (one.level, one.reason) == (3, "First")  # type: ignore[union-attr]
    two = commit(session, level=0)
    assert (two.level, two.reason) == (0, "First")  # type: ignore[union-attr]
    word = commit(session, answer="no_evidence", reason="")
    assert (word.level, word.answer, word.reason) == (None, "no_evidence", "")  # type: ignore[union-attr]
    assert commit(session) is None
    assert not session.round.conflicts


def test_a_cleared_answer_may_keep_its_reason(session: Session) -> None:
    commit(session, level=3, reason="Kept")
    cleared = commit(session)
    assert (cleared.amount, cleared.reason) == (None, "Kept")  # type: ignore[union-attr]


def test_an_unchanged_answer_makes_no_change(session: Session) -> None:
    commit(session, level=3, reason="r")
    for said in ({"level": 3}, {"level": 3, "reason": "r"}):
        edit = set_score(session.round, A1, K1, C1, **said)  # type: ignore[arg-type]
        assert edit.changes == ()
    revision = session.round.revision
    commit(session, level=3)
    assert session.round.revision == revision


def test_clearing_what_nobody_answered_makes_no_change(session: Session) -> None:
    assert set_score(session.round, A1, K1, C1).changes == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [({"level": 6}, "OffScale"), ({"level": -1}, "OffScale"), ({"measure": 1.0}, "OffScale"),
     ({"level": 1, "answer": "abstain"}, "TwoAnswers"), ({"level": 1, "reason": "\x00"}, "NotText")],
)  # fmt: skip
def test_what_cannot_stand_in_the_cell_is_refused(session: Session, said: dict[str, object], code: str) -> None:
    assert code_of(session.round, **said) == code


def test_a_cell_that_is_not_there_is_refused(session: Session) -> None:
    for who, case, criterion in ((A1, CaseId("K9"), C1), (A1, K1, CriterionId("X")), (AssessorId("zz"), K1, C1)):
        with pytest.raises(InputError) as fault:
            set_score(session.round, who, case, criterion, level=1)
        assert fault.value.code == "UnknownId"


def test_a_measure_is_answered_with_a_measure(session: Session) -> None:
    measure = changed(session.round.criteria[C1], kind="measure", points=((0.0, 0.0), (10.0, 100.0)))
    held = replace(session.round, criteria={**session.round.criteria, C1: measure})
    assert set_score(held, A1, K1, C1, measure=3.5).changes
    assert code_of(held, level=3) == "OffScale"


def test_recused_may_say_so_but_not_score(session: Session) -> None:
    interest = Interest(assessor=A1, case=K1, handling="recused")
    held = replace(session.round, interests={(A1, K1): interest})
    assert code_of(held, level=3) == "Recused"
    assert set_score(held, A1, K1, C1, answer="recused").changes
    silent = replace(held, interests={(A1, K1): changed(interest, handling="score_not_counted")})
    assert set_score(silent, A1, K1, C1, level=3).changes


def test_a_locked_round_is_refused(session: Session) -> None:
    held = replace(session.round, settings=changed(session.round.settings, stage="locked"))
    with pytest.raises(RefusedError) as fault:
        set_score(held, A1, K1, C1, level=3, reason="Because")
    assert fault.value.code == "RoundLocked"
    assert fault.value.where == held.title


def test_after_closing_a_new_reason_is_needed(session: Session) -> None:
    commit(session, level=3, reason="Before")
    held = replace(session.round, settings=changed(session.round.settings, stage="closed"))
    assert code_of(held, level=4) == "ReasonNeeded"
    assert code_of(held, level=4, reason=" ") == "ReasonNeeded"
    assert set_score(held, A1, K1, C1, level=4, reason="After").changes
    assert set_score(held, A1, K1, C1, level=3).changes == ()


def test_confidence_stays_until_it_is_changed_or_emptied(session: Session) -> None:
    commit(session, level=3, confidence="low")
    assert commit(session, level=4).confidence == "low"  # type: ignore[union-attr]
    assert commit(session, level=4, confidence="high").confidence == "high"  # type: ignore[union-attr]
    assert commit(session, level=4, confidence="").confidence is None  # type: ignore[union-attr]


def test_a_note_and_a_confidence_leave_the_answer_alone(session: Session) -> None:
    session.commit(set_note(session.round, A1, K1, C1, "Before any score"))
    commit(session, answer="abstain")
    session.commit(set_confidence(session.round, A1, K1, C1, "medium"))
    session.commit(set_note(session.round, A1, K1, C1, "After"))
    found = session.round.answers[CELL]
    assert (found.answer, found.confidence, found.reason) == ("abstain", "medium", "After")
    session.commit(set_confidence(session.round, A1, K1, C1, None))
    assert session.round.answers[CELL].confidence is None


def test_a_label_names_the_cell_and_never_the_score_or_the_assessor(session: Session) -> None:
    held = session.round
    assert set_score(held, A1, K1, C1, level=3).label == "score for Case 1, Health gain"
    assert set_score(held, A1, K1, C1, level=3, reason="x").label == "score for Case 1, Health gain"
    assert set_note(held, A1, K1, C1, "x").label == "note on Case 1, Health gain"
    assert set_confidence(held, A1, K1, C1, "low").label == "how sure of Case 1, Health gain"


def test_after_closing_a_note_is_its_own_reason(session: Session) -> None:
    commit(session, level=3, reason="Before")
    held = replace(session.round, settings=changed(session.round.settings, stage="closed"))
    assert set_note(held, A1, K1, C1, "After").changes
    with pytest.raises(RefusedError):
        set_confidence(held, A1, K1, C1, "low")


def test_an_answer_is_bound_to_the_version_in_force(session: Session) -> None:
    assert commit(session, level=3).version is None  # type: ignore[union-attr]
    small.change(session, versions=[{"id": "v1", "number": 1}])
    held = session.round
    again = set_score(held, A1, K1, C1, level=3)
    assert [change.key.field for change in again.changes] == [""]
    assert commit(session, level=3).version == 1  # type: ignore[union-attr]
    assert set_score(session.round, A1, K1, C1, level=3).changes == ()
    session.commit(set_note(session.round, A1, K1, C1, "Because"))
    assert session.round.answers[CELL].version == 1
    assert commit(session).version is None  # type: ignore[union-attr]


def test_scoring_again_confirms_what_had_stopped_counting(session: Session) -> None:
    commit(session, level=3, reason="First")
    small.change(session, criteria=[{"id": "C1", "neutral": 2}])
    assert session.round.answers[CELL].stale
    session.commit(set_confidence(session.round, A1, K1, C1, "high"))
    assert session.round.answers[CELL].stale
    confirmed = commit(session, level=3)
    assert (confirmed.stale, confirmed.version, confirmed.reason) == (False, 2, "First")  # type: ignore[union-attr]
    session.undo()
    assert session.round.answers[CELL].stale
