"""The right side: what the chosen assessor has declared, and what it does to the numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from prioritiser.analysis.interest_effect import interest_effect
from prioritiser.edits.interests import NO_CASE
from prioritiser.model.base import AssessorId, CaseId
from prioritiser.model.people import Interest
from prioritiser.model.round import Round
from ui.models.answers import name_of, role_of
from ui.models.interest_effect_words import effect_words
from ui.models.interest_words import NONE_IN_ANY, NOT_DECLARED, state_words
from ui.pages.people.interest_card import InterestCard
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.kit import Spacing, button, set_words, words

EMPTY = "Choose an assessor to see and to change what they have declared."


class PersonPanel(Card):
    """Interests of one assessor. It asks; the page changes the round."""

    none_declared = Signal()
    interest_wanted = Signal(object)  # dict of an interest's fields
    interest_removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__(theme, "Interests", spacing=8)
        self._theme = theme
        self.cards: list[InterestCard] = []
        self._shown: tuple[AssessorId, tuple[CaseId, ...]] | None = None
        self.role = words("", "muted")
        self.state = words("")
        self.none = button("Record that there is none", self.none_declared.emit)
        self.case = QComboBox()
        self.case.setAccessibleName("Case of the interest")
        self.case.setMinimumContentsLength(14)
        self.case.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add = button("Declare an interest", self._add)
        self.adding = QWidget()
        row = QVBoxLayout(self.adding)  # one below the other: titles of cases are long
        row.addWidget(self.case)
        row.addWidget(self.add)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        Spacing(theme, self).keep(row)
        for part in (self.role, self.state, self.none, self.adding):
            self.body.addWidget(part)
        self.body.addLayout(self._column)

    def show_person(self, held: Round | None, assessor: str, *, can_change: bool) -> None:
        """Show what one assessor declared; "" for nobody."""
        person = AssessorId(assessor) if held is not None and assessor in held.assessors else None
        for part in (self.none, self.adding):
            part.setVisible(person is not None and can_change)
        if held is None or person is None:
            self.set_title("Interests")
            set_words(self.role, "")
            self.state.setText(EMPTY)
            self._show_cards([])
            self._shown = None
            return
        self.set_title(f"Interests of {name_of(held, person)}")
        set_words(self.role, role_of(held, person))
        mine = {CaseId(case): one for (who, case), one in held.interests.items() if who == person and case != NO_CASE}
        declared = bool(mine) or (person, NO_CASE) in held.interests
        self.none.setVisible(can_change and not declared)
        said = state_words(held, person)
        self.state.setText(said or ("" if mine else NONE_IN_ANY if declared else _not_yet(held, person)))
        self.state.setVisible(bool(self.state.text()))
        self._offer(held, mine)
        hidden = held.settings.stage == "scoring"
        if self._shown != (person, tuple(mine)):
            self._show_cards([self._card(held, case, interest) for case, interest in mine.items()])
            self._shown = (person, tuple(mine))
        for card in self.cards:
            effect = effect_words(interest_effect(held, person, card.case), hidden=hidden)
            card.load(mine[card.case], effect, can_change=can_change)

    def _card(self, held: Round, case: CaseId, interest: Interest) -> InterestCard:
        title = held.cases[case].title if case in held.cases else case
        card = InterestCard(self._theme, case, title, interest)
        # Queued, because what follows may take the card away while it is still speaking.
        card.changed.connect(self.interest_wanted, Qt.ConnectionType.QueuedConnection)
        card.removed.connect(self.interest_removed, Qt.ConnectionType.QueuedConnection)
        return card

    def _offer(self, held: Round, mine: Mapping[CaseId, Interest]) -> None:
        self.case.clear()
        for key, case in held.cases.items():
            if key not in mine:
                self.case.addItem(case.title, key)
        self.add.setEnabled(self.case.count() > 0)

    def _show_cards(self, cards: list[InterestCard]) -> None:
        for old in self.cards:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = cards
        self._column.setSpacing(self._theme.px(8))
        for card in cards:
            self._column.addWidget(card)

    def _add(self) -> None:
        case = self.case.currentData()
        if case:
            self.interest_wanted.emit(
                {"case": case, "kind": "professional", "handling": "recused", "note": "", "reference": ""}
            )


def _not_yet(held: Round, person: AssessorId) -> str:
    """Return that nothing was declared, and what it stops."""
    started = any(who == person for _, _, who in held.answers)
    return f"{NOT_DECLARED}. " + (
        "Scores were entered without it: ask before the ranking is used."
        if started
        else "No scores can be entered before it."
    )
