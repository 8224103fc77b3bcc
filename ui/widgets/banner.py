"""Banner: what happened, what is safe and what to do, said in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme

ICONS: Final = MappingProxyType({
    "info": "info", "good": "check-circle", "caution": "warning", "problem": "error",
})  # fmt: skip
NARROW: Final = 520
MARGIN: Final = 12
ICON: Final = 20


class Banner(QFrame):
    """A message across its place, with buttons named by what they do; hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._theme = theme
        self._tone = ""
        self._buttons: list[QPushButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._title = _words(self, "strong")
        self._text = _words(self, "")
        self._lay_out()
        self.hide()
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def tone(self) -> str:
        """The tone of the message, or "" for none."""
        return self._tone

    @property
    def message(self) -> str:
        """All the words of the message."""
        return " ".join(label.text() for label in (self._title, self._text) if label.text())

    def show_message(
        self, tone: str, title: str, text: str = "", buttons: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Say something in a tone ("info", "good", "caution", "problem") and offer what to do; the words are plain.

        It is announced to screen readers, a problem at once. The callbacks close nothing by themselves.
        """
        icon = ICONS[tone]
        self._tone = tone
        self._icon.setPixmap(self._theme.pixmap(icon, tone, ICON, self.devicePixelRatio()))
        self.setProperty("role", f"banner-{tone}")
        self.style().polish(self)
        for label, words in ((self._title, title), (self._text, text)):
            label.setText(words)
            label.setVisible(bool(words))
        self._set_buttons(buttons)
        self.setAccessibleName(self.message)
        self.show()
        QAccessible.updateAccessibility(self.announcement())

    def retitle(self, title: str) -> None:
        """Change the title of what is being said, as progress does, without saying it again."""
        self._title.setText(title)
        self.setAccessibleName(self.message)

    def announcement(self) -> QAccessibleAnnouncementEvent:
        """Return what a screen reader is told of the message."""
        event = QAccessibleAnnouncementEvent(self, self.message)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if self._tone == "problem" else politeness.Polite)
        return event

    def clear(self) -> None:
        """Say nothing, and give the room back."""
        self._tone = ""
        self.hide()
        self._title.clear()
        self._text.clear()
        self.setAccessibleName("")
        self._set_buttons(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where it is narrow."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        self._outer.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        said.addWidget(self._icon)
        said.addLayout(words, 1)
        self._said, self._words = said, words
        self._actions = QHBoxLayout()
        self._actions.addStretch(1)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.addLayout(said, 1)
        self._outer.addLayout(self._actions)

    def _set_buttons(self, buttons: Sequence[tuple[str, Callable[[], object]]]) -> None:
        for button in self._buttons:
            self._actions.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for label, callback in buttons:
            button = QPushButton(label, self)
            button.clicked.connect(lambda _checked=False, callback=callback: callback())
            self._actions.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.show()
            self._buttons.append(button)

    def _refresh(self) -> None:
        margin, gap = self._theme.px(MARGIN), self._theme.px(8)
        self._outer.setContentsMargins(margin, margin, margin, margin)
        for layout in (self._outer, self._said, self._actions):
            layout.setSpacing(gap)
        self._words.setSpacing(self._theme.px(2))
        self._turn()
        side = self._theme.px(ICON)
        self._icon.setFixedSize(QSize(side, side))
        if self._tone:
            self._icon.setPixmap(self._theme.pixmap(ICONS[self._tone], self._tone, ICON, self.devicePixelRatio()))


def _words(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label
