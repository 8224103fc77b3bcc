"""What a row changes of a case that is here already (C-11)."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from prioritiser.errors import InputError
from prioritiser.exchange.importing.compare import Compared, as_entry, check_stands, compare
from prioritiser.exchange.importing.matching import propose
from prioritiser.exchange.importing.plan import edit_for
from prioritiser.exchange.importing.rows import Said
from prioritiser.exchange.importing.targets import MoneyTarget
from prioritiser.model.case import Case, MoneyLine, PlaceShare
from prioritiser.model.framework import GateResult
from tests.prioritiser.exchange.importing import given

HELD = given.empty_round()
COST = MoneyTarget("2026/27", "recurrent", saving=False)
SAVING = MoneyTarget("2026/27", "recurrent", saving=True)
BASE = Case(
    id="K1",
    title="One",
    people=5,
    money=(
        MoneyLine(id="~1", year="2026/27", amount=100),
        MoneyLine(id="m2", year="2026/27", amount=-40, cash_releasing=False),
        MoneyLine(id="~3", year="2027/28", amount=7, line="pay"),
    ),
    places=(PlaceShare(place="city", share=0.4), PlaceShare(place="county", share=0.6)),
    gates=(GateResult(gate="G1", result="conditional", owner="Board", reason="Later"),),
    fields={"lead": "Chief", "illustrative": True},
)


def compared(base: Case | None = BASE, *, illustrative: bool = False, **said: object) -> Compared:
    return compare(Said(2, **said), base, HELD, illustrative=illustrative)  # type: ignore[arg-type]


def test_what_says_the_same_changes_nothing() -> None:
    found = compared(
        values={"id": "K1", "title": " One", "people": 5.0, "lead": "Chief"},
        money={COST: 100.0, SAVING: -40.0},
        shares={"city": 0.4, "county": 0.6},
        gates={"G1": "conditional"},
        cash=False,
    )
    assert (found.entry, found.changes, found.problems) == ({}, [], [])


def test_changes_are_said_in_words() -> None:
    found = compared(values={"title": "Uno", "people": 6, "lead": "Deputy", "sro": "Head"})
    assert found.changes == ["Title: One → Uno", "People reached: 5 → 6", "Lead: Chief → Deputy",
                             "Senior responsible owner: nothing → Head"]  # fmt: skip
    assert found.entry == {"title": "Uno", "people": 6, "fields": {"lead": "Deputy", "sro": "Head"}}


def test_one_line_of_money_is_set_and_the_others_stay() -> None:
    found = compared(money={COST: 250.0})
    assert found.changes == ["2026/27 recurrent cost: £100 → £250"]
    assert found.entry["money"] == [
        {"year": "2026/27", "kind": "recurrent", "amount": 250.0},
        {"id": "m2", "year": "2026/27", "kind": "recurrent", "amount": -40.0, "cash_releasing": False},
        {"year": "2027/28", "kind": "recurrent", "amount": 7.0, "line": "pay"},
    ]


def test_nil_takes_a_line_away_and_a_new_year_adds_one() -> None:
    gone = compared(money={COST: 0.0})
    assert [line["amount"] for line in gone.entry["money"]] == [-40, 7]  # type: ignore[attr-defined]
    more = compared(money={MoneyTarget("2028/29", "capital", saving=False): 9.0}, illustrative=True)
    assert more.entry["money"][-1] == {"year": "2028/29", "kind": "capital", "amount": 9.0, "illustrative": True}  # type: ignore[index]


def test_whether_a_saving_releases_cash_can_change_by_itself() -> None:
    found = compared(money={SAVING: -40.0}, cash=True)
    assert found.changes == ["2026/27 recurrent saving: releases cash"]
    assert found.entry["money"][1]["cash_releasing"] is True  # type: ignore[index]


def test_a_sum_over_several_lines_is_left_to_a_person() -> None:
    lines = (MoneyLine(id="a", year="2026/27", amount=60), MoneyLine(id="b", year="2026/27", amount=40, line="pay"))
    base = msgspec.structs.replace(BASE, money=lines)
    assert compared(base, money={COST: 100.0}).problems == []
    found = compared(base, money={COST: 120.0})
    assert found.problems == [
        "2026/27 recurrent cost is in 2 lines here coming to £100; the sheet says £120. It is left as it is."
    ]
    assert found.entry == {}


def test_shares_and_gates_change_and_keep_what_the_sheet_does_not_say() -> None:
    found = compared(shares={"city": 1.0, "county": 0.0}, gates={"G1": "pass"})
    assert found.entry["places"] == [{"place": "city", "share": 1.0}]
    assert found.entry["gates"] == [{"gate": "G1", "result": "pass", "owner": "Board", "reason": "Later"}]
    assert found.changes == [
        "Places: Derby City 40%; Derbyshire (County) 60% → Derby City 100%",
        f"G1 {HELD.gates['G1'].name}: conditional → pass",  # type: ignore[index]
    ]


def test_a_new_case_gets_everything_and_no_line_for_nil() -> None:
    found = compared(None, values={"id": "K2", "title": "Two"}, money={COST: 0.0, SAVING: -5.0}, illustrative=True)
    assert found.entry == {
        "title": "Two",
        "money": [{"year": "2026/27", "kind": "recurrent", "amount": -5.0, "illustrative": True}],
        "fields": {"illustrative": True},
    }
    assert found.changes == []


def test_a_line_keeps_its_own_id_and_loses_one_that_was_made_here() -> None:
    assert "id" not in as_entry(BASE.money[0])
    assert as_entry(BASE.money[1])["id"] == "m2"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            {
                "id": "K2",
                "title": "Two",
                "places": [{"place": "city", "share": 0.7}, {"place": "county", "share": 0.7}],
            },
            "add up",
        ),
        ({"id": "K2", "title": "Two", "money": [{"year": "1999/00", "amount": 1.0}]}, "not one of the round's years"),
        ({"id": "a\nb", "title": "Two"}, "not an id"),
    ],
)
def test_what_could_not_stand_is_refused_before_it_comes_in(entry: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        check_stands(entry, None, HELD)


def test_what_can_stand_is_let_through_also_where_it_frees_money_for_a_case_to_come() -> None:
    check_stands({"id": "K2", "title": "Two", "frees": "K3"}, None, HELD)
    check_stands({"id": "K1", "fields": {"lead": "Deputy"}}, BASE, HELD)


SAVED = ("Ref", "Title", "Type", "2026/27 recurrent cost £", "2026/27 recurrent saving £")


@pytest.mark.parametrize("lines", [None, [], [-50.0], [-60.0, -70.0], [100.0], [100.0, -50.0]])
@pytest.mark.parametrize("cells", [("-60", "70"), ("60", "70"), ("-60", ""), ("0", "70"), ("-60", "-")])
def test_a_second_identical_import_changes_nothing_and_nothing_is_lost(
    tmp_path: Path, lines: list[float] | None, cells: tuple[str, str]
) -> None:
    money = [{"id": f"m{at}", "year": "2026/27", "amount": amount} for at, amount in enumerate(lines or ())]
    cases = [] if lines is None else [{"id": "K2", "title": "Two", "type": "disinvestment", "money": money}]
    session = given.session(tmp_path, cases=cases)
    rows = [SAVED, ("K2", "Two", "disinvestment", *cells)]
    matching = propose(given.pasted([SAVED, ("K0", "Zero", "disinvestment", "1", "1")]), session.round)
    plan = given.plan_of(rows, session.round, matching)
    session.commit(edit_for(plan, session.round))
    again = given.plan_of(rows, session.round, matching)
    assert again.unchanged == 1
    assert [each.problem for each in again.problems] == [each.problem for each in plan.problems]
    saved = sum(line.amount for line in session.round.cases["K2"].money if line.amount < 0)  # type: ignore[index]
    said = {("-60", "70"): -130, ("60", "70"): -70, ("-60", ""): -60, ("0", "70"): -70, ("-60", "-"): -60}
    assert saved == said[cells] or plan.problems
    session.close()


def test_a_cost_and_a_saving_in_columns_of_costs_are_both_there() -> None:
    headings = ("Ref", "Title", "Pay cost 26/27", "Other cost 26/27")
    for cells, amounts in ((("60", "-60"), [60, -60]), (("60", "-20"), [60, -20])):
        plan = given.plan_of([headings, ("K2", "Two", *cells)])
        assert [line["amount"] for line in plan.rows[0].entry["money"]] == amounts  # type: ignore[attr-defined]
