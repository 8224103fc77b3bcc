"""The stages of a round, one after the other and back; and its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prioritiser.edits.lifecycle import close_scoring, lock_round, open_scoring, rename, unlock_round
from prioritiser.edits.scoring import set_score
from prioritiser.errors import InputError, RefusedError
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.session import Session
from tests.prioritiser import small


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def test_a_round_is_closed_locked_unlocked_and_opened(session: Session) -> None:
    for step, stage in (
        (close_scoring, "closed"), (lock_round, "locked"), (unlock_round, "closed"), (open_scoring, "scoring"),
    ):  # fmt: skip
        session.commit(step(session.round, "Because"))
        assert session.round.settings.stage == stage


def test_what_is_so_already_makes_no_change(session: Session) -> None:
    assert open_scoring(session.round).changes == ()
    assert unlock_round(session.round, "r").changes == ()


def test_after_closing_a_score_needs_a_reason(session: Session) -> None:
    session.commit(close_scoring(session.round))
    cell = (AssessorId("a1"), CaseId("K1"), CriterionId("C1"))
    with pytest.raises(RefusedError):
        set_score(session.round, *cell, level=0)
    assert set_score(session.round, *cell, level=0, reason="We heard more").changes


def test_a_locked_round_is_unlocked_with_a_reason_only(session: Session) -> None:
    session.commit(lock_round(session.round))
    with pytest.raises(RefusedError) as fault:
        unlock_round(session.round, " ")
    assert fault.value.code == "RoundLocked"
    with pytest.raises(RefusedError):
        rename(session.round, "Other")


def test_a_round_is_renamed(session: Session) -> None:
    session.commit(rename(session.round, " Other "))
    assert session.round.title == "Other"
    with pytest.raises(InputError) as fault:
        rename(session.round, "  ")
    assert fault.value.code == "NoTitle"
