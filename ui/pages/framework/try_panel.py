"""Trying the framework on two made-up cases: a table to type into, and what comes of it at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from prioritiser.model.round import Round
from ui.models.framework_trying import WEIGHT, TryTable
from ui.pages.framework.fields import Scroller
from ui.theme import Theme
from ui.widgets.kit import Spacing, button, words
from ui.widgets.speech import speak

ROW = 28
_CASE = 104
_WEIGHT = 76
_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_LEAST = 200
_HOW = "Two made-up investments. Type a level to change an answer; the arrow says what it is worth. Nothing is stored."


class TryView(QTableView):
    """The table; a digit is an answer at once."""

    refused = Signal()  # a key that means nothing here

    def __init__(self, theme: Theme, model: TryTable) -> None:
        """Show a model."""
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName("Two made-up cases")
        self.setProperty("role", "card")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        headings.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit as a level and go on to the next criterion."""
        index, held = self.currentIndex(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = event.text() if event.text().isdecimal() and held == Qt.KeyboardModifier.NoModifier else ""
        model = self.model()
        by_level = isinstance(model, TryTable) and index.isValid() and model.by_level(index.row())
        if digit and by_level and model.setData(index, digit):
            self.setCurrentIndex(index.siblingAtRow(min(index.row() + 1, model.rowCount() - 1)))
            return
        typed = event.text().isprintable() and event.text().strip() and not event.modifiers() & _CTRL
        can_type = index.isValid() and bool(model.flags(index) & Qt.ItemFlag.ItemIsEditable) and not by_level
        if typed and not can_type:
            self.refused.emit()
            return
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = self._theme.px
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        headings = self.horizontalHeader()
        headings.setMinimumSectionSize(px(_WEIGHT))
        for column, width in ((1, _CASE), (2, _CASE), (WEIGHT, _WEIGHT)):
            headings.resizeSection(column, px(width))
        self.setMinimumHeight(px(_LEAST))


class TryPanel(QFrame):
    """Stands in the place of the form until it is left."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Lay out an empty table."""
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName("Try it on two cases")
        self.back = button("Back to the form", self.left.emit, "link")
        self.model = TryTable()
        self.model.setParent(self)
        self.table = TryView(theme, self.model)
        self.said, self.meaning = words("", "section"), words("", "caption")
        inside, whole = QWidget(), QVBoxLayout(self)
        column = QVBoxLayout(inside)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (words("Try it on two cases", "section"), words(_HOW, "muted"), self.said):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.meaning)
        whole.addWidget(Scroller(inside))
        spacing = Spacing(theme, self)
        spacing.keep(whole, spacing=0)
        spacing.keep(column, (16, 12, 16, 16), 10)
        self.model.dataChanged.connect(lambda *_: self._say(aloud=True))
        self.table.refused.connect(self._say_possible)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._explain())

    def show_framework(self, after: Round) -> None:
        """Try the framework as the draft has it."""
        here = self.table.currentIndex().row(), self.table.currentIndex().column()
        self.model.show(after)
        row, column = here if here[0] >= 0 else (0, 1)
        self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), max(column, 1)))
        self._say(aloud=False)

    def start_over(self) -> None:
        """Forget what was answered: another round is open."""
        self.model.start_over()

    def _say_possible(self) -> None:
        said = self.model.possible(self.table.currentIndex())
        self.meaning.setText(said)
        speak(self.table, said)

    def _explain(self) -> None:
        self.meaning.setText(self.model.meaning(self.table.currentIndex()))

    def _say(self, *, aloud: bool) -> None:
        self.said.setText(self.model.words())
        self._explain()
        if aloud:
            speak(self.table, self.said.text())
