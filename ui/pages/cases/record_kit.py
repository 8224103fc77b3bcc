"""What the record is laid out with: fields side by side where there is room, and remarks in their tone."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.kit import words

TWO_FROM: Final = 620  # design pixels: from here on two fields stand side by side
GAP: Final = 14
_ICONS: Final = MappingProxyType({"info": "info", "good": "check-circle", "caution": "warning", "problem": "error"})


class Part(Protocol):
    """What a form is made of: a field or a table."""

    wide: bool

    def fill(self) -> None:
        """Show what the open case says."""

    def forget(self) -> None:
        """Drop what is half typed."""

    def keep(self) -> None:
        """Have what is half typed recorded."""

    def first_focus(self) -> QWidget:
        """Return where the keys go."""


class FormGrid(QWidget):
    """Fields in one column or two; wide ones take a row of their own."""

    def __init__(self, theme: Theme, parts: Sequence[tuple[QWidget, bool]]) -> None:
        """Lay out `parts`, each a widget and whether it is wide."""
        super().__init__()
        self._theme, self._parts = theme, tuple(parts)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.lay_out)
        self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put fields side by side once there is room."""
        super().resizeEvent(event)
        if self._wanted() != self._columns:
            self.lay_out()

    def _wanted(self) -> int:
        return 2 if self.width() >= self._theme.px(TWO_FROM) else 1

    def lay_out(self) -> None:
        """Put every field in its place."""
        self._columns = self._wanted()
        self._grid.setHorizontalSpacing(self._theme.px(2 * GAP))
        self._grid.setVerticalSpacing(self._theme.px(GAP))
        row, column = 0, 0
        for widget, wide in self._parts:
            if wide or column >= self._columns:
                row, column = row + bool(column), 0
            self._grid.addWidget(widget, row, column, 1, self._columns if wide else 1)
            row, column = (row + 1, 0) if wide else (row, column + 1)
        for at in range(2):
            self._grid.setColumnStretch(at, 1 if at < self._columns else 0)


class Remark(QFrame):
    """One sentence in a tone, hidden while there is none."""

    def __init__(self, theme: Theme) -> None:
        """Begin hidden."""
        super().__init__()
        self._theme, self._tone = theme, "info"
        self.icon, self.words = QLabel(), words()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        self.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    def say(self, tone: str, sentence: str) -> None:
        """Say a sentence in a tone, or nothing."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self._tone = tone or "info"
        if self.property("role") != f"banner-{self._tone}":
            self.setProperty("role", f"banner-{self._tone}")
            self.style().unpolish(self)
            self.style().polish(self)
        self._restyle()
        self.setVisible(bool(sentence))

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(10), px(6), px(10), px(6))
        self._row.setSpacing(px(8))
        self.icon.setPixmap(self._theme.pixmap(_ICONS[self._tone], self._tone, 16, self.devicePixelRatioF()))
