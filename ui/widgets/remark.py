"""A sentence that must be seen where it matters, on a soft ground with its icon; hidden while there is none."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.theme import Theme

ICONS: Final = MappingProxyType({"info": "info", "caution": "warning", "problem": "error"})


class Remark(QFrame):
    """One sentence in a tone."""

    def __init__(self, theme: Theme, tone: str) -> None:
        """Begin hidden."""
        super().__init__()
        self._theme, self._tone = theme, tone
        self.setProperty("role", f"banner-{tone}")
        self._icon, self.words = QLabel(), QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.words, 1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def say(self, sentence: str) -> None:
        """Say a sentence, or nothing."""
        if sentence != self.words.text():
            self.words.setText(sentence)
            self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(8), px(6), px(8), px(6))
        self._layout.setSpacing(px(6))
        self._icon.setPixmap(self._theme.pixmap(ICONS[self._tone], self._tone, 16, self.devicePixelRatioF()))
