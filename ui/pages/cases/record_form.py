"""One section of the record as a form: its fields in cards, tables in cards of their own, what needs a look above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from prioritiser.model.case_fields import FieldGroup
from ui.models.case_record import NO_PATIENTS, Section
from ui.pages.cases.record_block import Block
from ui.pages.cases.record_desk import RecordDesk
from ui.pages.cases.record_fields import Field
from ui.pages.cases.record_kit import FormGrid, Part, Remark
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.kit import Spacing, words

MOST_REMARKS: Final = 3
Maker = Callable[[Theme, RecordDesk, FieldGroup], Sequence[QWidget]]


class SectionForm(QScrollArea):
    """The form of one section."""

    def __init__(self, theme: Theme, desk: RecordDesk, group: FieldGroup, parts: Sequence[QWidget]) -> None:
        """Lay out the parts of a section; what is no Field has a card of its own."""
        super().__init__()
        self._theme, self._desk, self.group = theme, desk, group
        self.parts: tuple[Part, ...] = tuple(parts)  # type: ignore[arg-type]
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        spacing = Spacing(theme, self)
        spacing.keep(column, (14, 12, 14, 14), 10)
        self.heading = words(group.label, "section")
        self.notice = words(NO_PATIENTS, "caption")
        if not _takes_words(group):
            self.notice.hide()
        self.remarks = tuple(Remark(theme) for _ in range(MOST_REMARKS))
        for part in parts:
            if isinstance(part, Block) and part.label.text() == group.label:
                part.label.hide()
        for widget in (self.heading, self.notice, *self.remarks):
            column.addWidget(widget)
        for plain, run in groupby(parts, key=lambda part: isinstance(part, Field)):
            for widgets in [list(run)] if plain else [[widget] for widget in run]:
                card = Card(theme)
                card.body.addWidget(FormGrid(theme, [(each, each.wide) for each in widgets]) if plain else widgets[0])
                column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)

    def fill(self, section: Section | None) -> None:
        """Show what the open case says, and what needs a look."""
        for part in self.parts:
            part.fill()
        problems = section.problems if section is not None else ()
        for at, remark in enumerate(self.remarks):
            remark.say("caution", problems[at] if at < len(problems) else "")

    def forget(self) -> None:
        """Drop what is half typed, and begin at the top: another case is shown."""
        for part in self.parts:
            part.forget()
        self.verticalScrollBar().setValue(0)

    def keep(self) -> None:
        """Have what is half typed recorded."""
        for part in self.parts:
            part.keep()

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self.parts[0].first_focus() if self.parts else self


def _takes_words(group: FieldGroup) -> bool:
    """Return whether somebody may write freely in a section."""
    columns = [column for field in group.fields for column in field.columns]
    return group.id in {"impact", "risk", "gates"} or any(each.sort == "long" for each in (*group.fields, *columns))
