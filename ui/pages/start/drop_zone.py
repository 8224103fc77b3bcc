"""Where round files can be dropped; the same by keyboard is Ctrl O."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from ui.theme import Theme
from ui.widgets.enter_button import EnterButton
from ui.widgets.keys import KeyCap

SUFFIX = ".round"
ONE_AT_A_TIME = "Only one round is open at a time. Drop one file."
NOT_A_ROUND = (
    "Only rounds can be opened here: files that end in .round. "
    "A sheet of cases is dropped on the Cases screen of a round."
)
_ICON = 20


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """Return the files that are dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def round_in(files: tuple[Path, ...]) -> Path | str:
    """Return the one round among dropped files, or the sentence why they cannot be opened."""
    rounds = [path for path in files if path.suffix.lower() == SUFFIX]
    if len(rounds) == 1 == len(files):
        return rounds[0]
    return ONE_AT_A_TIME if rounds else NOT_A_ROUND


class DropZone(QFrame):
    """A dashed place that says what can be dropped and offers to choose a file instead."""

    wanted = Signal()  # to choose a file

    def __init__(self, theme: Theme) -> None:
        """Say what can be dropped."""
        super().__init__()
        self._theme = theme
        self._is_over = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = QLabel()
        words = QLabel("Drop a round here, or")
        words.setProperty("role", "muted")
        self.link = EnterButton("choose a file")
        self.link.setProperty("role", "link")
        self.link.setAccessibleName("Choose a round to open")
        self.link.clicked.connect(self.wanted)
        self._layout = QHBoxLayout(self)
        self._layout.addStretch(1)
        for part in (self._icon, words, self.link, KeyCap("Ctrl O", theme)):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_over(self, *, is_over: bool) -> None:
        """Show that a file is held over the screen."""
        self._is_over = is_over
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed edge; filled while a file is held over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "accent" if self._is_over else "edge"
        pen = QPen(self._theme.color(token), self._theme.px(2 if self._is_over else 1))
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(self._theme.color("accent_soft") if self._is_over else Qt.BrushStyle.NoBrush)
        radius = self._theme.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _restyle(self) -> None:
        px = self._theme.px
        self._icon.setPixmap(self._theme.pixmap("open-folder", "text2", _ICON, self.devicePixelRatioF()))
        self._layout.setContentsMargins(px(12), px(10), px(12), px(10))
        self._layout.setSpacing(px(6))
        self.setMinimumHeight(px(48))
        self.update()
