"""Which gesture is next to undo or redo, read from the history."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.session import Session
from prioritiser.store.gestures import distinct, gestures_of, stacks_of
from tests.prioritiser import small


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return small.make(tmp_path / "s.round")


def labels(session: Session) -> tuple[int, int]:
    stacks = stacks_of(session.ledger)
    return len(stacks.undo), len(stacks.redo)


def test_edits_pile_up_and_a_new_one_ends_redo(session: Session) -> None:
    assert labels(session) == (0, 0)
    small.score(session, "K1", "GP1", "a1", 5)
    small.score(session, "K1", "GP1", "a1", 4)
    assert labels(session) == (2, 0)
    session.undo()
    session.undo()
    assert labels(session) == (0, 2)
    session.redo()
    assert labels(session) == (1, 1)
    small.score(session, "K2", "GP1", "a1", 0)
    assert labels(session) == (2, 0)


def test_the_stacks_outlive_the_window(session: Session) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    session.undo()
    session.close()
    assert labels(Session.open(session.path)) == (0, 1)


def test_a_restore_point_is_no_step_to_undo(session: Session) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    session.undo()
    point = session.issue_code("Board workbook")
    assert labels(session) == (0, 1)
    session.redo()
    session.undo()
    assert session.round.points[point.id].code == point.code


def test_one_gesture_is_one_step_however_many_changes(session: Session) -> None:
    small.change(session, cases=[{"id": f"N{n}", "title": "x"} for n in range(20)])
    assert len(gestures_of(session.ledger)[-1].bodies) == 20
    session.undo()
    assert not any(case.startswith("N") for case in session.round.cases)


def test_distinct_keeps_the_first_of_each() -> None:
    assert distinct([1, {"a": 1}, 1, {"a": 1}, None]) == [1, {"a": 1}, None]
