"""The header of a screen: its title and chips, finding anything, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.theme import Theme
from ui.widgets.icon_button import IconButton
from ui.widgets.keys import KeyCap

HEIGHT = 52
_FIND_WIDTH = 210


class FindButton(QPushButton):
    """Looks like a field and opens the finder."""

    def __init__(self, theme: Theme) -> None:
        """Show what it does and its keys."""
        super().__init__("Find anything")
        self._theme = theme
        self.setProperty("role", "field")
        self.setAccessibleName("Find anything")
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        self._cap = KeyCap("Ctrl K", theme)
        layout.addWidget(self._cap)
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        px = self._theme.px
        self.layout().setContentsMargins(0, 0, px(8), 0)
        self.setIcon(self._theme.icon("search", "text2", 16))
        self.set_narrow(narrow=not self.text())

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone where there is no room for words."""
        self.setText("" if narrow else "Find anything")
        self.setToolTip("Find anything (Ctrl K)" if narrow else "")
        self._cap.setVisible(not narrow)
        self.setFixedSize(self._theme.px(40 if narrow else _FIND_WIDTH), self._theme.px(32))


class Header(QFrame):
    """The strip above every screen but Start."""

    find = Signal()
    undo = Signal()
    redo = Signal()

    def __init__(self, theme: Theme) -> None:
        """Lay out the strip."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "header")
        self.title = QLabel()
        self.title.setProperty("role", "page")
        self._chips: list[QWidget] = []
        self._chip_row = QHBoxLayout()
        self.find_button = FindButton(theme)
        self.undo_button = IconButton(theme, "undo", "Undo", "Nothing to undo", role="outlined")
        self.redo_button = IconButton(theme, "redo", "Redo", "Nothing to do again", role="outlined")
        self.find_button.clicked.connect(self.find)
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.title)
        self._layout.addLayout(self._chip_row)
        self._layout.addStretch(1)
        for part in (self.find_button, self.undo_button, self.redo_button):
            self._layout.addWidget(part)
        theme.changed.connect(self._size)
        self._size()

    def show_page(self, title: str, chips: list[QWidget]) -> None:
        """Show a screen's title and chips; chips that are no longer there go."""
        self.title.setText(title)
        if chips == self._chips:
            self._fit()
            return
        for chip in self._chips:
            self._chip_row.removeWidget(chip)
            if chip not in chips:
                chip.hide()  # it stays here: a widget without a parent would be a window of its own
        self._chips = chips
        for chip in chips:
            self._chip_row.addWidget(chip)
        self._fit()

    def _fit(self) -> None:
        """Where it is narrow, first the find button gives up its words, then the last chips give way."""
        px = self._theme.px
        fixed = self.title.sizeHint().width() + 2 * px(32) + px(16 * 2 + 8 * 5)
        chips = [chip.sizeHint().width() + px(8) for chip in self._chips]
        self.find_button.set_narrow(narrow=fixed + sum(chips) + px(_FIND_WIDTH) > self.width())
        room = self.width() - fixed - self.find_button.width()
        for at, chip in enumerate(self._chips):
            chip.setVisible(sum(chips[: at + 1]) <= room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def set_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; "" is nothing."""
        for button, verb, label, nothing in (
            (self.undo_button, "Undo", undo, "Nothing to undo"),
            (self.redo_button, "Redo", redo, "Nothing to do again"),
        ):
            words = f"{verb} {label}" if label else verb
            keys = "Ctrl Z" if verb == "Undo" else "Ctrl Y"
            button.setEnabled(bool(label))
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({keys})" if label else nothing)

    def _size(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(HEIGHT))
        self._layout.setContentsMargins(px(16), 0, px(16), 0)
        self._layout.setSpacing(px(8))
        self._chip_row.setSpacing(px(8))
        self._chip_row.setContentsMargins(px(4), 0, 0, 0)
        self._fit()
