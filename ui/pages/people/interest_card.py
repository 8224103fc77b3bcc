"""One interest of one assessor: the case, what it is, what follows, why; each part is kept as it is changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit

from prioritiser.model.base import CaseId
from prioritiser.model.people import Interest
from ui.models.interest_words import HANDLINGS, KINDS
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.kit import Spacing, words

LABEL: Final = 92


class InterestCard(Card):
    """Shows an interest and asks for its change; `changed` carries the whole of it."""

    changed = Signal(object)  # dict of the interest's fields
    removed = Signal(str)

    def __init__(self, theme: Theme, case: CaseId, title: str, interest: Interest) -> None:
        """Show an interest as it stands."""
        super().__init__(theme, spacing=6)
        self.case = case
        self.kind = _choice(KINDS, interest.kind, f"Kind of interest in {title}")
        self.handling = _choice(HANDLINGS, interest.handling, f"What follows for {title}")
        self.note = _line(interest.note, f"Reason, {title}", "Why, in a few words")
        self.reference = _line(interest.reference, f"Number in the register, {title}", "Number in the register")
        self.remove = IconButton(theme, "delete", f"Remove the interest in {title}")
        self.effect = words("", "caption")
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(theme, title, "strong"), 1)
        head.addWidget(self.remove)
        grid = QGridLayout()
        for row, (label, part) in enumerate(
            (("Kind", self.kind), ("What follows", self.handling), ("Reason", self.note), ("Register", self.reference))
        ):
            name = QLabel(label)
            name.setProperty("role", "muted")
            name.setBuddy(part)
            grid.addWidget(name, row, 0)
            grid.addWidget(part, row, 1)
        grid.setColumnStretch(1, 1)
        Spacing(theme, self).keep(grid, spacing=6)
        self.body.addLayout(head)
        self.body.addLayout(grid)
        self.body.addWidget(self.effect)
        self.kind.activated.connect(self._say)
        self.handling.activated.connect(self._say)
        for field in (self.note, self.reference):
            field.editingFinished.connect(self._typed)
        self.remove.clicked.connect(lambda _checked=False: self.removed.emit(self.case))
        self._held = interest

    def load(self, interest: Interest, effect: str, *, can_change: bool) -> None:
        """Show the interest as it is now and what it does; what is being typed stays."""
        self._held = interest
        for box, held in ((self.kind, interest.kind), (self.handling, interest.handling)):
            box.setCurrentIndex(max(0, box.findData(held)))
        for field, held in ((self.note, interest.note), (self.reference, interest.reference)):
            if not field.hasFocus():
                field.setText(held)
                field.setCursorPosition(0)
        self.effect.setText(effect)
        for part in (self.kind, self.handling, self.note, self.reference, self.remove):
            part.setEnabled(can_change)

    def _typed(self) -> None:
        if (self.note.text().strip(), self.reference.text().strip()) != (self._held.note, self._held.reference):
            self._say()

    def _say(self) -> None:
        self.changed.emit(
            {
                "case": self.case, "kind": self.kind.currentData(), "handling": self.handling.currentData(),
                "note": self.note.text().strip(), "reference": self.reference.text().strip(),
            }
        )  # fmt: skip


def _choice(said: Mapping[str, str], held: str, name: str) -> QComboBox:
    box = QComboBox()
    for key, label in said.items():
        box.addItem(label, key)
    box.setCurrentIndex(max(0, box.findData(held)))
    box.setAccessibleName(name)
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _line(text: str, name: str, hint: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setCursorPosition(0)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field
