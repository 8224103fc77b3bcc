"""The stakeholder groups: their names, how many are in each, and a place to add one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit

from prioritiser.model.round import Round
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.icon_button import IconButton
from ui.widgets.kit import Spacing, button

EMPTY = "There are no groups yet. Groups let you compare what clinicians, finance and the public think."


class GroupsCard(Card):
    """Names of groups that can be typed over."""

    renamed = Signal(str, str)
    added = Signal(str)
    withdrawn = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__(theme, "Stakeholder groups", spacing=6)
        self._theme = theme
        self.fields: dict[str, QLineEdit] = {}
        self.empty = QLabel(EMPTY)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "muted")
        self.grid = QGridLayout()
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name of a group")
        self.name.setAccessibleName("Name of a new group")
        self.add = button("Add a group", self._add)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        spacing = Spacing(theme, self)
        spacing.keep(self.grid, spacing=4)
        spacing.keep(row)
        self.body.addWidget(self.empty)
        self.body.addLayout(self.grid)
        self.body.addLayout(row)
        self.name.returnPressed.connect(self._add)

    def load(self, held: Round | None, *, can_change: bool) -> None:
        """Show the groups of a round."""
        while (item := self.grid.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        self.fields = {}
        groups = list(held.groups.values()) if held is not None else []
        self.empty.setVisible(not groups)
        for row, group in enumerate(groups):
            count = sum(each.group == group.id for each in held.assessors.values()) if held is not None else 0
            field = QLineEdit(group.name)
            field.setAccessibleName(f"Name of the group {group.name}")
            field.setEnabled(can_change)
            field.editingFinished.connect(lambda key=group.id, field=field: self._typed(key, field))
            people = QLabel(f"{count} in it")
            people.setProperty("role", "muted")
            remove = IconButton(self._theme, "delete", f"Remove the group {group.name}")
            remove.setEnabled(can_change and not count)
            remove.clicked.connect(lambda _checked=False, key=group.id: self.withdrawn.emit(key))
            for column, part in enumerate((field, people, remove)):
                self.grid.addWidget(part, row, column)
            self.fields[group.id] = field
        for part in (self.name, self.add):
            part.setEnabled(can_change)
        self._names = {group.id: group.name for group in groups}

    def _typed(self, key: str, field: QLineEdit) -> None:
        name = field.text().strip()
        if name and name != self._names.get(key):
            self.renamed.emit(key, name)
        elif not name:
            field.setText(self._names.get(key, ""))

    def _add(self) -> None:
        name = self.name.text().strip()
        if name:
            self.name.clear()
            self.added.emit(name)
