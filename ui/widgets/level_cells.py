"""The row of score boxes: levels 0 to L, a dashed `?` for "no evidence yet", and a note; painted by a delegate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui.theme import Theme

Cell = int | Literal["?", "note"]
Fonts = tuple[QFont, QFont]  # of a box, and of a chosen box

NO_EVIDENCE: Final = "?"
NOTE: Final = "note"
BOX: Final = (36, 26)
LEAST_BOX: Final = 24
GAP: Final = 3
UNKNOWN_GAP: Final = 9  # sets `?` apart: it is an answer, not a level
NOTE_GAP: Final = 6
NOTE_WIDTH: Final = 24
NOTE_ICON: Final = 16
RADIUS: Final = 5
_QUIET_EDGE: Final = 0.45  # boxes of rows that are not being scored stand back


@dataclass(frozen=True, slots=True)
class _State:
    """How one box looks."""

    text: str
    dashed: bool
    chosen: bool
    focused: bool
    enabled: bool
    hovered: bool
    doubtful: bool = False


def level_cell_rects(rect: QRect, theme: Theme, levels: Sequence[int]) -> dict[Cell, QRect]:
    """Return where each level, "?" and "note" are painted: against the right of `rect`, narrower when it is."""
    fixed = _fixed_width(theme, levels)
    box = max(theme.px(LEAST_BOX), min(theme.px(BOX[0]), (rect.width() - fixed) // (len(levels) + 1)))
    high = min(theme.px(BOX[1]), rect.height())
    top = rect.y() + (rect.height() - high) // 2
    left = rect.x() + max(0, rect.width() - fixed - box * (len(levels) + 1))
    gap = theme.px(GAP)
    places: dict[Cell, QRect] = {}
    for at, level in enumerate(levels):
        places[level] = QRect(left + at * (box + gap), top, box, high)
    left += max(0, len(levels) * (box + gap) - gap) + theme.px(UNKNOWN_GAP)
    places["?"] = QRect(left, top, box, high)
    places["note"] = QRect(left + box + theme.px(NOTE_GAP), top, theme.px(NOTE_WIDTH), high)
    return places


def level_cells_width(theme: Theme, levels: Sequence[int]) -> int:
    """Return the width at which no box has to be narrower than designed."""
    return _fixed_width(theme, levels) + theme.px(BOX[0]) * (len(levels) + 1)


def _fixed_width(theme: Theme, levels: Sequence[int]) -> int:
    """Return the width of everything but the boxes."""
    gaps = theme.px(GAP) * max(0, len(levels) - 1) + theme.px(UNKNOWN_GAP)
    return gaps + theme.px(NOTE_GAP) + theme.px(NOTE_WIDTH)


def cell_at(rect: QRect, theme: Theme, levels: Sequence[int], point: QPoint) -> Cell | None:
    """Return the level, "?" or "note" under a point, or None; the gaps belong to nothing."""
    return next((cell for cell, place in level_cell_rects(rect, theme, levels).items() if place.contains(point)), None)


def paint_level_cells(
    painter: QPainter,
    rect: QRect,
    theme: Theme,
    levels: Sequence[int],
    *,
    chosen: int | None = None,
    word: str = "",
    focused: bool = False,
    enabled: bool = True,
    doubtful: bool = False,
    note: bool = False,
    hover: Cell | None = None,
) -> None:
    """Paint the boxes of one criterion.

    `chosen`: the level given. `word`: "?" when the answer is that there is no evidence yet; any other word stands
    over the boxes when they are not `enabled` ("Not asked to score"), and is a dash in the `?` box when they are.
    `focused`: the row that keys score. `doubtful`: the answer that was given does not count as it is. `note`: there
    is one. `hover`: what the mouse is on.
    """
    places = level_cell_rects(rect, theme, levels)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if word and word != NO_EVIDENCE and not enabled and levels:
        _paint_word(painter, places[levels[0]].united(places["?"]), theme, word)
    else:
        fonts = (theme.font("body", 500), theme.font("body", 700))
        cells: tuple[Cell, ...] = (*levels, NO_EVIDENCE)
        for cell in cells:
            dashed = cell == NO_EVIDENCE
            text = "–" if dashed and word not in {"", NO_EVIDENCE} else str(cell)
            is_chosen = bool(word) if dashed else cell == chosen and not word
            state = _State(text, dashed, is_chosen, focused, enabled, enabled and hover == cell, doubtful and is_chosen)
            _paint_box(painter, places[cell], theme, state, fonts)
    _paint_note(painter, places["note"], theme, note=note, lit=enabled and hover == NOTE)
    painter.restore()


def _paint_box(painter: QPainter, place: QRect, theme: Theme, state: _State, fonts: Fonts) -> None:
    edge, fill, ink = _box_colors(theme, state)
    # A chosen `?` is told from the others by more than its colour, and so is an answer that does not count.
    pen = QPen(edge, theme.px(2 if (state.dashed or state.doubtful) and state.chosen else 1))
    if (state.dashed and not state.chosen) or state.doubtful:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(fill)
    half, radius = pen.widthF() / 2, theme.px(RADIUS)
    painter.drawRoundedRect(QRectF(place).adjusted(half, half, -half, -half), radius, radius)
    painter.setPen(ink)
    painter.setFont(fonts[state.chosen])
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, state.text)


def _box_colors(theme: Theme, state: _State) -> tuple[QColor, QColor, QColor]:
    """Return the colours of a box's edge, fill and text."""
    if state.doubtful:
        return theme.color("caution"), theme.color("caution_soft"), theme.color("caution")
    if state.chosen and not state.enabled:
        return theme.color("edge"), theme.color("track"), theme.color("text")
    if state.chosen and state.dashed:
        return theme.color("accent"), theme.color("accent_soft"), theme.color("accent")
    if state.chosen:
        return theme.color("accent"), theme.color("accent"), theme.color("on_accent")
    if not state.enabled:
        return theme.color("divider"), theme.color("surface"), theme.color("disabled")
    if state.hovered:
        return theme.color("accent"), theme.color("hover"), theme.color("text")
    if state.focused:
        return theme.color("edge"), theme.color("surface"), theme.color("text3" if state.dashed else "text")
    edge = theme.color("edge")
    if theme.name != "contrast":
        edge.setAlphaF(_QUIET_EDGE)
    return edge, theme.color("rail"), theme.color("text3" if state.dashed else "text2")


