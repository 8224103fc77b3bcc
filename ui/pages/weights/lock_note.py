"""Says why weights can only be looked at, and lets them be changed with a reason where that is all it takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ui.pages.weights.saying import say
from ui.theme import Theme
from ui.widgets.kit import Spacing, button, words
from ui.widgets.wrap_row import WrapRow

NEEDS_REASON = "A change needs a reason now. Nothing was changed."


class LockNote(QFrame):
    """A strip above the task; `reasoned` carries the reason with which changes are made from now on."""

    reasoned = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin hidden."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "banner-caution")
        self.said, self.fault = words("", ""), words("", "problem")
        self.change = button("Change these weights", self._ask)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Why do these weights change?")
        self.reason.setPlaceholderText("Why do these weights change?")
        self.reason.returnPressed.connect(self._go_on)
        self.go_on = button("Go on", self._go_on)
        self._row = WrapRow(theme)
        for part in (self.change, self.reason, self.go_on):
            self._row.add(part)
        column = QVBoxLayout(self)
        for part in (self.said, self.fault, self._row):
            column.addWidget(part)
        Spacing(theme, self).keep(column, (10, 6, 10, 6), 4)
        theme.changed.connect(self._size)
        self._size()
        self.hide()

    def show_lock(self, text: str, *, can_change: bool) -> None:
        """Say why nothing can be changed, or take no room; `can_change`: with a reason it can."""
        if text != self.said.text() or self.isHidden():
            self._offer(asking=False)
        self.said.setText(text)
        self._row.setVisible(can_change)
        self.setVisible(bool(text))
        self.setAccessibleName(text)

    def first_focus(self) -> QWidget:
        """Return what can be pressed or typed into."""
        return self.change if not self.change.isHidden() else self.reason

    def _offer(self, *, asking: bool) -> None:
        say(self.fault, "")
        self.reason.clear()
        self.change.setVisible(not asking)
        self.reason.setVisible(asking)
        self.go_on.setVisible(asking)

    def _size(self) -> None:
        self.reason.setMinimumWidth(self._theme.px(240))

    def _ask(self) -> None:
        self._offer(asking=True)
        self.reason.setFocus()

    def _go_on(self) -> None:
        if self.reason.text().strip():
            self.reasoned.emit(self.reason.text().strip())
        else:
            say(self.fault, NEEDS_REASON)
            self.reason.setFocus()
