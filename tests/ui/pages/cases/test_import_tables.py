from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.models.import_plans import COLUMNS, matching, plan, round_with_cases
from ui.models.import_columns import TARGET, ImportColumns, choices_for
from ui.models.import_preview import preview_of
from ui.models.import_rows import HAPPENS_AT, ImportRows
from ui.pages.cases.import_tables import ColumnTable, RowTable
from ui.theme import Theme

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(900, 400)
    QVBoxLayout(window)
    yield window
    window.close()
    window.deleteLater()


def shown(window: QWidget, table: QWidget, qtbot: QtBot) -> None:
    window.layout().addWidget(table)
    with qtbot.waitActive(window):
        window.show()
    table.setFocus()


@pytest.fixture
def column_table(window: QWidget, theme: Theme, qtbot: QtBot) -> ColumnTable:
    columns = ImportColumns(window)
    columns.load(COLUMNS, choices_for(matching(), round_with_cases()))
    table = ColumnTable(theme, columns, "Columns", (44, 200, 200, 200, 200))
    shown(window, table, qtbot)
    return table


@pytest.fixture
def row_table(window: QWidget, theme: Theme, qtbot: QtBot) -> RowTable:
    rows = ImportRows(window)
    rows.load(preview_of(plan(), round_with_cases()))
    table = RowTable(theme, rows, "Rows", (84, 92, 200, 160, 300))
    shown(window, table, qtbot)
    return table


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space, Key.Key_F2])
def test_a_key_offers_what_a_column_can_be(column_table: ColumnTable, qtbot: QtBot, key: Key) -> None:
    column_table.setCurrentIndex(column_table.model().index(3, 1))
    qtbot.keyClick(column_table, key)
    box = column_table.findChild(QComboBox)

    assert box.currentText() == "Leave out"
    assert box.accessibleName() == "Brought in as"
    with qtbot.waitSignal(column_table.model().chosen) as asked:
        box.setCurrentIndex(box.findData("summary"))
        box.activated.emit(box.currentIndex())
    assert asked.args == [3, "summary"]


def test_a_click_on_the_meaning_offers_the_others(column_table: ColumnTable, qtbot: QtBot) -> None:
    model = column_table.model()
    for column, opens in ((1, False), (TARGET, True)):
        where = column_table.visualRect(model.index(0, column)).center()
        qtbot.mouseClick(column_table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert bool(column_table.findChildren(QComboBox)) == opens


def test_arrow_keys_only_move(column_table: ColumnTable, qtbot: QtBot) -> None:
    column_table.setCurrentIndex(column_table.model().index(0, TARGET))
    qtbot.keyClick(column_table, Key.Key_Down)

    assert column_table.currentIndex().row() == 1
    assert not column_table.findChildren(QComboBox)


def test_space_ticks_every_chosen_row(row_table: RowTable, qtbot: QtBot) -> None:
    rows = row_table.model()
    row_table.selectAll()
    qtbot.keyClick(row_table, Key.Key_Space)
    assert rows.wanted == {2, 3, 5}  # the first of them waits and could come in
    qtbot.keyClick(row_table, Key.Key_Space)
    assert rows.wanted == set()


def option_of(table: RowTable | ColumnTable, row: int, column: int) -> QStyleOptionViewItem:
    index, option = table.model().index(row, column), QStyleOptionViewItem()
    table.itemDelegateForIndex(index).initStyleOption(option, index)
    return option


def test_what_waits_has_a_sign_until_it_comes_in(row_table: RowTable) -> None:
    has = QStyleOptionViewItem.ViewItemFeature.HasDecoration
    assert option_of(row_table, 0, HAPPENS_AT).features & has
    assert not option_of(row_table, 2, HAPPENS_AT).features & has
    row_table.model().toggle([0])
    assert not option_of(row_table, 0, HAPPENS_AT).features & has


def test_what_stays_out_is_said_softly(row_table: RowTable, column_table: ColumnTable, theme: Theme) -> None:
    soft = theme.color("text2")
    assert option_of(row_table, 4, HAPPENS_AT).palette.text().color() == soft
    assert option_of(row_table, 3, HAPPENS_AT).palette.text().color() != soft
    assert option_of(column_table, 3, TARGET).palette.text().color() == soft
    assert option_of(column_table, 0, TARGET).palette.text().color() != soft


def test_the_last_column_takes_the_room_and_never_less_than_its_own(row_table: RowTable, window: QWidget) -> None:
    assert sum(row_table.columnWidth(at) for at in range(5)) == row_table.viewport().width()
    window.resize(400, 400)
    assert row_table.columnWidth(4) == 300
