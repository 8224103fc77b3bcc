"""What the parts are put together from: words, buttons, and spacing that follows the zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.enter_button import EnterButton

ICON = 18


class Spacing(QObject):
    """Keeps the margins and spacing of layouts in design pixels."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Follow the theme."""
        super().__init__(parent)
        self._theme = theme
        self._kept: list[tuple[QLayout, tuple[int, int, int, int], int]] = []
        theme.changed.connect(self._apply)

    def keep(self, layout: QLayout, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 8) -> None:
        """Give a layout its margins (left, top, right, bottom) and spacing, now and at every zoom."""
        self._kept.append((layout, margins, spacing))
        self._set(layout, margins, spacing)

    def _apply(self) -> None:
        for entry in self._kept:
            self._set(*entry)

    def _set(self, layout: QLayout, margins: tuple[int, int, int, int], spacing: int) -> None:
        px = self._theme.px
        layout.setContentsMargins(*(px(side) for side in margins))
        layout.setSpacing(px(spacing))


class IconsKept(QObject):
    """Keeps the icons of buttons in the theme's colours and sizes."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Follow the theme."""
        super().__init__(parent)
        self._theme = theme
        self._kept: list[tuple[QPushButton, str, str]] = []
        theme.changed.connect(self._apply)

    def keep(self, button: QPushButton, icon: str, ink: str = "text2") -> None:
        """Give a button its icon."""
        self._kept.append((button, icon, ink))
        self._apply()

    def _apply(self) -> None:
        side = self._theme.px(ICON)
        for button, icon, ink in self._kept:
            button.setIcon(self._theme.icon(icon, ink, ICON))
            button.setIconSize(QSize(side, side))


def words(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """Return plain words in the type of a role."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setProperty("role", role)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def button(text: str, slot: Callable[[], object], role: str = "", *, tip: str = "") -> QPushButton:
    """Return a button that does one thing, on Enter too."""
    made = EnterButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(text)
    made.setToolTip(tip)
    made.clicked.connect(lambda _checked=False: slot())
    return made


def set_words(label: QLabel, text: str) -> None:
    """Say something, or take no room when there is nothing to say."""
    label.setText(text)
    label.setVisible(bool(text))


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another style."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def has_focus_inside(widget: QWidget) -> bool:
    """Return whether the keys go to a widget or to something in it, so that they need a new place when it goes."""
    focus = QApplication.focusWidget()
    return isinstance(focus, QWidget) and (focus is widget or widget.isAncestorOf(focus))
