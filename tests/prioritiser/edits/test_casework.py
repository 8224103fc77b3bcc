"""Adding, changing, copying and withdrawing cases: one edit each, taken back by one undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prioritiser.edits import casework
from prioritiser.errors import InputError, RefusedError
from prioritiser.model.base import CaseId
from prioritiser.session import Session
from tests.prioritiser import small

K1, K2, K3, K4 = (CaseId(f"K{n}") for n in range(1, 5))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def test_a_case_is_added_with_the_next_id(session: Session) -> None:
    edit, case = casework.add_case(session.round)
    session.commit(edit)
    found = session.round.cases[CaseId(case)]
    assert (case, found.title, found.type, list(session.round.cases)[-1]) == ("K5", "New case", "investment", "K5")
    session.undo()
    assert CaseId(case) not in session.round.cases


def test_a_case_is_added_with_what_is_known_of_it(session: Session) -> None:
    fields = {"title": "Falls", "people": 30.0, "carbon": -2.5, "places": [{"place": "city", "share": 0.5}]}
    edit, case = casework.add_case(session.round, {**fields, "money": [{"year": "2026/27", "amount": 5.0}]})
    assert edit.label == "new case Falls"
    session.commit(edit)
    found = session.round.cases[CaseId(case)]
    assert {name: casework.case_value(found, name) for name in fields} == fields
    assert [line.amount for line in found.money] == [5.0]


def test_a_reference_of_ones_own_is_taken_once(session: Session) -> None:
    edit, case = casework.add_case(session.round, {"id": "Falls-1", "title": "Falls"})
    session.commit(edit)
    assert case == "Falls-1"
    with pytest.raises(InputError) as fault:
        casework.add_case(session.round, {"id": "Falls-1"})
    assert fault.value.code == "Repeated"


def test_the_id_of_a_withdrawn_case_that_was_scored_is_not_used_again(session: Session) -> None:
    session.commit(casework.withdraw_cases(session.round, [K4]))
    assert casework.next_case_id(session.round) == "K5"


def test_a_case_that_takes_the_id_of_a_forgotten_one_has_nothing_of_it(session: Session) -> None:
    edit, case = casework.duplicate_case(session.round, K1)
    session.commit(edit)
    session.commit(casework.withdraw_cases(session.round, [CaseId(case)]))
    edit, again = casework.add_case(session.round)
    session.commit(edit)
    found = session.round.cases[CaseId(again)]
    assert again == case
    assert (found.title, found.money, found.risks, found.fields) == ("New case", (), (), {})
    session.undo()
    session.undo()
    assert session.round.cases[CaseId(case)].title == "Copy of Case 1"
    assert len(session.round.cases[CaseId(case)].money) == 2


def test_many_cells_are_one_edit_and_one_undo(session: Session) -> None:
    before = session.round.cases
    changes = {
        K1: {"title": "One", "people": 7.0, "carbon": -3.0, "aims": ["social"]},
        K2: {"board": "", "people": None},
    }
    edit = casework.set_case_fields(session.round, changes)
    assert edit.label == "5 fields of 2 cases"
    session.commit(edit)
    one, two = session.round.cases[K1], session.round.cases[K2]
    assert (one.title, one.people, one.fields["carbon"], one.fields["aims"]) == ("One", 7.0, -3.0, ["social"])
    assert one.fields["board"] == "uec"
    assert two.people is None
    assert "board" not in two.fields
    session.undo()
    assert session.round.cases == before


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({K1: {"people": 7.0}}, "people reached of Case 1"),
        ({K1: {"core20plus5": ["vaccination"]}}, "core20PLUS5 of Case 1"),
        ({K1: {"people": 7.0}, K2: {"people": 8.0}}, "people reached of 2 cases"),
        ({K1: {"people": 7.0, "title": "One"}}, "2 fields of Case 1"),
    ],
)
def test_the_label_says_what_was_changed(session: Session, changes: dict, label: str) -> None:
    assert casework.set_case_fields(session.round, changes).label == label


def test_an_unchanged_cell_is_no_change(session: Session) -> None:
    case = session.round.cases[K1]
    same = {name: casework.case_value(case, name) for name in (*case.__struct_fields__, "board") if name != "fields"}
    assert casework.set_case_fields(session.round, {K1: same}).changes == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "NoTitle"),
        ({"title": None}, "NoTitle"),
        ({"id": "K9"}, "WrongShape"),
        ({"hope": "much"}, "UnknownKey"),
        ({"people": "many"}, "NotANumber"),
        ({"people": -1.0}, "OutOfRange"),
        ({"submitted": "soon"}, "NotADate"),
        ({"type": "hope"}, "WrongShape"),
        ({"frees": "K9"}, "UnknownId"),
        ({"money": [{"year": "1999/00", "amount": 1.0}]}, "UnknownYear"),
        ({"risks": [{"title": "Late", "initial": [6, 1]}]}, "OutOfRange"),
        ({"problem": "a\x00b"}, "NotText"),
        ({"summary": "NHS number 943 476 5919 born 4/5/1947"}, "PatientData"),
        ({"title": "9434765919"}, "PatientData"),
        ({"risks": [{"title": "Late", "owner": "943-476-5919"}]}, "PatientData"),
        ({"evidence": [{"item": "Audit of 943 476 5919"}]}, "PatientData"),
    ],
)
def test_what_cannot_stand_is_refused_whole(session: Session, fields: dict, code: str) -> None:
    with pytest.raises(InputError) as fault:
        casework.set_case_fields(session.round, {K2: {"people": 1.0}, K1: fields})
    assert fault.value.code == code
    assert "K1" in fault.value.where
    assert fault.value.remedy.endswith("Nothing was changed.")


def test_a_new_case_holds_no_data_of_patients(session: Session) -> None:
    for fields in ({"title": "943 476 5919"}, {"summary": "943 476 5919"}, {"id": "9434765919"}):
        with pytest.raises(InputError) as fault:
            casework.add_case(session.round, fields)
        assert fault.value.code == "PatientData"
    edit, _ = casework.add_case(session.round, {"id": "9434765918", "summary": "Ring 07434 765919 about K01"})
    assert edit.changes


def test_what_was_confirmed_when_it_came_in_does_not_stop_the_rest(session: Session) -> None:
    small.change(session, cases=[{"id": "K1", "summary": "Contract 9434765919"}])
    session.commit(casework.set_case_fields(session.round, {K1: {"summary": "Contract 9434765919 ends", "people": 1}}))
    assert session.round.cases[K1].summary == "Contract 9434765919 ends"
    copy, _ = casework.duplicate_case(session.round, K1)
    assert copy.changes


def test_a_case_that_is_not_there_is_refused(session: Session) -> None:
    for act in (
        lambda: casework.set_case_fields(session.round, {CaseId("K9"): {"people": 1.0}}),
        lambda: casework.withdraw_cases(session.round, [CaseId("K9")]),
        lambda: casework.duplicate_case(session.round, CaseId("K9")),
    ):
        with pytest.raises(InputError) as fault:
            act()
        assert fault.value.code == "UnknownId"


def test_a_field_that_only_this_round_has_can_be_changed(session: Session) -> None:
    session.commit(casework.set_case_fields(session.round, {K1: {"tier": "secondary"}}))
    assert session.round.cases[K1].fields["tier"] == "secondary"


def test_a_locked_round_takes_no_case(session: Session) -> None:
    small.change(session, settings={"stage": "locked"})
    with pytest.raises(RefusedError):
        casework.add_case(session.round)
    with pytest.raises(RefusedError):
        casework.set_case_fields(session.round, {K1: {"people": 1.0}})


def test_what_named_a_withdrawn_case_goes_with_it_and_comes_back(session: Session) -> None:
    rules = [
        {"kind": "must", "case": "K2"}, {"kind": "must", "case": "K1"},
        {"kind": "requires", "case": "K1", "needs": "K2"},
        {"kind": "excludes", "cases": ["K1", "K2", "K3"]}, {"kind": "excludes", "cases": ["K2", "K3"]},
        {"kind": "at_most", "cases": ["K1", "K2", "K3"], "count": 2},
        {"kind": "exactly", "cases": ["K1", "K2", "K3"], "count": 2},
    ]  # fmt: skip
    small.change(session, cases=[{"id": "K4", "frees": "K2"}, {"id": "K3", "frees": "K1"}], rules=rules)
    before = session.round
    edit = casework.withdraw_cases(session.round, [K2])
    assert edit.label == "withdrawal of Case 2"
    session.commit(edit)
    after = session.round
    assert K2 not in after.cases
    assert (after.cases[K4].frees, after.cases[K3].frees) == (None, K1)
    left = sorted((rule.kind, rule.case or "", rule.cases) for rule in after.rules.values())
    assert left == [("exactly", "", (K1, K3)), ("excludes", "", (K1, K3)), ("must", K1, ())]
    session.undo()
    assert dict(session.round.cases) == dict(before.cases)
    assert dict(session.round.rules) == dict(before.rules)
    assert session.round.answers == before.answers


def test_several_cases_that_name_each_other_go_together(session: Session) -> None:
    small.change(session, cases=[{"id": "K4", "frees": "K2"}])
    edit = casework.withdraw_cases(session.round, [K2, K4])
    assert edit.label == "withdrawal of 2 cases"
    session.commit(edit)
    assert list(session.round.cases) == [K1, K3]


def test_a_copy_has_the_whole_record_and_no_scores(session: Session) -> None:
    edit, case = casework.duplicate_case(session.round, K4)
    session.commit(edit)
    old, new = session.round.cases[K4], session.round.cases[CaseId(case)]
    assert new.title == "Copy of Case 4"
    for name in ("type", "people", "money", "places", "gates", "risks", "fields"):
        assert getattr(new, name) == getattr(old, name)
    assert not any(key[0] == case for key in session.round.answers)
    session.commit(casework.set_lines(session.round, CaseId(case), "money", []))
    assert session.round.cases[K4].money == old.money
