"""Score a case in 60 seconds: the few keys, told within the start screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel

from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.enter_button import EnterButton
from ui.widgets.keys import KeyCap

TITLE: Final = "Score a case in 60 seconds"
LINES: Final = (
    ("Enter", "Carry on scoring from Start. The first time, choose whom you score as."),
    ("E", "Read the case: it stands beside the scores."),
    ("0–5", "Type the level that fits best. It is kept at once, and the next criterion is marked."),
    ("?", "There is no evidence yet. A gap is shown as a gap and never counts as zero."),
    ("N", "Write down why, in a sentence."),
    ("C", "Say how sure you are."),
    ("Ctrl Enter", "Go on to the next case."),
)
AFTER: Final = "Nobody sees your scores or any totals until scoring is closed. Ctrl Z takes back the last score."


class Guide(Card):
    """The keys of scoring, line by line."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Lay out the lines."""
        super().__init__(theme, TITLE, spacing=10)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        for at, (key, words) in enumerate(LINES):
            label = QLabel(words)
            label.setWordWrap(True)
            self._grid.addWidget(KeyCap(key, theme), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, at, 1)
        self._after = QLabel(AFTER)
        self._after.setProperty("role", "muted")
        self._after.setWordWrap(True)
        self.close_button = EnterButton("Close")
        self.close_button.setAccessibleDescription("; ".join(f"{key}: {words}" for key, words in LINES))
        self.close_button.clicked.connect(self.left)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._after)
        self.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._space)
        self._space()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _space(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(12))
        self._grid.setVerticalSpacing(self._theme.px(6))
