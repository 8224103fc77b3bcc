"""Finding things in a picture of the screen by their colour, as the eye does: rectangles filled with one colour."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage


def find_block(picture: QImage, colour: QColor, *, least: tuple[int, int], below: int = 0) -> QRect:
    """Return the first rectangle of a colour, from the top down, that is at least so wide and high."""
    wide, high = least
    for y in range(below, picture.height()):
        for x, width in _runs(picture, y, colour.rgb()):
            if width < wide:
                continue
            # Both edges: words in the middle of a block are of another colour.
            height = min(_down(picture, x, y, colour.rgb()), _down(picture, x + width - 1, y, colour.rgb()))
            if height >= high:
                return QRect(x, y, width, height)
    raise LookupError(f"no block of {colour.name()}, {wide} by {high} px or more, below {below}")


def _runs(picture: QImage, y: int, wanted: int) -> Iterator[tuple[int, int]]:
    """Yield where runs of the colour begin in a row, and how long they are."""
    start = None
    for x in range(picture.width() + 1):
        same = x < picture.width() and picture.pixel(x, y) == wanted
        if same and start is None:
            start = x
        elif not same and start is not None:
            yield start, x - start
            start = None


def _down(picture: QImage, x: int, y: int, wanted: int) -> int:
    end = y
    while end < picture.height() and picture.pixel(x, end) == wanted:
        end += 1
    return end - y
