"""The budget line as a dark band in the list: it says what the money funds, and is dragged, stepped or typed over."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.models.ranking_line import Line
from ui.models.ranking_money import NotMoneyError, parse_pounds
from ui.pages.ranking.budget_field import AmountField
from ui.theme import Theme
from ui.widgets.speech import speak

FIELD_WIDTH, PAD, GAP, RING = 104, 12, 12, 2
_STEPS: Final = MappingProxyType({Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1})
_OPEN: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2))
_ALIGN: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
HOW: Final = "Drag, or press B to change"


class BudgetBand(QWidget):
    """The band. While it is tried out nothing is changed: `settled` asks to keep an amount, `cancelled` to go back."""

    tried = Signal(float)  # pounds, while a person drags, steps or types
    dragged_to = Signal(int)  # y in the parent: where the band is held
    settled = Signal(float)
    cancelled = Signal()
    stepped = Signal(int)
    left = Signal()  # Esc with nothing to take back: the keys go back to the list

    def __init__(self, theme: Theme) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self._theme = theme
        self._line = Line("", "")
        self._amount = 0.0
        self._can_change = True
        self._trying: float | None = None
        self._dragging = False
        self._press = QPoint()
        self._fault = ""
        self._ring = False
        self.field = AmountField(self)
        self.field.textEdited.connect(self._typed)
        self.field.done.connect(self._commit_field)
        self.field.given_up.connect(self._give_up_field)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "own")
        theme.changed.connect(self._restyle)
        self._restyle()

    # What it shows

    def show_line(self, line: Line, amount: float, *, can_change: bool) -> None:
        """Say what the money funds; `amount` is the budget in pounds that is shown."""
        if (line, amount, can_change) == (self._line, self._amount, self._can_change):
            return
        self._line, self._amount, self._can_change = line, amount, can_change
        self.setCursor(Qt.CursorShape.SizeVerCursor if can_change else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(line.spoken)
        self.setAccessibleDescription(
            "Up adds to the budget, Down takes from it. Press B or Enter to type an amount." if can_change else ""
        )
        self.update()

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
        self.field.open(f"£{self._amount / 1e6:,.1f}m" if self._amount else "", typed)
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

    # Painting

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(self._theme.px(400), self._theme.px(26))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field at the left end."""
        super().resizeEvent(event)
        self._place_field()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the band with its words."""
        painter = QPainter(self)
        self.paint_line(painter, self.rect(), how=True)
        if self.hasFocus() and self._ring:
            self._draw_ring(painter)
        painter.end()

    def paint_line(self, painter: QPainter, rect: QRect, *, how: bool = False) -> None:
        """Paint the band anywhere; `how` is whether to say what can be done with it."""
        theme, typing = self._theme, how and self.field.isVisible()
        painter.fillRect(rect, theme.color("line_bar"))
        painter.setPen(theme.color("on_line_bar"))
        room = rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        if typing:
            room.setLeft(self.field.geometry().right() + theme.px(GAP))
        else:
            room.setLeft(room.left() + self._draw(painter, room, self._line.title, 600) + theme.px(GAP))
        if typing and self._fault:
            self._draw(painter, room, self._fault, 400)
            return
        used = self._draw(painter, room, self._line.rest, 400)
        if how and self._can_change:
            self._draw_how(painter, room.adjusted(used + theme.px(GAP), 0, 0, 0), typing=typing)

    def _draw_how(self, painter: QPainter, room: QRect, *, typing: bool) -> None:
        how = "Enter keeps it, Esc goes back" if typing or self._trying is not None else HOW
        font = self._theme.font("caption")
        if QFontMetrics(font).horizontalAdvance(how) <= room.width():
            painter.setFont(font)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | _ALIGN, how)

    def _draw(self, painter: QPainter, room: QRect, text: str, weight: int) -> int:
        font = self._theme.font("caption", weight)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _ALIGN, shown)
        return metrics.horizontalAdvance(shown)

    def _draw_ring(self, painter: QPainter) -> None:
        width = self._theme.px(RING)
        painter.setPen(QPen(self._theme.color("focus_glow"), width))
        inset = width // 2
        painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))

    def _restyle(self) -> None:
        self.field.setFont(self._theme.font("caption", 600))
        self._place_field()
        self.update()

    def _place_field(self) -> None:
        px = self._theme.px
        self.field.setGeometry(px(PAD) - px(4), 1, px(FIELD_WIDTH), self.height() - 2)
