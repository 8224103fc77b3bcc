from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QStyleOptionViewItem, QWidget

from prioritiser.model.case_fields import CaseField
from tests.ui.models.case_rounds import held
from ui.models.case_record_list import ListTable
from ui.models.case_record_table import Plan
from ui.models.case_record_words import Words
from ui.pages.cases.record_cells import LEAST_ROW, CellDelegate

COLUMNS = (
    CaseField("name", "Name"), CaseField("amount", "Amount", "money"), CaseField("note", "Note", "long"),
    CaseField("board", "Board", "choice", reference="boards"),
)  # fmt: skip


@pytest.fixture
def cells(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    table = ListTable(Plan(COLUMNS), lambda _rows: None, parent)
    table.show_rows([{"name": "One", "note": "word " * 60, "board": "Gone"}], Words(held()), anew=True)
    return parent, table, CellDelegate(theme, parent)


def option(cells, row, column, width=200):
    _parent, table, delegate = cells
    made = QStyleOptionViewItem()
    made.rect = QRect(0, 0, width, 30)
    delegate.initStyleOption(made, table.index(row, column))
    return made


def test_each_sort_has_its_editor_with_a_name(cells):
    parent, table, delegate = cells
    kinds = []
    for column in range(len(COLUMNS)):
        editor = delegate.createEditor(parent, QStyleOptionViewItem(), table.index(0, column))
        kinds.append(type(editor).__bases__[0] if type(editor) is not QLineEdit else QLineEdit)
        assert editor.accessibleName() == COLUMNS[column].label
    assert kinds == [QLineEdit, QLineEdit, QPlainTextEdit, QComboBox]


def test_a_word_that_is_no_choice_stays_among_them(cells):
    parent, table, delegate = cells
    box = delegate.createEditor(parent, QStyleOptionViewItem(), table.index(0, 3))
    delegate.setEditorData(box, table.index(0, 3))
    assert box.currentText() == "Gone"
    assert [box.itemText(at) for at in range(box.count())] == ["", "Urgent Care", "Mental Health", "Gone"]


def test_what_could_not_be_taken_and_hints_have_their_own_colours(cells, theme):
    _parent, table, _delegate = cells
    table.set_cells([(0, 1, "TBC")])
    shown = option(cells, 0, 1)
    assert (shown.text, shown.palette.color(QPalette.ColorRole.Text)) == ("TBC", theme.color("problem"))
    hint = option(cells, 1, 0)
    assert (hint.text, hint.palette.color(QPalette.ColorRole.Text)) == ("Add a row", theme.color("text3"))
    assert option(cells, 0, 0).palette.color(QPalette.ColorRole.Text) == theme.color("text")


def test_a_cell_is_as_high_as_its_wrapped_words(cells, theme):
    _parent, table, delegate = cells
    heights = []
    for column, width in ((0, 200), (2, 400), (2, 150)):
        made = QStyleOptionViewItem()
        made.rect = QRect(0, 0, width, 30)
        heights.append(delegate.sizeHint(made, table.index(0, column)).height())
    assert heights[0] == theme.px(LEAST_ROW)
    assert heights[0] < heights[1] < heights[2]
