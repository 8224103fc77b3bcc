"""Taking a step back: what stood before, whatever was done and undone in between; and when it is refused."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritiser.edits.scoring import set_note, set_score
from prioritiser.errors import RefusedError
from prioritiser.exchange.open_format import document_text
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.session import Session
from prioritiser.store.gestures import distinct
from prioritiser.store.ledger import Ledger
from tests.prioritiser import small

A1, K1, GP1 = AssessorId("a1"), CaseId("K1"), CriterionId("GP1")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round", answers=[])
    yield held
    held.close()


def score(session: Session, level: int | None, case: str = "K1", criterion: str = "GP1") -> None:
    session.commit(set_score(session.round, A1, CaseId(case), CriterionId(criterion), level=level))


def elsewhere(session: Session, folder: Path) -> Session:
    session.publish()
    return Session.open(Path(shutil.copy(session.path, folder / "other.round")))


def level(session: Session, case: str = "K1") -> int | None:
    answer = session.round.answers.get((CaseId(case), GP1, A1))
    return answer.level if answer else None


def test_one_gesture_is_one_step_however_many_changes(session: Session) -> None:
    small.change(session, cases=[{"id": f"N{n}", "title": "x"} for n in range(20)])
    session.undo()
    assert not any(case.startswith("N") for case in session.round.cases)


def test_what_was_done_in_a_row_on_one_answer_is_undone_at_once(session: Session) -> None:
    score(session, 2)
    score(session, 1, "K2")
    for step in (3, 4, 5):
        score(session, step)
    session.commit(set_note(session.round, A1, K1, GP1, "so"))
    before = session.round.revision
    session.undo()
    assert level(session) == 2
    assert session.round.answers[K1, GP1, A1].reason == ""
    assert session.round.revision == before + 2
    session.redo()
    assert (level(session), session.round.answers[K1, GP1, A1].reason) == (5, "so")


def test_history_keeps_every_gesture(session: Session) -> None:
    for step in (3, 4):
        score(session, step)
    session.undo()
    said = [body.value for _, body in session.ledger.bodies() if body.kind == "answer" and body.field == ""]
    assert said == [{"level": 3}, {"level": 4}, None]


def test_what_was_undone_in_between_does_not_come_back(session: Session) -> None:
    score(session, 1)
    score(session, 2, "K2")
    score(session, 3)
    session.undo()
    session.undo()
    score(session, 5)
    assert session.ledger.steps.depth() == (1, 0)
    session.undo()
    assert level(session) is None
    assert not session.round.conflicts
    session.redo()
    assert level(session) == 5


def test_a_change_from_elsewhere_stays_when_what_followed_it_is_undone(session: Session, tmp_path: Path) -> None:
    score(session, 1)
    other = elsewhere(session, tmp_path)
    score(other, 3)
    session.receive(other.ledger.chains(), source="other", receipt=False)
    score(session, 5)
    assert session.ledger.steps.depth() == (2, 0)
    session.undo()
    assert level(session) == 3
    session.redo()
    assert level(session) == 5
    other.close()


def test_what_was_changed_elsewhere_among_several_gestures_is_not_lost(session: Session, tmp_path: Path) -> None:
    score(session, 1)
    session.commit(set_note(session.round, A1, K1, GP1, "mine"))
    other = elsewhere(session, tmp_path)
    score(other, 3)
    session.receive(other.ledger.chains(), source="other", receipt=False)
    assert session.ledger.steps.depth() == (1, 0)
    session.undo()  # the note only: the score has moved on
    assert (level(session), session.round.answers[K1, GP1, A1].reason) == (3, "")
    with pytest.raises(RefusedError) as fault:
        session.undo()
    assert fault.value.code == "MovedOn"
    session.redo()
    assert session.round.answers[K1, GP1, A1].reason == "mine"
    other.close()


def test_a_merge_is_a_step_of_its_own(session: Session, tmp_path: Path) -> None:
    score(session, 1)
    other = elsewhere(session, tmp_path)
    score(other, 2, "K3")
    session.receive(other.ledger.chains(), source="other")
    score(session, 5)
    assert session.ledger.steps.depth() == (3, 0)
    session.undo()
    session.undo()
    assert level(session, "K3") is None
    session.undo()
    assert level(session) is None
    for _ in range(3):
        session.redo()
    assert (level(session), level(session, "K3")) == (5, 2)
    other.close()


def test_distinct_keeps_the_first_of_each() -> None:
    assert distinct([1, {"a": 1}, 1, {"a": 1}, None]) == [1, {"a": 1}, None]


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("score"), st.sampled_from(["K1", "K2"]), st.sampled_from([None, 0, 3, 5])),
        st.tuples(st.just("note"), st.sampled_from(["K1", "K2"]), st.sampled_from(["", "x", "y"])),
        st.tuples(st.just("title"), st.just(""), st.sampled_from(["A", "B"])),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just(""), st.none()),
    ),
    max_size=12,
)


@contextmanager
def round_elsewhere() -> Iterator[Session]:
    """Give a round in a home of its own: hypothesis calls the same test many times."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRIORITISER_HOME", os.path.join(folder, "home"))  # noqa: PTH118
        held = small.make(Path(folder) / "s.round", answers=[])
        yield held
        held.close()


def move(session: Session, verb: str, case: str, said: object) -> None:
    if verb == "score":
        score(session, said, case)  # type: ignore[arg-type]
    elif verb == "note":
        session.commit(set_note(session.round, A1, CaseId(case), GP1, str(said)))
    elif verb == "title":
        small.change(session, title=said)
    elif session.undo_label if verb == "undo" else session.redo_label:
        session.undo() if verb == "undo" else session.redo()


@settings(max_examples=40)
@given(MOVES)
def test_undo_then_redo_is_nothing_and_all_can_be_taken_back(moves: list[tuple[str, str, object]]) -> None:
    with round_elsewhere() as session:
        start = document_text(session.round)
        for each in moves:
            move(session, *each)
        end = document_text(session.round)
        depth = session.ledger.steps.depth()
        read_again = Ledger(session.ledger.uuid, session.ledger.chains(), session.ledger.own)
        assert read_again.steps.depth() == depth
        texts, labels = [end], []
        while session.undo_label:
            labels.append(session.undo_label)
            session.undo()
            texts.append(document_text(session.round))
        assert texts[-1] == start
        assert len(labels) == depth[0]
        for label, text in zip(reversed(labels), reversed(texts[:-1]), strict=True):
            assert session.redo_label == label
            session.redo()
            assert session.undo_label == label
            assert document_text(session.round) == text
        assert not session.round.conflicts
