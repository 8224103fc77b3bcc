"""Cells without a heading: in text they keep their row out, in a workbook their column is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.exchange.importing.matching import propose
from prioritiser.exchange.importing.plan import ImportPlan, edit_for
from prioritiser.exchange.importing.sheets import read_source
from tests.prioritiser.exchange.importing import given

HELD = given.empty_round()
H = "Ref,Title,Type,2026/27 recurrent cost £"


def plan(text: str) -> ImportPlan:
    return given.plan_of(read_source(text).sheet())


def test_a_comma_inside_a_number_keeps_its_row_out() -> None:
    found = plan(f'{H}\nK1,One,investment,"1,200"\nK2,Two,investment,5\nK3,Three,investment,1,200\n')
    assert [(row.id, row.sort, row.choosable) for row in found.rows] == [
        ("K1", "new", False), ("K2", "new", False), ("K3", "rejected", False),
    ]  # fmt: skip
    (problem,) = found.problems
    assert (problem.cell, problem.row, problem.blocking) == ("E4", 4, True)
    assert problem.problem == (
        "“200” stands beyond the last heading, which is in column D. "
        "Perhaps a comma inside a number has cut it in two: put the number in quotation marks, "
        "or give the column a heading."
    )
    assert not found.notes
    assert {change.key.parts[0] for change in edit_for(found, HELD).changes} == {"K1", "K2"}


def test_a_file_of_text_is_looked_at_in_the_same_way(tmp_path: Path) -> None:
    path = given.csv_file(tmp_path / "a.csv", f"{H}\nK3,Three,investment,1,200\n")
    assert given.plan_of(read_source(path).sheet()).rejected == 1


@pytest.mark.parametrize("rest", [",", ",,,", ", ,  ", ""])
def test_blank_cells_beyond_the_last_heading_are_nothing(rest: str) -> None:
    found = plan(f"{H}\nK3,Three,investment,200{rest}\n")
    assert (found.imported, found.problems) == (1, ())


def test_cells_beyond_the_last_column_that_is_read_keep_their_row_out() -> None:
    found = plan(f"{H}\nK3,Three,investment,1{',' * 2000}200\n")
    assert (found.rejected, found.problems[0].cell) == (1, "ALM2")
    assert found.problems[0].problem.startswith("Something stands beyond the last heading, which is in column D.")


@pytest.mark.parametrize(("separator", "words"), [(";", "a semicolon inside a cell"), ("|", "an upright line")])
def test_other_marks_between_cells_are_named(separator: str, words: str) -> None:
    text = f"{H}\nK1,One,investment,5\nK3,Three,investment,1,200\n".replace(",", separator)
    assert words in plan(text).problems[0].problem


def test_pasted_cells_may_be_chosen_because_they_are_in_their_places() -> None:
    found = plan("Ref\tTitle\tCost 26/27\nK1\tOne\t5\tsee annex\n")
    assert [(row.sort, row.choosable) for row in found.rows] == [("rejected", True)]
    assert found.problems[0].problem == (
        "“see annex” stands beyond the last heading, which is in column C. "
        "Give that column a heading, or clear the cell."
    )


def test_a_column_without_a_heading_that_is_matched_is_no_accident() -> None:
    sheet = read_source(f"{H}\nK3,Three,investment,1,Chief\n").sheet()
    matching = propose(sheet, HELD).with_target(4, "lead")
    assert given.plan_of(sheet, HELD, matching).imported == 1


def test_a_total_that_goes_on_too_far_is_passed_over_as_before() -> None:
    found = plan(f"{H}\nK1,One,investment,5\nTotal,,,1,200\n")
    assert (found.read, [each.why for each in found.skipped]) == (1, ["A total."])


def test_columns_of_a_workbook_without_a_heading_are_named_in_the_notes(tmp_path: Path) -> None:
    rows = [("Ref", None, "Title", "Cost 26/27"), ("K1", "x", "One", 5, None, "y"), ("K2", None, "Two", 6, None, "z")]
    found = given.plan_of(read_source(given.xlsx(tmp_path / "a.xlsx", rows)).sheet())
    assert found.imported == 2
    assert "Columns B and F have no heading and are left out." in found.notes
    one = [("Ref", "Title"), ("K1", "One", 5)]
    found = given.plan_of(read_source(given.xlsx(tmp_path / "b.xlsx", one)).sheet())
    assert "Column C has no heading and is left out." in found.notes


def test_ten_columns_without_a_heading_are_named_at_most(tmp_path: Path) -> None:
    rows = [("Ref", "Title"), ("K1", "One", *range(13))]
    found = given.plan_of(read_source(given.xlsx(tmp_path / "a.xlsx", rows)).sheet())
    assert "Columns C, D, E, F, G, H, I, J, K, L and 3 others have no heading and are left out." in found.notes


def test_a_column_under_a_group_has_no_heading_of_its_own(tmp_path: Path) -> None:
    rows = [("Case", None, "Money 26/27", None, None), ("Ref", "Title", "Cost", "Savings"), ("K1", "One", 5, 6, 7)]
    found = given.plan_of(read_source(given.xlsx(tmp_path / "a.xlsx", rows)).sheet())
    assert "Column E has no heading and is left out." in found.notes
