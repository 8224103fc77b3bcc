"""How far something has come: a thin bar, and a ring for the rows of a list."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.figures import plain

BAR_HEIGHT: Final = 6
BAR_WIDTH: Final = 150
RING: Final = 18
RING_STROKE: Final = 2
_STEPS: Final = 1000
_TURN: Final = 16 * 360  # Qt counts sixteenths of a degree
_TOP: Final = 16 * 90
_TRACK: Final = 0.5
# The tick, as parts of the ring's diameter.
_TICK: Final = ((0.28, 0.52), (0.44, 0.67), (0.72, 0.36))


def clamped(fraction: float) -> float:
    """Return a fraction between 0 and 1; what is not a number counts as 0."""
    return min(max(fraction, 0.0), 1.0) if fraction == fraction else 0.0  # noqa: PLR0124 - only nan differs from itself


def paint_progress_bar(painter: QPainter, rect: QRect, fraction: float, theme: Theme) -> None:
    """Paint a thin bar over the width of `rect`, in its vertical middle."""
    part = clamped(fraction)
    height = min(theme.px(BAR_HEIGHT), rect.height())
    track = QRectF(rect.x(), rect.y() + (rect.height() - height) // 2, rect.width(), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(track, height / 2, height / 2)
    if part > 0:
        # Never less than a dot, and full only when it is.
        track.setWidth(min(rect.width(), max(height, rect.width() * part)))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(track, height / 2, height / 2)
    painter.restore()


def paint_progress_ring(painter: QPainter, rect: QRect, fraction: float, theme: Theme) -> None:
    """Paint a ring in the middle of `rect`: empty, part of the way round, or a tick on green."""
    part = clamped(fraction)
    size = min(theme.px(RING), rect.width(), rect.height())
    whole = QRectF(rect.x() + (rect.width() - size) // 2, rect.y() + (rect.height() - size) // 2, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if part >= 1:
        _paint_tick(painter, whole, theme)
    else:
        stroke = theme.px(RING_STROKE)
        ring = whole.adjusted(stroke, stroke, -stroke, -stroke)
        edge = theme.color("edge")
        if part > 0:
            edge.setAlphaF(_TRACK)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(edge, stroke))
        painter.drawEllipse(ring)
        if part > 0:
            painter.setPen(QPen(theme.color("accent"), stroke, c=Qt.PenCapStyle.FlatCap))
            painter.drawArc(ring, _TOP, -round(_TURN * part))
    painter.restore()


def _paint_tick(painter: QPainter, whole: QRectF, theme: Theme) -> None:
    inset = theme.px(1)
    disc = whole.adjusted(inset, inset, -inset, -inset)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("good"))
    painter.drawEllipse(disc)
    pen = QPen(theme.color("on_good"), theme.px(2) * 0.9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(disc.x() + disc.width() * x, disc.y() + disc.height() * y) for x, y in _TICK])


class ProgressBarThin(QProgressBar):
    """A thin bar that screen readers know as progress; `fraction` is between 0 and 1."""

    def __init__(self, theme: Theme, name: str = "Progress", parent: QWidget | None = None) -> None:
        """Start empty; `name` says what is under way."""
        super().__init__(parent)
        self._theme = theme
        self._fraction = 0.0
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self.set_fraction(0)

    @property
    def fraction(self) -> float:
        """How much is done, between 0 and 1."""
        return self._fraction

    def set_fraction(self, fraction: float) -> None:
        """Show how much is done."""
        self._fraction = clamped(fraction)
        self.setValue(round(self._fraction * _STEPS))
        self.setAccessibleDescription(f"{plain(self._fraction * 100, 0)}% done")

    def table(self) -> list[tuple[str, str]]:
        """Return what the bar shows as rows of words."""
        return [(self.accessibleName(), f"{plain(self._fraction * 100, 0)}%")]

    def sizeHint(self) -> QSize:
        """Return a length that reads well in a list."""
        return QSize(self._theme.px(BAR_WIDTH), self._theme.px(BAR_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least at which a difference can be seen."""
        return QSize(self._theme.px(BAR_WIDTH) // 4, self._theme.px(BAR_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        paint_progress_bar(painter, self.rect(), self._fraction, self._theme)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
