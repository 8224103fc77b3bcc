"""What each level means, highest first: each can be pressed, and the one that was given is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from ui.models.criterion_words import Choice
from ui.theme import Theme

ARROWS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_CAP: Final = 22
_PAD: Final = 5
_GAP: Final = 9
_RADIUS: Final = 5
_DASHES: Final = (3.0, 2.0)


class ChoiceButton(QAbstractButton):
    """One answer with what it means, as many lines as that takes."""

    def __init__(self, theme: Theme) -> None:
        """Begin without a choice."""
        super().__init__()
        self._theme = theme
        self.choice = Choice("", "", "")
        self._heights: dict[int, int] = {}
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("ringRadius", _RADIUS)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_choice(self, choice: Choice) -> None:
        """Show a choice."""
        if choice != self.choice:
            self.choice = choice
            self.setAccessibleName(f"{choice.cap}: {choice.lead}{choice.text}")
            self.restyle()

    def nextCheckState(self) -> None:
        """Leave the mark alone: it shows what is recorded, not what was pressed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrow keys to the whole: a button would hand them to the next part of the screen."""
        if event.key() in ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        if width not in self._heights:
            px = self._theme.px
            lines = self._lay_out(width - px(2 * _PAD + _CAP + _GAP))
            self._heights[width] = max(px(_CAP), int(lines.boundingRect().height()) + 1) + px(2 * _PAD)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return a size in which the words read well."""
        width = self._theme.px(250)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least width."""
        return QSize(self._theme.px(140), self._theme.px(_CAP + 2 * _PAD))

    def restyle(self) -> None:
        """Measure again."""
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cap and the words."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(body, px(_RADIUS), px(_RADIUS))
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(body, px(_RADIUS), px(_RADIUS))
        self._paint_cap(painter, QRect(px(_PAD), px(_PAD), px(_CAP), px(_CAP)))
        left = px(_PAD + _CAP + _GAP)
        lines = self._lay_out(self.width() - left - px(_PAD))
        painter.setPen(theme.color("text" if self.isEnabled() else "text3"))
        spare = px(_CAP) - QFontMetrics(theme.font("caption")).height()
        lines.draw(painter, QPointF(left, px(_PAD) + (spare / 2 if lines.lineCount() == 1 else 0)))
        painter.end()

    def _paint_cap(self, painter: QPainter, place: QRect) -> None:
        theme = self._theme
        on, word = self.isChecked(), self.choice.level is None
        pen = QPen(theme.color("accent" if on else "edge"), 1)
        if word and not on:
            pen.setDashPattern(list(_DASHES))
        painter.setPen(pen)
        painter.setBrush(theme.color("accent" if on else "surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), self._theme.px(4), self._theme.px(4))
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.color("on_accent" if on else "text2" if self.isEnabled() else "text3"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.choice.cap)

    def _lay_out(self, width: int) -> QTextLayout:
        """Break the words into lines, the first words in bold."""
        lead, text = self.choice.lead, self.choice.text
        lines = QTextLayout(lead + text, self._theme.font("caption"))
        lines.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        if lead:
            bold = QTextLayout.FormatRange()
            bold.start, bold.length = 0, len(lead)
            bold.format.setFontWeight(600)
            lines.setFormats([bold])
        lines.beginLayout()
        top, step = 0.0, self._theme.line("caption")
        while (line := lines.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += step
        lines.endLayout()
        return lines


class Choices(QFrame):
    """All choices below one another; Tab goes to the one that was given, arrow keys step."""

    pressed = Signal(object)  # Choice

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self._all: list[ChoiceButton] = []
        self.buttons: list[ChoiceButton] = []
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_choices(self, choices: Sequence[Choice], *, given: Choice | None, enabled: bool) -> None:
        """Show choices and mark the one that was given."""
        for _ in range(len(choices) - len(self._all)):
            self._add()
        self.buttons = self._all[: len(choices)]
        for button in self._all[len(choices) :]:
            button.hide()
        for button, choice in zip(self.buttons, choices, strict=True):
            button.show_choice(choice)
            button.setEnabled(enabled)
            button.setChecked(choice == given)
            button.show()
        self._rove(next((button for button in self.buttons if button.isChecked()), None))

    def _add(self) -> None:
        button = ChoiceButton(self._theme)
        button.clicked.connect(lambda: self.pressed.emit(button.choice))
        self.body.addWidget(button)
        self._all.append(button)

    def _rove(self, stop: ChoiceButton | None) -> None:
        """Let Tab reach one of the choices only."""
        stop = stop or (self.buttons[0] if self.buttons else None)
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Up and Down."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        at = next((at for at, button in enumerate(self.buttons) if button.hasFocus()), -1)
        if at < 0 or event.key() not in steps:
            super().keyPressEvent(event)
            return
        button = self.buttons[min(max(at + steps[Qt.Key(event.key())], 0), len(self.buttons) - 1)]
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def _restyle(self) -> None:
        px = self._theme.px
        self.body.setContentsMargins(px(6), px(6), px(6), px(6))
        self.body.setSpacing(px(2))
        for button in self._all:
            button.restyle()
