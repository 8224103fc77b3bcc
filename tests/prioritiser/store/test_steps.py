"""Which steps there are to undo and redo, and what the menu calls them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prioritiser.edits.scoring import set_confidence, set_note, set_score
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.session import Session
from prioritiser.store.steps import label_of
from tests.prioritiser import small

A1, GP1 = AssessorId("a1"), CriterionId("GP1")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def say(session: Session, case: str = "K1", **said: object) -> None:
    session.commit(set_score(session.round, A1, CaseId(case), GP1, **said))  # type: ignore[arg-type]


def depth(session: Session) -> tuple[int, int]:
    return session.ledger.steps.depth()


def test_edits_pile_up_and_a_new_one_ends_redo(session: Session) -> None:
    assert depth(session) == (0, 0)
    small.score(session, "K1", "GP1", "a1", 5)
    small.score(session, "K2", "GP1", "a1", 4)
    assert depth(session) == (2, 0)
    session.undo()
    session.undo()
    assert depth(session) == (0, 2)
    session.redo()
    assert depth(session) == (1, 1)
    small.score(session, "K3", "GP1", "a1", 0)
    assert depth(session) == (2, 0)


def test_gestures_in_a_row_on_one_answer_are_one_step(session: Session) -> None:
    say(session, level=5)
    say(session, level=4)
    session.commit(set_note(session.round, A1, CaseId("K1"), GP1, "x"))
    session.commit(set_confidence(session.round, A1, CaseId("K1"), GP1, "low"))
    assert depth(session) == (1, 0)
    say(session, "K2", level=0)
    say(session, level=3)
    assert depth(session) == (3, 0)


def test_edits_of_other_things_stay_steps_of_their_own(session: Session) -> None:
    for title in ("A", "B"):
        small.change(session, title=title)
    for level in (1, 2):
        small.change(session, agreed=[{"case": "K1", "criterion": "GP1", "level": level}])
    assert depth(session) == (4, 0)


def test_documents_that_were_taken_in_stay_steps_of_their_own(session: Session) -> None:
    for level in (1, 2):
        small.score(session, "K1", "GP1", "a1", level)
    assert depth(session) == (2, 0)


def test_an_edit_of_two_answers_joins_nothing(session: Session) -> None:
    say(session, level=5)
    both = [{"assessor": "a1", "case": case, "criterion": "GP1", "level": 3} for case in ("K1", "K2")]
    small.change(session, answers=both)
    say(session, "K2", level=5)
    assert depth(session) == (3, 0)


def test_the_steps_outlive_the_window(session: Session) -> None:
    say(session, level=5)
    say(session, level=4)
    say(session, "K2", level=1)
    session.undo()
    labels = session.undo_label, session.redo_label
    session.close()
    again = Session.open(session.path)
    assert depth(again) == (1, 1)
    assert (again.undo_label, again.redo_label) == labels
    again.close()


def test_a_restore_point_is_no_step_to_undo(session: Session) -> None:
    say(session, level=5)
    session.undo()
    point = session.issue_code("Board workbook")
    assert depth(session) == (0, 1)
    session.redo()
    session.undo()
    assert session.round.points[point.id].code == point.code


def test_the_menu_says_the_score_and_the_record_does_not(session: Session) -> None:
    assert (session.undo_label, session.redo_label) == ("", "")
    say(session, level=3)
    session.commit(set_note(session.round, A1, CaseId("K1"), GP1, "x"))
    assert session.undo_label == "score 3 for Case 1, Prevention"
    session.undo()
    assert (session.undo_label, session.redo_label) == ("", "score 3 for Case 1, Prevention")
    session.redo()
    assert session.undo_label == "score 3 for Case 1, Prevention"
    say(session, level=4)
    assert session.undo_label == "score 4 for Case 1, Prevention"
    stored = {body.edit.label for _, body in session.ledger.bodies()}
    assert stored == {"New round", "score for Case 1, Prevention", "note on Case 1, Prevention"}


def test_a_note_alone_is_called_a_note(session: Session) -> None:
    session.commit(set_note(session.round, A1, CaseId("K1"), GP1, "x"))
    assert session.undo_label == "note on Case 1, Prevention"


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ({"level": 0}, "score 0 for X"),
        ({"measure": 2.5}, "score 2.5 for X"),
        ({"answer": "no_evidence"}, "“no evidence” for X"),
        ({"answer": "abstain"}, "“abstain” for X"),
        ({"answer": "recused"}, "“recused” for X"),
        (None, "clear score for X"),
    ],
)
def test_a_label_says_what_was_answered(value: object, label: str) -> None:
    assert label_of("score for X", value) == label
    assert label_of("Apply changes", value) == "Apply changes"


def test_taking_in_one_more_edit_does_not_depend_on_how_many_there_are(session: Session) -> None:
    for at in range(30):
        say(session, f"K{at % 3 + 1}", level=at % 5)
    steps = session.ledger.steps
    before = list(steps._undo[:-1])
    say(session, "K4", level=1)
    assert steps is session.ledger.steps
    assert all(one is two for one, two in zip(before, steps._undo, strict=False))
