"""The panel as a grid: F2 or a double click edits, Insert adds, Delete takes a person out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.people_table import NAMES, PeopleTable
from ui.theme import Theme

ROW: Final = 28
WIDTHS: Final = (96, 164, 180, 132, 108, 84, 90, 120)
Index = QModelIndex | QPersistentModelIndex


class GroupDelegate(QStyledItemDelegate):
    """Offers the stakeholder groups there are, and takes the name of a new one."""

    def __init__(self, groups: Callable[[], Sequence[str]], parent: QWidget) -> None:
        """Ask `groups` for their names each time."""
        super().__init__(parent)
        self._groups = groups

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Return a box with the groups that can be typed into."""
        box = QComboBox(parent)
        box.setEditable(True)
        box.addItems(["", *self._groups()])
        box.setAccessibleName("Stakeholder group")
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the group that holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))
            editor.lineEdit().selectAll()

    def setModelData(self, editor: QWidget, model: PeopleTable, index: Index) -> None:
        """Ask for the group that was chosen or typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())


class PeopleView(QTableView):
    """A grid of assessors."""

    chosen = Signal(str)
    add_asked = Signal()
    withdraw_asked = Signal(str)

    def __init__(self, theme: Theme, model: PeopleTable, groups: Callable[[], Sequence[str]]) -> None:
        """Show the model."""
        super().__init__()
        self._theme, self.people = theme, model
        self.setModel(model)
        self.setProperty("role", "card")
        self.setAccessibleName("Assessors")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setEditTriggers(
            # Not any key: a name is too easily lost to a key that was meant for something else.
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setItemDelegateForColumn(NAMES.index("group"), GroupDelegate(groups, self))
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._say)
        theme.changed.connect(self._size)
        self._size()

    @property
    def current(self) -> str:
        """Return the assessor that is chosen, or ""."""
        person = self.people.at(self.currentIndex().row())
        return person.id if person is not None else ""

    def choose(self, assessor: str, column: int = 0) -> None:
        """Put the cursor on an assessor."""
        row = self.people.row_of(assessor)
        if row >= 0:
            self.setCurrentIndex(self.people.index(row, column))

    def choose_row(self, row: int) -> None:
        """Put the cursor on a row, if there is one."""
        if row >= 0:
            self.setCurrentIndex(self.people.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds, Delete takes out; Enter goes down as in a spreadsheet."""
        if event.key() == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif event.key() == Qt.Key.Key_Delete and self.current:
            self.withdraw_asked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _say(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.current)

    def _size(self) -> None:
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, px(width))
