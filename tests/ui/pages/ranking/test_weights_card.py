from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from tests.ui.models.ranking_rounds import a_round, analysed
from ui.models.ranking_blocks import parts_of
from ui.models.ranking_view import View
from ui.pages.ranking.weights_card import WeightsCard, WhatIfStrip, source_words


@pytest.mark.parametrize(
    ("weights", "view", "said"),
    [
        ([], View(), "the framework’s own, not agreed"),
        ([{"swings": {"A": 1}}], View(), "agreed by the panel"),
        ([{"swings": {"A": 1}, "reason": "In the room"}], View(), "agreed by the panel: In the room"),
        ([], View(swings={"A": 1}), "tried out, not saved"),
    ],
)
def test_it_says_whose_weights_these_are(weights, view, said):
    assert source_words(a_round(weights=weights), view) == said


def made(qtbot, theme, view=None):
    card, analysis = WeightsCard(theme), analysed()
    qtbot.addWidget(card)
    view = view or View()
    card.show_weights(parts_of(analysis, by_domain=view.by_domain), view)
    card.show_source(analysis.round, view)
    card.resize(860, 80)
    card.show()
    return card


def test_the_strip_shows_policies_and_families(qtbot, theme):
    card = made(qtbot, theme)
    assert [(block.label, block.shown) for block in card.strip.blocks] == [
        ("Prevention", "40%"), ("Benefit", "40%"), ("Money", "20%"),
    ]  # fmt: skip
    assert card.shown_strip is card.strip
    assert card.lens.accessibleName() == "Lens: Headline"


def test_domains_are_a_legend_only(qtbot, theme):
    card = made(qtbot, theme, View(by_domain=True))
    assert card.shown_strip is card.legend
    assert card.legend.read_only
    assert card.breakdown.text() == "By decision domain"
    assert len(card.legend.blocks) == 6


def test_the_menus_offer_lenses_and_breakdowns(qtbot, theme):
    card = made(qtbot, theme)
    lenses, breakdowns = QSignalSpy(card.lens_chosen), QSignalSpy(card.breakdown_chosen)
    for button, text in ((card.lens, "Criteria only"), (card.breakdown, "By decision domain")):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()
    assert lenses.at(0) == ["B"]
    assert breakdowns.at(0) == [True]


def test_a_reason_is_asked_for_in_place(qtbot, theme):
    strip = WhatIfStrip(theme)
    qtbot.addWidget(strip)
    strip.show_difference("The same cases are funded.", can_change=True)
    adopted, back = QSignalSpy(strip.adopt_asked), QSignalSpy(strip.back_asked)
    strip.adopt.click()
    assert strip.reason.isVisible()
    strip.keep.click()
    assert strip.fault.text() == "Agreed weights need a reason. Nothing was changed."
    assert adopted.count() == 0
    strip.reason.setText("  Agreed in the room ")
    strip.keep.click()
    assert adopted.at(0) == ["Agreed in the room"]
    strip.back.click()
    assert back.count() == 1
    assert not strip.reason.isVisible()
