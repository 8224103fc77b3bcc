"""The budget line in the list: dragged, stepped or typed over."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.models.ranking_line import typed_form
from ui.models.ranking_money import NotMoneyError, parse_pounds
from ui.pages.ranking.band_face import BandFace
from ui.theme import Theme
from ui.widgets.speech import speak

_STEPS: Final = MappingProxyType({Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1})
_OPEN: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2))


class BudgetBand(BandFace):
    """The band. While it is tried out nothing is changed: `settled` asks to keep an amount, `cancelled` to go back."""

    tried = Signal(float)  # pounds, while a person types
    dragged_to = Signal(int)  # y in the parent: where the band is held
    settled = Signal(float)
    cancelled = Signal()
    stepped = Signal(int)
    left = Signal()  # Esc with nothing to take back: the keys go back to the list

    def __init__(self, theme: Theme) -> None:
        """Begin with nothing to say."""
        super().__init__(theme)
        self._dragging = False
        self._press = QPoint()
        self.field.textEdited.connect(self._typed)
        self.field.done.connect(self._commit_field)
        self.field.given_up.connect(self._give_up_field)

    @property
    def is_trying(self) -> bool:
        """Return whether an amount is tried that is not kept yet."""
        return self._trying is not None or self._dragging

    @property
    def trying(self) -> float | None:
        """Return the amount that is tried, in pounds."""
        return self._trying

    def try_amount(self, amount: float) -> None:
        """Remember what is tried, as the page has worked it out."""
        self._trying = amount

    def open_field(self, typed: str = "") -> None:
        """Show the field in which an amount is typed."""
        if not self._can_change:
            return
        self._fault = ""
        self.field.open(typed_form(self._amount) if self._amount else "", typed)
        self._place_field()
        if typed:
            self._typed(typed)

    def keep(self) -> None:
        """Keep what is typed or stepped to, if it makes sense: the person turns to something else."""
        if self.field.isVisible():
            self._commit_field(by_key=False)
        else:
            self._dragging = False
            self._settle()

    # Typing

    def _typed(self, text: str) -> None:
        try:
            amount = parse_pounds(text)
        except NotMoneyError as fault:
            self._fault = str(fault) if text.strip() else ""
            self.field.mark(wrong=bool(self._fault), why=self._fault)
            self.update()
            return
        self._fault = ""
        self.field.mark(wrong=False, why="")
        self._trying = amount
        self.tried.emit(amount)

    def _commit_field(self, by_key: bool) -> None:  # noqa: FBT001 - a signal's argument
        try:
            amount = parse_pounds(self.field.text())
        except NotMoneyError as fault:
            if not by_key or not self.field.is_changed:
                self._give_up_field()
                return
            self._fault = str(fault)
            self.field.mark(wrong=True, why=self._fault)
            speak(self, self._fault)
            self.update()
            return
        changed = self.field.is_changed
        self._close_field()
        self._trying = None
        if changed:
            self.settled.emit(amount)
        else:
            self.cancelled.emit()

    def _give_up_field(self) -> None:
        self._close_field()
        self._trying = None
        self.cancelled.emit()

    def _close_field(self) -> None:
        self._fault = ""
        had_focus = self.field.hasFocus()
        self.field.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step the budget, open the field, keep what is tried or go back."""
        key = event.key()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if key in _STEPS and plain and self._can_change:
            self.stepped.emit(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in _OPEN and self._trying is not None:
            self._settle()
        elif plain and (key in _OPEN or key == Qt.Key.Key_B):
            self.open_field()
        elif plain and event.text() and event.text() in "0123456789£":
            self.open_field(event.text())
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.is_trying:
            self._dragging = False
            self._trying = None
            self.cancelled.emit()
        else:
            self.left.emit()

    def _settle(self) -> None:
        amount, self._trying = self._trying, None
        if amount is not None:
            self.settled.emit(amount)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the band."""
        if event.button() == Qt.MouseButton.LeftButton and self._can_change and not self.field.isVisible():
            self._press = event.globalPosition().toPoint()
            self._dragging = False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse: the budget is what the list above comes to."""
        if not event.buttons() & Qt.MouseButton.LeftButton or not self._can_change or self.field.isVisible():
            return
        now = event.globalPosition().toPoint()
        if self._dragging or abs((now - self._press).y()) >= QApplication.startDragDistance():
            self._dragging = True
            self.dragged_to.emit(self.mapToParent(self.mapFromGlobal(now)).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what was dragged to."""
        event.accept()
        if self._dragging:
            self._dragging = False
            self._settle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the field."""
        event.accept()
        self.open_field()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, unless a click brought the focus."""
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was stepped to, as a number field does."""
        super().focusOutEvent(event)
        self._ring = False
        if not self.field.isVisible() and not self._dragging:
            self._settle()
        self.update()
