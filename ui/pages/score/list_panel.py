"""The left of the screen: what there is to score, found by words and by what is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout

from ui.models.case_list import CaseListModel, Entry, Which, chosen_entries
from ui.pages.score.list_view import EntryList
from ui.pages.score.pills import Pills
from ui.theme import Theme
from ui.widgets.card import Divider
from ui.widgets.search_field import SearchField

FILTERS: Final = (("all", "All"), ("to_do", "To do"), ("done", "Done"))


class _Field(SearchField):
    """Hands Down and Enter on to the list below."""

    onward = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.onward.emit()
        else:
            super().keyPressEvent(event)


class ListPanel(QFrame):
    """Search field, filters and list."""

    turned = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self._entries: list[Entry] = []
        self._current = ""
        self._noun = "cases"
        self.setProperty("role", "panel")
        self.field = _Field(theme, "Filter cases", "Ctrl F", name="Filter cases")
        self.pills = Pills(theme, FILTERS, name="Which cases")
        self.model = CaseListModel()
        self.list = EntryList(theme, self.model)
        self.nothing = QLabel("Nothing here has all of these words.")
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self.filter_again())
        self.field.onward.connect(self.list.setFocus)
        self.pills.chosen.connect(lambda _key: self.filter_again())
        self.list.turned.connect(self.turned)
        self.list.left.connect(self.left)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        self._top = QVBoxLayout()
        self._top.addWidget(self.field)
        self._top.addWidget(self.pills)
        self._stack = QStackedLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._top)
        whole.addWidget(Divider(self._theme))
        whole.addLayout(self._stack, 1)
        # Only now: a stack without a parent would show its first page as a window of its own.
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)

    def show_entries(self, entries: Sequence[Entry], current: str, *, noun: str) -> None:
        """Show lines, with one as the current one; `noun` is what they are."""
        moved = current != self._current
        self._entries, self._current = list(entries), current
        self._name(noun)
        done = sum(entry.is_done for entry in entries)
        self.pills.set_counts({"all": len(entries), "to_do": len(entries) - done, "done": done})
        if moved or not self._update_shown():
            self.filter_again()

    def _name(self, noun: str) -> None:
        """Say what the lines are; other lines begin without a filter."""
        if noun == self._noun:
            return
        self._noun = noun
        self.field.setAccessibleName(f"Filter {noun}")
        self.field.setPlaceholderText(f"Filter {noun}")
        self.list.setAccessibleName(noun.capitalize())
        self.pills.set_current("all")
        self.field.clear()

    def _update_shown(self) -> bool:
        """Bring the lines that are shown up to date without filtering again. Return whether that was enough."""
        fresh = {entry.key: entry for entry in self._entries}
        keys = [entry.key for entry in self.model.entries]
        shown = [fresh[key] for key in keys if key in fresh]
        order = {entry.key: at for at, entry in enumerate(self._entries)}
        if len(shown) != len(keys) or not keys or shown != sorted(shown, key=lambda entry: order[entry.key]):
            return False
        if self._current not in keys or (
            self.pills.current == "all" and not self.field.text() and len(keys) != len(fresh)
        ):
            return False
        self.model.show(shown)
        return True

    def filter_again(self) -> None:
        """Show what the filters let through."""
        which = cast("Which", self.pills.current)
        shown = chosen_entries(self._entries, which, self.field.text(), self._current)
        blocked = self.list.blockSignals(True)
        self.model.show(shown)
        self.list.blockSignals(blocked)
        self.list.select(self._current)
        self.nothing.setText(self._why_nothing())
        self._stack.setCurrentIndex(0 if shown else 1)

    def _why_nothing(self) -> str:
        if self.field.text():
            return "Nothing here has all of these words. Esc clears the filter."
        return "Everything is scored." if self.pills.current == "to_do" else "Nothing is finished yet."

    def neighbour(self, step: int) -> str:
        """Return the key of the next line that is shown, or of one before; "" at either end."""
        keys = [entry.key for entry in self.model.entries]
        if self._current not in keys:
            return keys[0] if keys else ""
        at = keys.index(self._current) + step
        return keys[at] if 0 <= at < len(keys) else ""

    def start_filter(self) -> None:
        """Put the keys into the search field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _restyle(self) -> None:
        px = self._theme.px
        self._top.setContentsMargins(px(12), px(11), px(12), px(8))
        self._top.setSpacing(px(8))
        self.nothing.setContentsMargins(px(16), px(16), px(16), px(16))
