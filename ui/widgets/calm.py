"""What the screen says while there is no list to show: what is so, why, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.kit import Spacing, button, set_words, words
from ui.widgets.progress import ProgressBarThin

WIDTH = 520


class Calm(QWidget):
    """A card in the middle of the screen."""

    def __init__(self, theme: Theme) -> None:
        """Lay out the card."""
        super().__init__()
        self._theme = theme
        self.title, self.text, self.count = words("", "section"), words(), words("", "caption")
        self.bar = ProgressBarThin(theme)
        self.buttons: list[QPushButton] = []
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._row = QHBoxLayout()
        column = QVBoxLayout(self._card)
        for part in (self.title, self.text, self.bar, self.count):
            column.addWidget(part)
        column.addLayout(self._row)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        middle = QHBoxLayout()  # not an alignment: that would forget that wrapped words need height
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(2)
        spacing = Spacing(theme, self)
        spacing.keep(column, (24, 20, 24, 20), 10)
        spacing.keep(whole, (16, 16, 16, 16))
        spacing.keep(self._row)
        theme.changed.connect(self._size)
        self._size()

    def say(
        self,
        title: str,
        text: str,
        buttons: Sequence[tuple[str, Callable[[], object]]] = (),
        progress: tuple[float, str] | None = None,
    ) -> None:
        """Say what is so and offer what to do, the first button being what is usually wanted."""
        self.title.setText(title)
        set_words(self.text, text)
        self.bar.setVisible(progress is not None)
        set_words(self.count, progress[1] if progress else "")
        if progress is not None:
            self.bar.set_fraction(progress[0])
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self.buttons = [button(name, slot, "primary" if not at else "") for at, (name, slot) in enumerate(buttons)]
        for made in self.buttons:
            self._row.addWidget(made)
            made.show()  # at once, so that it can be given the keys
        self._row.addStretch(1)

    def first_focus(self) -> QWidget:
        """Return the first button, or the whole."""
        return self.buttons[0] if self.buttons else self

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card within the screen."""
        super().resizeEvent(event)
        self._size()

    def _size(self) -> None:
        self._card.setFixedWidth(min(self._theme.px(WIDTH), max(self.width() - self._theme.px(32), 200)))
