"""How a cell is painted, and which field opens in it."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.models.case_grid import CaseGrid, Cell
from ui.models.case_grid_entry import choices_for
from ui.pages.cases.cell_editors import CellEditor, ChoiceCell, LineCell, LongCell
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PAD: Final = 8
CORNER: Final = 7
ICON: Final = 16
_MOST_CUT: Final = 6000
_LONG_LINES: Final = 5
_FOR: Final = "openedFor"  # the cell that a field was opened for
_LONG_WIDTH: Final = 340
_INKS: Final = (("problem", "problem"), ("caution", "caution"), ("good", "good"), ("muted", "text3"), ("hint", "text3"))
_ENTER: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class Steps(Protocol):
    """What the delegate asks of the grid once a cell has been typed into."""

    def step_down(self, by: int) -> None:
        """Go to the cell below or above."""

    def edit_next(self, by: int) -> None:
        """Type into the next cell that can be typed into, or the one before."""


class CellDelegate(QStyledItemDelegate):
    """Paints cells; texts cut to their room are kept."""

    def __init__(self, theme: Theme, model: CaseGrid, steps: Steps, parent: QObject) -> None:
        """Follow the theme."""
        super().__init__(parent)
        self._theme, self._grid, self._steps = theme, model, steps
        self._cut: dict[tuple[str, int], str] = {}
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        color = self._theme.color
        self._cut.clear()
        self._metrics = QFontMetrics(self._theme.font())
        self._font = self._theme.font()
        self._inks: dict[str, QColor] = {"": color("text"), **{tone: color(token) for tone, token in _INKS}}
        self._surface, self._selected, self._line = color("surface"), color("selected"), color("row_line")
        self._problem, self._fixed = color("problem"), color("bg")

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect, cell = option.rect, self._grid.cell(index.row(), index.column())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, self._selected if selected else self._surface)
        hair = self._theme.px(1)
        painter.fillRect(rect.x(), rect.bottom() + 1 - hair, rect.width(), hair, self._line)
        painter.fillRect(rect.right() + 1 - hair, rect.y(), hair, rect.height(), self._line)
        if cell.refused:
            self._corner(painter, rect)
        if cell.text:
            self._write(painter, rect, cell, right=self._grid.columns[index.column()].is_right)

    def _write(self, painter: QPainter, rect: QRect, cell: Cell, *, right: bool) -> None:
        pad = self._theme.px(PAD)
        room = rect.adjusted(pad, 0, -pad, 0)
        if cell.icon:
            size = self._theme.px(ICON)
            ratio = painter.device().devicePixelRatio()
            picture = self._theme.pixmap(cell.icon, cell.tone, ICON, ratio)
            painter.drawPixmap(QPointF(room.x(), rect.center().y() - size // 2 + 1), picture)
            room.setLeft(room.left() + size + self._theme.px(5))
        key = (cell.text, room.width())
        if key not in self._cut:
            if len(self._cut) > _MOST_CUT:
                self._cut.clear()
            self._cut[key] = self._metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(self._font)
        painter.setPen(self._inks[cell.tone])
        side = Qt.AlignmentFlag.AlignRight if right and cell.tone != "hint" else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self._cut[key])

    def _corner(self, painter: QPainter, rect: QRect) -> None:
        """Paint the mark of a text that was not taken."""
        side = self._theme.px(CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._problem)
        right, top = rect.right() + 1, rect.y()
        painter.drawPolygon(QPolygonF([QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)]))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that a cell needs, for a column that is to fit its texts."""
        cell = self._grid.cell(index.row(), index.column())
        icon = self._theme.px(ICON + 5) if cell.icon else 0
        width = self._metrics.horizontalAdvance(cell.text) + 2 * self._theme.px(PAD) + icon + 2
        return QSize(min(width, self._theme.px(420)), self._metrics.height())

    # Typing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the field that suits the column."""
        editor = self._editor(parent, index)
        editor.setProperty(_FOR, self._address(index))
        return editor

    def _address(self, index: Index) -> str:
        """Return which cell of which case and round an index stands for."""
        key = self._grid.columns[index.column()].key
        return "\n".join((self._grid.held.uuid, self._grid.case_at(index.row()), key))

    def _editor(self, parent: QWidget, index: Index) -> QWidget:
        column = self._grid.columns[index.column()]
        name = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or column.name)
        choices = choices_for(column, self._grid.held)
        if choices:
            return ChoiceCell(name, choices, parent)
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        return LongCell(name, parent) if column.sort in {"long", "list"} or "\n" in text else LineCell(name, parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell holds."""
        if isinstance(editor, LineCell):
            side = (
                Qt.AlignmentFlag.AlignRight
                if self._grid.columns[index.column()].is_right
                else Qt.AlignmentFlag.AlignLeft
            )
            editor.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        if isinstance(editor, CellEditor):
            editor.begin(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed, unless the field was opened for a cell of another case or round."""
        if isinstance(editor, CellEditor) and editor.property(_FOR) == self._address(index):
            model.setData(index, editor.typed, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Put the field over its cell; one of several lines is larger, within the grid."""
        rect = QRect(option.rect)
        if isinstance(editor, LongCell):
            inside = editor.parentWidget().rect()
            rect.setWidth(min(max(rect.width(), self._theme.px(_LONG_WIDTH)), inside.width()))
            rect.setHeight(min(_LONG_LINES * self._metrics.lineSpacing() + self._theme.px(14), inside.height()))
            rect.moveRight(min(rect.right(), inside.right()))
            rect.moveBottom(min(rect.bottom(), inside.bottom()))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter ends typing and goes down, Tab goes on typing in the next cell, Esc takes back what was typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, CellEditor):
            key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            shift = held == Qt.KeyboardModifier.ShiftModifier
            plain = held == Qt.KeyboardModifier.NoModifier
            if key in _ENTER and (plain or shift):
                self._end(editor)
                self._steps.step_down(-1 if shift else 1)
                return True
            if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and (plain or shift):
                self._end(editor)
                self._steps.edit_next(-1 if key == Qt.Key.Key_Backtab or shift else 1)
                return True
        return super().eventFilter(editor, event)

    def _end(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
