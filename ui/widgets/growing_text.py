"""GrowingText: a field for a sentence or two that grows with its words and says when a person has left it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import Theme

PAUSE_MS: Final = 350
_ENTER: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_PAD: Final = 4  # of the style sheet
_MARGIN: Final = 3
_LEAST: Final = 30


class GrowingText(QPlainTextEdit):
    """Words without a scroll bar of their own. Enter and leaving keep them, Esc puts back what stood there.

    What is said by `settled` counts as kept once `show_text` shows it; until then it stays in the field.

    `paused` says them when typing rests, for what is only looked at; `settled` once, when they are to be kept. With
    `lines` above 1 Enter begins a line and Ctrl Enter keeps.
    """

    paused = Signal(str)
    settled = Signal(str)

    def __init__(self, theme: Theme, name: str, *, lines: int = 1, parent: QWidget | None = None) -> None:
        """Begin empty; `name` is read out, `lines` is the least height and whether lines can be broken."""
        super().__init__(parent)
        self._theme, self._lines = theme, lines
        self._kept = ""
        self.starts_over = False  # whether coming in selects all: what stands there is only a beginning
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._say_paused)
        self.textChanged.connect(self._typed)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """Return the words without blanks around them."""
        return self.toPlainText().strip()

    @property
    def has_news(self) -> bool:
        """Return whether something was typed that is not kept yet."""
        return self.text != self._kept.strip()

    def show_text(self, text: str) -> None:
        """Show words that are kept; what is being typed stays."""
        typing = self.has_news and text != self.toPlainText()
        self._kept = text
        if not typing and text != self.toPlainText():
            self._put(text)

    def keep(self) -> None:
        """Have what was typed kept."""
        self._pause.stop()
        if self.has_news and not self.isReadOnly():
            self.settled.emit(self.text)

    def forget(self) -> None:
        """Put back what stood there."""
        self._pause.stop()
        had_news = self.has_news
        self._put(self._kept)
        if had_news:
            self.paused.emit(self.text)

    def _put(self, text: str) -> None:
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the round while nothing is being typed; keep Esc for typing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            steps = (
                (QKeySequence.StandardKey.Undo, self.document().isUndoAvailable()),
                (QKeySequence.StandardKey.Redo, self.document().isRedoAvailable()),
            )
            for step, has_one in steps:
                if event.matches(step):
                    own = self.has_news and has_one and not self.isReadOnly()
                    event.setAccepted(own)
                    return own
            if event.key() == Qt.Key.Key_Escape and self.has_news:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter, put back on Esc."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and (self._lines == 1 or ctrl):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape and self.has_news:
            self.forget()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is only a beginning, so that typing takes its place."""
        super().focusInEvent(event)
        if self.starts_over and event.reason() != Qt.FocusReason.MouseFocusReason and not self.has_news:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep when the keys go elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words need at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the height that the words need."""
        return QSize(self._theme.px(200), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the height that the words need, and a width in which one can type."""
        return QSize(self._theme.px(96), self._height())

    def _typed(self) -> None:
        self._fit()
        if self.has_news or self._pause.isActive():
            self._pause.start()

    def _say_paused(self) -> None:
        self.paused.emit(self.text)

    def _restyle(self) -> None:
        self.document().setDocumentMargin(self._theme.px(_MARGIN))
        self._fit()

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            self.updateGeometry()

    def _height(self) -> int:
        lines = max(self._lines, round(self.document().size().height()))
        around = self._theme.px(_PAD) + self._theme.px(_MARGIN) + 1
        return max(lines * self.fontMetrics().lineSpacing() + 2 * around, self._theme.px(_LEAST))
