"""Deciding: stops, budgets, order and rule; and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.edits.deciding import (
    decide_stop,
    move_by_hand,
    order_by_hand,
    place_by_hand,
    set_budget,
    set_fill_rule,
    set_order,
)
from prioritiser.errors import InputError, KnownError
from prioritiser.model.base import CaseId
from prioritiser.session import Session
from tests.prioritiser import small
from tests.prioritiser.analysis.rounds import round_of

K1, K2, K3, K4 = (CaseId(f"K{at}") for at in range(1, 5))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def code_of(fault: pytest.ExceptionInfo[KnownError]) -> str:
    return fault.value.code


def test_a_stop_is_accepted_and_put_off_again(session: Session) -> None:
    edit = decide_stop(session.round, K4, accepted=True, reason="Nobody needs it")
    assert edit.label == "decision to stop Case 4"
    session.commit(edit)
    decision = session.round.decisions[K4]
    assert (decision.decision, decision.accepted, decision.reason) == ("stop", True, "Nobody needs it")
    assert analyse(session.round).of(K4).accepted
    session.commit(decide_stop(session.round, K4, accepted=False, reason="Not yet"))
    assert (session.round.decisions[K4].decision, session.round.decisions[K4].accepted) == ("not_now", False)
    session.undo()
    assert session.round.decisions[K4].accepted


@pytest.mark.parametrize(
    ("case", "reason", "code"), [(K4, " ", "ReasonNeeded"), (K1, "r", "NotAStop"), (CaseId("K9"), "r", "UnknownId")]
)
def test_a_decision_that_cannot_be_is_refused(session: Session, case: CaseId, reason: str, code: str) -> None:
    with pytest.raises(InputError) as fault:
        decide_stop(session.round, case, accepted=True, reason=reason)
    assert code_of(fault) == code


def test_a_budget_is_set_changed_and_taken_away(session: Session) -> None:
    key = ("2026/27", "recurrent")
    edit = set_budget(session.round, *key, 5)  # type: ignore[arg-type]
    assert edit.label == "recurrent budget of 2026/27"
    session.commit(edit)
    assert session.round.budgets[key].amount == 5
    session.commit(set_budget(session.round, *key, None))  # type: ignore[arg-type]
    assert not session.round.budgets
    session.undo()
    assert session.round.budgets[key].amount == 5
    assert set_budget(session.round, *key, 5).changes == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(("year", "amount", "code"), [("2026/27", -1, "OutOfRange"), ("1999/00", 1, "UnknownYear")])
def test_a_budget_that_cannot_be_is_refused(session: Session, year: str, amount: float, code: str) -> None:
    with pytest.raises(InputError) as fault:
        set_budget(session.round, year, "capital", amount)
    assert code_of(fault) == code


def test_order_and_rule_are_settings(session: Session) -> None:
    session.commit(set_order(session.round, "vfm"))
    session.commit(set_fill_rule(session.round, "fill"))
    assert (session.round.settings.order, session.round.settings.fill_rule) == ("vfm", "fill")
    assert set_order(session.round, "value").label == "order by value"
    assert set_fill_rule(session.round, "fill").changes == ()


def test_an_order_by_hand_keeps_what_it_does_not_name(session: Session) -> None:
    session.commit(order_by_hand(session.round, [K3, K2]))
    assert session.round.settings.order == "hand"
    session.commit(order_by_hand(session.round, [K4, K2]))
    assert session.round.settings.by_hand == (K4, K2, K3)


def test_an_order_that_names_a_case_twice_is_refused(session: Session) -> None:
    with pytest.raises(InputError) as fault:
        order_by_hand(session.round, [K1, K1])
    assert code_of(fault) == "Repeated"


@pytest.mark.parametrize(
    ("case", "steps", "after"),
    [
        ("a", 1, "S b a T c"), ("a", 2, "S b T c a"), ("a", 9, "S b T c a"), ("c", -1, "S a c b T"),
        ("c", -2, "S c a b T"), ("T", -1, "T S a b c"), ("S", 1, "a b T S c"), ("b", 0, "S a b T c"),
    ],
)  # fmt: skip
def test_a_case_passes_only_its_own_kind(case: str, steps: int, after: str) -> None:
    held = round_of(cases=[{"id": key, "type": "disinvestment" if key in "ST" else "investment"} for key in "SabTc"])
    listed = [CaseId(key) for key in "SabTc"]
    edit = move_by_hand(held, listed, CaseId(case), steps=steps)
    assert [change.after for change in edit.changes if change.key.field == "by_hand"] == [tuple(after.split())]


@pytest.mark.parametrize(("case", "after", "order"), [("c", None, "cab"), ("a", "c", "bca"), ("b", "b", "abc")])
def test_a_case_is_put_after_another(case: str, after: str | None, order: str) -> None:
    held = round_of(cases=[{"id": key, "title": f"Title {key}"} for key in "abc"])
    edit = place_by_hand(held, [CaseId(key) for key in "abc"], CaseId(case), after=CaseId(after) if after else None)
    assert [change.after for change in edit.changes if change.key.field == "by_hand"] == [tuple(order)]
    assert edit.label == f"place of Title {case}"


def test_a_case_that_is_not_listed_cannot_be_moved(session: Session) -> None:
    for move in (
        lambda: move_by_hand(session.round, [K1, K2], K3, steps=1),
        lambda: place_by_hand(session.round, [K1, K2], K1, after=K3),
    ):
        with pytest.raises(InputError) as fault:
            move()
        assert code_of(fault) == "UnknownId"
