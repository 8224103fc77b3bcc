"""The row in which a person says which cases to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from ui.models.ranking_filter import FUNDED, GATES, TYPES, Filter
from ui.theme import Theme
from ui.widgets.kit import button, words
from ui.widgets.search_field import SearchField
from ui.widgets.speech import speak
from ui.widgets.wrap_row import WrapRow

FIELD = 200


class FilterBar(WrapRow):
    """Text, type, gates and decisions, funding; hidden until it is asked for."""

    changed = Signal(object)  # Filter
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Lay out the fields."""
        super().__init__(theme)
        self.text = SearchField(theme, "Filter by name or id", "Ctrl F", name="Filter by name or id")
        self.type = _choice("Type", TYPES)
        self.standing = _choice("Gate or decision", GATES)
        self.funded = _choice("Funded or not", FUNDED)
        self.count = words("", "muted", wrap=False)
        self.clear = button("Show all", self.reset, "link")
        for part in (self.text, self.type, self.standing, self.funded, self.clear, self.count):
            self.add(part)
        self.text.textChanged.connect(self._say)
        for choice in (self.type, self.standing, self.funded):
            choice.currentIndexChanged.connect(self._say)
        self._theme.changed.connect(self._size)
        self._size()
        self.hide()

    def _size(self) -> None:
        self.text.setMinimumWidth(self._theme.px(FIELD))

    @property
    def filter(self) -> Filter:
        """Return what is asked for."""
        type_, standing, funded = (str(box.currentData()) for box in (self.type, self.standing, self.funded))
        return Filter(self.text.text().strip(), type_, standing, funded)

    def open(self) -> None:
        """Show the row and type into it."""
        self.show()
        self.text.setFocus()
        self.text.selectAll()

    def reset(self) -> None:
        """Ask for nothing."""
        for part in (self.text, self.type, self.standing, self.funded):
            part.blockSignals(True)
        self.text.clear()
        for choice in (self.type, self.standing, self.funded):
            choice.setCurrentIndex(0)
        for part in (self.text, self.type, self.standing, self.funded):
            part.blockSignals(False)
        self._say()

    def show_count(self, shown: int, of: int) -> None:
        """Say how many cases are shown."""
        said = f"{shown} of {of} cases"
        if said != self.count.text() and self.isVisible():
            speak(self, said)
        self.count.setText(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows all cases and puts the row away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def put_away(self) -> None:
        """Show all cases again and hide the row."""
        self.reset()
        self.hide()
        self.closed.emit()

    def _say(self) -> None:
        self.changed.emit(self.filter)


def _choice(name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for key, label in choices:
        box.addItem(label, key)
    return box
