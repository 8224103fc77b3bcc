"""The large buttons."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.pages.start.buttons import ActionCard, PrimaryButton
from ui.theme import Theme


def test_the_primary_button_has_room_for_icon_words_and_key(qtbot: QtBot, theme: Theme) -> None:
    button = PrimaryButton(theme)
    qtbot.addWidget(button)
    button.say("Carry on scoring", "play")
    small = button.sizeHint()
    button.say("Carry on scoring with everything", "play")
    assert button.sizeHint().width() > small.width() > button.fontMetrics().horizontalAdvance("Carry on scoring")
    assert button.accessibleName() == "Carry on scoring with everything"
    theme.set_zoom(2.0)
    assert button.sizeHint().height() == 2 * small.height()


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_a_card_looks_different_pressed_and_in_every_look(qtbot: QtBot, theme: Theme, mode: str) -> None:
    theme.set_mode(mode)
    card = ActionCard(theme, "add", "New round", "The default framework", "Ctrl N")
    qtbot.addWidget(card)
    card.resize(330, 60)
    card.show()
    quiet = card.grab().toImage()
    card.setDown(True)
    assert card.grab().toImage() != quiet


def test_a_card_grows_with_its_words(qtbot: QtBot, theme: Theme) -> None:
    short = ActionCard(theme, "add", "New round", "Short", "Ctrl N")
    long = ActionCard(theme, "add", "New round", "Many words that need more than one line of the card " * 2)
    for card in (short, long):
        qtbot.addWidget(card)
    assert long.heightForWidth(330) > short.heightForWidth(330)
    assert long.accessibleName() == "New round"
    assert long.accessibleDescription().startswith("Many words")
    assert short.minimumSizeHint().height() >= 24
