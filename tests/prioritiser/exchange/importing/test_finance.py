"""A sheet with a row for each line of money and a column for each year."""

from __future__ import annotations

from prioritiser.exchange.importing.matching import propose
from prioritiser.exchange.importing.plan import ImportPlan, edit_for
from prioritiser.exchange.importing.sheets import read_source
from prioritiser.session import Session
from tests.prioritiser.exchange.importing import given

HEADINGS = ("Ref", "Scheme", "Line", "2026/27", "2027/28", "5 yr total")
HELD = given.round_of(
    cases=[{"id": "K1", "title": "One", "money": [{"year": "2026/27", "amount": 100.0}]}, {"id": "K2", "title": "Two"}]
)
ROWS = (
    ("K1", "One", "rec", "100", "£0.2m", "x"),
    ("K1", "One", "Saving", "-", "(40)", "x"),
    ("K2", "Two", "Capital", "£5k", "", "x"),
)


def plan(*rows: tuple[str, ...]) -> ImportPlan:
    return given.plan_of([HEADINGS, *rows], HELD)


def test_the_sheet_is_known_by_its_lines_and_years() -> None:
    matching = propose(given.pasted([HEADINGS, *ROWS]), HELD)
    assert matching.sort == "money"
    assert matching.targets == {0: "id", 2: "line", 3: "year:2026/27", 4: "year:2027/28"}


def test_each_row_says_what_it_changes() -> None:
    found = plan(*ROWS)
    assert [(row.id, row.sort, row.changes) for row in found.rows] == [
        ("K1", "changed", ("2027/28 recurrent cost: £0 → £200,000",)),
        ("K1", "changed", ("2027/28 recurrent saving: £0 → -£40",)),
        ("K2", "changed", ("2026/27 capital cost: £0 → £5,000",)),
    ]
    assert found.words == "3 rows read: 0 new, 3 changed, 0 unchanged, 0 wait."


def test_several_lines_of_a_case_come_in_together_or_apart(tmp_path) -> None:
    cases = [
        {"id": "K1", "title": "One", "money": [{"year": "2026/27", "amount": 100.0}]},
        {"id": "K2", "title": "Two"},
    ]
    session: Session = given.session(tmp_path, cases=cases)
    found = given.plan_of([HEADINGS, *ROWS], session.round)
    session.commit(edit_for(found, session.round, chosen={3}))
    assert [line.amount for line in session.round.cases["K1"].money] == [100, -40]
    session.undo()
    session.commit(edit_for(found, session.round))
    assert [(line.year, line.amount) for line in session.round.cases["K1"].money] == [
        ("2026/27", 100), ("2027/28", 200_000), ("2027/28", -40),
    ]  # fmt: skip
    assert given.plan_of([HEADINGS, *ROWS], session.round).unchanged == 3
    session.close()


def test_rows_of_no_case_or_no_kind_wait() -> None:
    found = plan(("K9", "Nine", "rec", "1", "", ""), ("", "None", "rec", "1", "", ""), ("K1", "One", "", "7", "", ""))
    assert [row.sort for row in found.rows] == ["rejected"] * 3
    assert [each.problem for each in found.problems] == [
        "There is no case “K9”.",
        "The row has no reference.",
        "The row does not say which line of money it is.",
    ]


def test_the_same_line_twice_waits() -> None:
    found = plan(("K1", "One", "rec", "1", "", ""), ("K1", "One", "Recurrent", "2", "", ""))
    assert [(row.sort, row.choosable) for row in found.rows] == [("rejected", True)] * 2
    assert "also in row 3" in found.problems[0].problem


def test_a_cost_below_zero_and_a_saving_of_the_same_year_wait() -> None:
    rows = (("K2", "Two", "rec", "-60", "", ""), ("K2", "Two", "Saving", "70", "40", ""))
    found = plan(*rows)
    assert [(row.sort, row.choosable) for row in found.rows] == [("rejected", True)] * 2
    assert [each.problem for each in found.problems] == [
        "The 2026/27 recurrent saving of “K2” is also in row 3. Choose one.",
        "The 2026/27 recurrent saving of “K2” is also in row 2. Choose one.",
    ]
    apart = plan(("K2", "Two", "rec", "-60", "", ""), ("K2", "Two", "Saving", "", "40", ""))
    assert [row.sort for row in apart.rows] == ["changed"] * 2


def test_many_rows_of_one_line_name_three_others_each_and_once() -> None:
    found = plan(*(("K1", "One", "Saving", str(at), "", "") for at in range(1, 2001)))
    assert len(found.problems) == found.rejected == 2000
    assert found.problems[0].problem == ("The same line of “K1” is also in rows 3, 4, 5 and 1,996 others. Choose one.")


def test_a_row_that_could_not_come_in_cannot_be_chosen_for_being_there_twice() -> None:
    found = given.plan_of(read_source("Ref,Line,2026/27,2027/28\nK1,rec,1,200,300\nK1,rec,5,6\n").sheet(), HELD)
    assert [(row.sort, row.choosable) for row in found.rows] == [("rejected", False), ("rejected", True)]
