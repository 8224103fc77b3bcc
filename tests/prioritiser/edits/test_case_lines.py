"""The lists inside a case: lines stay who they are when they are changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from prioritiser.edits.case_lines import LIST_NAMES, set_gate, set_lines, set_year_money
from prioritiser.errors import InputError, RefusedError
from prioritiser.model.base import CaseId, GateId
from prioritiser.model.case import Case, MoneyLine
from prioritiser.model.kinds import CASE_LINES
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.prioritiser import small

K1, K4 = CaseId("K1"), CaseId("K4")
YEAR, LATER = "2026/27", "2027/28"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def case_of(session: Session, case: CaseId = K1) -> Case:
    return session.round.cases[case]


def money(session: Session, case: CaseId = K1) -> list[tuple[str, str, str, float]]:
    return [(line.year, line.kind, line.line, line.amount) for line in case_of(session, case).money]


def test_the_lists_are_those_of_a_case() -> None:
    assert set(LIST_NAMES) == {nested.field for nested in CASE_LINES} | {"places"}


def test_a_renamed_line_stays_the_same_line(session: Session) -> None:
    held = case_of(session).risks[0]
    rows = [{**msgspec.to_builtins(held), "title": "Delayed"}, {"title": "", "initial": None}, {"title": "New"}]
    edit = set_lines(session.round, K1, "risks", rows)
    assert [change.key.field for change in edit.changes if change.key.parts == (K1, held.id)] == ["title"]
    session.commit(edit)
    first, second = case_of(session).risks
    assert (first.id, first.title, first.initial, first.owner) == (held.id, "Delayed", (4, 4), "Risk owner")
    assert second.title == "New"
    session.undo()
    assert case_of(session).risks == (held,)


def test_lines_can_change_places_and_go(session: Session) -> None:
    rows = [msgspec.to_builtins(line) for line in case_of(session).money]
    session.commit(set_lines(session.round, K1, "money", rows[::-1]))
    assert [line.year for line in case_of(session).money] == [LATER, YEAR]
    session.commit(set_lines(session.round, K1, "money", rows[:1]))
    assert [line.year for line in case_of(session).money] == [YEAR]
    assert case_of(session).money[0].id == rows[0]["id"]


def test_an_id_of_another_case_makes_a_new_line(session: Session) -> None:
    row = {"id": "~99", "year": YEAR, "amount": 3.0}
    session.commit(set_lines(session.round, K1, "money", [row]))
    assert [line.id == "~99" for line in case_of(session).money] == [False]


@pytest.mark.parametrize(
    ("name", "rows", "code", "where"),
    [
        ("money", [{"year": YEAR}], "WrongShape", "money"),
        ("money", [{"year": YEAR, "amount": "much"}], "WrongShape", "money"),
        ("workforce", [{"year": "1999/00", "staff_group": "x", "wte": 1.0}], "UnknownYear", "workforce"),
        ("impact", [{"domain": "safe", "likelihood": 6, "impact": 1}], "OutOfRange", "impact"),
        ("gates", [{"gate": "G9", "result": "pass"}], "UnknownId", "gates"),
        ("places", [{"place": "city", "share": 0.6}, {"place": "city", "share": 0.6}], "OutOfRange", "places"),
        ("money", [{"id": "a", "year": YEAR, "amount": 1.0}] * 2, "Repeated", "money"),
    ],
)
def test_a_line_that_cannot_stand_is_refused_by_its_place(
    session: Session, name: str, rows: list, code: str, where: str
) -> None:
    with pytest.raises(InputError) as fault:
        set_lines(session.round, K1, name, rows)
    assert fault.value.code == code
    assert fault.value.where.startswith(f"case K1.{where}")


def test_one_cell_of_money_is_set_changed_and_cleared(session: Session) -> None:
    edit = set_year_money(session.round, K1, YEAR, "capital", "set_up", 5000.0, source="Bid")
    assert edit.label == "cost of Case 1"
    session.commit(edit)
    assert money(session)[-1] == (YEAR, "capital", "set_up", 5000.0)
    session.commit(set_year_money(session.round, K1, YEAR, "capital", "set_up", 6000.0))
    assert case_of(session).money[-1].source == "Bid"
    session.commit(set_year_money(session.round, K1, YEAR, "capital", "set_up", None))
    assert len(money(session)) == 2
    for _ in range(3):
        session.undo()
    assert money(session) == [(YEAR, "recurrent", "", 250000.0), (LATER, "recurrent", "", 1000.0)]


def test_a_changed_amount_keeps_line_place_and_mark(session: Session) -> None:
    before = case_of(session).money[0]
    session.commit(set_year_money(session.round, K1, YEAR, "recurrent", "", 1.0))
    assert case_of(session).money[0] == msgspec.structs.replace(before, amount=1.0)
    session.commit(set_year_money(session.round, K1, YEAR, "recurrent", "", 1.0, illustrative=False))
    assert not case_of(session).money[0].illustrative


def test_costs_and_savings_of_one_year_are_two_cells(session: Session) -> None:
    edit = set_year_money(session.round, K1, YEAR, "recurrent", "", 90.0, saving=True, cash_releasing=True)
    assert edit.label == "saving of Case 1"
    session.commit(edit)
    assert [line.amount for line in case_of(session).money if line.year == YEAR] == [250000.0, -90.0]
    assert [line.cash_releasing for line in case_of(session).money if line.year == YEAR] == [None, True]
    session.commit(set_year_money(session.round, K1, YEAR, "recurrent", "", -80.0))
    assert [line.amount for line in case_of(session).money if line.year == YEAR] == [250000.0, -80.0]
    session.commit(set_year_money(session.round, K1, YEAR, "recurrent", "", None, saving=False))
    assert [line.amount for line in case_of(session).money if line.year == YEAR] == [-80.0]
    session.commit(set_year_money(session.round, K1, YEAR, "recurrent", "", 0.0, saving=True))
    assert [line.year for line in case_of(session).money] == [LATER]


def test_a_stated_nil_cost_is_kept(session: Session) -> None:
    session.commit(set_year_money(session.round, K1, YEAR, "recurrent", "", 0.0))
    assert money(session)[0] == (YEAR, "recurrent", "", 0.0)


def test_several_lines_in_a_cell_become_one_with_what_they_agree_on(session: Session) -> None:
    rows = [
        {"year": YEAR, "amount": 1.0, "source": "Bid", "organisation": "acute"},
        {"year": YEAR, "amount": 2.0, "source": "Bid", "organisation": "council"},
    ]
    session.commit(set_lines(session.round, K1, "money", rows))
    session.commit(set_year_money(session.round, K1, YEAR, "recurrent", "", 5.0))
    assert [(line.amount, line.source, line.organisation) for line in case_of(session).money] == [(5.0, "Bid", "")]


@pytest.mark.parametrize(
    ("year", "amount", "saving", "code"),
    [("1999/00", 1.0, None, "UnknownYear"), (YEAR, -1.0, False, "WrongSign"), (YEAR, 1e14, None, "OutOfRange")],
)
def test_money_that_cannot_stand_is_refused(
    session: Session, year: str, amount: float, saving: bool | None, code: str
) -> None:
    with pytest.raises(InputError) as fault:
        set_year_money(session.round, K1, year, "recurrent", "pay", amount, saving=saving)
    assert fault.value.code == code


def test_income_is_called_income(session: Session) -> None:
    assert set_year_money(session.round, K1, YEAR, "recurrent", "income", -5.0).label == "income of Case 1"


def test_a_gate_is_answered_and_taken_back(session: Session) -> None:
    edit = set_gate(session.round, K1, GateId("G1"), "fail", reason="Not ours", date="2026-04-01")
    assert edit.label == "gate Remit of Case 1"
    session.commit(edit)
    found = case_of(session).gates[0]
    assert (found.result, found.owner, found.reason, found.date) == ("fail", "Owner", "Not ours", "2026-04-01")
    assert case_of(session).failed_gates == (found,)
    session.commit(set_gate(session.round, K1, GateId("G1"), "pass", reason=""))
    assert (case_of(session).gates[0].reason, case_of(session).gates[0].date) == ("", "2026-04-01")
    session.commit(set_gate(session.round, K1, GateId("G1"), None))
    assert case_of(session).gates == ()
    session.undo()
    assert case_of(session).gates[0].result == "pass"


def test_gates_stand_in_the_order_of_the_framework(session: Session) -> None:
    small.change(session, gates=[{"id": "G2", "name": "Second"}, {"id": "G3", "name": "Third"}])
    for gate in ("G3", "G2"):
        session.commit(set_gate(session.round, K1, GateId(gate), "pass"))
    assert [each.gate for each in case_of(session).gates] == ["G1", "G2", "G3"]


@pytest.mark.parametrize(("gate", "date", "code"), [("G9", "", "UnknownId"), ("G1", "soon", "NotADate")])
def test_a_gate_result_that_cannot_stand_is_refused(session: Session, gate: str, date: str, code: str) -> None:
    with pytest.raises(InputError) as fault:
        set_gate(session.round, K1, GateId(gate), "pass", date=date)
    assert fault.value.code == code


def test_a_locked_round_keeps_its_lines(session: Session) -> None:
    small.change(session, settings={"stage": "locked"})
    with pytest.raises(RefusedError):
        set_year_money(session.round, K1, YEAR, "recurrent", "", 1.0)


def test_lines_without_ids_are_matched_by_what_they_say() -> None:
    lines = (MoneyLine(year=YEAR, amount=1.0), MoneyLine(year=LATER, amount=2.0))
    held = Round(cases={K1: Case(id=K1, title="One", money=lines)})
    edit = set_year_money(held, K1, LATER, "recurrent", "", 3.0)
    assert [(change.key.field, change.before, change.after) for change in edit.changes if change.key.field] == [
        ("amount", 2.0, 3.0)
    ]
