"""The head of the start screen: a greeting, where the work stands, and the one thing to do next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.models.moments import left_words
from ui.pages.start.buttons import PrimaryButton
from ui.settings import Recent
from ui.theme import Theme

NARROW = 560
_FIRST_TIME = "New here? Try the sample round first: every screen, with invented figures."


@dataclass(frozen=True, slots=True)
class Next:
    """What the button does: its deed ("carry_on" or "sample"), words and icon, and the line beside it."""

    deed: str
    words: str
    icon: str
    line: str


def next_of(recent: Recent | None) -> Next:
    """Return what to do next: go on with the round that was open last, else try the sample round."""
    if recent is None:
        return Next("sample", "Open the sample round", "document", _FIRST_TIME)
    if recent.to_score:
        return Next("carry_on", "Carry on scoring", "play", f"Carry on scoring: {left_words(recent.to_score)}.")
    words = "Carry on scoring" if recent.done < 1 and recent.cases else "Carry on"
    said = f"{recent.progress}." if recent.progress else ""
    return Next("carry_on", words, "play", f"{recent.title}. {said}".strip())


class Hero(QWidget):
    """Greeting and primary button side by side, one above the other where it is narrow."""

    wanted = Signal(str)  # the deed

    def __init__(self, theme: Theme) -> None:
        """Begin without words."""
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.greeting, self.line = QLabel(), QLabel()
        self.greeting.setProperty("role", "greeting")
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.greeting, self.line):
            label.setWordWrap(True)
        self.button = PrimaryButton(theme)
        self.button.clicked.connect(lambda: self.wanted.emit(self._next.deed))
        self._next = next_of(None)
        words = QVBoxLayout()
        words.addWidget(self.greeting)
        words.addWidget(self.line)
        words.setSpacing(0)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(words, 1)
        self._layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._restyle)
        self._restyle()

    def say(self, greeting: str, doing: Next, *, is_opening: bool) -> None:
        """Greet, and offer what to do next; while a round is being opened there is nothing to press."""
        self._next = doing
        self.greeting.setText(greeting)
        self.line.setText(doing.line)
        self.button.say("Opening…" if is_opening else doing.words, doing.icon)
        self.button.setAccessibleDescription(doing.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the words where it is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
        self._layout.setAlignment(self.button, side)

    def _restyle(self) -> None:
        self._layout.setSpacing(self._theme.px(12))
        self.line.setFont(self._theme.font("card"))
        self.line.setProperty("role", "muted")
