"""Pills: a few filters side by side with their counts, of which one holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme

HEIGHT: Final = 24
_MARGIN: Final = 10


class Pill(QAbstractButton):
    """One filter."""

    def __init__(self, theme: Theme, label: str) -> None:
        """Show its words."""
        super().__init__()
        self._theme = theme
        self.setText(label)
        self.setCheckable(True)
        self.setProperty("ringRadius", HEIGHT // 2)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room for the words in bold, so that choosing moves nothing."""
        words = QFontMetricsF(self._font(600)).horizontalAdvance(self.text())
        return QSize(int(words) + 2 * self._theme.px(_MARGIN) + 2, self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        return QSize(self._theme.px(HEIGHT), self._theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill, filled when it holds."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = "accent" if on and theme.name == "contrast" else "divider"
        painter.setPen(Qt.PenStyle.NoPen if on and theme.name != "contrast" else QPen(theme.color(edge), 1))
        painter.setBrush(theme.color("accent_soft" if on else "hover" if self.underMouse() else "surface"))
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        font = self._font(600 if on else 500)
        painter.setFont(font)
        painter.setPen(theme.color("accent" if on else "text2"))
        shown = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - theme.px(8))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()

    def _font(self, weight: int) -> QFont:
        return self._theme.font("caption", weight)


class Pills(QWidget):
    """Filters side by side; Tab goes to the one that holds, arrow keys choose another."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, choices: Sequence[tuple[str, str]], *, name: str) -> None:
        """Offer choices, each a key and its words, and begin with the first."""
        super().__init__()
        self._theme = theme
        self._words = dict(choices)
        self.pills = {key: Pill(theme, label) for key, label in choices}
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for key, pill in self.pills.items():
            self._group.addButton(pill)
            self._layout.addWidget(pill)
            pill.toggled.connect(lambda on, key=key: self.chosen.emit(key) if on else None)
        self._layout.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_current(choices[0][0])

    @property
    def current(self) -> str:
        """Return the key of the filter that holds."""
        return next((key for key, pill in self.pills.items() if pill.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Show another filter without saying that somebody chose it."""
        pill = self.pills[key]
        blocked = pill.blockSignals(True)
        pill.setChecked(True)
        pill.blockSignals(blocked)
        self.update()

    def set_counts(self, counts: dict[str, int]) -> None:
        """Write a count after the words of each filter."""
        for key, count in counts.items():
            words = f"{self._words[key]} {count}"
            if self.pills[key].text() != words:
                self.pills[key].setText(words)
                self.pills[key].updateGeometry()

    def _restyle(self) -> None:
        self._layout.setSpacing(self._theme.px(6))
        self.update()
