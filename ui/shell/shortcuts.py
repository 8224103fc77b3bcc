"""Every key on one sheet, by screen; a few letters narrow it down."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.actions import Spec
from ui.models.matching import Index
from ui.page import Context
from ui.widgets.keys import KeyCap, spoken_keys
from ui.widgets.search_field import SearchField

WIDTH: Final = 720
HEIGHT: Final = 560
# Keys that belong to lists and fields, not to an action.
MORE: Final = (
    Spec("", "Go to the next part of a form, or back", ("Tab / Shift+Tab",)),
    Spec("", "Go back, or put away what is open", ("Esc",)),
    Spec("", "Give a score and go on", letter="0–5", group="Score"),
    Spec("", "Say that there is no evidence yet", letter="?", group="Score"),
    Spec("", "Go to another criterion", letter="↑ ↓", group="Score"),
    Spec("", "Open the marked round", letter="Enter", group="Start"),
    Spec("", "Take the marked round off the list", letter="Delete", group="Start"),
    Spec("", "Go to another case", letter="↑ ↓", group="Ranking"),
    Spec("", "Add, in Framework, Cases and People", letter="Insert", group="Set up"),
    Spec("", "Take out or clear, in Framework, Cases and People", letter="Delete", group="Set up"),
    Spec("", "Type into a cell", letter="F2", group="Set up"),
    Spec("", "Move up or down, in Framework and Weights", ("Alt+↑ ↓",), group="Set up"),
    Spec("", "Next or previous part of a case's record", ("Ctrl+PgDn / PgUp",), group="Set up"),
)


class ShortcutSheet(QDialog):
    """All keys, in two columns by group."""

    def __init__(self, context: Context, window: QWidget) -> None:
        """Show every action that has keys."""
        super().__init__(window)
        self._theme = context.theme
        self._specs = [spec for spec in (*context.actions.specs.values(), *MORE) if spec.shown_keys]
        self._index = Index([f"{spec.text} {spec.group} {spec.shown_keys}" for spec in self._specs])
        self.setWindowTitle("Keyboard shortcuts")
        self.field = SearchField(self._theme, "Filter shortcuts", name="Filter shortcuts")
        self.field.textChanged.connect(self._show)
        self.nothing = QLabel("No shortcut is called that. Try fewer letters.")
        self.nothing.setProperty("role", "muted")
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setAccessibleName("Keyboard shortcuts")
        close = QPushButton("Close")
        close.setProperty("role", "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        note = QLabel("Single letters act only while their list has the keys, and can be switched off in Settings.")
        note.setProperty("role", "caption")
        note.setWordWrap(True)
        foot.addWidget(note, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(self._theme.px(16),) * 4)
        layout.setSpacing(self._theme.px(12))
        for part in (self.field, self.nothing):
            layout.addWidget(part)
        layout.addWidget(self.scroller, 1)
        layout.addLayout(foot)
        self.resize(self._theme.px(WIDTH), self._theme.px(HEIGHT))
        self._show("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shown(self) -> tuple[Spec, ...]:
        """Return the actions that are listed now."""
        return self._shown

    def _show(self, query: str) -> None:
        """List the actions that match, group by group."""
        if query.strip():
            matching = {at for at, _score in self._index.search(query)}
            self._shown = tuple(spec for at, spec in enumerate(self._specs) if at in matching)
        else:
            self._shown = tuple(self._specs)
        groups: dict[str, list[Spec]] = {}
        for spec in self._shown:
            groups.setdefault(spec.group, []).append(spec)
        self.nothing.setVisible(not groups)
        self.scroller.setVisible(bool(groups))
        self.scroller.setWidget(self._columns(groups))
        said = (f"{spoken_keys(spec.shown_keys)}: {spec.text}" for spec in self._shown)
        self.scroller.setAccessibleDescription("; ".join(said))

    def _columns(self, groups: dict[str, list[Spec]]) -> QWidget:
        """Return the groups in two columns, the next one always in the shorter column."""
        content = QWidget()
        content.setObjectName("scrolled")
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, self._theme.px(8), 0)
        row.setSpacing(self._theme.px(32))
        columns = (QVBoxLayout(), QVBoxLayout())
        heights = [0, 0]
        for heading, specs in groups.items():
            at = heights.index(min(heights))
            columns[at].addLayout(self._group(heading, specs))
            heights[at] += len(specs) + 2
        for column in columns:
            column.setSpacing(self._theme.px(16))
            column.addStretch(1)
            row.addLayout(column, 1)
        return content

    def _group(self, heading: str, specs: list[Spec]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(self._theme.px(6))
        grid.setColumnStretch(0, 1)
        title = QLabel(heading)
        title.setProperty("role", "card")
        grid.addWidget(title, 0, 0, 1, 2)
        for at, spec in enumerate(specs, 1):
            words = QLabel(spec.text)
            words.setWordWrap(True)
            grid.addWidget(words, at, 0)
            grid.addWidget(KeyCap(spec.shown_keys, self._theme), at, 1, Qt.AlignmentFlag.AlignRight)
        return grid
