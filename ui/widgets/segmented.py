"""Segmented: a few choices side by side, of which one holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import Theme

STEPS: Final = (
    (Qt.Key.Key_Left, -1),
    (Qt.Key.Key_Up, -1),
    (Qt.Key.Key_Right, 1),
    (Qt.Key.Key_Down, 1),
)


class Segmented(QWidget):
    """A few choices side by side; Tab goes to the one that holds, arrow keys choose another."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, choices: Sequence[tuple[str, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        """Offer `choices`, each a key and its words, and begin with the first; `name` says what is chosen."""
        super().__init__(parent)
        self._theme = theme
        self._segments: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for index, (key, label) in enumerate(choices):
            segment = _Segment(label, _place(index, len(choices)), self)
            segment.setAccessibleName(f"{name}: {label}")
            segment.clicked.connect(lambda _checked=False, key=key: self._choose(key))
            self._segments[key] = segment
            self._group.addButton(segment)
            layout.addWidget(segment)
        self._current = ""
        if choices:
            self.set_current(choices[0][0])
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def current(self) -> str:
        """The key of the choice that holds."""
        return self._current

    def set_current(self, key: str) -> None:
        """Show another choice without saying that somebody chose it; raise KeyError for an unknown key."""
        self._segments[key].setChecked(True)
        self._current = key
        for other, segment in self._segments.items():
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._segments[key])

    def segment(self, key: str) -> QPushButton:
        """Return the button of a choice, to give it a tip or switch it off."""
        return self._segments[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the neighbour on an arrow key, the first or last on Home and End."""
        usable = [key for key, segment in self._segments.items() if segment.isEnabled()]
        wanted = None
        if self._current in usable:
            place = usable.index(self._current)
            steps = dict(STEPS)
            if event.key() in steps:
                wanted = usable[(place + steps[Qt.Key(event.key())]) % len(usable)]
        if usable and event.key() == Qt.Key.Key_Home:
            wanted = usable[0]
        if usable and event.key() == Qt.Key.Key_End:
            wanted = usable[-1]
        if wanted is None:
            super().keyPressEvent(event)
            return
        self._choose(wanted)
        self._segments[wanted].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: str) -> None:
        if key != self._current:
            self.set_current(key)
            self.chosen.emit(key)

    def _refresh(self) -> None:
        """Give each segment the room of its words in bold, so that choosing moves nothing."""
        metrics = QFontMetrics(self._theme.font("body", 600))
        for segment in self._segments.values():
            segment.setMinimumWidth(metrics.horizontalAdvance(segment.text()) + self._theme.px(28))


class _Segment(QPushButton):
    """One choice; arrow keys go to the whole."""

    def __init__(self, label: str, place: str, parent: QWidget) -> None:
        super().__init__(label, parent)
        self.setCheckable(True)
        self.setProperty("role", "segment")
        self.setProperty("place", place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key but Space and Enter to the whole."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        else:
            event.ignore()


def _place(index: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if index == 0 else "last" if index == count - 1 else "middle"
