"""The tables of an import: what the columns mean, what would happen, what is wrong, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from prioritiser.exchange.importing.targets import IGNORE
from ui.models.import_columns import TARGET, ImportColumns
from ui.models.import_rows import HAPPENS_AT, ImportRows
from ui.theme import Theme

ROW: Final = 28
SIGN: Final = 16
MOST_SHOWN: Final = 16  # targets that a list shows at once
Index = QModelIndex | QPersistentModelIndex
_SPACE: Final = frozenset((Qt.Key.Key_Space,))
_OPENS: Final = frozenset((Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter))


class ImportTable(QTableView):
    """A table that is read, with columns as wide as they need."""

    def __init__(self, theme: Theme, model: QAbstractTableModel, name: str, widths: Sequence[int]) -> None:
        """Show a model; `widths` are in design pixels, the last column takes more where there is room."""
        super().__init__()
        self._theme, self._widths = theme, tuple(widths)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("role", "card")
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, px(width))
        self._stretch()

    def _stretch(self) -> None:
        """Give the last column the room that the others leave."""
        last = len(self._widths) - 1
        others = sum(self.columnWidth(column) for column in range(last))
        self.setColumnWidth(last, max(self._theme.px(self._widths[last]), self.viewport().width() - others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._stretch()


class ColumnTable(ImportTable):
    """What each column is brought in as: a click, Enter, Space or F2 offers the others."""

    def __init__(self, theme: Theme, model: ImportColumns, name: str, widths: Sequence[int]) -> None:
        """Show the columns of a sheet."""
        super().__init__(theme, model, name, widths)
        self.setItemDelegateForColumn(TARGET, TargetDelegate(theme, model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self.offer)

    def offer(self, index: Index) -> None:
        """Offer what a column can be brought in as."""
        if index.isValid() and index.column() == TARGET and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the choice of the chosen line."""
        if event.key() in _OPENS | {Qt.Key.Key_F2}:
            self.offer(self.currentIndex().siblingAtColumn(TARGET))
            return
        super().keyPressEvent(event)


class RowTable(ImportTable):
    """The rows of the sheet: Space ticks or unticks the chosen ones."""

    def __init__(self, theme: Theme, model: ImportRows, name: str, widths: Sequence[int]) -> None:
        """Show the rows of a sheet."""
        super().__init__(theme, model, name, widths)
        self._rows = model
        self.setItemDelegateForColumn(HAPPENS_AT, HappensDelegate(theme, model, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick or untick every chosen row."""
        if event.key() in _SPACE and self.selectionModel().hasSelection():
            self._rows.toggle(sorted(index.row() for index in self.selectionModel().selectedRows()))
            return
        super().keyPressEvent(event)


class HappensDelegate(QStyledItemDelegate):
    """Says what happens with a row, marked where it waits."""

    def __init__(self, theme: Theme, model: ImportRows, parent: QWidget) -> None:
        """Look at the rows of a model."""
        super().__init__(parent)
        self._theme, self._rows = theme, model

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Put a sign before what waits, and say what stays out in a softer colour."""
        super().initStyleOption(option, index)
        row = self._rows.row_at(index.row())
        if self._rows.is_wanted(row):
            return
        if row.sort == "rejected":
            _put_sign(option, self._theme, "warning", "caution")
        else:
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.color("text2"))


class TargetDelegate(QStyledItemDelegate):
    """Offers everything that a column can be brought in as."""

    def __init__(self, theme: Theme, model: ImportColumns, parent: QWidget) -> None:
        """Take the choices from the model."""
        super().__init__(parent)
        self._theme, self._model = theme, model

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Show that there is a choice, and what is left out in a softer colour."""
        super().initStyleOption(option, index)
        _put_sign(option, self._theme, "chevron-down", "text2")
        option.decorationPosition = QStyleOptionViewItem.Position.Right
        if index.data(Qt.ItemDataRole.EditRole) == IGNORE:
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.color("text2"))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a list that is done with one choice."""
        box = QComboBox(parent)
        for target, words in self._model.targets:
            box.addItem(words, target)
        box.setAccessibleName("Brought in as")
        box.setMaxVisibleItems(MOST_SHOWN)
        box.setCurrentIndex(max(0, box.findData(index.data(Qt.ItemDataRole.EditRole))))
        box.activated.connect(lambda _at: self._done(box))
        return box

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Give the list the whole cell."""
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))

    def setModelData(self, editor: QWidget, model: QAbstractTableModel, index: Index) -> None:
        """Ask for what was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())

    def eventFilter(self, editor: QWidget, event: QEvent) -> bool:
        """Open the list with the editor, so that one click or key shows every choice."""
        if isinstance(editor, QComboBox) and event.type() == QEvent.Type.FocusIn and not editor.property("offered"):
            editor.setProperty("offered", True)
            editor.showPopup()
        return super().eventFilter(editor, event)

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


def _put_sign(option: QStyleOptionViewItem, theme: Theme, icon: str, token: str) -> None:
    option.icon = theme.icon(icon, token, size=SIGN)
    option.decorationSize = option.decorationSize.__class__(theme.px(SIGN), theme.px(SIGN))
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
