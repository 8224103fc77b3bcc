"""Five by five: likelihood upwards, impact to the right; a click or Enter puts a rating where it belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from prioritiser.analysis.impact import impact_band
from prioritiser.model.case_fields import IMPACTS, LIKELIHOODS
from ui.models.case_record_ratings import BAND_RANGES, BAND_TOKENS, BAND_WORDS, HIGHEST, Pair
from ui.theme import Theme
from ui.widgets.speech import speak

CELL: Final = (82, 34)
GAP: Final = 2
_PAD: Final = 8
_STEPS: Final = (
    (Qt.Key.Key_Left, (0, -1)),
    (Qt.Key.Key_Right, (0, 1)),
    (Qt.Key.Key_Up, (1, 0)),
    (Qt.Key.Key_Down, (-1, 0)),
)


def cell_words(pair: Pair) -> str:
    """Return a cell in words: "Likely and moderate: 12, high"."""
    score = pair[0] * pair[1]
    band = BAND_WORDS[impact_band(score)].lower()
    return f"{LIKELIHOODS[pair[0] - 1]} and {IMPACTS[pair[1] - 1].lower()}: {score}, {band}"


class RatingMatrix(QWidget):
    """Shows ratings in the table of likelihood and impact, and lets one be chosen."""

    chosen = Signal(int, int)  # likelihood, impact

    def __init__(self, theme: Theme, name: str) -> None:
        """Begin without ratings."""
        super().__init__()
        self._theme, self._name = theme, name
        self._marks: Mapping[Pair, Sequence[str]] = {}
        self._current: Pair | None = None
        self._cursor: Pair = (3, 3)
        self.can_change = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self._restyle)
        self._describe()

    def show_ratings(self, of: str, current: Pair | None, marks: Mapping[Pair, Sequence[str]]) -> None:
        """Show what is rated: the current one with a border, every one by its short mark; `of` names the current."""
        self._marks, self._current = dict(marks), current
        self._cursor = current or self._cursor
        self._describe(of)
        self.update()

    def _describe(self, of: str = "") -> None:
        now = cell_words(self._current) if self._current is not None else "not rated"
        self.setAccessibleName(f"{self._name}{f', {of}' if of else ''}: {now}")
        self.setAccessibleDescription("Arrow keys move, Enter rates. Likelihood goes up, impact goes to the right.")

    # Where things are

    def _labels(self) -> int:
        metrics = QFontMetrics(self._theme.font("caption"))
        return max(metrics.horizontalAdvance(f"{HIGHEST}  {name}") for name in LIKELIHOODS) + self._theme.px(_PAD)

    def cell(self, pair: Pair) -> QRect:
        """Return where a cell is painted."""
        px = self._theme.px
        wide, high = px(CELL[0]), px(CELL[1])
        left, top = self._labels(), self._theme.line("caption") + px(4)
        return QRect(left + (pair[1] - 1) * (wide + px(GAP)), top + (HIGHEST - pair[0]) * (high + px(GAP)), wide, high)

    def pair_at(self, x: int, y: int) -> Pair | None:
        """Return the cell at a point, or None."""
        every = [(likelihood, impact) for likelihood in range(1, HIGHEST + 1) for impact in range(1, HIGHEST + 1)]
        return next((pair for pair in every if self.cell(pair).contains(x, y)), None)

    def _legend(self) -> list[tuple[str, int]]:
        """Return the words of the bands with the room that each entry takes."""
        metrics, px = QFontMetrics(self._theme.font("caption")), self._theme.px
        said = [f"{words} {BAND_RANGES[band]}" for band, words in BAND_WORDS.items()]
        return [(words, metrics.horizontalAdvance(words) + 2 * px(14)) for words in said]

    def sizeHint(self) -> QSize:
        """Return the room of the cells and their words."""
        last = self.cell((1, HIGHEST))
        lines = self._theme.line("caption")
        wide = max(last.right() + 1 + self._theme.px(2), self._labels() + sum(each for _words, each in self._legend()))
        return QSize(wide, last.bottom() + 3 * lines + self._theme.px(14))

    def minimumSizeHint(self) -> QSize:
        """Return the same: cells do not shrink."""
        return self.sizeHint()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, cells and the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        for likelihood in range(1, HIGHEST + 1):
            for impact in range(1, HIGHEST + 1):
                self._paint_cell(painter, (likelihood, impact))
        self._paint_legend(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme, line = self._theme, self._theme.line("caption")
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRect(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, "Likelihood")
        for at, name in enumerate(LIKELIHOODS, 1):
            rect = self.cell((at, 1))
            room = QRect(0, rect.y(), self._labels(), rect.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, f"{at}  {name}")
        below = self.cell((1, 1)).bottom() + theme.px(4)
        for at, name in enumerate(IMPACTS, 1):
            rect = self.cell((1, at))
            painter.drawText(QRect(rect.x(), below, rect.width(), line), Qt.AlignmentFlag.AlignHCenter, f"{at} {name}")
        painter.drawText(QRect(0, below, self._labels(), line), Qt.AlignmentFlag.AlignLeft, "Impact")

    def _paint_cell(self, painter: QPainter, pair: Pair) -> None:
        theme, rect, score = self._theme, self.cell(pair), pair[0] * pair[1]
        token = BAND_TOKENS[impact_band(score)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(token))
        painter.drawRoundedRect(rect, theme.px(4), theme.px(4))
        painter.setPen(theme.color(f"on_{token}"))
        marks = self._marks.get(pair, ())
        painter.setFont(theme.font("body", 700 if marks else 400))
        text = " ".join((str(score), *(f"· {mark}" for mark in marks)))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - theme.px(6))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = rect.adjusted(1, 1, -1, -1)
        if pair == self._current:
            painter.setPen(QPen(theme.color("mark"), theme.px(5)))
            painter.drawRoundedRect(inner, theme.px(4), theme.px(4))
            painter.setPen(QPen(theme.color("on_mark"), theme.px(2)))
            painter.drawRoundedRect(inner, theme.px(4), theme.px(4))
        if pair == self._cursor and self.hasFocus():
            painter.setPen(QPen(theme.color(f"on_{token}"), theme.px(2), Qt.PenStyle.DashLine))
            inset = theme.px(5)
            painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), theme.px(3), theme.px(3))

    def _paint_legend(self, painter: QPainter) -> None:
        theme, line, px = self._theme, self._theme.line("caption"), self._theme.px
        painter.setFont(theme.font("caption"))
        top = self.cell((1, 1)).bottom() + px(4) + line + px(8)
        x = self._labels()
        for token, (words, wide) in zip(BAND_TOKENS.values(), self._legend(), strict=True):
            painter.setPen(QPen(theme.color("edge"), 1))
            painter.setBrush(theme.color(token))
            painter.drawRect(QRect(x, top + (line - px(10)) // 2, px(10), px(10)))
            painter.setPen(theme.color("text2"))
            painter.drawText(QRect(x + px(14), top, wide, line), Qt.AlignmentFlag.AlignVCenter, words)
            x += wide

    # Choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Rate by a click."""
        pair = self.pair_at(int(event.position().x()), int(event.position().y()))
        if pair is not None and event.button() == Qt.MouseButton.LeftButton:
            self._cursor = pair
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrow keys, rate by Enter or Space."""
        step = dict(_STEPS).get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            up, right = (min(max(at + by, 1), HIGHEST) for at, by in zip(self._cursor, step, strict=True))
            self._cursor = (up, right)
            speak(self, cell_words(self._cursor))
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self.update()
        if self.can_change:
            self.chosen.emit(*self._cursor)

    def event(self, event: QEvent) -> bool:
        """Say a cell in words on hovering."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            pair = self.pair_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), cell_words(pair) if pair is not None else "", self)
            return True
        return super().event(event)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
