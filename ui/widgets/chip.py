"""Chip: a fact in a pill, such as "24 cases" or "Too close"."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import TONES, Theme

HEIGHT: Final = 22
MARGIN: Final = 10
ICON: Final = 16
GAP: Final = 6


def chip_size(theme: Theme, text: str, icon: str | None = None) -> QSize:
    """Return the room that a chip needs, for delegates that paint one in a row."""
    width = 2 * theme.px(MARGIN) + QFontMetricsF(_font(theme)).horizontalAdvance(text) + 1
    if icon:
        width += theme.px(ICON) + theme.px(GAP)
    return QSize(int(width) + 1, theme.px(HEIGHT))


def paint_chip(
    painter: QPainter, rect: QRectF, text: str, *, theme: Theme, tone: str = "plain", icon: str | None = None
) -> None:
    """Paint a chip that fills `rect`; words that do not fit are cut with an ellipsis."""
    plain = tone == "plain"
    ink = theme.color("text2" if plain else tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outlined = plain or theme.name == "contrast"
    painter.setPen(QPen(theme.color("divider") if plain else ink, 1) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface" if plain else f"{tone}_soft"))
    body = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
    margin = theme.px(MARGIN)
    words = rect.adjusted(margin, 0, -margin, 0)
    if icon:
        size = theme.px(ICON)
        ratio = painter.device().devicePixelRatio()
        picture = theme.pixmap(icon, "text2" if plain else tone, ICON, ratio)
        painter.drawPixmap(QPointF(words.left(), round(rect.center().y() - size / 2)), picture)
        words.setLeft(words.left() + size + theme.px(GAP))
    font = _font(theme)
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, words.width() + 1)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class Chip(QLabel):
    """A fact in a pill; `tone` is "plain", "info", "good", "caution" or "problem"."""

    def __init__(
        self, text: str, tone: str = "plain", icon: str | None = None, *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show `text`; the tone gives the colour, the words must say it too."""
        super().__init__(text, parent)
        self._theme = theme
        self._tone = "plain"
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_tone(tone)
        theme.changed.connect(self._refresh)

    @property
    def tone(self) -> str:
        """The tone it has now."""
        return self._tone

    def set_tone(self, tone: str) -> None:
        """Change the colour; raise ValueError for an unknown tone."""
        if tone not in TONES:
            raise ValueError(f"no tone is called {tone!r}")
        self._tone = tone
        self.update()

    def set_icon(self, icon: str | None) -> None:
        """Change the icon before the words."""
        self._icon = icon
        self._refresh()

    def sizeHint(self) -> QSize:
        """Return the room for all the words."""
        return chip_size(self._theme, self.text(), self._icon)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters; the rest is cut with an ellipsis."""
        short = chip_size(self._theme, "Wwww", self._icon)
        return short.boundedTo(self.sizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole on hovering once it is cut, unless there is a tip already."""
        super().resizeEvent(event)
        if self.toolTip() in {"", self.text()}:
            self.setToolTip(self.text() if self.width() < self.sizeHint().width() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self.text(), theme=self._theme, tone=self._tone, icon=self._icon)
        painter.end()

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()


def _font(theme: Theme) -> QFont:
    return theme.font("caption", 500)
