"""Sentences that come and go without moving what stands below: room is kept for the longest that may be said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import Theme
from ui.widgets.remark import Remark

_ALL = 100_000  # pixels: as high as it needs


class SteadyWords(QLabel):
    """Words that keep the room of the longest of several sentences."""

    def __init__(self, role: str = "") -> None:
        """Begin with nothing said, in the type of a role."""
        super().__init__()
        self._may_be: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say(self, sentence: str, *others: str) -> None:
        """Say a sentence, or nothing; `others` may be said in its place without anything moving."""
        self.setText(sentence)
        self._may_be = (sentence, *others)
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the room that is needed at the new width."""
        super().resizeEvent(event)
        self._keep_room()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the room that is needed in another type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._keep_room()

    def _keep_room(self) -> None:
        height = max(room_for(self, sentence) for sentence in (*self._may_be, "X"))
        if height != self.minimumHeight():
            self.setMinimumHeight(height)


class SteadyRemark(Remark):
    """A remark that is always there and keeps the room of the longest of several sentences."""

    def __init__(self, theme: Theme, tone: str) -> None:
        """Begin with nothing said."""
        super().__init__(theme, tone)
        self._may_be: tuple[str, ...] = ()
        self.words.installEventFilter(self)

    def say_one(self, sentence: str, *others: str) -> None:
        """Say a sentence; `others` may be said in its place without anything moving."""
        self._may_be = (sentence, *others)
        self.say(sentence)
        self._keep_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the room that is needed at the new width."""
        if watched is self.words and event.type() == QEvent.Type.Resize:
            self._keep_room()
        return False

    def _keep_room(self) -> None:
        height = max((room_for(self.words, sentence) for sentence in self._may_be), default=0)
        if height != self.words.minimumHeight():
            self.words.setMinimumHeight(height)


def room_for(label: QLabel, sentence: str) -> int:
    """Return the height in pixels that a sentence takes in a label as wide as it is now."""
    width = max(1, label.contentsRect().width())
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    return label.fontMetrics().boundingRect(QRect(0, 0, width, _ALL), flags, sentence).height()
