"""A round in miniature: its first few bars, by which a person knows it again in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.figures import plain

Bar = Sequence[tuple[str, float]]  # token and amount of each part

SIZE: Final = (62, 46)
MOST_BARS: Final = 5
RADIUS: Final = 4
_PADDING: Final = 7
_THICKNESS: Final = 4
_PITCH: Final = 7
# Where there is nothing to show yet: the same shape, without figures.
_EMPTY: Final = (0.9, 0.78, 0.66, 0.6, 0.5)


def paint_thumbnail(painter: QPainter, rect: QRect, rows: Sequence[Bar], theme: Theme) -> None:
    """Paint up to five bars in a frame; the longest is as wide as the frame allows. No bars: faint lines."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = theme.px(1)
    painter.setPen(QPen(theme.color("divider"), line))
    painter.setBrush(theme.color("surface"))
    frame = QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2)
    painter.drawRoundedRect(frame, theme.px(RADIUS), theme.px(RADIUS))
    bars = [_visible(row) for row in rows[:MOST_BARS]]
    most = max((sum(amount for _token, amount in bar) for bar in bars), default=0.0)
    if most <= 0:
        bars, most = [(("track", length),) for length in _EMPTY], 1.0
    thickness, pitch, padding = theme.px(_THICKNESS), theme.px(_PITCH), theme.px(_PADDING)
    high = pitch * (len(bars) - 1) + thickness
    top = rect.y() + (rect.height() - high) // 2
    width = rect.width() - 2 * padding
    for at, bar in enumerate(bars):
        _paint_bar(painter, QRect(rect.x() + padding, top + at * pitch, width, thickness), bar, most, theme)
    painter.restore()


def _visible(row: Bar) -> tuple[tuple[str, float], ...]:
    return tuple((token, amount) for token, amount in row if amount > 0)


def _paint_bar(painter: QPainter, rect: QRect, bar: Bar, most: float, theme: Theme) -> None:
    ends, total = [0], 0.0
    for _token, amount in bar:
        total += amount
        ends.append(round(rect.width() * total / most))
    rounding = QPainterPath()
    rounding.addRoundedRect(QRectF(rect.x(), rect.y(), ends[-1], rect.height()), theme.px(1), theme.px(1))
    painter.save()
    painter.setClipPath(rounding)
    for (token, _amount), left, right in zip(bar, ends, ends[1:], strict=False):
        painter.fillRect(rect.x() + left, rect.y(), right - left, rect.height(), theme.color(token))
    painter.restore()


class Thumbnail(QWidget):
    """The miniature as a widget. `name` says which round it is of."""

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        """Start without bars."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._rows: tuple[Bar, ...] = ()
        theme.changed.connect(self._restyle)
        self.set_rows(())

    def set_rows(self, rows: Sequence[Bar]) -> None:
        """Show bars, the first at the top, each a sequence of (token, amount)."""
        self._rows = tuple(tuple(row) for row in rows)
        shown = min(len(self._rows), MOST_BARS)
        said = f"the first {shown} of {len(self._rows)} cases as bars" if shown else "nothing ranked yet"
        self.setAccessibleName(f"{self._name}: {said}" if self._name else said.capitalize())
        self._restyle()

    def table(self) -> list[tuple[str, str]]:
        """Return the bars as rows of words: place and length."""
        totals = (sum(amount for _token, amount in _visible(row)) for row in self._rows)
        return [(str(at), plain(total)) for at, total in enumerate(totals, start=1)]

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        return QSize(self._theme.px(SIZE[0]), self._theme.px(SIZE[1]))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the design: smaller, the bars would touch."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the miniature."""
        painter = QPainter(self)
        paint_thumbnail(painter, self.rect(), self._rows, self._theme)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
