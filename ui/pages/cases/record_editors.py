"""What is typed into or chosen from in the record: nothing is handed over before the person leaves or presses Enter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from ui.theme import Theme

LONG_LINES: Final = (3, 14)  # the fewest and the most that a long text shows before it scrolls
_ENDS: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_STEPS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_STAYS: Final = frozenset((Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason))


class LineEditor(QLineEdit):
    """One line; Esc puts back what was there, and undo is the round's while nothing is half typed."""

    left = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.shown = ""
        self.editingFinished.connect(self.left)

    def show_text(self, text: str) -> None:
        """Show what is recorded."""
        self.shown = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    @property
    def has_news(self) -> bool:
        """Return whether something was typed that is not recorded."""
        return self.text() != self.shown

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window unless there is typing to take back; keep Esc while there is."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not self.has_news and any(event.matches(step) for step in _STEPS):
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape and self.has_news:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put back what was there on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.has_news:
            self.setText(self.shown)
            self.left.emit()
            return
        super().keyPressEvent(event)


class LongEditor(QPlainTextEdit):
    """Several lines, as high as their words; Tab goes on, Esc puts back what was there."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.shown = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        theme.changed.connect(self.fit)
        self.fit()

    def show_text(self, text: str) -> None:
        """Show what is recorded."""
        self.shown = text
        if text != self.toPlainText():
            self.setPlainText(text)

    @property
    def has_news(self) -> bool:
        """Return whether something was typed that is not recorded."""
        return self.toPlainText() != self.shown

    def fit(self) -> None:
        """Be as high as the words, within limits."""
        fewest, most = LONG_LINES
        lines = min(max(round(self.document().size().height()), fewest), most)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + self._theme.px(18))

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window unless there is typing to take back; keep Esc while there is."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not self.has_news and any(event.matches(step) for step in _STEPS):
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape and self.has_news:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put back what was there on Esc; with nothing half typed Esc is the page's."""
        if event.key() == Qt.Key.Key_Escape:
            if self.has_news:
                self.setPlainText(self.shown)
                self.left.emit()
            else:
                event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the keys go elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form unless the words themselves need it."""
        if self.verticalScrollBar().maximum() and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceBox(QComboBox):
    """A choice. What the keys pass over is not chosen until the field is left or Enter is pressed."""

    picked = Signal()

    def __init__(self) -> None:
        """Begin without choices."""
        super().__init__()
        self._by_key = False
        self._shown: object = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(self._activated)

    def show_choice(self, word: object) -> None:
        """Show what is recorded; a word that is not among the choices, such as None, shows nothing."""
        self.setCurrentIndex(self.findData(word) if word is not None else -1)
        self._shown = self.currentData()

    @property
    def has_news(self) -> bool:
        """Return whether a person has chosen something else than what is recorded."""
        return self.currentIndex() >= 0 and self.currentData() != self._shown

    def _activated(self, _at: int) -> None:
        if not self._by_key:
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter; arrows and letters only show."""
        if event.key() in _ENDS:
            self.picked.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose what is shown."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.picked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never choose by scrolling past."""
        event.ignore()
