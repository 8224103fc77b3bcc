"""A row of controls that goes on in further rows where it is narrow, so that nothing is ever cut off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

GAP = 8


class WrapRow(QWidget):
    """Controls from the left, and some that keep to the right end while there is room."""

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self._is_moving = False
        self._left: list[QWidget] = []
        self._right: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.lay_out)

    @property
    def gap(self) -> int:
        """Return the space between two controls, in pixels."""
        return self._theme.px(GAP)

    def add(self, widget: QWidget, *, right: bool = False) -> None:
        """Add a control after the others of its side."""
        widget.setParent(self)
        widget.installEventFilter(self)
        (self._right if right else self._left).append(widget)
        widget.setVisible(not widget.isHidden())
        self.lay_out()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Lay out anew when a control changes its size, comes or goes."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.HideToParent, QEvent.Type.ShowToParent}:
            self.lay_out()
        return False

    def event(self, event: QEvent) -> bool:
        """Lay out anew when a control asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.lay_out()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self.lay_out()

    def sizeHint(self) -> QSize:
        """Return the height that the present width needs."""
        shown = [each for each in (*self._left, *self._right) if not each.isHidden()]
        gap = self._theme.px(GAP)
        width = sum(_size(each).width() + gap for each in shown)
        return QSize(width, self._arrange(self.width(), move=False))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the widest control, and the height that the present width needs."""
        shown = [each for each in (*self._left, *self._right) if not each.isHidden()]
        width = max((each.minimumSizeHint().width() for each in shown), default=0)
        return QSize(width, self._arrange(self.width(), move=False))

    def lay_out(self) -> None:
        """Put every control where it belongs at this width; moving one must not begin it all again."""
        if self._is_moving:
            return
        self._is_moving = True
        height = self._arrange(self.width(), move=True)
        self._is_moving = False
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _arrange(self, width: int, *, move: bool) -> int:
        """Return the height of all rows, and put the controls there."""
        gap = self._theme.px(GAP)
        left = [each for each in self._left if not each.isHidden()]
        right = [each for each in self._right if not each.isHidden()]
        rows = _rows(left, width, gap)
        reserved = sum(_size(each).width() + gap for each in right)
        used = sum(_size(each).width() + gap for each in rows[-1]) if rows else 0
        apart = bool(right) and used + reserved - gap > width
        top = 0
        places: list[tuple[QWidget, QRect]] = []
        for row in rows:
            top = _place(row, 0, top, gap, places)
        last = top - (max(_size(each).height() for each in rows[-1]) + gap) if rows else 0
        if right:
            start = width - reserved + gap
            top = max(top, _place(right, max(0, start), top if apart else last, gap, places))
        if move:
            for widget, rect in places:
                widget.setGeometry(rect)
        return max(0, top - gap)


def _rows(widgets: list[QWidget], width: int, gap: int) -> list[list[QWidget]]:
    """Break controls into rows that fit."""
    rows: list[list[QWidget]] = []
    room = 0
    for widget in widgets:
        wide = _size(widget).width()
        if not rows or wide > room:
            rows.append([])
            room = width
        rows[-1].append(widget)
        room -= wide + gap
    return rows


def _place(row: list[QWidget], x: int, top: int, gap: int, places: list[tuple[QWidget, QRect]]) -> int:
    """Put controls side by side, middles in line; return where the next row begins."""
    height = max((_size(each).height() for each in row), default=0)
    for widget in row:
        size = _size(widget)
        places.append((widget, QRect(x, top + (height - size.height()) // 2, size.width(), size.height())))
        x += size.width() + gap
    return top + height + gap


def _size(widget: QWidget) -> QSize:
    """Return the size that a control is given."""
    return widget.sizeHint().expandedTo(widget.minimumSize())
