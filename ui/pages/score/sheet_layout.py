"""Where everything stands in a row of the sheet: one table of places for painting, clicking and typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect

from ui.theme import Theme
from ui.widgets.level_cells import BOX, LEAST_BOX, UNKNOWN_GAP, level_cell_rects, level_cells_width

ROW: Final = 33
HEADING: Final = 29
FOOT: Final = 6
INSET: Final = 14  # room beside the cards, so that the ring is never cut
_BAR_LEFT, _BAR_WIDTH = 9, 4
_NUMBER_LEFT, _NUMBER_WIDTH = 18, 20
_NAME_LEFT = 44
_CELLS_RIGHT = 8
_GAP = 8
_LEAST_NAME = 204


@dataclass(frozen=True, slots=True)
class Places:
    """The parts of one row: `cells` holds all boxes; a number is written in `measure`, and `tail` holds the rest."""

    card: QRect
    bar: QRect
    number: QRect
    name: QRect
    cells: QRect
    measure: QRect
    tail: QRect


def places_in(rect: QRect, theme: Theme, levels: Sequence[int]) -> Places:
    """Return the places in a row that fills `rect`; where it is narrow the boxes give way before the name does."""
    px = theme.px
    card = rect.adjusted(px(INSET), 0, -px(INSET), 0)
    room = card.width() - px(_NAME_LEFT + _LEAST_NAME + _GAP + _CELLS_RIGHT)
    full = level_cells_width(theme, levels)
    least = full - (px(BOX[0]) - px(LEAST_BOX)) * (len(levels) + 1)
    width = min(full, max(room, least))
    cells = QRect(card.right() + 1 - px(_CELLS_RIGHT) - width, card.top(), width, card.height())
    boxes = level_cell_rects(cells, theme, levels)
    measure = boxes[levels[0]].united(boxes[levels[-1]]) if levels else boxes["?"]
    left = card.left() + px(_NAME_LEFT)
    name = QRect(left, card.top(), max(0, min(boxes.values(), key=QRect.left).left() - px(_GAP) - left), card.height())
    tall = card.height() - px(15)
    unknown = boxes["?"]
    tail_width = level_cells_width(theme, ()) - px(BOX[0]) + unknown.width()
    tail = QRect(unknown.left() - px(UNKNOWN_GAP), cells.top(), tail_width, cells.height())
    return Places(
        card,
        QRect(card.left() + px(_BAR_LEFT), card.top() + (card.height() - tall) // 2, px(_BAR_WIDTH), tall),
        QRect(card.left() + px(_NUMBER_LEFT), card.top(), px(_NUMBER_WIDTH), card.height()),
        name, cells, measure, tail,
    )  # fmt: skip
