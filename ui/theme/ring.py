"""The ring around whatever has the focus: drawn over the window, so that nothing changes its size to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

if TYPE_CHECKING:
    from ui.theme.theme import Theme

WIDTH: Final = 2
RADIUS: Final = 6
FIELDS: Final = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
# Without a border of their own, so that the dark ring would lie on their words.
BARE: Final = (QCheckBox, QRadioButton)
MOVES: Final = frozenset((
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange,
))  # fmt: skip


class FocusRing(QObject):
    """Follows the focus with a dark ring on the widget's edge and a bright one around it.

    A widget that shows its focus by itself has the property `ring` set to "own". After a click the ring waits for the
    first key, except on a field that one types into.
    """

    def __init__(self, theme: Theme, app: QApplication) -> None:
        """Begin to follow."""
        super().__init__(theme)
        self._theme = theme
        self._target: QWidget | None = None
        self._chain: tuple[QWidget, ...] = ()
        self._pane: _Pane | None = None
        self._waiting = False
        app.focusChanged.connect(self._follow)
        theme.changed.connect(self._place)

    @property
    def target(self) -> QWidget | None:
        """The widget that the ring is around now, or None."""
        shown = self._pane is not None and isValid(self._pane) and self._pane.isVisibleTo(self._pane.window())
        return self._target if shown else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the widget when it or what holds it moves."""
        kind = event.type()
        if kind in MOVES:
            self._place()
        elif kind == QEvent.Type.KeyPress and self._waiting and watched is self._target:
            self._waiting = False
            self._place()
        return False

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._target = now if now is not None and _wants_ring(now) else None
        self._chain = tuple(_chain(self._target)) if self._target else ()
        for widget in self._chain:
            widget.installEventFilter(self)
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._waiting = clicked and not isinstance(now, FIELDS)
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or self._waiting or not target.isVisible():
            if self._pane is not None and isValid(self._pane):
                self._pane.hide()
            return
        self._pane_in(target.window()).surround(target)

    def _pane_in(self, window: QWidget) -> _Pane:
        """Return the pane to draw on, in the window that has the focus."""
        pane = self._pane
        if pane is not None and isValid(pane):
            if pane.parentWidget() is window:
                return pane
            pane.hide()
            pane.deleteLater()
        self._pane = _Pane(self._theme, window)
        return self._pane


class _Pane(QWidget):
    """What the ring is drawn on; the mouse goes through it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._radius = RADIUS
        self.setObjectName("focus ring")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def surround(self, target: QWidget) -> None:
        """Show the ring around `target`, as much of it as is scrolled into view."""
        width = self._theme.px(WIDTH)
        edge = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
        if isinstance(target, BARE):
            edge = edge.adjusted(-width, -width, width, width)
        outer = edge.adjusted(-width, -width, width, width)
        radius = target.property("ringRadius")
        self._radius = RADIUS if radius is None else int(radius)
        self.setGeometry(outer)
        visible = _visible_part(target, self.window(), outer).translated(-outer.topLeft())
        self.setMask(QRegion(visible))
        self.setVisible(not visible.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dark ring inside the bright one."""
        width = self._theme.px(WIDTH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for token, inset in (("focus_glow", width / 2), ("focus", width * 1.5)):
            painter.setPen(QPen(self._theme.color(token), width))
            radius = max(0.0, self._theme.px(self._radius) + width - inset) if self._radius else 0.0
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()


def _wants_ring(widget: QWidget) -> bool:
    popup = widget.window().windowFlags() & Qt.WindowType.WindowType_Mask == Qt.WindowType.Popup
    return not widget.isWindow() and not popup and widget.property("ring") != "own"


def _chain(widget: QWidget) -> list[QWidget]:
    """Return a widget and what it lies in, up to but without the window."""
    chain = []
    step: QWidget | None = widget
    while step is not None and not step.isWindow():
        chain.append(step)
        step = step.parentWidget()
    return chain


def _visible_part(target: QWidget, window: QWidget, outer: QRect) -> QRect:
    """Return the part of `outer` that no scroll area around `target` hides."""
    visible = outer
    for holder in _chain(target)[1:]:
        area = holder.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
            visible &= QRect(holder.mapTo(window, QPoint(0, 0)), holder.size())
    return visible & window.rect()
