"""The one edit of an import: good rows come in, the others wait, undo takes it back (C-10, C-11)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from prioritiser.edits.casework import withdraw_cases
from prioritiser.errors import InputError, RefusedError
from prioritiser.exchange.importing.plan import edit_for, others_said
from tests.prioritiser.exchange.importing import given

HEADINGS = ("Ref", "Title", "Cost 26/27", "Lead")
FIRST = [HEADINGS, *((f"K{at}", f"Case {at}", f"£{at}k", "Chief") for at in range(1, 6))]
SECOND = [
    HEADINGS,
    ("K1", "Case 1", "£9k", "Chief"),
    ("K2", "Case two", "£2k", ""),
    ("K3", "Case 3", "£3k", "Deputy"),
    ("K4", "Case 4", "£4k", "Chief"),
    ("K6", "Case 6", "£6k", "Chief"),
    ("K7", "Case 7", "£7k", "Chief"),
]


def test_a_second_import_adds_changes_and_keeps_and_is_one_step_to_undo(tmp_path: Path) -> None:
    session = given.session(tmp_path)
    first = given.plan_of(FIRST, session.round)
    edit = edit_for(first, session.round)
    assert edit.label == "import of 5 cases"
    session.commit(edit)
    before = session.round
    second = given.plan_of(SECOND, session.round)
    assert second.words == "6 rows read: 2 new, 3 changed, 1 unchanged, 0 wait."
    assert second.not_in_file == ("K5",)
    assert [row.changes for row in second.rows if row.sort == "changed"] == [
        ("2026/27 recurrent cost: £1,000 → £9,000",),
        ("Title: Case 2 → Case two",),
        ("Lead: Chief → Deputy",),
    ]
    session.commit(edit_for(second, session.round))
    assert list(session.round.cases) == ["K1", "K2", "K3", "K4", "K5", "K6", "K7"]
    assert session.round.cases["K2"].fields["lead"] == "Chief", "a blank cell says nothing"
    assert session.round.cases["K1"].money[0].amount == 9000
    session.undo()
    assert session.round.cases == before.cases
    session.undo()
    assert session.round.cases == {}
    session.close()


def test_rows_may_be_chosen_also_waiting_ones_without_what_could_not_be_read(tmp_path: Path) -> None:
    session = given.session(tmp_path)
    rows = [HEADINGS, ("K1", "One", "TBC", "Chief"), ("K2", "Two", "£5", ""), ("K3", "", "£5", "")]
    plan = given.plan_of(rows, session.round)
    assert [(row.sort, row.choosable) for row in plan.rows] == [("rejected", True), ("new", False), ("rejected", False)]
    session.commit(edit_for(plan, session.round, chosen={2}))
    assert list(session.round.cases) == ["K1"]
    assert session.round.cases["K1"].money == ()
    with pytest.raises(InputError, match="Row 4 cannot be brought in"):
        edit_for(plan, session.round, chosen={3, 4})
    session.close()


def test_two_rows_of_one_reference_cannot_both_be_chosen() -> None:
    plan = given.plan_of([HEADINGS, ("K1", "One", "", ""), ("K1", "Uno", "", "")])
    with pytest.raises(InputError, match="Rows 2 and 3 have the same reference"):
        edit_for(plan, given.empty_round(), chosen={2, 3})
    assert [change.key.parts for change in edit_for(plan, given.empty_round(), chosen={3}).changes] == [("K1",)]


def test_a_case_that_changed_meanwhile_is_compared_again_first(tmp_path: Path) -> None:
    session = given.session(tmp_path, cases=[{"id": "K1", "title": "One"}])
    plan = given.plan_of([HEADINGS, ("K1", "Uno", "", ""), ("K2", "Two", "", "")], session.round)
    session.commit(withdraw_cases(session.round, ["K1"]))
    with pytest.raises(RefusedError, match="K1 has changed since"):
        edit_for(plan, session.round)
    assert edit_for(plan, session.round, chosen={3}).changes
    session.close()


def test_a_new_case_that_came_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    session = given.session(tmp_path)
    plan = given.plan_of(FIRST, session.round)
    session.commit(edit_for(plan, session.round, chosen={2}))
    with pytest.raises(RefusedError, match="K1 has changed since"):
        edit_for(plan, session.round)
    session.close()


def test_what_looks_like_patient_data_blocks_until_a_person_has_looked() -> None:
    rows = [("Ref", "Title", "Contact"), ("K1", "One", "943 476 5919"), ("K2", "Two", "999 000 0018")]
    plan = given.plan_of(rows)
    with pytest.raises(RefusedError) as caught:
        edit_for(plan, given.empty_round())
    assert caught.value.code == "PatientData"
    assert "C2 and 1 other cell look like patient data" in caught.value.message
    assert len(edit_for(plan, given.empty_round(), patient_data_removed=True).changes) == 2


def test_nothing_to_bring_in_is_an_edit_of_nothing() -> None:
    plan = given.plan_of([HEADINGS])
    assert plan.words == "0 rows read: 0 new, 0 changed, 0 unchanged, 0 wait."
    assert not edit_for(plan, given.empty_round()).changes


def test_the_accounting_line_uses_one_and_many() -> None:
    plan = given.plan_of([HEADINGS, ("K1", "One", "TBC", "")])
    assert plan.words == "1 row read: 0 new, 0 changed, 0 unchanged, 1 waits."
    assert (replace(plan, counts={}).imported, plan.rejected) == (0, 1)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([2, 3], "row 3"),
        ([2, 3, 4], "rows 3 and 4"),
        ([2, 3, 4, 5], "rows 3, 4 and 5"),
        ([2, 3, 4, 5, 6], "rows 3, 4, 5 and 1 other"),
        ([*range(2, 2002)], "rows 3, 4, 5 and 1,996 others"),
    ],
)
def test_other_rows_are_named_three_at_most(rows: list[int], said: str) -> None:
    assert others_said(rows, 2) == said
