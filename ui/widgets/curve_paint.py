"""How a value curve is painted: its axis from 0 to 100, the line, its points, and where each of them lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.figures import plain, trimmed

MARKS: Final = (0, 25, 50, 75, 100)
RADIUS: Final = 6  # of a point, in design pixels
_AROUND: Final = 14
_BELOW: Final = 8
_MOST: Final = 100.0
_DASHES: Final = (3.0, 3.0)
_MOST_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Curve:
    """What is painted: (level or measure, value) points in order, and the answer that means no change, if any."""

    points: tuple[tuple[float, float], ...]
    levels: bool
    unit: str
    neutral: float | None

    def name_of(self, x: float) -> str:
        """Return "Level 3" or "40 QALYs"."""
        return f"Level {x:.0f}" if self.levels else f"{measure(x)} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the curve lies: its area, and the first and last level or measure."""

    area: QRectF
    low: float
    high: float

    def place(self, point: tuple[float, float]) -> QPointF:
        """Return where a point lies on the screen."""
        span = self.high - self.low
        across = (point[0] - self.low) / span if span else 0.5
        return QPointF(
            self.area.left() + across * self.area.width(), self.area.bottom() - point[1] / _MOST * self.area.height()
        )

    def point(self, place: QPointF) -> tuple[float, float]:
        """Return the level or measure and the value 0..100 at a place of the screen; the value is held in range."""
        across = (place.x() - self.area.left()) / max(1.0, self.area.width())
        value = (self.area.bottom() - place.y()) / max(1.0, self.area.height()) * _MOST
        return self.low + across * (self.high - self.low), min(max(value, 0.0), _MOST)


def measure(x: float) -> str:
    """Return a measure with no more digits than it needs, with commas between thousands."""
    short = trimmed(x, _MOST_DIGITS)
    return plain(x, len(short.partition(".")[2]))


def plot_of(room: QRect, curve: Curve, theme: Theme) -> Plot:
    """Return where a curve lies in a room."""
    metrics, px = QFontMetrics(theme.font("caption")), theme.px
    left = metrics.horizontalAdvance("100") + px(2 * _BELOW + RADIUS)
    last = metrics.horizontalAdvance(measure(curve.points[-1][0])) // 2
    right = max(px(_AROUND), last)
    below = metrics.height() + px(_BELOW)
    if curve.unit and not curve.levels:
        below += metrics.height()
    area = QRectF(room).adjusted(left, px(_AROUND) + metrics.height(), -right, -below - px(2))
    return Plot(area, curve.points[0][0], curve.points[-1][0])


def paint_curve(widget: QWidget, plot: Plot, curve: Curve, theme: Theme, *, selected: int, locked: bool) -> None:
    """Paint everything onto a widget; the selected point is filled while the keys go there."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_axis(painter, plot, curve, theme, widget.rect())
    _paint_neutral(painter, plot, curve, theme)
    line = QPolygonF([plot.place(point) for point in curve.points])
    painter.setPen(QPen(theme.color("text3" if locked else "accent"), theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(line)
    for at, point in enumerate(curve.points):
        chosen = at == selected and widget.hasFocus()
        _paint_point(painter, plot.place(point), theme, chosen=chosen, locked=locked)
        _paint_value(painter, plot, point, theme, chosen=chosen)
    painter.end()


def _paint_axis(painter: QPainter, plot: Plot, curve: Curve, theme: Theme, room: QRect) -> None:
    area, px = plot.area, theme.px
    painter.setFont(theme.font("caption"))
    metrics = painter.fontMetrics()
    line = metrics.height()
    for mark in MARKS:
        y = plot.place((plot.low, float(mark))).y()
        painter.fillRect(QRectF(area.left(), y, area.width(), 1), theme.color("edge" if mark == 0 else "grid_line"))
        painter.setPen(theme.color("text3"))
        place = QRectF(0, y - line / 2, area.left() - px(_BELOW + RADIUS // 2), line)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(mark))
    painter.setPen(theme.color("text2"))
    end = -1.0
    for x, _value in curve.points:
        text = measure(x)
        width = metrics.horizontalAdvance(text)
        left = plot.place((x, 0.0)).x() - width / 2
        if left > end:  # names that would lie on one another are left out
            painter.drawText(QPointF(left, area.bottom() + px(_BELOW) + metrics.ascent()), text)
            end = left + width + px(4)
    if curve.unit and not curve.levels:
        below = QRectF(0, room.bottom() - line, room.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, curve.unit)


def _paint_neutral(painter: QPainter, plot: Plot, curve: Curve, theme: Theme) -> None:
    """Paint where "no change" lies."""
    if curve.neutral is None or not plot.low <= curve.neutral <= plot.high:
        return
    pen = QPen(theme.color("text3"), 1)
    pen.setDashPattern(list(_DASHES))
    painter.setPen(pen)
    x = plot.place((curve.neutral, 0.0)).x()
    painter.drawLine(QPointF(x, plot.area.top()), QPointF(x, plot.area.bottom()))


def _paint_point(painter: QPainter, place: QPointF, theme: Theme, *, chosen: bool, locked: bool) -> None:
    radius = theme.px(RADIUS + (2 if chosen else 0))
    ink = theme.color("text3" if locked else "accent")
    painter.setPen(QPen(ink, theme.px(2)))
    painter.setBrush(ink if chosen else theme.color("surface"))
    painter.drawEllipse(place, radius, radius)


def _paint_value(painter: QPainter, plot: Plot, point: tuple[float, float], theme: Theme, *, chosen: bool) -> None:
    """Paint a point's value above it, on its own ground so that no line strikes it through."""
    painter.setFont(theme.font("caption", 700 if chosen else 500))
    metrics, text, place = painter.fontMetrics(), trimmed(point[1], 1), plot.place(point)
    width, height = metrics.horizontalAdvance(text), metrics.height()
    left = min(
        max(place.x() - width / 2, plot.area.left() - theme.px(4)), plot.area.right() + theme.px(_AROUND) - width
    )
    top = place.y() - theme.px(RADIUS + 3) - height
    patch = QRectF(left - 2, top + 1, width + 4, height - 2)
    painter.fillRect(patch, theme.color("surface"))
    painter.setPen(theme.color("text"))
    painter.drawText(QRectF(left, top, width + 1, height), Qt.AlignmentFlag.AlignCenter, text)
