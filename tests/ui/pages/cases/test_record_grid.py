from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from prioritiser.model.case_fields import CaseField
from tests.ui.models.case_rounds import held
from ui.models.case_record_list import ListTable
from ui.models.case_record_table import Plan
from ui.models.case_record_words import Words
from ui.pages.cases.record_grid import Grid

COLUMNS = (
    CaseField("what", "What"), CaseField("amount", "Amount", "money"),
    CaseField("kind", "Kind", "choice", choices=(("a", "Alpha"), ("b", "Beta"))),
    CaseField("note", "Note", "long"), CaseField("sure", "Sure", "yes_no"),
)  # fmt: skip
ROWS = ({"what": "One", "amount": 1000.0, "kind": "a"}, {"what": "Two", "amount": 2000.0, "note": "A note"})
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Sheet:
    def __init__(self, qtbot, theme, width=900):
        self.qtbot, self.written = qtbot, []
        self.table = ListTable(Plan(COLUMNS, suggestions={"what": ("One", "Three")}), self.write)
        self.table.show_rows(ROWS, Words(held()), anew=True)
        self.grid = Grid(theme, self.table, "Sheet")
        self.holder = QWidget()
        qtbot.addWidget(self.holder)
        layout = QVBoxLayout(self.holder)
        layout.addWidget(self.grid)
        layout.addStretch(1)
        self.holder.resize(width, 400)
        with qtbot.waitActive(self.holder):
            self.holder.show()
        self.grid.go_to(0, 0)

    def write(self, rows):
        self.written.append(rows)
        self.table.show_rows(rows, self.table.words)

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    def type(self, text):
        for letter in text:
            self.qtbot.keyClick(QApplication.focusWidget(), letter)

    @property
    def at(self):
        index = self.grid.currentIndex()
        return index.row(), index.column()


@pytest.fixture
def sheet(qtbot, theme):
    return Sheet(qtbot, theme)


def test_typing_replaces_a_cell_and_enter_goes_below(sheet):
    sheet.grid.go_to(0, 1)
    sheet.type("5")
    sheet.type("00")
    sheet.key(Qt.Key.Key_Return)
    sheet.qtbot.waitUntil(lambda: sheet.at == (1, 1))
    assert sheet.written[-1][0]["amount"] == 500


def test_tab_in_a_cell_goes_to_the_next_and_on_the_table_leaves_it(sheet):
    sheet.grid.go_to(0, 1)
    sheet.key(Qt.Key.Key_F2)
    sheet.key(Qt.Key.Key_Tab)
    assert sheet.at == (0, 2)
    assert not sheet.grid.tabKeyNavigation()


def test_esc_in_a_cell_puts_back_what_was_there(sheet):
    sheet.grid.go_to(0, 1)
    sheet.key(Qt.Key.Key_Return)
    sheet.type("9")
    sheet.key(Qt.Key.Key_Escape)
    assert sheet.written == []


def test_a_choice_is_opened_at_once_and_done_with_the_first_pick(sheet):
    sheet.grid.go_to(0, 2)
    sheet.key(Qt.Key.Key_F2)
    box = sheet.grid.findChild(QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["", "Alpha", "Beta"]
    sheet.qtbot.waitUntil(lambda: box.view().isVisible())
    sheet.qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    sheet.qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert sheet.written[-1][0]["kind"] == "b"


def test_words_may_be_chosen_from_what_is_usual_or_typed_freely(sheet):
    sheet.key(Qt.Key.Key_F2)
    box = sheet.grid.findChild(QComboBox)
    assert box.isEditable()
    box.lineEdit().selectAll()
    sheet.type("Four")
    sheet.key(Qt.Key.Key_Return)
    sheet.qtbot.waitUntil(lambda: bool(sheet.written))
    assert sheet.written[-1][0]["what"] == "Four"


def test_long_words_have_several_lines_and_shift_enter_begins_one(sheet):
    sheet.grid.go_to(1, 3)
    sheet.key(Qt.Key.Key_F2)
    editor = sheet.grid.findChild(QPlainTextEdit)
    assert editor.height() >= 80
    sheet.type("a")
    sheet.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    sheet.type("b")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.written[-1][1]["note"] == "a\nb"


def test_enter_turns_a_tick(sheet):
    sheet.grid.go_to(0, 4)
    sheet.key(Qt.Key.Key_Return)
    assert sheet.written[-1][0]["sure"] is True


def test_a_block_goes_to_the_clipboard_and_comes_back(sheet):
    sheet.grid.selectAll()
    sheet.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "One\t£1,000\tAlpha\t\tno"
    QGuiApplication.clipboard().setText("X\t£1.5m\tBeta\r\nY\t20\tnone\r\n")
    sheet.grid.go_to(1, 0)
    sheet.key(Qt.Key.Key_V, CTRL)
    assert len(sheet.written) == 1
    assert sheet.written[0][1]["what"] == "X"
    assert sheet.written[0][1]["kind"] == "b"
    assert sheet.written[0][2] == {"what": "Y", "amount": 20}
    assert "“none”" in sheet.table.said()


def test_del_clears_cells_and_ctrl_del_asks_for_the_rows_to_go(sheet):
    unwanted = QSignalSpy(sheet.grid.rows_unwanted)
    sheet.grid.go_to(0, 1)
    sheet.key(Qt.Key.Key_Delete)
    assert "amount" not in sheet.written[-1][0]
    sheet.key(Qt.Key.Key_Delete, CTRL)
    assert unwanted.count() == 1


def test_alt_and_an_arrow_ask_for_the_row_to_move(sheet):
    moved = QSignalSpy(sheet.grid.row_moved)
    sheet.key(Qt.Key.Key_Down, ALT)
    sheet.key(Qt.Key.Key_Up, ALT)
    assert [moved.at(at)[0] for at in range(2)] == [1, -1]


def test_the_table_is_as_high_as_its_rows_and_figures_are_never_cut(qtbot, theme):
    sheet = Sheet(qtbot, theme, width=320)
    grid, rows = sheet.grid, sheet.table.rowCount()
    assert grid.height() >= sum(grid.rowHeight(row) for row in range(rows)) + grid.horizontalHeader().height()
    sheet.table.set_cells([(0, 1, "£123,456,789,012")])
    need = grid.fontMetrics().horizontalAdvance("£123,456,789,012")
    assert grid.columnWidth(1) > need
    assert grid.horizontalScrollBar().maximum() > 0
    low = grid.height()
    theme.set_zoom(2.0)
    assert grid.height() > low


def test_the_current_cell_is_scrolled_into_view(qtbot, theme):
    sheet = Sheet(qtbot, theme)
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    layout = QVBoxLayout(inside)
    tall = QLabel("tall")
    tall.setFixedHeight(800)
    layout.addWidget(tall)
    layout.addWidget(sheet.grid)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.resize(900, 300)
    with qtbot.waitActive(area):
        area.show()
    sheet.grid.setFocus()
    area.verticalScrollBar().setValue(0)
    sheet.grid.go_to(1, 0)
    assert area.verticalScrollBar().value() > 0


def test_focus_by_tab_begins_in_the_first_cell(qtbot, theme):
    sheet = Sheet(qtbot, theme)
    sheet.grid.clearFocus()
    sheet.grid.setCurrentIndex(sheet.table.index(-1, -1))
    sheet.grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert sheet.at == (0, 0)
