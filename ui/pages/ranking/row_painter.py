"""Paints the rows of the ranking from the strings and segments that they keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from ui.models.ranking_cells import Move, Shown
from ui.models.ranking_columns import Column
from ui.models.ranking_rows import CASE, HEADING, RANKED, Row, brief_chip
from ui.pages.ranking.look import BAR_LEFT, BAR_RIGHT, SCALE, Look
from ui.widgets.stack import grid_positions, paint_stack

RANK_WIDTH, MOVE_WIDTH = 36, 34
_TRIANGLE = 4
_LEAST_TITLE = 60
_WHISKER = 8


class Place(NamedTuple):
    """Where a column lies: its left edge and its width in the painter's own pixels."""

    column: Column
    x: int
    width: int


class RowPainter:
    """Paints whole rows; `lead` is the column that the list goes by."""

    def __init__(self, look: Look) -> None:
        """Begin with nothing to show."""
        self.look = look
        self.shown: Shown | None = None
        self.lead = "value"

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, places: Sequence[Place], *, selected: bool) -> None:
        """Paint a row over the whole of `rect`, its cells where their columns lie."""
        look = self.look
        if row.kind == HEADING:
            self._heading(painter, rect, row)
            return
        ground = look.selected if selected else look.below if row.thin or row.kind != CASE else look.surface
        painter.fillRect(rect, ground)
        painter.fillRect(rect.x(), rect.bottom() + 1 - look.hair, rect.width(), look.hair, look.row_line)
        if row.kind != CASE or self.shown is None:
            return
        ink = look.text2 if row.thin and not selected else look.text
        for column, x, width in places:
            paint = _PAINTERS.get(column.key)
            room = QRect(x, rect.y(), width, rect.height())
            if paint is None:
                self._figure(painter, room, row, column, ink)
            else:
                paint(self, painter, room, row, ink)

    # Cells

    def _figure(self, painter: QPainter, room: QRect, row: Row, column: Column, ink: QColor) -> None:
        look = self.look
        inner = room.adjusted(look.pad, 0, -look.pad, 0)
        text = self.shown.text(row, column.key) if self.shown else ""
        if column.left:
            look.write_cut(painter, inner, text, "plain", ink)
        else:
            look.write_figure(painter, inner, text, "bold" if column.key == self.lead else "plain", ink)

    def _rank(self, painter: QPainter, room: QRect, row: Row, ink: QColor) -> None:
        look, shown = self.look, self.shown
        place = QRect(room.x(), room.y(), look.px(RANK_WIDTH), room.height())
        look.write_figure(painter, place, shown.text(row, "rank") if shown else "", "strong", ink)
        move = shown.move(row) if shown else None
        if move is not None:
            beside = QRect(place.right() + look.px(6), room.y(), look.px(MOVE_WIDTH), room.height())
            self._move(painter, beside, move)

    def _move(self, painter: QPainter, room: QRect, move: Move) -> None:
        look = self.look
        if not move.up:
            look.write(painter, room, move.shown, "caption", look.text3)
            return
        ink = look.good if move.up > 0 else look.problem
        side = look.px(_TRIANGLE)
        triangle(painter, QPointF(room.x() + side, room.center().y() + 0.5), side, ink, down=move.up < 0)
        look.write(painter, room.adjusted(3 * side, 0, 0, 0), str(abs(move.up)), "caption", ink)

    def _case(self, painter: QPainter, room: QRect, row: Row, ink: QColor) -> None:
        look = self.look
        inner = room.adjusted(look.pad, 0, -look.pad, 0)
        title = row.ground.title if row.ground else ""
        if row.chip is not None:
            inner = self._chip(painter, inner, row.chip, look.width(title, "plain"))
        look.write_cut(painter, inner, title, "plain", ink)

    def _chip(self, painter: QPainter, room: QRect, chip: tuple[str, str], title: int) -> QRect:
        """Paint a chip at the right end and return the room that is left for the name, `title` pixels wide."""
        look, ratio = self.look, painter.device().devicePixelRatioF()
        picture = look.chip(*chip, ratio)
        if picture.deviceIndependentSize().width() + look.pad + title > room.width():
            picture = look.chip(brief_chip(chip[0]), chip[1], ratio)
        size = picture.deviceIndependentSize()
        width = round(size.width())
        if room.width() - width < look.px(_LEAST_TITLE):
            return room
        painter.drawPixmap(
            QPointF(room.right() + 1 - width, room.y() + round((room.height() - size.height()) / 2)), picture
        )
        return room.adjusted(0, 0, -width - look.pad, 0)

    def _bar(self, painter: QPainter, room: QRect, row: Row, _ink: QColor) -> None:
        look, shown = self.look, self.shown
        if row.words or shown is None:
            look.write_cut(painter, room.adjusted(look.pad, 0, -look.pad, 0), row.words, "caption", look.text2)
            return
        axis = bar_room(room, look)
        for _amount, x in grid_positions(axis, scale=SCALE):
            painter.fillRect(x, axis.y(), look.hair, axis.height(), look.row_line)
        segments = shown.segments(row)
        paint_stack(
            painter, axis, segments,
            theme=look.theme, scale=SCALE, gap_before=shown.parts.gap_before, thin=row.thin,
        )  # fmt: skip
        result = row.result
        if result is not None and result.provisional and segments:
            self._whisker(painter, axis, result.low, result.high)

    def _whisker(self, painter: QPainter, axis: QRect, low: float, high: float) -> None:
        """Draw how far a provisional value can still move."""
        look = self.look
        left, right = (axis.x() + round(axis.width() * each / SCALE) for each in (low, high))
        middle, tall = axis.center().y(), look.px(_WHISKER)
        painter.fillRect(left, middle, right - left, look.px(2), look.text)
        for x in (left, right - look.hair):
            painter.fillRect(x, middle - tall // 2 + look.hair, look.hair, tall, look.text)

    # Headings

    def _heading(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Paint a heading across the whole list."""
        look = self.look
        painter.fillRect(rect, look.ground)
        painter.fillRect(rect.x(), rect.bottom() + 1 - look.hair, rect.width(), look.hair, look.divider)
        if row.section != RANKED:
            painter.fillRect(rect.x(), rect.y(), rect.width(), look.hair, look.divider)
        room = rect.adjusted(look.pad, 0, -look.pad, 0)
        look.write(painter, room, row.words, "heading", look.text)
        used = look.metrics["heading"].horizontalAdvance(row.words) + look.px(12)
        look.write_cut(painter, room.adjusted(used, 0, 0, 0), row.aside, "caption", look.text2)


def bar_room(room: QRect, look: Look) -> QRect:
    """Return the axis 0 to 100 within the cell of a bar."""
    return room.adjusted(look.px(BAR_LEFT), 0, -look.px(BAR_RIGHT), -look.hair)


def triangle(painter: QPainter, middle: QPointF, side: int, ink: QColor, *, down: bool) -> None:
    """Paint a small filled triangle that points up or down."""
    tip = side * (0.8 if down else -0.8)
    corners = [QPointF(middle.x() - side, middle.y() - tip), QPointF(middle.x() + side, middle.y() - tip)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([*corners, QPointF(middle.x(), middle.y() + tip)]))


_PAINTERS: Mapping[str, Callable[[RowPainter, QPainter, QRect, Row, QColor], None]] = MappingProxyType(
    {"rank": RowPainter._rank, "case": RowPainter._case, "bar": RowPainter._bar}  # noqa: SLF001 - its own methods
)
