"""The list below the grid of cells that could not be taken; each leads to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QSizePolicy, QVBoxLayout

from prioritiser.model.round import Round
from ui.models.case_grid_columns import GridColumn
from ui.models.case_grid_entry import Refusal
from ui.models.case_grid_refusals import RefusalList, refusals_title
from ui.theme import Theme
from ui.widgets.kit import Spacing, button, words
from ui.widgets.speech import speak

ROW: Final = 26
MOST_ROWS: Final = 4
_ENTER: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space))


class _Rows(QListView):
    """The lines; Enter leads to the cell."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear Enter and Space."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ProblemList(QFrame):
    """What was typed or pasted and could not be taken; hidden while there is nothing."""

    wanted = Signal(object)  # Refusal: its cell
    forgotten = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin hidden."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "banner-problem")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.model = RefusalList(self)
        self.title = words("", "strong")
        self.forget = button("Forget them", self.forgotten.emit, "link", tip="Leave these cells as they are")
        self.rows = _Rows()
        self.rows.setModel(self.model)
        self.rows.setAccessibleName("Cells that could not be taken")
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setTabKeyNavigation(False)
        self.rows.setWordWrap(True)
        self.rows.setResizeMode(QListView.ResizeMode.Adjust)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.clicked.connect(self._want)
        self.rows.activated.connect(self._want)
        head, whole = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.title, 1)
        head.addWidget(self.forget)
        whole.addLayout(head)
        whole.addWidget(self.rows)
        spacing = Spacing(theme, self)
        spacing.keep(head, (0, 0, 0, 0), 8)
        spacing.keep(whole, (10, 4, 10, 8), 2)
        theme.changed.connect(self._size)
        self.hide()

    def show_problems(self, held: Round, entries: Sequence[Refusal], columns: Sequence[GridColumn]) -> None:
        """Show what could not be taken, or nothing."""
        before = len(self.model.entries)
        self.model.show(held, entries, columns)
        self.setVisible(bool(entries))
        if entries:
            self.title.setText(refusals_title(len(entries)))
            self.setAccessibleName(self.title.text())
            self._size()
            if len(entries) > before:
                last = self.model.index(len(entries) - 1, 0)
                speak(self, str(last.data()) if len(entries) == before + 1 else self.title.text())

    def _size(self) -> None:
        rows = min(max(len(self.model.entries), 1), MOST_ROWS)
        self.rows.setFixedHeight(rows * self._theme.px(ROW) + 2)

    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(self.model.entries[index.row()])
