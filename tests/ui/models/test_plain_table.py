from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ui.models.plain_table import PlainTable


@pytest.fixture
def table() -> PlainTable:
    table = PlainTable(("Row", "What", "Why"))
    table.load([("1", "Kept", ""), ("2", "", "A total.")])
    return table


def test_it_is_a_sound_model(table: PlainTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)


def test_it_shows_its_lines_under_their_headings(table: PlainTable) -> None:
    assert table.table() == [["Row", "What", "Why"], ["1", "Kept", ""], ["2", "", "A total."]]
    assert table.headerData(1, Qt.Orientation.Horizontal) == "What"
    assert table.headerData(1, Qt.Orientation.Vertical) is None
    assert table.data(table.index(1, 2)) == "A total."


def test_a_line_is_read_out_whole_without_its_gaps(table: PlainTable) -> None:
    assert table.data(table.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "2, A total."
