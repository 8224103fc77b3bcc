"""Choosing columns: every field of the record by its section, found by a few letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui.models.case_grid_columns import ALWAYS, GridColumn
from ui.theme import Theme
from ui.widgets.kit import Spacing, button, words
from ui.widgets.search_field import SearchField

KEY: Final = Qt.ItemDataRole.UserRole + 1
SIZE: Final = (460, 560)
LINE: Final = 26
Index = QModelIndex | QPersistentModelIndex
ABOUT = "Tick what the grid is to show. The reference and the name of each case always stay."


class _Lines(QStyledItemDelegate):
    """Lines high enough to aim at."""

    def __init__(self, theme: Theme, parent: QTreeView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the words and the height of a target."""
        return QSize(super().sizeHint(option, index).width(), self._theme.px(LINE))


class _Tree(QTreeView):
    """The sections with their columns; Space ticks the chosen one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick or untick on Space and Enter."""
        index = self.currentIndex()
        ticks = event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if ticks and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            done = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
            state = Qt.CheckState.Unchecked if done else Qt.CheckState.Checked
            self.model().setData(index, state.value, Qt.ItemDataRole.CheckStateRole)
            return
        super().keyPressEvent(event)


class ColumnsDialog(QDialog):
    """Ticks are taken at once, so that the grid behind shows what they do."""

    chosen = Signal(object)  # the keys of the ticked columns, those that were there in their order

    def __init__(self, theme: Theme, every: Sequence[GridColumn], keys: Sequence[str], parent: QWidget) -> None:
        """Offer columns, with those in `keys` ticked."""
        super().__init__(parent)
        self.setWindowTitle("Choose columns")
        self._theme, self._keys = theme, list(keys)
        self._places = {column.key: at for at, column in enumerate(every)}
        self.model = QStandardItemModel(self)
        self._fill(every)
        self.model.itemChanged.connect(self._changed)
        self.found = QSortFilterProxyModel(self)
        self.found.setSourceModel(self.model)
        self.found.setRecursiveFilteringEnabled(True)
        self.found.setAutoAcceptChildRows(True)
        self.found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.text = SearchField(theme, "Find a column", name="Find a column")
        self.text.textChanged.connect(self._find)
        self.tree = _Tree()
        self.tree.setModel(self.found)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName("Columns")
        self.tree.setProperty("role", "card")
        self.tree.setFrameShape(QFrame.Shape.StyledPanel)
        self.tree.setUniformRowHeights(True)
        self.tree.setItemDelegate(_Lines(theme, self.tree))
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.close_button = button("Done", self.accept, "primary")
        self._lay_out()

    def _lay_out(self) -> None:
        whole, below = QVBoxLayout(self), QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.close_button)
        whole.addWidget(words(ABOUT))
        whole.addWidget(self.text)
        whole.addWidget(self.tree, 1)
        whole.addLayout(below)
        Spacing(self._theme, self).keep(whole, (16, 16, 16, 16), 10)
        self.resize(self._theme.px(SIZE[0]), self._theme.px(SIZE[1]))
        self._open_ticked()
        self.text.setFocus()

    def _fill(self, every: Sequence[GridColumn]) -> None:
        groups: dict[str, QStandardItem] = {}
        for column in every:
            if column.key in ALWAYS:
                continue
            if column.group not in groups:
                groups[column.group] = QStandardItem(column.group)
                groups[column.group].setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.model.appendRow(groups[column.group])
            item = QStandardItem(column.name)
            item.setData(column.key, KEY)
            item.setToolTip(column.words)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if column.key in self._keys else Qt.CheckState.Unchecked)
            groups[column.group].appendRow(item)

    def _open_ticked(self) -> None:
        """Open the sections that have a ticked column."""
        for at in range(self.model.rowCount()):
            group = self.model.item(at)
            ticked = any(group.child(row).checkState() == Qt.CheckState.Checked for row in range(group.rowCount()))
            self.tree.setExpanded(self.found.mapFromSource(group.index()), ticked)

    def _find(self, text: str) -> None:
        self.found.setFilterFixedString(text.strip())
        if text.strip():
            self.tree.expandAll()
        else:
            self._open_ticked()

    def _changed(self, item: QStandardItem) -> None:
        key = str(item.data(KEY) or "")
        if not key:
            return
        if item.checkState() != Qt.CheckState.Checked:
            self._keys = [each for each in self._keys if each != key]
        elif key not in self._keys:
            self._keys.insert(self._place_for(key), key)
        self.chosen.emit(tuple(self._keys))

    def _place_for(self, key: str) -> int:
        """Return where a new column goes: behind the last one that comes before it in the record."""
        before = [at for at, each in enumerate(self._keys) if self._places.get(each, -1) < self._places[key]]
        return before[-1] + 1 if before else 0

    def tick(self, key: str, *, on: bool) -> None:
        """Tick or untick a column, as a click does."""
        for group in range(self.model.rowCount()):
            for row in range(self.model.item(group).rowCount()):
                item = self.model.item(group).child(row)
                if item.data(KEY) == key:
                    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def current_key(self) -> str:
        """Return the key of the chosen line, "" for a section."""
        index: QModelIndex = self.tree.currentIndex()
        return str(index.data(KEY) or "") if index.isValid() else ""
