from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from ui.pages.weights.weights_card import NEEDS_REASON, WHY, WHY_NOW, WeightsCard
from ui.widgets.strip import Block

OFFER = {"panel": True, "can_use": True, "can_take_back": True, "has_mean": True, "clears": "3 steps", "is_late": False}


@pytest.fixture
def card(qtbot, theme):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = WeightsCard(theme)
    window.setCentralWidget(made)
    window.resize(900, 120)
    with qtbot.waitActive(window):
        window.show()
    made.show_weights([Block("A", "Policies", "p1", 1.0, "100%")], "the panel’s draft, not agreed")
    yield made
    window.close()


def offered(card):
    return [part for part in ("use", "back", "mean", "anew") if getattr(card, part).isVisible()]


def test_only_the_panel_is_offered_to_agree(card):
    card.offer(**OFFER)
    assert offered(card) == ["use", "back", "mean", "anew"]
    card.offer(**OFFER | {"panel": False})
    assert offered(card) == ["anew"]
    card.offer(**OFFER | {"clears": "", "can_take_back": False, "has_mean": False, "can_use": False})
    assert offered(card) == ["use"]
    assert not card.use.isEnabled()


def test_a_reason_is_asked_for_before_anything_is_used(qtbot, card):
    card.offer(**OFFER)
    card.use.click()
    assert card.is_asking
    assert card.reason.hasFocus()
    with qtbot.assertNotEmitted(card.used):
        card.agree.click()
    assert card.fault.text() == NEEDS_REASON
    qtbot.keyClicks(card.reason, "  In the room ")
    with qtbot.waitSignal(card.used) as used:
        qtbot.keyClick(card.reason, Qt.Key.Key_Return)
    assert used.args == ["In the room"]
    card.agreed()
    assert not card.is_asking
    assert card.reason.text() == ""


def test_not_now_puts_the_question_away(card):
    card.offer(**OFFER)
    card.use.click()
    card.not_now.click()
    assert not card.is_asking
    assert card.use.isVisible()
    assert card.strip.hasFocus()


def test_a_late_agreement_is_asked_why_now(card):
    card.offer(**OFFER)
    assert card.reason.placeholderText() == WHY
    card.offer(**OFFER | {"is_late": True})
    assert card.reason.placeholderText() == WHY_NOW


def test_the_strip_is_read_and_not_changed(qtbot, card):
    with qtbot.assertNotEmitted(card.strip.nudged):
        card.strip.setFocus()
        qtbot.keyClick(card.strip, Qt.Key.Key_Up)
    assert card.strip.accessibleName() == "Weights: Policies 100%"
