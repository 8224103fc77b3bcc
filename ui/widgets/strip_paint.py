"""Paints a weight strip: coloured blocks with a name over a bold figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui.theme import Theme
from ui.widgets.strip_layout import Block

RADIUS: Final = 4
PADDING: Final = 5
NARROW_PADDING: Final = 2
RING: Final = 2
_FEWEST_LETTERS: Final = 3  # a name cut to less says nothing


@dataclass(frozen=True, slots=True)
class Face:
    """A block ready to be painted: its words already cut to what fits."""

    rect: QRect
    fill: QColor
    ink: QColor
    label: str
    shown: str
    padding: int


@dataclass(frozen=True, slots=True)
class Type:
    """The two fonts of a strip, with their measures."""

    label: QFont
    shown: QFont
    label_size: QFontMetrics
    shown_size: QFontMetrics


def strip_type(theme: Theme) -> Type:
    """Return the fonts at the present zoom."""
    label, shown = theme.font("caption", 600), theme.font("body", 700)
    return Type(label, shown, QFontMetrics(label), QFontMetrics(shown))


def faces(blocks: Sequence[Block], rects: Sequence[QRect], theme: Theme, type_: Type) -> list[Face]:
    """Cut each block's words to its width: the name first shortens, then goes; the figure goes last."""
    return [_face(block, rect, theme, type_) for block, rect in zip(blocks, rects, strict=True)]


def _face(block: Block, rect: QRect, theme: Theme, type_: Type) -> Face:
    padding = theme.px(PADDING)
    # A name that only just fits may come as near to the right edge as it likes.
    room = rect.width() - padding - theme.px(NARROW_PADDING)
    label = type_.label_size.elidedText(block.label, Qt.TextElideMode.ElideRight, room)
    if label != block.label and len(label.rstrip("…")) < _FEWEST_LETTERS:
        label = ""
    shown, length = block.shown, type_.shown_size.horizontalAdvance(block.shown)
    if length > room:
        padding = max(0, (rect.width() - length) // 2)
        shown = block.shown if length <= rect.width() else ""
    ink = theme.color(f"on_{block.token}")
    return Face(rect, theme.color(block.token), ink, label, shown, padding)


def paint_faces(painter: QPainter, shown: Sequence[Face], type_: Type, radius: int) -> None:
    """Paint the blocks, all fills first: changing the brush less often is quicker."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for face in shown:
        painter.setBrush(face.fill)
        painter.drawRoundedRect(face.rect, radius, radius)
    lines = type_.label_size.height(), type_.shown_size.height()
    for face in shown:
        painter.setPen(face.ink)
        _paint_words(painter, face, type_, lines)


def _paint_words(painter: QPainter, face: Face, type_: Type, lines: tuple[int, int]) -> None:
    both = lines[0] + lines[1]
    top = face.rect.y() + (face.rect.height() - both) // 2
    left = face.rect.x() + face.padding
    painter.setFont(type_.label)
    painter.drawText(left, top + type_.label_size.ascent(), face.label)
    painter.setFont(type_.shown)
    painter.drawText(left, top + lines[0] + type_.shown_size.ascent(), face.shown)


def paint_edge(painter: QPainter, left: QRect, right: QRect, theme: Theme) -> None:
    """Paint the handle between two blocks, while the mouse is on it."""
    middle, width = (left.right() + 1 + right.left()) / 2, theme.px(2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface"))
    painter.drawRect(QRectF(middle - width * 1.5, left.y(), width * 3, left.height()))
    painter.setBrush(theme.color("text"))
    painter.drawRoundedRect(QRectF(middle - width / 2, left.y(), width, left.height()), width / 2, width / 2)


def paint_ring(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Paint the focus ring of a block: dark on its edge, bright around it."""
    width = theme.px(RING)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for token, out in (("focus_glow", width / 2), ("focus", -width / 2)):
        painter.setPen(QPen(theme.color(token), width))
        radius = max(0.0, theme.px(RADIUS) + out)
        painter.drawRoundedRect(QRectF(rect).adjusted(-out, -out, out, out), radius, radius)
