"""How sure somebody is: three words, of which none needs to hold."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.models.criterion_words import CONFIDENCE
from ui.theme import Theme
from ui.widgets.segmented import Segmented

QUESTION = "How sure are you?"


class Confidence(Segmented):
    """Low, medium or high; pressing the one that holds takes it back, and "" stands for none."""

    def __init__(self, theme: Theme) -> None:
        """Begin with none."""
        super().__init__(theme, list(CONFIDENCE.items()), name=QUESTION)
        self.set_current("")

    def set_current(self, key: str) -> None:
        """Show a choice, or none, without saying that somebody chose it."""
        if key:
            super().set_current(key)
            return
        self._group.setExclusive(False)
        for segment in self._segments.values():
            segment.setChecked(False)
        self._group.setExclusive(True)
        self._current = ""
        first, *others = self._segments.values()
        first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for segment in others:
            segment.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin with the first on an arrow key while none holds."""
        arrows = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
        if not self.current and event.key() in arrows:
            self._choose(next(iter(self._segments)))
            return
        super().keyPressEvent(event)

    def next_choice(self) -> str:
        """Return what comes after the one that holds: none, low, medium, high, none."""
        keys = ["", *self._segments]
        return keys[(keys.index(self.current) + 1) % len(keys)]

    def _choose(self, key: str) -> None:
        wanted = "" if key == self.current else key
        self.set_current(wanted)
        self.chosen.emit(wanted)
