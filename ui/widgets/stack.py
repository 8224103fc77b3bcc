"""Stacked contribution bars: one row of a ranking, made of the points that each part of the framework earned.

The bar ends exactly where its total lies on the axis: gaps are cut out of the segments, not added between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from ui.theme import Theme
from ui.widgets.figures import plain

THICK: Final = 16
THIN: Final = 9
GAP: Final = 1
WIDE_GAP: Final = 3
GRID_STEP: Final = 25.0
_LABEL_PADDING: Final = 4
_NO_KEYS: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: `amount` in points, filled with the colour `token`; a `label` is written where it fits."""

    key: str
    token: str
    amount: float
    label: str = ""


def place_segments(
    rect: QRect,
    segments: Sequence[Segment],
    *,
    theme: Theme,
    scale: float,
    gap_before: AbstractSet[str] = _NO_KEYS,
    thin: bool = False,
) -> list[tuple[Segment, QRect]]:
    """Return where each visible segment is painted; `scale` is how many points the whole of `rect` stands for."""
    top, height = _upright(rect, theme, thin=thin)
    spans = _spans(rect, segments, theme, scale, gap_before)
    return [(segment, QRect(x, top, width, height)) for segment, x, width in spans]


def _upright(rect: QRect, theme: Theme, *, thin: bool) -> tuple[int, int]:
    """Return the top and the height of a bar in the middle of `rect`."""
    height = min(theme.px(THIN if thin else THICK), rect.height())
    return rect.y() + (rect.height() - height) // 2, height


def _spans(
    rect: QRect, segments: Sequence[Segment], theme: Theme, scale: float, gap_before: AbstractSet[str]
) -> list[tuple[Segment, int, int]]:
    """Return the left and the width of each visible segment."""
    x, width = rect.x(), rect.width()
    if scale <= 0 or width <= 0:
        return []
    narrow, wide, per_point = theme.px(GAP), theme.px(WIDE_GAP), width / scale
    spans: list[tuple[Segment, int, int]] = []
    total, left, gap = 0.0, 0, 0
    # Plain comparisons: this runs for every segment of every row while a weight is dragged.
    for segment in segments:
        if spans:
            wanted = wide if segment.key in gap_before else narrow
            gap = wanted if wanted > gap else gap  # noqa: FURB136
        amount = segment.amount
        if amount <= 0:
            continue
        total += amount
        end = total * per_point
        right = int(end + 0.5) if end < width else width
        if right <= left:
            continue
        start = left + gap if gap < right - left else right - 1
        spans.append((segment, x + start, right - start))
        left, gap = right, 0
    return spans


def paint_stack(
    painter: QPainter,
    rect: QRect,
    segments: Sequence[Segment],
    *,
    theme: Theme,
    scale: float,
    gap_before: AbstractSet[str] = _NO_KEYS,
    thin: bool = False,
) -> None:
    """Paint a bar from the left of `rect`, in its vertical middle; `thin` is for what is not funded."""
    top, height = _upright(rect, theme, thin=thin)
    colors: dict[str, QColor] = {}
    was_smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for segment, x, width in _spans(rect, segments, theme, scale, gap_before):
        token = segment.token
        if token not in colors:
            colors[token] = theme.color(token)
        painter.fillRect(x, top, width, height, colors[token])
    if not thin and any(segment.label for segment in segments):
        placed = place_segments(rect, segments, theme=theme, scale=scale, gap_before=gap_before)
        _paint_labels(painter, placed, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, was_smooth)


def _paint_labels(painter: QPainter, placed: Sequence[tuple[Segment, QRect]], theme: Theme) -> None:
    font = theme.font("caption", 600)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    for segment, place in placed:
        if segment.label and metrics.horizontalAdvance(segment.label) + 2 * theme.px(_LABEL_PADDING) <= place.width():
            painter.setPen(theme.color(f"on_{segment.token}"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, segment.label)


def segment_at(
    rect: QRect,
    segments: Sequence[Segment],
    point: QPoint,
    *,
    theme: Theme,
    scale: float,
    gap_before: AbstractSet[str] = _NO_KEYS,
) -> Segment | None:
    """Return the segment in whose column of `rect` a point lies; the gap before a segment belongs to it."""
    if not rect.contains(point):
        return None
    placed = place_segments(rect, segments, theme=theme, scale=scale, gap_before=gap_before)
    return next((segment for segment, place in placed if point.x() <= place.right()), None)


def grid_positions(rect: QRect, *, scale: float, step: float = GRID_STEP) -> list[tuple[float, int]]:
    """Return each multiple of `step` above zero on the axis, and its x; the last line stays inside `rect`."""
    count = int(scale / step + 1e-9) if scale > 0 else 0
    lines = ((step * n, rect.x() + round(step * n * rect.width() / scale)) for n in range(1, count + 1))
    return [(amount, min(x, rect.right())) for amount, x in lines]


def paint_grid(painter: QPainter, rect: QRect, *, theme: Theme, scale: float, step: float = GRID_STEP) -> None:
    """Paint the upright lines behind the bars of a table, over the whole height of `rect`."""
    color, width = theme.color("grid_line"), theme.px(1)
    for _amount, x in grid_positions(rect, scale=scale, step=step):
        painter.fillRect(x, rect.y(), width, rect.height(), color)


def stack_table(segments: Sequence[Segment]) -> list[tuple[str, str]]:
    """Return the bar as rows of words: name and points to one decimal place."""
    return [(segment.label or segment.key, plain(segment.amount)) for segment in segments]


def stack_sentence(segments: Sequence[Segment]) -> str:
    """Return the bar in words: "Prevention and equity 13.2, Local teams 6.1"."""
    return ", ".join(f"{name} {points}" for name, points in stack_table(segments))
