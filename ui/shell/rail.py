"""The rail: every screen there is, grouped by what one does there, always in the same place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from ui.theme import Theme

GROUPS = (
    ("", (("start", "Start", "home", "0"),)),
    (
        "Set up",
        (
            ("framework", "Framework", "framework", "9"),
            ("cases", "Cases", "cases", "1"),
            ("people", "People", "people", "P"),
        ),
    ),
    ("Judge", (("score", "Score", "score", "2"), ("weights", "Weights", "weights", "3"))),
    ("Decide", (("ranking", "Ranking", "ranking", "4"),)),
)
BELOW = (("settings", "Settings", "settings", ""), ("help", "Help", "help", "F1"))
WIDE, NARROW = 168, 48
_ROW = 32
_SIDE = 8
_NO_ROUND = "Open a round first"


class RailButton(QPushButton):
    """One entry: icon, words, and the key that leads there."""

    def __init__(self, theme: Theme, name: str, text: str, icon: str, key: str) -> None:
        """Make an entry."""
        super().__init__()
        self._theme, self.name, self._text, self._icon, self._key = theme, name, text, icon, key
        self.setAccessibleName(text)
        self.setProperty("role", "rail")
        self.setFlat(True)
        self.narrow = False
        self.tip = f"{text} (Alt {key})" if len(key) == 1 else text
        self.setToolTip(self.tip)

    def sizeHint(self) -> QSize:
        """Return a row's size."""
        return QSize(self._theme.px(NARROW if self.narrow else WIDE), self._theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        """Return the same: rows do not shrink."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row; the chosen one has a bar at its left and its own fill."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_SIDE)
        box = self.rect().adjusted(side, 1, -side, -1)
        if self.isChecked():
            painter.fillRect(
                0, box.top() + theme.px(6), theme.px(3), box.height() - theme.px(12), theme.color("accent")
            )
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if theme.name == "contrast" and self.isChecked():
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), theme.px(6), theme.px(6))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, chosen = self._theme, self.isChecked()
        token = "accent" if chosen else "text2" if self.isEnabled() else "disabled"
        side, left = theme.px(20), theme.px(_SIDE + 10)
        ratio = self.devicePixelRatioF()
        icon = theme.pixmap(self._icon + ("-filled" if chosen else ""), token, 20, ratio)
        painter.drawPixmap(left if not self.narrow else (self.width() - side) // 2, (self.height() - side) // 2, icon)
        if self.narrow:
            return
        painter.setFont(theme.font("body", 600 if chosen else 500))
        painter.setPen(theme.color(token))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect().adjusted(theme.px(_SIDE + 38), 0, -theme.px(_SIDE + 28), 0), middle, self._text)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text3" if self.isEnabled() else "disabled"))
        right = middle | int(Qt.AlignmentFlag.AlignRight)
        painter.drawText(self.rect().adjusted(0, 0, -theme.px(_SIDE + 10), 0), right, self._key)


class Rail(QFrame):
    """The rail at the left of the window."""

    chosen = Signal(str)  # the name of a screen, "settings" or "help"

    def __init__(self, theme: Theme) -> None:
        """Lay out all entries."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "rail")
        self.setAccessibleName("Screens")
        self.buttons: dict[str, RailButton] = {}
        self._labels: list[QLabel] = []
        self._layout = QVBoxLayout(self)
        for heading, entries in GROUPS:
            if heading:
                self._add_heading(heading)
            for entry in entries:
                self._add(*entry)
        self._layout.addStretch(1)
        for entry in BELOW:
            self._add(*entry)
        theme.changed.connect(self._size)
        self.narrow = False
        self._size()

    def _add_heading(self, text: str) -> None:
        label = QLabel(text)
        label.setProperty("role", "rail-heading")
        self._labels.append(label)
        self._layout.addWidget(label)

    def _add(self, name: str, text: str, icon: str, key: str) -> None:
        button = RailButton(self._theme, name, text, icon, key)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self.buttons[name] = button
        self._layout.addWidget(button)

    def set_current(self, name: str) -> None:
        """Mark the screen that is shown."""
        for key, button in self.buttons.items():
            button.setCheckable(key == name)
            button.setChecked(key == name)
            button.setAccessibleDescription("You are here" if key == name else "")
            button.update()

    def set_round_open(self, *, is_open: bool) -> None:
        """Dim the screens that need a round while there is none, and say why."""
        for name, button in self.buttons.items():
            if name not in ("start", "settings", "help"):
                button.setEnabled(is_open)
                button.setToolTip(button.tip if is_open else _NO_ROUND)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only where the window is narrow."""
        if narrow != self.narrow:
            self.narrow = narrow
            self._size()

    def _size(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(NARROW if self.narrow else WIDE))
        self._layout.setContentsMargins(0, px(8), 0, px(8))
        self._layout.setSpacing(0)
        for label in self._labels:
            label.setVisible(not self.narrow)
            label.setFont(self._theme.font("body", 500))
            label.setContentsMargins(px(16), px(12), 0, px(4))
        for button in self.buttons.values():
            button.narrow = self.narrow
            button.updateGeometry()
            button.update()
