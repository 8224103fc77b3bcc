"""The fields of the form: each under its label, two side by side where there is room, none changed by the wheel."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui.models.answers import measure_text, read_measure
from ui.theme import Theme
from ui.widgets.kit import Spacing, words

NARROW: Final = 470  # design pixels under which two fields stand one above the other
_LABEL_GAP: Final = 3
_EDGE: Final = 4  # beside the words of a choice


class Labelled(QWidget):
    """A field under its label, with a quiet line below it where that helps."""

    def __init__(self, theme: Theme, label: str, field: QWidget, hint: str = "") -> None:
        """Lay both out; a screen reader hears the label with the field."""
        super().__init__()
        self.label, self.hint = words(label, "strong"), words(hint, "caption")
        self.label.setBuddy(field)
        self.field = field
        if not field.accessibleName():
            field.setAccessibleName(label)
        if hint:
            field.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        for part in (self.label, field, self.hint):
            column.addWidget(part)
        self.hint.setVisible(bool(hint))  # not before it has a parent: it would be a window of its own
        column.addStretch(1)
        Spacing(theme, self).keep(column, spacing=_LABEL_GAP)


class Pair(QWidget):
    """Parts side by side, or one above the other where it is narrow."""

    def __init__(self, theme: Theme, *parts: QWidget, narrow: int = NARROW) -> None:
        """Take the parts in."""
        super().__init__()
        self._theme, self._narrow = theme, narrow
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for part in parts:
            self._box.addWidget(part, 1)
        Spacing(theme, self).keep(self._box, spacing=12)
        theme.changed.connect(self._turn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width asks for it."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() < self._theme.px(self._narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != way:
            self._box.setDirection(way)


class Scroller(QScrollArea):
    """Scrolls a column down, never across."""

    def __init__(self, inside: QWidget) -> None:
        """Take what is scrolled."""
        super().__init__()
        inside.setObjectName("scrolled")
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class Choice(QComboBox):
    """A list of choices, each with its key; the wheel scrolls what it stands in instead of choosing."""

    settled = Signal(object)  # the key

    def __init__(self, name: str) -> None:
        """Begin empty."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda at: self.settled.emit(self.itemData(at)))
        self.currentTextChanged.connect(self.setToolTip)

    def show_choices(self, choices: list[tuple[object, str]], key: object) -> None:
        """Offer choices, each a key and its words, and show the one that holds; nothing is said of it."""
        if [(self.itemData(at), self.itemText(at)) for at in range(self.count())] != choices:
            self.clear()
            for each, text in choices:
                self.addItem(text, each)
        self.setCurrentIndex(next((at for at, (each, _) in enumerate(choices) if each == key), -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what this stands in."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it with an ellipsis where its words are longer than it is; Qt would cut a letter in two."""
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = field.width() - _EDGE
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class NumberField(QLineEdit):
    """One number. Enter and leaving keep it, Esc puts back what stood there; what is none stays, marked."""

    settled = Signal(object)  # float, or None where it was emptied and may be
    refused = Signal(str)  # why what was typed cannot stand; "" takes it back

    def __init__(self, name: str, *, low: float = -math.inf, high: float = math.inf, needed: bool = True) -> None:
        """Take a number from `low` to `high`; without `needed` it may be left empty."""
        super().__init__()
        self._name, self._low, self._high, self._needed = name, low, high, needed
        self._kept = ""
        self.number: float | None = None  # what is kept
        self.setAccessibleName(name)
        self.setMaxLength(24)
        self.textEdited.connect(self._forgive)
        self.returnPressed.connect(self.keep)

    def rename(self, name: str) -> None:
        """Give it another name."""
        self._name = name
        self.setAccessibleName(name)

    def show_number(self, number: float | None) -> None:
        """Show a number that is kept; what is being typed stays."""
        self.number = number
        text = "" if number is None else measure_text(number)
        typing = (self.hasFocus() or self.property("problem")) and self.text().strip() != self._kept
        self._kept = text
        if not typing:
            self.forget()

    def forget(self) -> None:
        """Put back what stood there."""
        self.setText(self._kept)
        self._forgive()

    def keep(self) -> None:
        """Have what was typed kept, or say what is wrong with it."""
        text = self.text().strip()
        if text == self._kept or self.isReadOnly():
            self._forgive()
            return
        number = read_measure(text) if text else None
        empty = not text and not self._needed
        if not empty and (number is None or not self._low <= number <= self._high):
            self._mark(self._wrong())
            return
        self._forgive()
        self._kept, self.number = text, number
        self.settled.emit(number)

    def _wrong(self) -> str:
        if math.isfinite(self._low) and math.isfinite(self._high):
            return f"Type a number from {measure_text(self._low)} to {measure_text(self._high)}."
        return "Type a number."

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the round while nothing is being typed."""
        if is_step(event) and self.text().strip() == self._kept:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put back what stood there on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text().strip() != self._kept:
            self.forget()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep when the keys go elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def _forgive(self) -> None:
        self._mark("")

    def _mark(self, sentence: str) -> None:
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)
        if bool(self.property("problem")) != bool(sentence):
            self.setProperty("problem", bool(sentence))
            self.style().unpolish(self)
            self.style().polish(self)
            self.refused.emit(sentence)


def is_step(event: QEvent) -> bool:
    """Return whether a field is asked if undo or redo is its own: said no, the key is the round's."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
