"""The list in which lifts get numbers or an order: typed, by arrow keys, or by dragging."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

from ui.models.weigh_judgement import MOST
from ui.models.weigh_rows import Row
from ui.pages.weights.amount_field import AmountField
from ui.pages.weights.amount_rows import AmountRows
from ui.theme import Theme
from ui.widgets.lift_track import Places, is_on, places_in, share_at

_STEP, _FINE_STEP = 5, 1
_PLAIN: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class AmountList(AmountRows):
    """Says what was asked for; what becomes of it is for the task to decide."""

    given = Signal(str, float)  # a number, or in an order a place from 1
    cleared = Signal(str)
    moved = Signal(str, int)  # -1 up, 1 down
    picked = Signal(str)  # Enter or a click where one lift is to be named, Enter in an order
    refused = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        """Begin empty."""
        super().__init__(theme, name)
        self._held: tuple[str, str] = ("", "")  # what the mouse holds: a key, and "track" or "row"
        self._preview: Callable[[str, float | None], None] = lambda _key, _amount: None
        self.field = AmountField(self.viewport())
        self.field.given.connect(self._take)
        self.field.left.connect(self._leave)
        self.field.refused.connect(self.refused)

    def show_rows(self, rows: tuple[Row, ...], current: str = "") -> None:
        """Show rows, with an open field staying on its own."""
        super().show_rows(rows, self.field.key or current)
        if self.field.key and (self.read_only or self.rows.row_of(self.field.key) < 0):
            self.field.put_away()
        self._place_field()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field in its box."""
        super().resizeEvent(event)
        self._place_field()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep the list's keys from the window's shortcuts while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._answer(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, nudge, move, clear or name."""
        answer = self._answer(event)
        if answer is None and self.read_only and event.text().strip():
            event.ignore()  # the screen says why nothing can be typed
        elif answer is None:
            super().keyPressEvent(event)
        else:
            answer()

    def _answer(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does here, or None for one that is not the list's."""
        row, key = self.row, event.key()
        if row is None or self.read_only:
            return None
        name, kind = row.item.key, row.kind
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            step = steps.get(Qt.Key(key)) if kind in {"swing", "order"} else None
            return None if step is None else lambda: self.moved.emit(name, step)
        if event.modifiers() & ~_PLAIN:
            return None
        if kind == "first":
            picks = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
            return (lambda: self.picked.emit(name)) if key in picks else None
        return self._number_key(event, row)

    def _number_key(self, event: QKeyEvent, row: Row) -> Callable[[], None] | None:
        name, key = row.item.key, event.key()
        if event.text() and event.text() in "0123456789":
            return lambda: self.open_field(event.text())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row.kind == "order":
            return lambda: self.picked.emit(name)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            return lambda: self.open_field("")
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and row.kind != "order":
            return lambda: self.cleared.emit(name)
        arrows = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in arrows and row.kind != "order":
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = arrows[Qt.Key(key)] * (_FINE_STEP if shifted else _STEP)
            return lambda: self.given.emit(name, min(max((row.amount or 0.0) + step, 0.0), MOST))
        return None

    # The field

    def open_field(self, typed: str) -> None:
        """Let a number be typed for the current lift."""
        row = self.row
        if row is None or self.read_only or row.kind == "first":
            return
        self.scrollTo(self.currentIndex())
        self._place_field()
        what = "Place" if row.kind == "order" else "Points" if row.kind == "points" else "Worth"
        most = float(len(self.rows.rows)) if row.kind == "order" else MOST
        self.field.open(row.item.key, row.figure, typed, f"{what} of {row.item.name}", kind=row.kind, most=most)

    def _place_field(self) -> None:
        if self.row is not None:
            self.field.setGeometry(self._places(self.row).box)

    def _places(self, row: Row) -> Places:
        """Return where the parts of the current row are."""
        return places_in(self.visualRect(self.currentIndex()), self._theme, row.item.start, row.item.end)

    def _take(self, key: str, amount: float, how: str) -> None:
        """Take what was typed; Enter goes on to the next lift without a number, Tab types on in the next row."""
        if how == "elsewhere":
            self.given.emit(key, amount)
            return
        self.field.put_away()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        after = self._beside(key, -1 if how == "back" else 1)
        self.given.emit(key, amount)
        if how == "enter":
            self.go_to(self.first_open() or key)
        elif after:
            self.go_to(after)
            self.open_field("")
        else:
            self.focusNextPrevChild(how != "back")

    def _beside(self, key: str, step: int) -> str:
        at = self.rows.row_of(key) + step
        return self.rows.rows[at].item.key if 0 <= at < len(self.rows.rows) else ""

    def _leave(self, why: str) -> None:
        self.field.put_away()
        if why:
            self.refused.emit(why)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a lift, take hold of its track or of the row, or open its field."""
        super().mousePressEvent(event)
        row, point = self.row, event.position().toPoint()
        if row is None or self.read_only or event.button() != Qt.MouseButton.LeftButton:
            return
        if not self.visualRect(self.currentIndex()).contains(point):
            return
        places = self._places(row)
        if row.kind in {"swing", "points"} and is_on(places.track, self._theme, point):
            self._held = (row.item.key, "track")
            self._drag(point)
        elif row.kind == "order" and not places.box.contains(point):
            self._held = (row.item.key, "row")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a track, or a row past its neighbours."""
        key, what = self._held
        if what == "track":
            self._drag(event.position().toPoint())
        elif what == "row":
            index = self.indexAt(event.position().toPoint())
            if index.isValid() and index.row() != self.rows.row_of(key):
                self.given.emit(key, index.row() + 1.0)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Give the number that was dragged to, name the lift that was clicked, or open its field."""
        key, what = self._held
        self._held = ("", "")
        row = self.row
        super().mouseReleaseEvent(event)
        if row is None or self.read_only or event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        rect = self.visualRect(self.currentIndex())
        if what == "track":
            self.given.emit(key, self._amount_at(point))
        elif row.kind == "first" and rect.contains(point):
            self.picked.emit(row.item.key)
        elif self._places(row).box.contains(point):
            self.open_field("")

    def on_preview(self, preview: Callable[[str, float | None], None]) -> None:
        """Have something shown while a track is dragged."""
        self._preview = preview

    def _drag(self, point: QPoint) -> None:
        self._preview(self._held[0], self._amount_at(point))

    def _amount_at(self, point: QPoint) -> float:
        row = self.row
        if row is None:
            return 0.0
        places = self._places(row)
        return float(round(share_at(places.track, self._theme, point.x()) * MOST))
