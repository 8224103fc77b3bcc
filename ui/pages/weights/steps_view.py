"""The steps on the left: a ring or a tick, the name, and how far the open one has come."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.weigh_step_list import STEP_ROLE, Index, StepLine, StepList
from ui.theme import Theme
from ui.widgets.progress import paint_progress_ring

ROW: Final = 44
_RING, _LEFT, _GAP, _DEEPER = 18, 12, 9, 12


class StepDelegate(QStyledItemDelegate):
    """Paints one step."""

    def __init__(self, theme: Theme) -> None:
        """Follow the theme."""
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a step."""
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one step."""
        line: StepLine = index.data(STEP_ROLE)
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
        left = rect.left() + px(_LEFT + _DEEPER * line.step.depth)
        ring = QRect(left, rect.top(), px(_RING), rect.height())
        if line.clashes:
            theme.icon("warning", "caution", _RING).paint(painter, ring)
        else:
            paint_progress_ring(painter, ring, line.fraction, theme)
        room = QRect(left + px(_RING + _GAP), rect.top(), rect.right() - left - px(_RING + _GAP + 8), rect.height())
        self._paint_words(painter, room, line, current=current)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, line: StepLine, *, current: bool) -> None:
        theme = self._theme
        font, caption = theme.font("body", 600 if current else 400), theme.font("caption")
        metrics, small = QFontMetrics(font), QFontMetrics(caption)
        top = room.y() + (room.height() - metrics.height() - small.height()) // 2
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        name = metrics.elidedText(line.step.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.x(), top + metrics.ascent(), name)
        partly = line.done and not line.is_done
        said = f"{line.done} of {line.total} answered" if partly else line.step.what
        said = "The answers clash" if line.clashes else said
        painter.setFont(caption)
        painter.setPen(theme.color("text2"))
        said = small.elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.x(), top + metrics.height() + small.ascent(), said)


class StepsView(QListView):
    """The list of steps; the current one is the one that is open."""

    turned = Signal(str)
    left = Signal()  # Enter or Right: on to the task

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme, self.steps = theme, StepList(self)
        self.setModel(self.steps)
        self.setItemDelegate(StepDelegate(theme))
        self.setAccessibleName("Steps")
        self.setProperty("role", "card")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme.changed.connect(self.doItemsLayout)

    def select(self, key: str) -> None:
        """Mark a step as the open one without saying that somebody chose it."""
        self.blockSignals(True)
        self.setCurrentIndex(self.steps.index(self.steps.row_of(key)))
        self.blockSignals(False)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which step was chosen."""
        super().currentChanged(current, previous)
        line = current.data(STEP_ROLE) if current.isValid() else None
        if isinstance(line, StepLine):
            self.turned.emit(line.step.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the task on Enter or Right."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right} and not event.modifiers():
            self.left.emit()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the width in which the usual names can be read."""
        return QSize(self._theme.px(208), self._theme.px(ROW) * 4)

    def minimumSizeHint(self) -> QSize:
        """Return the room for two steps; the rest scrolls."""
        return QSize(self._theme.px(120), self._theme.px(ROW) * 2)
