"""The rows of the list of lifts: which one is looked at, what is shown, and how large the list is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QToolTip

from ui.models.weigh_rows import ROW_ROLE, Index, Row, RowsModel
from ui.pages.weights.amount_delegate import ROW, AmountDelegate
from ui.theme import Theme
from ui.widgets.speech import speak


class AmountRows(QListView):
    """Shows lifts; what can be done with them is for AmountList."""

    turned = Signal(str)  # the lift that is looked at

    def __init__(self, theme: Theme, name: str) -> None:
        """Begin empty."""
        super().__init__()
        self._theme, self.rows = theme, RowsModel(self)
        self._paint = AmountDelegate(theme)
        self.setModel(self.rows)
        self.setItemDelegate(self._paint)
        self.setAccessibleName(name)
        self.setProperty("role", "card")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self.doItemsLayout)

    @property
    def row(self) -> Row | None:
        """Return the current row."""
        found = self.currentIndex().data(ROW_ROLE)
        return found if isinstance(found, Row) else None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._paint.read_only

    @read_only.setter
    def read_only(self, locked: bool) -> None:
        self._paint.read_only = locked
        self.viewport().update()

    def show_rows(self, rows: tuple[Row, ...], current: str = "") -> None:
        """Show rows; the current lift stays the current one unless another is named."""
        before = self.row
        key = current or (before.item.key if before is not None else "")
        self.rows.show(rows)
        self.go_to(key if self.rows.row_of(key) >= 0 else rows[0].item.key if rows else "")
        self.updateGeometry()

    def go_to(self, key: str) -> None:
        """Make a lift the current one."""
        index = self.rows.index(self.rows.row_of(key), 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.scrollTo(index)

    def first_open(self) -> str:
        """Return the first lift without a number, or ""."""
        return next((row.item.key for row in self.rows.rows if row.amount is None), "")

    def sizeHint(self) -> QSize:
        """Return the room for every row."""
        count = max(len(self.rows.rows), 2)
        return QSize(self._theme.px(320), count * self._theme.px(ROW) + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the room for two rows; the rest scrolls."""
        return QSize(self._theme.px(200), 2 * self._theme.px(ROW) + 4)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which lift is looked at."""
        super().currentChanged(current, previous)
        row = current.data(ROW_ROLE) if current.isValid() else None
        if isinstance(row, Row):
            self.turned.emit(row.item.key)

    def selectionCommand(self, index: Index, _event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Keep the current row selected whatever is pressed."""
        flags = QItemSelectionModel.SelectionFlag
        return flags.ClearAndSelect if index.isValid() else flags.NoUpdate

    def keyboardSearch(self, _search: str) -> None:
        """Let letters be."""

    def viewportEvent(self, event: QEvent) -> bool:
        """Say a row in full where the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid():
                QToolTip.showText(event.globalPos(), index.data(ROW_ROLE).words, self.viewport())
                return True
        return super().viewportEvent(event)

    def say_row(self) -> None:
        """Have the current row read out."""
        if self.row is not None:
            speak(self, self.row.words)
