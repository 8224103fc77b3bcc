"""The line above the list that says when it is not shown as the round has it, and how to get back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui.theme import Theme
from ui.widgets.kit import Spacing, button, words
from ui.widgets.speech import speak

Deed = tuple[str, Callable[[], object]]


class ViewNote(QFrame):
    """One sentence with what can be done about it; hidden while there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        """Begin hidden."""
        super().__init__()
        self.setProperty("role", "banner-info")
        self.said = words()
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.said, 1)
        Spacing(theme, self).keep(self._row, (10, 3, 6, 3))
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self.hide()

    def say(self, text: str, deeds: Sequence[Deed] = ()) -> None:
        """Say something, or nothing."""
        shown = text, tuple(name for name, _ in deeds)
        self.setVisible(bool(text))
        if shown == self._shown:
            return
        self._shown = shown
        speak(self, text)
        self.said.setText(text)
        self.setAccessibleName(text)
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [button(name, slot, "link") for name, slot in deeds]
        for made in self.buttons:
            self._row.addWidget(made)
