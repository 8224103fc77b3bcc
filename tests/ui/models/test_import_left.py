from __future__ import annotations

from prioritiser.exchange.importing.plan import CellProblem
from tests.ui.models.import_plans import plan
from ui.models.import_left import MOST, left_of


def left_out(row: int, target: str, said: str = "TBC") -> CellProblem:
    problem = f"“{said}” is not a number. The cell is left out."
    return CellProblem("Cases", f"D{row}", row, problem, blocking=False, target=target, said=said)


def test_a_cell_of_a_row_brought_in_is_listed_with_its_text_and_where_it_stood() -> None:
    (only,) = left_of(plan(problems=(left_out(3, "people", "all"),)), {2, 3})

    assert (only.case, only.key, only.text) == ("K9", "people", "all")
    assert only.message == "“all” is not a number."
    assert only.remedy == "It stood in cell D3 of “Cases”."


def test_rows_that_stay_out_and_problems_of_no_one_cell_are_not_listed() -> None:
    problems = (left_out(5, "people"), CellProblem("Cases", "A3", 3, "The shares add up to 120%."))

    assert left_of(plan(problems=problems), {3}) == ()


def test_a_column_is_named_as_the_grid_names_it() -> None:
    assert left_of(plan(problems=(left_out(3, "cash_releasing", "perhaps"),)), {3})[0].key == "cash"


def test_the_list_has_an_end() -> None:
    problems = tuple(left_out(3, "people", str(at)) for at in range(MOST + 5))

    assert len(left_of(plan(problems=problems), {3})) == MOST
