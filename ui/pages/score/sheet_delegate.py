"""Paints the sheet: cards with headings, and in each row a colour, a number, a name and the boxes to score in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.answers import measure_text
from ui.models.score_sheet import ROW_ROLE, Heading, Line
from ui.pages.score.sheet_layout import FOOT, HEADING, INSET, ROW, Places, places_in
from ui.theme import Theme
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.level_cells import Cell, cell_at, paint_level_cells

Index = QModelIndex | QPersistentModelIndex
RADIUS: Final = 8
_ICON: Final = 16
_GAP: Final = 6
_VCENTRE: Final = Qt.AlignmentFlag.AlignVCenter
LOST_TAG: Final = "Lost"


class SheetDelegate(QStyledItemDelegate):
    """Paints headings and lines; `hover` is the row and the box that the mouse is on."""

    def __init__(self, theme: Theme) -> None:
        """Begin with the usual scale."""
        super().__init__()
        self._theme = theme
        self.levels: tuple[int, ...] = tuple(range(6))
        self.hover: tuple[int, Cell | None] = (-1, None)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the last of a card leaves room below it."""
        heading = isinstance(index.data(ROW_ROLE), Heading)
        height = self._theme.px(HEADING if heading else ROW)
        if not heading and index.row() == index.model().rowCount() - 1:
            height += self._theme.px(FOOT)
        return QSize(0, height)

    def row_rect(self, rect: QRect) -> QRect:
        """Return the part of an item that is the row itself."""
        return QRect(rect.left(), rect.top(), rect.width(), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one item."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        elif isinstance(row, Line):
            self._paint_card(painter, option, index)
            self._paint_line(painter, option, index.row(), row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        px = self._theme.px
        inside = rect.adjusted(px(INSET + 2), 0, -px(INSET + 2), -px(1))
        painter.setPen(self._theme.color("text2"))
        font = self._theme.font("body")
        painter.setFont(font)
        painter.drawText(inside, _VCENTRE | Qt.AlignmentFlag.AlignRight, heading.progress)
        used = QFontMetrics(font).horizontalAdvance(heading.progress) + px(12)
        bold = self._theme.font("body", 600)
        painter.setFont(bold)
        room = inside.adjusted(0, 0, -used, 0)
        painter.drawText(room, _VCENTRE, _cut(heading.title, bold, room.width()))

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint this row's part of its card: round at the ends, with a hairline above every row but the first."""
        rect = self.row_rect(option.rect)
        px, row = self._theme.px, index.row()
        first = isinstance(index.sibling(row - 1, 0).data(ROW_ROLE), Heading) or row == 0
        last = not isinstance(index.sibling(row + 1, 0).data(ROW_ROLE), Line)
        card = rect.adjusted(px(INSET), 0 if first else -px(2 * RADIUS), -px(INSET), 0 if last else px(2 * RADIUS))
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(QPen(self._theme.color("divider"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), px(RADIUS), px(RADIUS))
        painter.restore()
        inside = rect.adjusted(px(INSET) + 1, 0, -px(INSET) - 1, 0)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if option.state & QStyle.StateFlag.State_Selected and not focused:
            painter.fillRect(inside.adjusted(0, 1, 0, -1), self._theme.color("selected"))
        line = index.data(ROW_ROLE)
        if not first:
            painter.fillRect(
                inside.left(), inside.top(), inside.width(), 1,
                self._theme.color("divider" if line.begins else "row_line"),
            )  # fmt: skip

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, row: int, line: Line) -> None:
        theme = self._theme
        places = places_in(self.row_rect(option.rect), theme, self.levels)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        closed = line.barrier is not None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(line.placed.token))
        painter.drawRoundedRect(places.bar, theme.px(2), theme.px(2))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text3" if closed else "text2"))
        painter.drawText(places.number, _VCENTRE | Qt.AlignmentFlag.AlignHCenter, str(line.number))
        self._paint_name(painter, places, line, bold=current)
        self._paint_answer(painter, places, line, row, focused=current)

    def _paint_name(self, painter: QPainter, places: Places, line: Line, *, bold: bool) -> None:
        """Paint what the row is about, with quiet tags; or what was wrong with the last key."""
        theme = self._theme
        room = QRect(places.name)
        if line.fault:
            self._paint_icon(painter, room, "error", "problem")
            self._words(painter, room, line.fault, theme.color("problem"), 600)
            return
        if line.needs_care:
            side = theme.px(_ICON)
            icon = QRect(room.right() - side, room.center().y() - side // 2, side, side)
            theme.icon("warning", "caution", _ICON).paint(painter, icon)
            room.setRight(icon.left() - theme.px(_GAP))
        tag = LOST_TAG if line.is_lost and not line.is_case else line.tag
        if tag:
            size = chip_size(theme, tag)
            name = QFontMetrics(theme.font("body", 600)).horizontalAdvance(line.label)
            left = min(room.left() + name + theme.px(_GAP), room.right() - size.width())
            chip = QRectF(left, room.center().y() - size.height() // 2, size.width(), size.height())
            paint_chip(painter, chip, tag, theme=theme, tone="caution" if line.is_lost else "plain")
            room.setRight(int(chip.left()) - theme.px(_GAP))
        ink = theme.color("text3" if line.barrier is not None else "text")
        self._words(painter, room, line.label, ink, 600 if bold else 400)

    def _paint_icon(self, painter: QPainter, room: QRect, icon: str, token: str) -> None:
        """Paint an icon at the left of `room`, which gives way to it."""
        side = self._theme.px(_ICON)
        place = QRect(room.left(), room.center().y() - side // 2, side, side)
        self._theme.icon(icon, token, _ICON).paint(painter, place)
        room.setLeft(place.right() + self._theme.px(_GAP))

    def _words(self, painter: QPainter, room: QRect, words: str, ink: QColor, weight: int) -> None:
        font = self._theme.font("body", weight)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room, _VCENTRE, _cut(words, font, room.width()))

    def _paint_answer(self, painter: QPainter, places: Places, line: Line, row: int, *, focused: bool) -> None:
        theme, answer = self._theme, line.answer
        word = answer.answer if answer is not None else None
        shown = {None: "", "no_evidence": "?", "abstain": "Abstained", "recused": "Recused"}[word]
        closed = line.barrier is not None
        if closed and answer is None and line.barrier is not None:
            shown = line.barrier.word
        number = line.is_measure and not (closed and shown not in {"", "?"})
        paint_level_cells(
            painter, places.tail if number else places.cells, theme, () if number else self.levels,
            chosen=answer.level if answer is not None else None,
            word=shown, focused=focused, enabled=not closed, note=bool(line.note), doubtful=line.needs_care,
            hover=self.hover[1] if self.hover[0] == row else None,
        )  # fmt: skip
        if number:
            self._paint_measure(painter, places.measure, line)

    def _paint_measure(self, painter: QPainter, place: QRect, line: Line) -> None:
        """Paint the field in which a number is typed, with its unit."""
        theme = self._theme
        amount = line.answer.measure if line.answer is not None else None
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(theme.color("field"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
        inside = place.adjusted(theme.px(8), 0, -theme.px(8), 0)
        unit = line.placed.criterion.unit
        font = theme.font("body", 600)
        painter.setFont(font)
        painter.setPen(theme.color("text" if amount is not None else "text3"))
        text = measure_text(amount) if amount is not None else "Type a number"
        painter.drawText(inside, _VCENTRE | Qt.AlignmentFlag.AlignLeft, text)
        inside.setLeft(inside.left() + QFontMetrics(font).horizontalAdvance(text) + theme.px(_GAP))
        self._unit(painter, inside, unit)

    def _unit(self, painter: QPainter, room: QRect, unit: str) -> None:
        font = self._theme.font("caption")
        painter.setFont(font)
        painter.setPen(self._theme.color("text2"))
        painter.drawText(room, _VCENTRE | Qt.AlignmentFlag.AlignRight, _cut(unit, font, room.width()))

    def cell_under(self, rect: QRect, line: Line, point: QPoint) -> Cell | None:
        """Return what is at a point of a row: a level, "?" or "note"; None elsewhere."""
        places = places_in(self.row_rect(rect), self._theme, self.levels)
        area, levels = (places.tail, ()) if line.is_measure else (places.cells, self.levels)
        return cell_at(area, self._theme, levels, point)


def _cut(words: str, font: QFont, width: int) -> str:
    """Return as many words as fit, with an ellipsis where some do not."""
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
