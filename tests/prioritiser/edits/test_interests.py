"""Declaring interests: none, then the exceptions, in one edit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prioritiser.edits.document import edit_of
from prioritiser.edits.interests import Declared, added_since, declare, has_declared
from prioritiser.errors import InputError, RefusedError
from prioritiser.model.base import AssessorId, CaseId
from prioritiser.session import Session
from tests.prioritiser import small

A1, K1, K2 = AssessorId("a1"), CaseId("K1"), CaseId("K2")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def handled(session: Session) -> dict[str, str]:
    return {case: each.handling for (who, case), each in session.round.interests.items() if who == A1}


def test_an_assessor_declares_no_interest(session: Session) -> None:
    assert not has_declared(session.round, A1)
    session.commit(declare(session.round, A1))
    assert has_declared(session.round, A1)
    assert not has_declared(session.round, AssessorId("a2"))
    assert declare(session.round, A1).changes == ()


def test_exceptions_are_part_of_the_same_edit(session: Session) -> None:
    edit = declare(
        session.round, A1, {K1: Declared("personal", "recused", "Family"), K2: Declared("indirect", "no_action")}
    )
    assert "a1" not in edit.label
    session.commit(edit)
    assert handled(session) == {"": "no_action", "K1": "recused", "K2": "no_action"}
    assert session.round.interests[A1, K1].note == "Family"
    assert not session.round.counts(A1, K1)
    session.undo()
    assert not session.round.interests


def test_a_new_declaration_takes_the_place_of_the_old(session: Session) -> None:
    session.commit(declare(session.round, A1, {K1: Declared("personal", "recused", "Family")}))
    session.commit(declare(session.round, A1, {K2: Declared("financial", "score_not_counted")}))
    assert handled(session) == {"": "no_action", "K2": "score_not_counted"}
    session.undo()
    assert session.round.interests[A1, K1].note == "Family"


def test_a_new_declaration_keeps_the_number_in_the_register(session: Session) -> None:
    session.commit(declare(session.round, A1, {K1: Declared("personal", "recused", "Family", "COI-17")}))
    again = declare(session.round, A1, {K1: Declared("personal", "recused", "Family")})
    assert again.changes == ()
    session.commit(declare(session.round, A1, {K1: Declared("personal", "may_discuss")}))
    assert session.round.interests[A1, K1].reference == "COI-17"


def test_a_case_that_is_not_there_is_refused(session: Session) -> None:
    with pytest.raises(InputError) as fault:
        declare(session.round, A1, {CaseId("K9"): Declared("personal", "recused")})
    assert fault.value.code == "UnknownId"


def test_a_locked_round_takes_no_declaration(session: Session) -> None:
    small.change(session, settings={"stage": "locked"})
    with pytest.raises(RefusedError):
        declare(session.round, A1)


def test_a_case_that_comes_later_is_asked_about_again(session: Session) -> None:
    session.commit(declare(session.round, A1))
    session.commit(edit_of({"cases": [{"id": "K9", "title": "Late"}]}, session.round, label="more"))
    assert added_since(session.round, A1) == ("K9",)
    assert not has_declared(session.round, A1)
    session.commit(declare(session.round, A1, {CaseId("K9"): Declared("financial", "recused")}))
    assert has_declared(session.round, A1)
    assert added_since(session.round, A1) == ()


def test_a_declaration_of_unknown_reach_stands(session: Session) -> None:
    session.commit(edit_of({"interests": [{"assessor": "a1", "kind": "none"}]}, session.round, label="more"))
    assert has_declared(session.round, A1)
