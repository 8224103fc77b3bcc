"""The declaration of interests: one sheet, filled in once before scoring; "none" is one key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from prioritiser.edits.interests import Declared, added_since
from prioritiser.model.base import AssessorId, CaseId
from prioritiser.model.people import Handling, InterestKind
from prioritiser.model.round import Round
from ui.models.answers import name_of
from ui.models.interest_words import HANDLINGS, KINDS
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.enter_button import ENTER, EnterButton
from ui.widgets.remark import Remark
from ui.widgets.search_field import SearchField

NONE: Final = "I have no interest in any of these cases"
ABOUT: Final = (
    "An interest is anything from which you, or somebody close to you, could gain or lose by a decision on a case: "
    "money, work, a role, a relationship. Tick each case where you have one."
)
WIDTH: Final = 760


class CaseRow(QWidget):
    """One case, and once it is ticked what the interest is and what follows from it."""

    changed = Signal()

    def __init__(self, theme: Theme, case: CaseId, title: str, held: Declared | None) -> None:
        """Show a case as it was declared before, if it was."""
        super().__init__()
        self.case, self.case_title = case, title
        self._theme = theme
        self.tick = QCheckBox(title)
        self.kind = _choice(KINDS, f"Kind of interest in {title}")
        self.handling = _choice(HANDLINGS, f"What follows for {title}")
        self.note = QLineEdit()
        self.note.setPlaceholderText("What it is, in a few words")
        self.note.setAccessibleName(f"What the interest in {title} is")
        self._more = QWidget()
        row = QHBoxLayout(self._more)
        row.setContentsMargins(theme.px(24), 0, 0, theme.px(6))
        row.setSpacing(theme.px(8))
        row.addWidget(self.kind)
        row.addWidget(self.handling)
        row.addWidget(self.note, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tick)
        whole.addWidget(self._more)
        if held is not None:
            self.tick.setChecked(True)
            self.kind.setCurrentIndex(max(0, self.kind.findData(held.kind)))
            self.handling.setCurrentIndex(max(0, self.handling.findData(held.handling)))
            self.note.setText(held.note)
        self._more.setVisible(held is not None)
        self.tick.toggled.connect(self._toggle)

    @property
    def declared(self) -> Declared | None:
        """Return what is declared about this case, or None."""
        if not self.tick.isChecked():
            return None
        kind = cast("InterestKind", self.kind.currentData())
        return Declared(kind, cast("Handling", self.handling.currentData()), self.note.text().strip())

    def _toggle(self, on: bool) -> None:  # noqa: FBT001 - as the signal has it
        self._more.setVisible(on)
        self.changed.emit()


class InterestsSheet(QWidget):
    """All cases with a tick each; the button says what is being declared."""

    declared = Signal(object)  # dict of case id to Declared
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.rows: list[CaseRow] = []
        self.card = Card(theme, "Do you have an interest in any of these cases?")
        self.about = QLabel(ABOUT)
        self.about.setWordWrap(True)
        self.about.setProperty("role", "muted")
        self.field = SearchField(theme, "Find a case", name="Find a case")
        self.remark = Remark(theme, "problem")
        self.go = _DeclareButton(NONE)
        self.go.setProperty("role", "primary")
        self.go.setAutoDefault(False)
        self.back = QPushButton("Go back")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QGridLayout()
        buttons.addWidget(self.go, 0, 0)
        buttons.addWidget(self.back, 0, 1)
        buttons.setColumnStretch(2, 1)
        for part in (self.about, self.remark, self.field, self.area):
            self.card.body.addWidget(part)
        self.card.body.setStretchFactor(self.area, 1)
        self.card.body.addLayout(buttons)
        self._whole = QHBoxLayout(self)
        self._whole.addStretch(1)
        self._whole.addWidget(self.card, 8)
        self._whole.addStretch(1)
        self.field.textChanged.connect(self._filter)
        self.go.clicked.connect(self._declare)
        self.back.clicked.connect(self.cancelled)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_round(self, held: Round, assessor: AssessorId, *, can_go_back: bool) -> None:
        """Show the cases of a round with what an assessor declared before."""
        self.card.set_title(f"{name_of(held, assessor)}: do you have an interest in any of these cases?")
        self.back.setVisible(can_go_back)
        self.remark.say("")
        self.field.clear()
        self.rows = []
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        later = added_since(held, assessor)
        self.about.setText(f"{_later_words(len(later))} {ABOUT}".strip())
        for key, case in sorted(held.cases.items(), key=lambda entry: entry[0] not in later):
            interest = held.interests.get((assessor, key))
            before = Declared(interest.kind, interest.handling, interest.note) if interest is not None else None
            row = CaseRow(self._theme, key, case.title, before)
            row.changed.connect(self._count)
            self.rows.append(row)
            column.addWidget(row)
        column.addStretch(1)
        self.area.setWidget(inside)
        self._count()

    def answers(self) -> Mapping[CaseId, Declared]:
        """Return what is ticked."""
        return {row.case: said for row in self.rows if (said := row.declared) is not None}

    def _count(self) -> None:
        ticked = len(self.answers())
        self.go.takes_enter = bool(ticked)
        self.go.setText(NONE if not ticked else f"Declare {ticked} interest{'' if ticked == 1 else 's'}")

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in self.rows:
            row.setVisible(all(word in row.case_title.casefold() for word in words))

    def _declare(self) -> None:
        self.declared.emit(dict(self.answers()))

    def _restyle(self) -> None:
        px = self._theme.px
        self._whole.setContentsMargins(px(14), px(16), px(14), px(14))
        self.card.setMaximumWidth(px(WIDTH))


class _DeclareButton(EnterButton):
    """That there is none is said by Space only: an Enter may have been meant for the sheet before."""

    takes_enter = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter be while nothing is ticked."""
        if event.key() not in ENTER or self.takes_enter:
            super().keyPressEvent(event)


def _later_words(count: int) -> str:
    """Return that cases came after the last declaration; they stand first."""
    if not count:
        return ""
    return f"{'1 case was' if count == 1 else f'{count} cases were'} added since you declared; the new stand first."


def _choice(words: Mapping[str, str], name: str) -> QComboBox:
    box = QComboBox()
    for key, label in words.items():
        box.addItem(label, key)
    box.setAccessibleName(name)
    return box
