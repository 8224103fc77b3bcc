"""A lift as a line from the lowest to the highest level, filled as far as it is worth, with its number in a box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from ui.theme import Theme

BAR: Final = (4, 24)  # the colour at the left
PAD: Final = 10
GAP: Final = 8
BOX: Final = (58, 28)
KNOB: Final = 7  # radius
LINE: Final = 4
ARROW: Final = 6
_NAME_PART: Final = 0.42
_LEAST_NAME: Final = 120
_LEAST_TRACK: Final = 70


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of one row are; a track without room is empty, and so are its labels."""

    bar: QRect
    name: QRect
    start: QRect
    track: QRect
    end: QRect
    box: QRect


@dataclass(frozen=True, slots=True)
class Track:
    """How a track looks: filled 0..1, or not at all while there is no number."""

    share: float | None
    token: str
    start: str
    end: str
    draggable: bool = False


def places_in(rect: QRect, theme: Theme, start: str, end: str) -> Places:
    """Share out a row; the track gives way first where it is narrow."""
    px, metrics = theme.px, QFontMetrics(theme.font("caption"))
    middle = rect.center().y()
    bar = QRect(rect.x() + px(PAD), middle - px(BAR[1]) // 2, px(BAR[0]), px(BAR[1]))
    box = QRect(rect.right() - px(PAD) - px(BOX[0]), middle - px(BOX[1]) // 2, px(BOX[0]), px(BOX[1]))
    left, right = bar.right() + px(GAP), box.x() - px(GAP)
    ends = [metrics.horizontalAdvance(text) + px(4) for text in (start, end)]
    name = max(px(_LEAST_NAME), round((right - left) * _NAME_PART))
    length = right - left - name - sum(ends) - 2 * px(GAP)
    if length < px(_LEAST_TRACK):
        nothing = QRect()
        return Places(bar, QRect(left, rect.y(), right - left, rect.height()), nothing, nothing, nothing, box)
    top, high = rect.y(), rect.height()
    first = QRect(left + name + px(GAP), top, ends[0], high)
    track = QRect(first.right() + 1, top, length, high)
    return Places(
        bar, QRect(left, top, name, high), first, track, QRect(track.right() + 1, top, ends[1], high), box
    )  # fmt: skip


def share_at(track: QRect, theme: Theme, x: float) -> float:
    """Return which part 0..1 of the track lies left of `x`."""
    inset = theme.px(KNOB)
    length = track.width() - 2 * inset
    return min(max((x - track.x() - inset) / length, 0.0), 1.0) if length > 0 else 0.0


def is_on(track: QRect, theme: Theme, point: QPoint) -> bool:
    """Return whether a point is near enough to the track to take hold of it."""
    reach = theme.px(12)  # half of the least height of a target
    return not track.isEmpty() and track.adjusted(
        0, track.height() // 2 - reach, 0, reach - track.height() // 2
    ).contains(point)


def paint_track(painter: QPainter, places: Places, theme: Theme, shown: Track) -> None:
    """Paint the colour, the line with its two ends, and how far it is filled."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(shown.token))
    painter.drawRoundedRect(places.bar, theme.px(2), theme.px(2))
    if not places.track.isEmpty():
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(places.start, middle | Qt.AlignmentFlag.AlignLeft, shown.start)
        painter.drawText(places.end, middle | Qt.AlignmentFlag.AlignRight, shown.end)
        _paint_line(painter, QRectF(places.track), theme, shown)
    painter.restore()


def _paint_line(painter: QPainter, track: QRectF, theme: Theme, shown: Track) -> None:
    inset, high, arrow = theme.px(KNOB), theme.px(LINE), theme.px(ARROW)
    line = QRectF(track.x() + inset, track.center().y() - high / 2, track.width() - 2 * inset, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(line, high / 2, high / 2)
    tip = QPointF(track.right(), line.center().y())
    painter.setBrush(theme.color("edge"))
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-arrow, -arrow * 0.7), tip + QPointF(-arrow, arrow * 0.7)]))
    if shown.share is None:
        return
    filled = QRectF(line.x(), line.y() - high / 4, line.width() * shown.share, high * 1.5)
    painter.setBrush(theme.color(shown.token))
    painter.drawRoundedRect(filled, high / 2, high / 2)
    if shown.draggable:
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color(shown.token), theme.px(2)))
        painter.drawEllipse(QPointF(filled.right(), line.center().y()), inset - 1, inset - 1)


def paint_box(painter: QPainter, box: QRect, theme: Theme, text: str, *, strong: bool, enabled: bool) -> None:
    """Paint the number in its box; an empty one is dashed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge: QColor = theme.color("edge" if enabled else "divider")
    pen = QPen(edge, theme.px(1))
    if not text:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(theme.color("accent_soft" if strong and enabled else "surface"))
    half = pen.widthF() / 2
    painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), theme.px(6), theme.px(6))
    painter.setFont(theme.font("body", 700 if strong else 600))
    painter.setPen(theme.color("text" if enabled else "text2"))
    painter.drawText(
        box.adjusted(0, 0, -theme.px(10), 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text
    )
    painter.restore()
