"""Wording or meaning, asked of one criterion: nothing is chosen before somebody does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from prioritiser.model.framework import ChangeSort
from ui.models.framework_words import SORT_NAMES
from ui.theme import Theme
from ui.widgets.segmented import STEPS, Segmented


class SortQuestion(Segmented):
    """Two answers side by side. With none chosen Space takes the first, the arrow keys either."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Ask what changes for a criterion; nothing is chosen."""
        super().__init__(theme, tuple(SORT_NAMES.items()), name=f"What changes for {name}")
        self._group.setExclusive(False)
        for segment in self._segments.values():
            segment.setChecked(False)
        self._group.setExclusive(True)
        self._current = ""

    @property
    def sort(self) -> ChangeSort | None:
        """Return what was chosen, or None."""
        return next((sort for sort in SORT_NAMES if sort == self.current), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the last with the first press of Right or Down, and the first with Left or Up."""
        usable = [key for key, segment in self._segments.items() if segment.isEnabled()]
        step = dict(STEPS).get(Qt.Key(event.key()))
        if self._current or step is None or not usable:
            super().keyPressEvent(event)
            return
        self._choose(usable[-1 if step > 0 else 0])
        self._segments[self._current].setFocus(Qt.FocusReason.TabFocusReason)
