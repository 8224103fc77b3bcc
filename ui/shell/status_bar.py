"""The status bar: where the work is, a count, one thing worth knowing, and the keys that matter here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.keys import KeyHints
from ui.workspace import SaveState

HEIGHT = 28
_ROOM_FOR_KEYS = 900  # design pixels of window below which the keys give way


class StatusBar(QFrame):
    """The strip below every screen."""

    def __init__(self, theme: Theme) -> None:
        """Lay out the strip."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "status")
        self._tick = QLabel()
        self.saved = QLabel()
        self.saved.setProperty("role", "good")
        self.facts = ElidedLabel(theme, "", "muted")
        self._bulb = QLabel()
        self.insight = ElidedLabel(theme, "", "body")
        self.deed = QPushButton()
        self.deed.setProperty("role", "link")
        self.deed.clicked.connect(self._do)
        self.keys = KeyHints(theme)
        self._slot: Callable[[], None] | None = None
        self._layout = QHBoxLayout(self)
        for part in (self._tick, self.saved, self.facts):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self._layout.addWidget(self._bulb)
        self._layout.addWidget(self.insight)
        self._layout.addWidget(self.deed)
        self._layout.addStretch(1)
        self._layout.addWidget(self.keys)
        self._tone = ""
        theme.changed.connect(self._size)
        self._size()
        self.show_page("", ("", "", None), [])

    def show_page(
        self, facts: str, insight: tuple[str, str, Callable[[], None] | None], hints: list[tuple[str, str]]
    ) -> None:
        """Show what a screen says."""
        words, deed, self._slot = insight
        self.facts.setText(facts)
        self.insight.setText(words)
        self.insight.setVisible(bool(words))
        self._bulb.setVisible(bool(words))
        self.deed.setText(deed)
        self.deed.setAccessibleName(deed)
        self.deed.setVisible(bool(deed))
        self.keys.set_hints(hints)
        self._give_room()

    def show_state(self, state: SaveState | None, *, read_only: bool) -> None:
        """Say where the work is."""
        self._tone, words, more = saved_words(state, read_only=read_only)
        self.saved.setText(words)
        self.saved.setToolTip(more)
        self.saved.setProperty("role", self._tone or "muted")
        self.saved.style().unpolish(self.saved)
        self.saved.style().polish(self.saved)
        self._paint_tick()
        self._give_room()

    def _paint_tick(self) -> None:
        icons = {"good": "check", "caution": "warning"}
        ratio = self.devicePixelRatioF()
        if self._tone in icons:
            self._tick.setPixmap(self._theme.pixmap(icons[self._tone], self._tone, 16, ratio))
        self._tick.setVisible(self._tone in icons)
        self._bulb.setPixmap(self._theme.pixmap("lightbulb", "text2", 16, ratio))

    def _do(self) -> None:
        if self._slot is not None:
            self._slot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the keys give way where there is no room."""
        super().resizeEvent(event)
        self.keys.setVisible(self.width() >= self._theme.px(_ROOM_FOR_KEYS))
        self._give_room()

    def say(self, words: str) -> None:
        """Say what was just done, until there is something else to say."""
        self.show_page(self.facts.text(), (words, "", None), list(self.keys.hints))

    def _give_room(self) -> None:
        """Share out the room: the keys first, then the insight, and the count only as a whole."""
        px = self._theme.px
        shown = [self.saved, self.deed] if self.deed.text() else [self.saved]
        room = self.width() - sum(part.sizeHint().width() for part in shown) - px(24 + 2 * 16 + 9 * 8)
        keys = self.keys.sizeHint().width() if self.width() >= px(_ROOM_FOR_KEYS) else 0
        # Its own hint is never less than the width it was fixed to for the words before.
        self.insight.setMinimumWidth(0)
        wanted = self.insight.sizeHint().width() if self.insight.text() else 0
        width = max(min(wanted, room - keys), min(wanted, room // 2), 0)
        self.insight.setFixedWidth(width)
        self.facts.setVisible(self.facts.sizeHint().width() <= room - keys - width)

    def _size(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(HEIGHT))
        self._layout.setContentsMargins(px(12), 0, px(12), 0)
        self._layout.setSpacing(px(8))
        self._paint_tick()
        self._give_room()


def saved_words(state: SaveState | None, *, read_only: bool) -> tuple[str, str, str]:
    """Return tone, words and the tip for where the work is."""
    if state is None:
        return "", "", ""
    if read_only:
        return "", "Open to read", "Nothing is changed in this file."
    if state.shared == "waiting":
        return "caution", "Saved on this computer; the shared copy waits", state.why
    if state.shared == "behind":
        at = f" {state.at:%H:%M}" if state.at else ""
        return "good", f"Saved on this computer{at}", "The shared copy is written after a few seconds of quiet."
    at = f" {state.shared_at:%H:%M}" if state.shared_at else ""
    return "good", f"Shared copy up to date{at}", "Everything is saved here and in the round's file."
