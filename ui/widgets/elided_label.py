"""ElidedLabel: one line of words that gives way, with the whole of it on hovering."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Theme

TOKENS: Final = MappingProxyType({
    "caption": "text2",
    "muted": "text2",
    "info": "info",
    "good": "good",
    "caution": "caution",
    "problem": "problem",
})  # fmt: skip


class ElidedLabel(QLabel):
    """One line of words; when there is too little room it ends in an ellipsis and shows all of it on hovering."""

    def __init__(self, theme: Theme, text: str = "", role: str = "", *, parent: QWidget | None = None) -> None:
        """Show `text` in the type of `role`."""
        super().__init__(text, parent)
        self._theme = theme
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._show_tip()

    @property
    def is_cut(self) -> bool:
        """Whether not all words are shown."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        hint = self.sizeHint()
        few = self.fontMetrics().horizontalAdvance("Wwww…")
        return QSize(min(few, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole on hovering once it is cut."""
        super().resizeEvent(event)
        self._show_tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as many of the words as fit."""
        painter = QPainter(self)
        token = TOKENS.get(self._role, "text") if self.isEnabled() else "disabled"
        painter.setPen(self._theme.color(token))
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, self.alignment() | Qt.TextFlag.TextSingleLine, shown)
        painter.end()

    def _show_tip(self) -> None:
        self.setToolTip(self.text() if self.is_cut else "")

    def _refresh(self) -> None:
        self.updateGeometry()
        self._show_tip()
        self.update()
