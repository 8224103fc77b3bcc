from __future__ import annotations

from pytestqt.qtbot import QtBot

from prioritiser.model.people import Interest
from ui.pages.people.interest_card import InterestCard
from ui.theme import Theme

HELD = Interest(assessor="a1", case="K1", kind="personal", handling="may_discuss", note="Lives there", reference="7")


def test_filling_it_says_nothing_and_typing_says_all(qtbot: QtBot, theme: Theme) -> None:
    card = InterestCard(theme, "K1", "Case 1", HELD)
    qtbot.addWidget(card)
    with qtbot.assertNotEmitted(card.changed):
        card.load(HELD, "3 scores count.", can_change=True)
        card.note.editingFinished.emit()
    assert card.effect.text() == "3 scores count."
    card.note.setText("Works there")
    with qtbot.waitSignal(card.changed) as said:
        card.note.editingFinished.emit()
    assert said.args[0] == {
        "case": "K1", "kind": "personal", "handling": "may_discuss", "note": "Works there", "reference": "7",
    }  # fmt: skip


def test_nothing_can_be_changed_in_a_locked_round(qtbot: QtBot, theme: Theme) -> None:
    card = InterestCard(theme, "K1", "Case 1", HELD)
    qtbot.addWidget(card)
    card.load(HELD, "", can_change=False)
    assert not any(part.isEnabled() for part in (card.kind, card.handling, card.note, card.reference, card.remove))
