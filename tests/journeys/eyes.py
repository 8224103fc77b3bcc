"""Finding things in a picture of the screen by their colour, as the eye does: rectangles filled with one colour."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage


def find_block(picture: QImage, colour: QColor, *, least: tuple[int, int], below: int = 0) -> QRect:
    """Return the first rectangle of a colour, from the top down, that is at least so wide and high."""
    wide, high = least
    pixels = np.frombuffer(picture.constBits(), dtype=np.uint32).reshape(picture.height(), -1)[:, : picture.width()]
    same = (pixels & 0xFFFFFF) == (colour.rgb() & 0xFFFFFF)
    for y in range(below, picture.height()):
        edges = np.flatnonzero(np.diff(np.concatenate(([False], same[y], [False]))))
        for start, stop in edges.reshape(-1, 2).tolist():
            if stop - start >= wide:
                # Both edges: words in the middle of a block are of another colour.
                height = min(_run(same[y:, start]), _run(same[y:, stop - 1]))
                if height >= high:
                    return QRect(start, y, stop - start, height)
    raise LookupError(f"no block of {colour.name()}, {wide} by {high} px or more, below {below}")


def _run(column: np.ndarray) -> int:
    ends = np.flatnonzero(~column)
    return int(ends[0]) if len(ends) else len(column)
