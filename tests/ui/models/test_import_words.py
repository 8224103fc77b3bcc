from __future__ import annotations

import pytest

from prioritiser.exchange.importing.plan import CellProblem
from tests.ui.models.import_plans import NEW, plan, round_with_cases
from ui.models.import_words import (
    button_words,
    count_words,
    entry_words,
    other_lines,
    patient_words,
    problem_lines,
    reading_lines,
    report_of,
    stay_words,
)


def test_the_count_adds_up_whatever_is_ticked() -> None:
    assert count_words(plan(), left_out={}) == "5 rows read: 1 new, 1 changed, 1 unchanged, 2 wait."
    assert count_words(plan(), left_out={"new": 1}) == (
        "5 rows read: 0 new, 1 changed, 1 unchanged, 1 left out, 2 wait."
    )
    assert count_words(plan(), left_out={"changed": 1}, taken=1) == (
        "5 rows read: 1 new, 0 changed, 1 unchanged, 1 without what could not be read, 1 left out, 1 waits."
    )


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ((), ""), (("K3",), "1 case of the round is not in the sheet and will stay."),
        (("K2", "K3"), "2 cases of the round are not in the sheet and will stay."),
    ],
)  # fmt: skip
def test_cases_that_the_sheet_does_not_name_are_counted(missing: tuple[str, ...], words: str) -> None:
    assert stay_words(plan(not_in_file=missing)) == words


@pytest.mark.parametrize(
    ("wanted", "words"), [(0, "Bring in nothing"), (1, "Bring in 1 row"), (1200, "Bring in 1,200 rows")]
)
def test_the_button_says_what_it_does(wanted: int, words: str) -> None:
    assert button_words(wanted) == words


def test_problems_say_what_becomes_of_row_and_cell() -> None:
    lines = problem_lines(plan())

    assert lines[0] == ("D5", "5", "“TBC” is not a number.", "The row waits")
    assert lines[3] == ("D3", "3", "“all” is not a number.", "The cell is left out")


def patients(count: int) -> tuple[CellProblem, ...]:
    return tuple(CellProblem("Cases", f"F{row}", row, "it holds a valid NHS number.") for row in range(2, 2 + count))


def test_what_looks_like_patient_data_stands_before_all_problems() -> None:
    assert problem_lines(plan(patient=patients(1)))[0] == (
        "F2",
        "2",
        "It holds a valid NHS number.",
        "Nothing comes in",
    )


def test_the_cells_that_look_like_patient_data_are_named() -> None:
    assert patient_words(plan(patient=patients(2))).startswith("F2, F3: it holds a valid NHS number. Remove it")
    assert patient_words(plan(patient=patients(7))).startswith("F2, F3, F4, F5, F6 and 2 more: ")


def test_readings_say_how_many_there_are_beyond_those_listed() -> None:
    assert reading_lines(plan()) == [("D2", "£2.4m", "£2,400,000"), ("", "and 2 more", "")]
    assert reading_lines(plan(judged=1)) == [("D2", "£2.4m", "£2,400,000")]


def test_what_is_passed_over_and_what_stays_is_listed() -> None:
    assert other_lines(plan(), round_with_cases(), ["A note."]) == [
        ("Sheet", "A note.", ""),
        ("Row 7", "TOTAL", "A total."),
        ("K3", "Old clinic", "Not in this sheet; it stays as it is."),
    ]


def test_a_new_case_is_told_in_short() -> None:
    assert entry_words(NEW) == (
        "Investment · 2026/27: £2.4m recurrent, £180,000 capital · 2027/28: £420,000 recurrent saved · 5,200 people"
    )
    assert entry_words({"id": "K1", "type": "reshape", "people": 1}) == "Reshape · 1 person"
    assert entry_words({"id": "K1"}) == ""


def test_what_was_found_is_text_with_a_line_for_each_finding() -> None:
    text = report_of("5 rows read.", [("D5", "5", "Not a\nnumber.", "The row waits")], [("Row 7", "TOTAL", "A total.")])

    assert text.splitlines() == [
        "5 rows read.", "", "Cell\tRow\tWhat is wrong\tWhat happens", "D5\t5\tNot a number.\tThe row waits", "",
        "Where\tWhat\tWhy", "Row 7\tTOTAL\tA total.",
    ]  # fmt: skip
