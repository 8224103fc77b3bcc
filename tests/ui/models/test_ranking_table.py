from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from prioritiser.analysis.summary import analyse
from tests.ui.models.ranking_rounds import a_round, analysed, shown
from ui.models.ranking_columns import chosen_columns, columns_of
from ui.models.ranking_rows import CASE, HEADING, LINE, Listing, rows_of
from ui.models.ranking_table import RankingTable


def fill(table, analysis):
    held = shown(analysis)
    table.show(held, rows_of(analysis, held.grounds, Listing()))


def made(qtbot, analysis=None):
    table = RankingTable()
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.set_columns(chosen_columns(columns_of(a_round(), unit="£m", year="2026/27", money=""), ""))
    fill(table, analysis or analysed())
    return table, tester


def test_it_shows_rows_and_headings(qtbot):
    table, _tester = made(qtbot)
    at = table.row_of("K3")
    assert table.index(at, table.column_at("value")).data() == "64.0"
    assert "above the budget line" in table.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert table.index(at, 0).data(Qt.ItemDataRole.ToolTipRole) == "Living well"
    heading = table.headerData(table.column_at("amount"), Qt.Orientation.Horizontal)
    assert heading == "£m\n2026/27"
    assert table.headerData(0, Qt.Orientation.Vertical) is None


def test_only_cases_can_be_chosen(qtbot):
    table, _tester = made(qtbot)
    for kind, choosable in ((HEADING, False), (LINE, False), (CASE, True)):
        flags = table.flags(table.index(table.first_of_kind(kind), 0))
        assert bool(flags & Qt.ItemFlag.ItemIsSelectable) is choosable


def test_a_selection_stays_with_its_case_when_rows_change_places(qtbot):
    table, _tester = made(qtbot)
    kept = QPersistentModelIndex(table.index(table.row_of("K4"), 0))
    resets, changes = QSignalSpy(table.modelReset), QSignalSpy(table.dataChanged)
    fill(table, analyse(a_round(), swings={"A": 5, "B": 95}))
    assert table.rows[kept.row()].case == "K4"
    assert kept.row() == table.row_of("K4") < table.row_of("K3")
    assert (resets.count(), changes.count()) == (0, 1)


def test_other_cases_reset_the_table(qtbot):
    table, _tester = made(qtbot)
    resets = QSignalSpy(table.modelReset)
    fill(table, analysed(budgets=[{"year": "2026/27", "kind": "recurrent", "amount": 1}], gates=[]))
    assert resets.count() == 0, "the same things in another order"
    fill(table, analyse(replace(a_round(), cases={key: case for key, case in a_round().cases.items() if key != "K1"})))
    assert resets.count() == 1
    assert table.row_of("K1") is None


def test_a_case_named_twice_is_found_in_the_list(qtbot):
    table, _tester = made(qtbot)
    assert table.rows[table.row_of("S1")].section == "stops"
    assert table.row_of(None) is None