def _paint_word(painter: QPainter, place: QRect, theme: Theme, word: str) -> None:
    font, padding = theme.font("body", 500), theme.px(8)
    painter.setPen(QPen(theme.color("divider"), theme.px(1)))
    painter.setBrush(theme.color("rail"))
    half, radius = theme.px(1) / 2, theme.px(RADIUS)
    painter.drawRoundedRect(QRectF(place).adjusted(half, half, -half, -half), radius, radius)
    painter.setFont(font)
    painter.setPen(theme.color("text2"))
    inside = place.adjusted(padding, 0, -padding, 0)
    painter.drawText(
        inside,
        Qt.AlignmentFlag.AlignCenter,
        QFontMetrics(font).elidedText(word, Qt.TextElideMode.ElideRight, inside.width()),
    )


def _paint_note(painter: QPainter, place: QRect, theme: Theme, *, note: bool, lit: bool) -> None:
    if lit:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(place, theme.px(RADIUS), theme.px(RADIUS))
    icon = theme.icon("note-filled", "accent", NOTE_ICON) if note else theme.icon("note", "text3", NOTE_ICON)
    size = theme.px(NOTE_ICON)
    icon.paint(painter, QRect(0, 0, size, size).translated(place.center() - QPoint(size // 2 - 1, size // 2 - 1)))
