"""From entries to records: order as people see it, what cannot be right is listed and left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.model.edit import Change, Edit, Key, Rivals
from prioritiser.session import Session
from prioritiser.store.assemble import ORDER
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


def test_a_thing_that_is_given_another_place_moves_there_and_back(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round")
    session.commit(Edit("x", (Change(Key("criterion", ("C2",), ORDER), 2, -1),)))
    assert list(session.round.criteria) == ["C2", "GP1", "C1"]
    session.undo()
    assert list(session.round.criteria) == ["GP1", "C1", "C2"]


@pytest.mark.parametrize(
    ("places", "order"), [((-1, 9), "C1 GP1 C2"), ((0.5, "x"), "GP1 C1 C2"), (("x", "y"), "C1 GP1 C2")]
)
def test_of_several_places_the_first_is_taken_and_nobody_is_asked(
    tmp_path: Path, places: tuple[object, ...], order: str
) -> None:
    session = small.make(tmp_path / "s.round", answers=[])
    new = {"parent": "B", "swing": 1.0, "domain": "outcomes", "kind": "level"}
    session.commit(Edit("x", (Change(Key("criterion", ("C1",), ""), True, None),)))
    session.commit(Edit("x", (Change(Key("criterion", ("C1",)), None, new),)))
    session.commit(Edit("x", (Change(Key("criterion", ("C1",), ORDER), None, Rivals(places)),)))
    session.close()
    session = Session.open(tmp_path / "s.round")
    assert not session.round.conflicts
    assert " ".join(session.round.criteria) == order
    session.close()


def test_answers_stop_counting_once_a_later_version_changed_the_meaning(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round", agreed=[{"case": "K1", "criterion": "C1", "level": 2}])
    said = {"number": 2, "levels": 5, "changed": {"C1": "meaning", "GP1": "wording"}}
    session.commit(Edit("x", (Change(Key("version", ("v",)), None, said),)))
    held = session.round
    assert {key[1] for key, each in held.answers.items() if each.stale} == {"C1"}
    assert held.agreed["K1", "C1"].stale
    small.score(session, "K1", "C1", "a1", 4)
    assert not session.round.answers["K1", "C1", "a1"].stale
    before = session.round
    session.close()
    session = Session.open(tmp_path / "s.round")
    assert session.round == before, "what a commit builds is what a reopening builds"
    session.undo()
    session.undo()
    assert not any(each.stale for each in session.round.answers.values())
    session.close()
