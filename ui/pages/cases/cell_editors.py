"""The fields that open in a cell: a line, a line with its choices, and several lines for longer texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

MOST_SHOWN: Final = 10


class LineCell(QLineEdit):
    """A line to type into."""

    def __init__(self, name: str, parent: QWidget) -> None:
        """Take a name for those who cannot see it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("ringRadius", 0)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of typing from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ending(event):
            event.accept()
            return True
        return super().event(event)

    @property
    def typed(self) -> str:
        """Return what was typed."""
        return self.text()

    def begin(self, text: str) -> None:
        """Begin with a text."""
        self.setText(text)


class ChoiceCell(LineCell):
    """A line with the choices below it: they are narrowed by typing, F2 or Alt with Down shows all of them."""

    def __init__(self, name: str, choices: Sequence[str], parent: QWidget) -> None:
        """Offer choices."""
        super().__init__(name, parent)
        self._choices = tuple(choices)
        completer = QCompleter(QStringListModel(list(choices), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_SHOWN)
        self.setCompleter(completer)

    def offer(self) -> None:
        """Show every choice."""
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()

    def event(self, event: QEvent) -> bool:
        """Take the suggestion on Tab while the list is open, then let the cell hear the key as if it were closed.

        The open list hands its keys over past what filters them, so Tab would lead out of the grid.
        """
        tab = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        if tab and event.type() == QEvent.Type.KeyPress and self.completer().popup().isVisible():
            self._take_suggestion()
            self.completer().popup().hide()
            event.accept()
            QCoreApplication.sendEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers()))
            return True
        return super().event(event)

    def _take_suggestion(self) -> None:
        """Put in the choice that is marked in the list, or the only one that is left in it."""
        completer, marked = self.completer(), self.completer().popup().currentIndex()
        if marked.isValid():
            self.setText(str(marked.data()))
        elif completer.completionCount() == 1 and self.text().strip():
            completer.setCurrentRow(0)
            self.setText(completer.currentCompletion())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show every choice on F2 and on Alt with Down."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F2 or (event.key() == Qt.Key.Key_Down and alt):
            self.offer()
            return
        super().keyPressEvent(event)

    @property
    def typed(self) -> str:
        """Return what was typed; the beginning of one choice alone stands for it."""
        text = self.text().strip()
        begun = [choice for choice in self._choices if choice.casefold().startswith(text.casefold())]
        return begun[0] if text and len(begun) == 1 else self.text()


class LongCell(QPlainTextEdit):
    """Several lines; Enter ends, Alt with Enter begins another line."""

    def __init__(self, name: str, parent: QWidget) -> None:
        """Take a name for those who cannot see it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("ringRadius", 0)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin another line on Alt with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)

    @property
    def typed(self) -> str:
        """Return what was typed."""
        return self.toPlainText()

    def begin(self, text: str) -> None:
        """Begin with a text, all of it selected."""
        self.setPlainText(text)
        self.selectAll()


CellEditor = LineCell | LongCell


def _is_ending(event: QKeyEvent) -> bool:
    plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
    return plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
