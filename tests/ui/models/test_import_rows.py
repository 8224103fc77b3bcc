from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.models.import_plans import plan, round_with_cases
from ui.models.import_preview import preview_of
from ui.models.import_rows import LEFT_OUT, WITHOUT, ImportRows

Check = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def rows() -> ImportRows:
    rows = ImportRows()
    rows.load(preview_of(plan(), round_with_cases()))
    return rows


def line(rows: ImportRows, at: int) -> list[str]:
    return [str(rows.data(rows.index(at, column))) for column in range(rows.columnCount())]


def test_it_is_a_sound_model(rows: ImportRows, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(rows)


def test_rows_say_what_happens_and_why(rows: ImportRows) -> None:
    assert line(rows, 0) == [
        "5",
        "K7",
        "Lipid clinics",
        "Waits; tick it to correct it in Cases",
        "D5: “TBC” is not a number. E5: “soon” is not a date.",
    ]
    assert line(rows, 2) == ["2", "K1", "Virtual wards", "Changes", "People reached: 5,200 → 5,300"]
    assert line(rows, 3)[3] == "New case"
    assert line(rows, 3)[4].startswith("D3: “all” is not a number. Investment · 2026/27: £2.4m recurrent")
    assert line(rows, 4)[3:] == ["Nothing to do", ""]


def test_a_row_is_read_out_whole(rows: ImportRows) -> None:
    said = rows.data(rows.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Row 2, K1, Virtual wards, Changes, People reached: 5,200 → 5,300"


def test_what_changes_something_is_wanted_from_the_beginning(rows: ImportRows) -> None:
    assert rows.wanted == {2, 3}
    assert rows.count == 2
    assert rows.words == "5 rows read: 1 new, 1 changed, 1 unchanged, 2 wait."


def test_only_rows_that_can_come_in_are_ticked(rows: ImportRows) -> None:
    ticks = [rows.data(rows.index(at, 0), Check) for at in range(5)]
    assert ticks == [Qt.CheckState.Unchecked, None, Qt.CheckState.Checked, Qt.CheckState.Checked, None]
    assert not rows.setData(rows.index(1, 0), Qt.CheckState.Checked, Check)
    assert rows.wanted == {2, 3}


def test_a_row_is_left_out_and_taken_in_again(rows: ImportRows, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rows.ticked):
        rows.setData(rows.index(3, 0), Qt.CheckState.Unchecked, Check)
    assert rows.wanted == {2}
    assert line(rows, 3)[3] == LEFT_OUT
    assert rows.words == "5 rows read: 0 new, 1 changed, 1 unchanged, 1 left out, 2 wait."
    rows.setData(rows.index(3, 0), Qt.CheckState.Checked.value, Check)
    assert rows.wanted == {2, 3}


def test_a_row_that_waits_comes_in_when_it_is_ticked(rows: ImportRows) -> None:
    rows.toggle([0])
    assert rows.wanted == {2, 3, 5}
    assert rows.count == 3
    assert line(rows, 0)[3] == WITHOUT
    assert "1 without what could not be read, 1 waits." in rows.words


def test_chosen_rows_follow_the_first_that_can_be_ticked(rows: ImportRows) -> None:
    rows.toggle([1, 2, 3, 4])  # the first cannot come in, the last has nothing to do
    assert rows.wanted == set()
    rows.toggle([2, 3])
    assert rows.wanted == {2, 3}
    rows.toggle([1, 4])
    assert rows.wanted == {2, 3}


def test_one_sort_is_shown_and_ticks_stay(rows: ImportRows) -> None:
    rows.toggle([3])
    rows.show_sort("new")
    assert [rows.row_at(at).row for at in range(rows.rowCount())] == [3]
    rows.show_sort("")
    assert rows.rowCount() == 5
    assert rows.wanted == {2}


def test_nothing_is_shown_of_what_could_not_be_read(rows: ImportRows) -> None:
    rows.load(None)
    assert rows.rowCount() == 0
    assert rows.wanted == set()
    assert rows.words == ""
