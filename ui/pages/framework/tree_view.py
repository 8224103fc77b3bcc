"""The list on the left: the framework as a tree, with what is missing, what a draft changes, and warnings."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.models.framework_rows import ROW_ROLE, FrameworkRows, Row, Thing
from ui.theme import Theme
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.ringed_list import RingedList

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 32
HEADING: Final = 34
TONES: Final = MappingProxyType({"new": "good", "changed": "info", "moved": "info", "retired": "plain"})
_INSET, _INDENT, _BAR, _NUMBER, _GAP, _ICON = 12, 16, 4, 22, 8, 16
_NOTED: Final = 330  # design pixels of width from which there is room for the quiet words
_VCENTRE: Final = Qt.AlignmentFlag.AlignVCenter
_ENTER: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right))
_STEPS: Final = MappingProxyType({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1})
_MANY: Final = 9


class RowDelegate(QStyledItemDelegate):
    """Paints one line."""

    def __init__(self, theme: Theme) -> None:
        """Follow the theme."""
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        row: Row = index.data(ROW_ROLE)
        return QSize(0, self._theme.px(ROW if row.part else HEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row: Row = index.data(ROW_ROLE)
        theme, rect = self._theme, option.rect
        px = theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.part:
            self._heading(painter, rect, row.title)
        else:
            current = bool(option.state & QStyle.StateFlag.State_Selected)
            if current:
                painter.fillRect(rect, theme.color("selected"))
                painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), theme.color("accent"))
            elif option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, theme.color("hover"))
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("row_line"))
            self._line(painter, rect.adjusted(px(_INSET), 0, -px(_INSET), 0), row, current=current)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, title: str) -> None:
        px = self._theme.px
        painter.setFont(self._theme.font("caption", 600))
        painter.setPen(self._theme.color("text2"))
        room = rect.adjusted(px(_INSET), px(8), -px(_INSET), -px(2))
        painter.drawText(room, _VCENTRE, title)

    def _line(self, painter: QPainter, room: QRect, row: Row, *, current: bool) -> None:
        theme, px = self._theme, self._theme.px
        room.setLeft(room.left() + px(_INDENT) * row.depth)
        if row.token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(row.token))
            bar = QRectF(room.left(), room.top() + px(7), px(_BAR), room.height() - px(14))
            painter.drawRoundedRect(bar, px(2), px(2))
        if row.number:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text2"))
            number = QRect(room.left() + px(_BAR + 2), room.top(), px(_NUMBER), room.height())
            painter.drawText(number, _VCENTRE | Qt.AlignmentFlag.AlignHCenter, str(row.number))
        if row.part == "criterion":
            room.setLeft(room.left() + px(_BAR + 2 + _NUMBER + 4))
        wide = room.width() >= px(_NOTED - _INDENT * row.depth)
        self._warned(painter, room, len(row.warnings))
        self._marked(painter, room, row)
        self._noted(painter, room, row.note if wide else "")
        self._title(painter, room, row, current=current)

    def _warned(self, painter: QPainter, room: QRect, count: int) -> None:
        """Paint a warning mark with how many there are; every line keeps the room for it."""
        theme, px = self._theme, self._theme.px
        text = "" if count <= 1 else f"{count}" if count <= _MANY else f"{_MANY}+"
        painter.setFont(theme.font("caption", 600))
        place = QRect(room.right() - px(_ICON + 12), room.top(), px(_ICON), room.height())
        if count:
            theme.icon("warning", "caution", _ICON).paint(painter, place)
            painter.setPen(theme.color("caution"))
            painter.drawText(place.adjusted(px(_ICON + 2), 0, px(14), 0), _VCENTRE, text)
        room.setRight(place.left() - px(_GAP))

    def _marked(self, painter: QPainter, room: QRect, row: Row) -> None:
        if not row.mark:
            return
        size = chip_size(self._theme, row.mark)
        chip = QRectF(room.right() - size.width(), room.center().y() - size.height() // 2, size.width(), size.height())
        paint_chip(painter, chip, row.mark, theme=self._theme, tone=TONES[row.mark])
        room.setRight(int(chip.left()) - self._theme.px(_GAP))

    def _noted(self, painter: QPainter, room: QRect, note: str) -> None:
        if not note:
            return
        font = self._theme.font("caption")
        painter.setFont(font)
        painter.setPen(self._theme.color("text3"))
        painter.drawText(room, _VCENTRE | Qt.AlignmentFlag.AlignRight, note)
        room.setRight(room.right() - QFontMetrics(font).horizontalAdvance(note) - self._theme.px(_GAP))

    def _title(self, painter: QPainter, room: QRect, row: Row, *, current: bool) -> None:
        above = row.part in {"node", "scale"}
        font = self._theme.font("body", 600 if current or above else 400)
        font.setStrikeOut(row.mark == "retired")
        painter.setFont(font)
        painter.setPen(self._theme.color("text3" if row.mark == "retired" else "text"))
        shown = QFontMetrics(font).elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _VCENTRE, shown)


class FrameworkTree(RingedList):
    """The lines; keys and clicks are said by signals."""

    chosen = Signal(object)  # Thing
    entered = Signal()  # Enter or Right: on to the form
    moved = Signal(int)  # Alt with an arrow
    added = Signal()
    retired = Signal()

    def __init__(self, theme: Theme, model: FrameworkRows) -> None:
        """Show a model."""
        super().__init__(theme, model, "Framework")
        self._rows = model
        self.letters: Callable[[], bool] = lambda: True
        self.setItemDelegate(RowDelegate(theme))

    @property
    def thing(self) -> Thing | None:
        """Return what is chosen."""
        row = self._rows.row(self.row)
        return row.thing if row is not None else None

    def select(self, thing: Thing | None) -> None:
        """Mark a line as the current one without saying that somebody chose it."""
        at = self._rows.row_of(thing)
        self.blockSignals(True)
        self.setCurrentIndex(self._rows.index(at))
        self.blockSignals(False)
        self.viewport().update()
        if at >= 0:
            self.scrollTo(self._rows.index(at))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what was chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.data(ROW_ROLE).thing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys of the framework; the rest moves the selection."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none = held == Qt.KeyboardModifier.NoModifier
        if key in _ENTER and none:
            self.entered.emit()
        elif key in _STEPS and held == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Insert and none:
            self.added.emit()
        elif key == Qt.Key.Key_Delete and none and self.letters():
            self.retired.emit()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say a line in full, with its warnings, where the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            row = self._rows.row(index.row()) if index.isValid() else None
            if row is not None and row.part:
                QToolTip.showText(event.globalPos(), "\n".join((row.summary, *row.warnings)), self.viewport())
                return True
        return super().viewportEvent(event)
