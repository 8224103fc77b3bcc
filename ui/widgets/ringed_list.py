"""A list whose current row always stands out, with a ring around it while the keys are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
RING_ROOM: Final = 3


class RingedList(QListView):
    """The base of lists that one goes through by keys; `ring_radius` is in design pixels."""

    ring_radius = 4

    def __init__(self, theme: Theme, model: QAbstractItemModel, name: str) -> None:
        """Show a model under a name for screen readers."""
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ring", "own")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        theme.changed.connect(self._restyle)

    @property
    def row(self) -> int:
        """Return the current row, or -1."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.scrollTo(index)

    def selectionCommand(self, index: Index, _event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Keep the current row selected whatever is pressed."""
        flags = QItemSelectionModel.SelectionFlag
        return flags.ClearAndSelect if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled else flags.NoUpdate

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint a row again; a list would lay out all of them, though none changes its height."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paint the ring where it is now."""
        super().currentChanged(current, previous)
        for index in (previous, current):
            around = self._theme.px(RING_ROOM)
            self.viewport().update(self.visualRect(index).adjusted(0, -around, 0, around))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, then the ring over its neighbours."""
        super().paintEvent(event)
        if not self.hasFocus() or not self.currentIndex().isValid():
            return
        rect, width = QRectF(self.ring_rect()), self._theme.px(2)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for token, out in (("focus_glow", width / 2), ("focus", -width / 2)):
            painter.setPen(QPen(self._theme.color(token), width))
            radius = self._theme.px(self.ring_radius) + out
            painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), radius, radius)
        painter.end()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view with the ring around it."""
        super().scrollTo(index, hint)
        rect, room, bar = self.visualRect(index), self._theme.px(RING_ROOM), self.verticalScrollBar()
        if rect.bottom() + room > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + room - self.viewport().height())
        elif rect.top() < room:
            bar.setValue(bar.value() + rect.top() - room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in view."""
        super().resizeEvent(event)
        self._hold_row()

    def _hold_row(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def ring_rect(self) -> QRect:
        """Return the edge that the ring goes around."""
        width = self._theme.px(2)
        return self.visualRect(self.currentIndex()).adjusted(width, width, -width, -width)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Paint the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _restyle(self) -> None:
        self.doItemsLayout()
        self._hold_row()
        self.viewport().update()
