"""The versions: each with its date and note, and any two compared in words."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from prioritiser.edits.drafting import drafted
from prioritiser.edits.framework_words import differences_between
from prioritiser.model.framework import Version
from prioritiser.model.round import Round
from ui.models.framework_words import version_about, version_name
from ui.pages.framework.fields import Choice, Labelled, Pair, Scroller
from ui.theme import Theme
from ui.widgets.kit import Spacing, button, set_words, words

DRAFT = "draft"
NOW = "now"
_LEAST = 160


class VersionsPanel(QFrame):
    """Stands in the place of the form until it is left."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Lay out an empty panel."""
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName("Versions")
        self._held = Round()
        self.back = button("Back to the form", self.left.emit, "link")
        self.before, self.after = Choice("Compare"), Choice("With")
        self.about, self.said = words("", ""), words("", "strong")
        self.model = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName("What differs")
        self.list.setWordWrap(True)
        self.list.setProperty("role", "card")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        inside, whole = QWidget(), QVBoxLayout(self)
        column = QVBoxLayout(inside)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words("Versions of the framework", "section"))
        column.addWidget(Pair(theme, Labelled(theme, "Compare", self.before), Labelled(theme, "With", self.after)))
        column.addWidget(self.about)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        whole.addWidget(Scroller(inside))
        spacing = Spacing(theme, self)
        spacing.keep(whole, spacing=0)
        spacing.keep(column, (16, 12, 16, 16), 10)
        self._theme = theme
        theme.changed.connect(self._restyle)
        self._restyle()
        for choice in (self.before, self.after):
            choice.settled.connect(lambda _key: self._compare())

    def show_versions(self, held: Round) -> None:
        """Offer the versions, latest first, with the draft; a comparison that can still be made stays."""
        self._held = held
        versions = sorted(held.versions.values(), key=lambda each: (-each.number, each.id))
        choices: list[tuple[object, str]] = [(each.id, version_name(each)) for each in versions]
        if held.drafts:
            choices.insert(0, (DRAFT, "The draft"))
        if held.version is None:
            choices.append((NOW, "What holds now, not published"))
        keys = [key for key, _ in choices]
        kept = [choice.currentData() if choice.currentData() in keys else None for choice in (self.before, self.after)]
        second = keys[1] if len(keys) > 1 else keys[0]
        self.before.show_choices(choices, kept[0] if kept[0] is not None else second)
        self.after.show_choices(choices, kept[1] if kept[1] is not None else keys[0])
        self._compare()

    def _source(self, choice: Choice) -> Version | Round:
        key = choice.currentData()
        if key == DRAFT:
            return drafted(self._held)
        return self._held.versions.get(key, self._held)

    def _compare(self) -> None:
        """Say what the later one is, and what differs."""
        shown = self._held.versions.get(self.after.currentData())
        set_words(self.about, version_about(shown) if shown is not None else "")
        if self.before.currentData() == self.after.currentData():
            self.said.setText(self._said_alone())
            self.model.setStringList([])
            return
        found = [each.sentence for each in differences_between(self._source(self.before), self._source(self.after))]
        count = len(found)
        self.said.setText(f"{count} {'difference' if count == 1 else 'differences'}" if found else "No difference.")
        self.model.setStringList(found)

    def _said_alone(self) -> str:
        """Return why there is nothing to compare."""
        if self.after.count() > 1:
            return "These are one and the same. Choose two that differ."
        return "The first version: none stands before it." if self._held.versions else "No version is published yet."

    def _restyle(self) -> None:
        self.list.setMinimumHeight(self._theme.px(_LEAST))
