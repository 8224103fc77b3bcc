"""What each level or measure is worth, 0 to 100, as a line whose points are dragged, typed or moved by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.curve_view import TOP, CurveView, Point
from ui.widgets.figures import trimmed
from ui.widgets.speech import speak
from ui.widgets.strip_field import ShareField, read_share

__all__ = ("LEAST_POINTS", "Point", "ValueCurve")

LEAST_POINTS: Final = 2
_FIELD: Final = 64
_BESIDE: Final = 10
_BIG_STEP: Final = 10.0
_MEASURE_STEPS: Final = 100  # how many steps of a key lie between the first and the last measure
_SIGNS: Final = "0123456789."


class ValueCurve(CurveView):
    """A curve that can be changed.

    `dragged` says the points while one is being moved, `settled` once a person has let go, typed or pressed a key.
    """

    dragged = Signal(object)  # tuple of Point
    settled = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with a straight line from 0 to 1."""
        super().__init__(theme, parent)
        self._before: tuple[Point, ...] = ()
        self._frame = self._plot
        self.field = ShareField(self)
        self.field.committed.connect(self._commit)
        self.field.abandoned.connect(self._close_field)
        self.field.left.connect(self._leave_field)
        self.field.stepped.connect(self._step_field)
        theme.changed.connect(self._close_field)

    # Changing

    def add_point(self) -> None:
        """Put a point half way to the next one; between measures only."""
        if self._curve.levels or self._locked:
            return
        at = min(self._at, len(self.points) - 2)
        (x0, y0), (x1, y1) = self.points[at], self.points[at + 1]
        fresh = ((x0 + x1) / 2, (y0 + y1) / 2)
        self._at = at + 1
        self._settle((*self.points[: at + 1], fresh, *self.points[at + 1 :]))

    def remove_point(self) -> None:
        """Take the selected point out, as long as two stay."""
        if self._curve.levels or self._locked or len(self.points) <= LEAST_POINTS:
            return
        left = (*self.points[: self._at], *self.points[self._at + 1 :])
        self._at = min(self._at, len(left) - 1)
        self._settle(left)

    def _move(self, x: float, value: float) -> None:
        """Put the selected point somewhere; it never passes its neighbours."""
        points = list(self.points)
        points[self._at] = (self._between(x), min(max(value, 0.0), TOP))
        self._curve = replace(self._curve, points=tuple(points))
        self._describe()
        self.update()

    def _between(self, x: float) -> float:
        if self._curve.levels:
            return self.points[self._at][0]
        low = self.points[self._at - 1][0] if self._at else None
        high = self.points[self._at + 1][0] if self._at + 1 < len(self.points) else None
        # A neighbour's own measure is taken, so a point stops one step short of it.
        step = self._measure_step()
        x = max(x, low + step) if low is not None else x
        x = min(x, high - step) if high is not None else x
        here = self.points[self._at][0]
        fits = (low is None or x > low) and (high is None or x < high)
        return x if fits else here

    def _measure_step(self) -> float:
        span = self.points[-1][0] - self.points[0][0]
        return span / _MEASURE_STEPS if span > 0 else 1.0

    def _settle(self, points: tuple[Point, ...]) -> None:
        self._curve = replace(self._curve, points=points)
        self._describe()
        self.update()
        speak(self, self.spoken)
        self.settled.emit(self.points)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a point with Left and Right, move it with Up and Down; a digit begins to type its value."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ctrl = held == Qt.KeyboardModifier.ControlModifier
        plain_key = held == Qt.KeyboardModifier.NoModifier
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        up = {
            Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0, Qt.Key.Key_PageUp: _BIG_STEP, Qt.Key.Key_PageDown: -_BIG_STEP,
        }  # fmt: skip
        if key in across and plain_key:
            self._choose(self._at + across[Qt.Key(key)])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and plain_key:
            self._choose(0 if key == Qt.Key.Key_Home else len(self.points) - 1)
        elif self._locked:
            super().keyPressEvent(event)
        elif key in across and ctrl and not self._curve.levels:
            x, value = self.points[self._at]
            self._move_and_settle(x + across[Qt.Key(key)] * self._measure_step(), value)
        elif key in up and plain_key:
            x, value = self.points[self._at]
            self._move_and_settle(x, value + up[Qt.Key(key)])
        elif key == Qt.Key.Key_Insert:
            self.add_point()
        elif key == Qt.Key.Key_Delete:
            self.remove_point()
        elif event.text() and event.text() in _SIGNS and plain_key:
            self._begin_typing(event.text())
        elif key in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._begin_typing("")
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        self._at = min(max(at, 0), len(self.points) - 1)
        speak(self, self.spoken)
        self.update()

    def _move_and_settle(self, x: float, value: float) -> None:
        before = self.points
        self._move(x, value)
        if self.points != before:
            self._settle(self.points)

    # Typing

    def _begin_typing(self, typed: str) -> None:
        px, place = self._theme.px, self.place_of(self._at)
        width, height = px(_FIELD), px(30)
        left = min(max(round(place.x()) - width // 2, 0), max(0, self.width() - width))
        top = round(place.y()) - height - px(_BESIDE)
        self.field.setGeometry(left, top if top >= 0 else round(place.y()) + px(_BESIDE), width, height)
        x, value = self.points[self._at]
        self.field.open(trimmed(value), typed, f"Value of {self._curve.name_of(x)}, 0 to 100")

    def _commit(self) -> bool:
        """Take what was typed; keep the field open and say why when it cannot stand."""
        share = read_share(self.field.text())
        if self.field.is_changed and share is None:
            sentence = "Type a number from 0 to 100."
            self.field.refuse(sentence)
            speak(self.field, sentence)
            return False
        changed = self.field.is_changed
        self._close_field()
        if changed and share is not None:
            self._move_and_settle(self.points[self._at][0], share * TOP)
        return True

    def _leave_field(self) -> None:
        """Take what can stand, and close: an open field without the focus would be left lying about."""
        if not self.field.isHidden():
            self._commit()
            self._close_field()

    def _step_field(self, forwards: bool) -> None:  # noqa: FBT001 - comes from a signal
        """Go on to the next point's field, and out of the curve after the last."""
        at = self._at + (1 if forwards else -1)
        if not self._commit():
            return
        if 0 <= at < len(self.points):
            self._choose(at)
            self._begin_typing("")
        else:
            self.focusNextPrevChild(forwards)

    def _close_field(self) -> None:
        if self.field.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.hide()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the point under the mouse."""
        at = self._point_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or at is None:
            super().mousePressEvent(event)
            return
        self._choose(at)
        self._held, self._before = not self._locked, self.points
        self._frame = (
            self._plot
        )  # while an end is dragged the axis grows with it; the mouse keeps to the one it began on

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take a held point along, in whole values."""
        if not self._held:
            over = self._point_at(event.position()) is not None and not self._locked
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        x, value = self._frame.point(event.position())
        self._move(self._rounded(x), round(value))
        self.dragged.emit(self.points)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a held point go where it is."""
        super().mouseReleaseEvent(event)
        held, self._held = self._held, False
        if held and self.points != self._before:
            self._settle(self.points)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type the value of a point."""
        self._held = False
        at = self._point_at(event.position())
        if at is not None and not self._locked:
            self._choose(at)
            self._begin_typing("")

    def _rounded(self, x: float) -> float:
        """Return a measure without digits that nobody could mean by where the mouse is."""
        step = self._measure_step()
        digits = next((each for each in range(-9, 7) if 10.0**-each <= step), 6)
        return round(x, digits)
