"""The tables of an import: what the columns mean, what would happen, what is wrong, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.import_columns import ImportColumns
from ui.theme import Theme

ROW: Final = 26
Index = QModelIndex | QPersistentModelIndex


class ImportTable(QTableView):
    """A table that is read, with columns as wide as they need."""

    def __init__(self, theme: Theme, model: QAbstractTableModel, name: str, widths: Sequence[int]) -> None:
        """Show a model; `widths` are in design pixels, the last column takes what is left."""
        super().__init__()
        self._theme, self._widths = theme, tuple(widths)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        head = self.horizontalHeader()
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, px(width))


class TargetDelegate(QStyledItemDelegate):
    """Offers everything that a column can be brought in as."""

    def __init__(self, model: ImportColumns, parent: QWidget) -> None:
        """Take the choices from the model."""
        super().__init__(parent)
        self._model = model

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a list that opens at once and is done with one choice."""
        box = QComboBox(parent)
        for target, words in self._model.targets:
            box.addItem(words, target)
        box.setAccessibleName("Brought in as")
        box.setCurrentIndex(max(0, box.findData(index.data(Qt.ItemDataRole.EditRole))))
        box.activated.connect(lambda _at: self._done(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))

    def setModelData(self, editor: QWidget, model: QAbstractTableModel, index: Index) -> None:
        """Ask for what was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
