"""Where the blocks of a weight strip lie, and what is under the mouse; in whole pixels, without painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect

STEP: Final = 0.001  # a drag moves in tenths of a percent
_NOTHING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Block:
    """One weight: `share` 0..1 of the whole, `shown` as the caller writes it ("16%", whole numbers that add up)."""

    key: str
    label: str
    token: str
    share: float
    shown: str

    @property
    def words(self) -> str:
        """The block as it is read out: "Prevention and equity 16%"."""
        return f"{self.label} {self.shown}"


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks' places, and how many pixels a share of 1 is long in the blocks that are wide enough."""

    rects: tuple[QRect, ...]
    whole: float

    def block_at(self, x: int) -> int | None:
        """Return which block is at `x`, or None in a gap and outside."""
        return next((at for at, rect in enumerate(self.rects) if rect.left() <= x <= rect.right()), None)

    def edge_at(self, x: int, reach: int) -> int | None:
        """Return the block to the left of the edge within `reach` of `x`, the nearest one, or None."""
        edges = [(abs(x - (left.right() + 1 + right.left()) / 2), at) for at, (left, right) in enumerate(self._pairs())]
        distance, at = min(edges, default=(reach + 1.0, 0))
        return at if distance <= reach else None

    def _pairs(self) -> list[tuple[QRect, QRect]]:
        return list(pairwise(self.rects))


def lay_out(shares: Sequence[float], area: QRect, *, gap: int, least: int) -> Layout:
    """Share out the width of `area`, each block at least `least` wide while there is room for that."""
    count = len(shares)
    if not count:
        return Layout((), 0.0)
    room = max(0, area.width() - gap * (count - 1))
    widths, whole = _widths([share if share > _NOTHING else 0.0 for share in shares], room, min(least, room // count))
    rects, exact, left = [], 0.0, 0
    for at, width in enumerate(widths):
        exact += width
        right = round(exact)
        rects.append(QRect(area.x() + left + at * gap, area.y(), right - left, area.height()))
        left = right
    return Layout(tuple(rects), whole)


def _widths(shares: Sequence[float], room: int, least: int) -> tuple[list[float], float]:
    """Return widths in proportion, those below `least` lifted to it, and the pixels that a share of 1 gets."""
    small: set[int] = set()
    while True:
        rest = sum(share for at, share in enumerate(shares) if at not in small)
        whole = (room - least * len(small)) / rest if rest > _NOTHING else 0.0
        found = {at for at, share in enumerate(shares) if at not in small and share * whole < least}
        if not found:
            break
        small |= found
    if len(small) == len(shares):
        return [room / len(shares)] * len(shares), float(room)
    return [float(least) if at in small else share * whole for at, share in enumerate(shares)], whole


@dataclass(frozen=True, slots=True)
class Drag:
    """An edge being moved: what its two blocks had when it began, so that their sum stays what it was."""

    left: str
    right: str
    left_share: float
    pair: float
    start_x: float
    whole: float

    def shares_at(self, x: float) -> tuple[float, float]:
        """Return the shares of the left and the right block with the mouse at `x`."""
        moved = (x - self.start_x) / self.whole if self.whole > 0 else 0.0
        wanted = self.left_share + round(moved / STEP) * STEP
        left = min(max(wanted, 0.0), self.pair)
        return left, self.pair - left
