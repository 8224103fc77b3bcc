"""From entries to records: order as people see it, what cannot be right is listed and left out."""

from __future__ import annotations

from pathlib import Path

from prioritiser.model.edit import Change, Edit, Key
from prioritiser.session import Session
from tests.prioritiser import small


def test_things_stand_in_the_order_in_which_they_were_given(tmp_path: Path) -> None:
    cases = [small.case(n) for n in (3, 1, 2)]
    session = small.make(tmp_path / "s.round", cases=cases, answers=[])
    assert list(session.round.cases) == ["K3", "K1", "K2"]
    small.change(session, cases=[{"id": "K0", "title": "Last"}])
    small.change(session, cases=[{"id": "K1", "withdrawn": True}])
    session.undo()
    assert list(session.round.cases) == ["K3", "K1", "K2", "K0"]
    session.close()
    assert list(Session.open(tmp_path / "s.round").round.cases) == ["K3", "K1", "K2", "K0"]


def test_a_record_that_cannot_be_right_is_left_out_and_named(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round")
    session.commit(Edit("x", (Change(Key("answer", ("K1", "GP1", "a1")), None, {"level": "four"}),)))
    assert ("K1", "GP1", "a1") not in session.round.answers
    (problem,) = session.round.problems
    assert problem.parts == ("K1", "GP1", "a1")
    small.score(session, "K1", "GP1", "a1", 4)
    assert not session.round.problems


def test_a_score_of_a_withdrawn_case_stays_on_record(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round")
    small.change(session, cases=[{"id": "K1", "withdrawn": True}])
    assert session.round.answers["K1", "GP1", "a1"].level is not None


def test_a_line_that_goes_leaves_the_others_in_their_order(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round")
    lines = [{"year": "2026/27", "amount": n} for n in (3, 1, 2)]
    small.change(session, cases=[{"id": "K1", "money": lines}])
    small.change(session, cases=[{"id": "K1", "money": [lines[0], lines[2]]}])
    assert [line.amount for line in session.round.cases["K1"].money] == [3, 2]
