"""What each level means, the highest first: a sentence for each, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.framework.fields import NumberField
from ui.theme import Theme
from ui.widgets.growing_text import GrowingText
from ui.widgets.keys import KeyCap
from ui.widgets.kit import Spacing, words

TOP = 100.0
_WORTH = 64
_CAP_TOP = 5  # in line with the first line of the sentence


class Anchors(QWidget):
    """One row for each level. What is typed is said for all levels at once."""

    paused = Signal(object)  # tuple of anchors, while one is being typed
    settled = Signal(object)  # tuple of anchors
    worth_settled = Signal(object)  # tuple of values 0..100
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin without levels."""
        super().__init__()
        self._theme = theme
        self.texts: list[GrowingText] = []  # from level 0 up
        self.worths: list[NumberField] = []
        self._rows: list[QWidget] = []
        self._spacing = Spacing(theme, self)
        self._column = QVBoxLayout(self)
        self._spacing.keep(self._column, spacing=6)
        head = QHBoxLayout()
        self._worth_heading = words("Worth", "caption", wrap=False)
        head.addWidget(words("What each level means", "strong"), 1)
        head.addWidget(self._worth_heading)
        self._column.addLayout(head)
        theme.changed.connect(self._restyle)

    def show_levels(self, anchors: Sequence[str], worths: Sequence[float], *, locked: bool) -> bool:
        """Show a sentence and a value for each level, from 0 up; return whether fields were made for them."""
        fresh = len(self.texts) != len(worths)
        if fresh:
            self._make(len(worths))
        for level, worth in enumerate(worths):
            self.texts[level].show_text(anchors[level] if level < len(anchors) else "")
            self.texts[level].setReadOnly(locked)
            self.worths[level].show_number(worth)
            self.worths[level].setReadOnly(locked)
        return fresh

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return the sentences as they stand in the fields, from level 0 up."""
        return tuple(field.text for field in self.texts)

    def keep(self) -> None:
        """Have what was typed kept."""
        for field in (*self.texts, *self.worths):
            field.keep()

    def forget(self) -> None:
        """Put back what stood there."""
        for text in self.texts:
            text.forget()
        for worth in self.worths:
            worth.forget()

    def _make(self, count: int) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.texts, self.worths, self._rows = [], [], []
        for level in range(count):
            text = GrowingText(self._theme, f"What level {level} means")
            worth = NumberField(f"What level {level} is worth, 0 to {TOP:.0f}", low=0, high=TOP)
            worth.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            text.paused.connect(lambda _text: self.paused.emit(self.anchors))
            text.settled.connect(lambda _text: self.settled.emit(self.anchors))
            worth.settled.connect(lambda number, level=level: self._say_worth(level, number))
            worth.refused.connect(self.refused)
            self.texts.append(text)
            self.worths.append(worth)
        for level in reversed(range(count)):
            self._rows.append(self._row(level))
            self._column.addWidget(self._rows[-1])
        self._restyle()

    def _row(self, level: int) -> QWidget:
        made = QWidget(self)
        row = QHBoxLayout(made)
        top = Qt.AlignmentFlag.AlignTop
        beside = QVBoxLayout()
        beside.addWidget(KeyCap(str(level), self._theme))
        beside.addStretch(1)
        row.addLayout(beside)
        row.addWidget(self.texts[level], 1, top)
        row.addWidget(self.worths[level], 0, top)
        self._spacing.keep(row)
        self._spacing.keep(beside, (0, _CAP_TOP, 0, 0), 0)
        return made

    def order_tabs(self, *, after: QWidget) -> None:
        """Let Tab come from another field, and go from the highest level down: what it means, what it is worth."""
        rows = zip(reversed(self.texts), reversed(self.worths), strict=True)
        for one, next_ in pairwise([after, *(field for row in rows for field in row)]):
            QWidget.setTabOrder(one, next_)

    def _say_worth(self, level: int, number: float) -> None:
        values = [field.number or 0.0 for field in self.worths]
        values[level] = number
        self.worth_settled.emit(tuple(values))

    def _restyle(self) -> None:
        for field in self.worths:
            field.setFixedWidth(self._theme.px(_WORTH))
        self._worth_heading.setFixedWidth(self._theme.px(_WORTH))
