"""The list on the left: a ring or a tick, a title, a quiet tag, and a count on the line that is open."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.models.case_list import ENTRY_ROLE, CaseListModel, Entry
from ui.theme import Theme
from ui.widgets.progress import paint_progress_ring
from ui.widgets.ringed_list import Index, RingedList

ROW: Final = 38
_RING: Final = 18
_LEFT: Final = 12
_RIGHT: Final = 12
_GAP: Final = 9
_VCENTRE: Final = Qt.AlignmentFlag.AlignVCenter


class EntryDelegate(QStyledItemDelegate):
    """Paints one line."""

    def __init__(self, theme: Theme) -> None:
        """Follow the theme."""
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a line."""
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        entry: Entry = index.data(ENTRY_ROLE)
        theme, rect = self._theme, option.rect
        px = theme.px
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if current:
            painter.fillRect(rect, theme.color("selected"))
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("row_line"))
        ring = QRect(rect.left() + px(_LEFT), rect.top(), px(_RING), rect.height())
        if entry.total:
            paint_progress_ring(painter, ring, entry.fraction, theme)
        else:
            theme.icon("subtract", "text3", 16).paint(painter, ring)
        room = rect.adjusted(px(_LEFT + _RING + _GAP), 0, -px(_RIGHT), 0)
        self._paint_words(painter, room, entry, current=current)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, entry: Entry, *, current: bool) -> None:
        theme = self._theme
        caption = theme.font("caption" if entry.tag else "body")
        beside = f"{entry.done}/{entry.total}" if current and entry.total else entry.tag
        if beside:
            font = theme.font("body") if current and entry.total else caption
            painter.setFont(font)
            painter.setPen(theme.color("text3"))
            painter.drawText(room, _VCENTRE | Qt.AlignmentFlag.AlignRight, beside)
            room = room.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(beside) - theme.px(8), 0)
        font = theme.font("body", 600 if current else 400)
        painter.setFont(font)
        painter.setPen(theme.color("text" if entry.total else "text3"))
        shown = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _VCENTRE, shown)


class EntryList(RingedList):
    """The lines; the current one is the one that is open."""

    turned = Signal(str)  # key
    left = Signal()  # Enter or Right: on to the sheet

    def __init__(self, theme: Theme, model: CaseListModel) -> None:
        """Show a model."""
        super().__init__(theme, model, "Cases")
        self._model = model
        self.setItemDelegate(EntryDelegate(theme))
        self.setUniformItemSizes(True)

    def select(self, key: str) -> None:
        """Mark a line as the current one without saying that somebody chose it."""
        self.blockSignals(True)
        index = self._model.index(self._model.row_of(key))
        self.setCurrentIndex(index)
        self.blockSignals(False)
        self.viewport().update()
        if index.isValid():
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which line was chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.turned.emit(current.data(ENTRY_ROLE).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the sheet on Enter or Right."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right} and not event.modifiers():
            self.left.emit()
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say a title in full where the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid():
                QToolTip.showText(event.globalPos(), index.data(ENTRY_ROLE).summary, self.viewport())
                return True
        return super().viewportEvent(event)
