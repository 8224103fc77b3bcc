from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QSignalSpy

from tests.ui.models.ranking_rounds import analysed, shown
from ui.models.ranking_why import why_of
from ui.pages.ranking.stop_card import StopCard


def why(**over):
    analysis = analysed(**over)
    held = shown(analysis)
    return why_of(analysis, held.grounds, held.parts, "S1")


def made(qtbot, theme):
    card = StopCard(theme)
    qtbot.addWidget(card)
    return card


def test_a_decision_needs_a_reason(qtbot, theme):
    card = made(qtbot, theme)
    decided = QSignalSpy(card.decided)
    card.show_stop(why(), can_change=True, new=True)
    assert card.said.text().startswith("Not decided yet.")
    card.accept.click()
    assert card.fault.text().endswith("Nothing was changed.")
    card.reason.setText("Slight benefit")
    card.decline.click()
    assert decided.at(0) == [False, "Slight benefit"]
    assert card.fault.text() == ""


def test_what_was_decided_can_be_changed(qtbot, theme):
    card = made(qtbot, theme)
    accepted = why(decisions=[{"case": "S1", "decision": "stop", "accepted": True, "reason": "Slight"}])
    card.show_stop(accepted, can_change=True, new=True)
    assert (card.accept.text(), card.accept.isEnabled(), card.decline.isEnabled()) == ("Accepted", False, True)
    card.show_stop(why(decisions=[{"case": "S1", "decision": "not_now"}]), can_change=True, new=False)
    assert (card.accept.text(), card.accept.isEnabled(), card.decline.isEnabled()) == ("Accept this stop", True, False)


def test_a_reason_half_typed_stays_with_its_case(qtbot, theme):
    card = made(qtbot, theme)
    card.show_stop(why(), can_change=True, new=True)
    card.reason.setText("Half")
    card.show_stop(why(), can_change=True, new=False)
    assert card.reason.text() == "Half"
    card.show_stop(why(), can_change=True, new=True)
    assert card.reason.text() == ""


def test_a_round_to_read_takes_no_decision(qtbot, theme):
    card = made(qtbot, theme)
    card.show_stop(replace(why()), can_change=False, new=True)
    assert not card.accept.isEnabled()
    assert not card.reason.isEnabled()
    card.show_stop(None, can_change=True, new=True)
    assert card.isHidden()
