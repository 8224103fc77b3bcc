from __future__ import annotations

from tests.ui.models.import_plans import plan, round_with_cases
from ui.models.import_preview import preview_of


def test_rows_that_wait_stand_first_in_the_order_of_the_sheet() -> None:
    preview = preview_of(plan(), round_with_cases())

    assert [row.row for row in preview.rows] == [5, 6, 2, 3, 4]
    assert {sort: [row.row for row in rows] for sort, rows in preview.by_sort.items()} == {
        "rejected": [5, 6], "new": [3], "changed": [2], "unchanged": [4],
    }  # fmt: skip


def test_sorts_without_rows_are_left_out() -> None:
    whole = plan()
    preview = preview_of(plan(rows=whole.rows[:1], counts={"changed": 1}), round_with_cases())

    assert list(preview.by_sort) == ["changed"]
    assert preview.rows == whole.rows[:1]


def test_everything_wrong_with_a_row_is_said_with_its_cells() -> None:
    preview = preview_of(plan(), round_with_cases())

    assert preview.why[5] == "D5: “TBC” is not a number. E5: “soon” is not a date."
    assert preview.why[3] == "D3: “all” is not a number."
    assert 2 not in preview.why
    assert preview.by_number[6].id == "K8"


def test_notes_stand_before_what_was_passed_over() -> None:
    preview = preview_of(plan(), round_with_cases(), ["Some cells are merged."])

    assert preview.others[0] == ("Sheet", "Some cells are merged.", "")
    assert preview.usual == 2
