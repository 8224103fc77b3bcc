"""How a round works, in six steps."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme

STEPS: Final = (
    ("framework", "Set up", "Agree the criteria, gather the cases"),
    ("score", "Score", "Each assessor scores alone"),
    ("workshop", "Agree", "Talk through where scores differ"),
    ("weights", "Weigh", "Agree what counts for how much"),
    ("ranking", "Decide", "Rank, and draw the budget line"),
    ("report", "Record", "Export the board workbook"),
)
WIDE: Final = 700
MIDDLE: Final = 400
_ICON: Final = 16


class Steps(QFrame):
    """The six steps side by side, in as many rows as the width asks for."""

    def __init__(self, theme: Theme) -> None:
        """Lay out the steps."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "card")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("How a round works")
        self.setAccessibleDescription("; ".join(f"{title}: {words}" for _icon, title, words in STEPS))
        self._steps = [_Step(theme, *step) for step in STEPS]
        self._grid = QGridLayout(self)
        self._columns = 0
        self._place(len(STEPS))
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def columns(self) -> int:
        """Return how many steps stand side by side."""
        return self._columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put fewer steps side by side where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, and a line between steps that stand side by side."""
        super().paintEvent(event)
        painter = QPainter(self)
        for at, step in enumerate(self._steps):
            if at % self._columns:
                box, gap = step.geometry(), self._grid.horizontalSpacing()
                painter.fillRect(QRect(box.x() - gap // 2, box.y(), 1, box.height()), self._theme.color("divider"))
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Return a width at which two steps fit; more stand side by side where there is room."""
        narrowest = max(step.minimumSizeHint().width() for step in self._steps)
        margins = self._grid.contentsMargins()
        across = 2 * narrowest + self._grid.horizontalSpacing() + margins.left() + margins.right()
        return QSize(across, self._grid.totalMinimumSize().height())

    def _fit(self) -> None:
        wide = self.width()
        columns = len(STEPS) if wide >= self._theme.px(WIDE) else 3 if wide >= self._theme.px(MIDDLE) else 2
        if columns != self._columns:
            self._place(columns)

    def _place(self, columns: int) -> None:
        for step in self._steps:
            self._grid.removeWidget(step)
        for at, step in enumerate(self._steps):
            self._grid.addWidget(step, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(len(STEPS)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns

    def _restyle(self) -> None:
        px = self._theme.px
        self._grid.setContentsMargins(px(14), px(12), px(14), px(12))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(10))
        for step in self._steps:
            step.restyle()
        self._fit()


class _Step(QWidget):
    """One step: icon, title, words."""

    def __init__(self, theme: Theme, icon: str, title: str, words: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self._picture, self._title, self._words = QLabel(), QLabel(title), QLabel(words)
        self._title.setProperty("role", "strong")
        self._words.setProperty("role", "caption")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._head = QHBoxLayout()
        self._head.addWidget(self._picture)
        self._head.addWidget(self._title, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self._words)

    def restyle(self) -> None:
        """Follow colours and sizes."""
        self._picture.setPixmap(self._theme.pixmap(self._icon, "accent", _ICON, self.devicePixelRatioF()))
        self._head.setSpacing(self._theme.px(6))
        self._whole.setSpacing(self._theme.px(2))
