from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from tests.ui.models.ranking_rounds import analysed, shown
from ui.models.ranking_why import why_of
from ui.pages.ranking.why_panel import WhyPanel


def made(qtbot, theme, case="K5", **over):
    panel = WhyPanel(theme)
    qtbot.addWidget(panel)
    show(panel, case, **over)
    panel.resize(284, 640)
    panel.show()
    return panel


def show(panel, case, **over):
    analysis = analysed(**over)
    held = shown(analysis)
    panel.show_why(why_of(analysis, held.grounds, held.parts, case), can_change=True)


def test_it_says_why(qtbot, theme):
    panel = made(qtbot, theme)
    assert panel.question.text() == "Why is this 6th?"
    assert panel.title.text() == "Perinatal mental health"
    assert panel.bars.table()[-1] == ("Total", "−20.0")
    assert panel.words.text().startswith("Perinatal mental health is 6th of 8")
    assert panel.stop.isHidden()


def test_all_neighbours_are_offered_once_a_person_turns_to_them(qtbot, theme):
    panel = made(qtbot, theme)
    assert panel.against.count() == 1
    assert panel.against.currentText() == "3rd, Falls prevention"
    asked = QSignalSpy(panel.compare_asked)
    panel.against.setFocus()
    panel.against.fill()
    assert panel.against.count() == 7, "five of its kind, two stops"
    assert panel.against.currentText() == "3rd, Falls prevention"
    qtbot.keyClick(panel.against, Qt.Key.Key_Up)
    assert asked.at(0) == ["K3"]


def test_notes_and_decisions_take_room_only_where_there_are_any(qtbot, theme):
    panel = made(qtbot, theme)
    assert all(note.isHidden() for note in panel.notes)
    show(panel, "K3", decisions=[{"case": "K3", "decision": "fund", "reason": "Ready"}])
    assert panel.notes[0].property("role") == "banner-caution"
    assert panel.decision.text() == "Fund. Ready."
    show(panel, "M1")
    assert panel.against.isHidden()
    assert panel.bars.isHidden()


def test_another_case_forgets_what_would_bring_the_last_one_in(qtbot, theme):
    panel = made(qtbot, theme)
    panel.show_bring_in("More money.")
    show(panel, "K5")
    assert panel.bring.text() == "More money."
    show(panel, "K6")
    assert panel.bring.isHidden()


def test_budgets_and_the_list_are_told(qtbot, theme):
    panel = made(qtbot, theme)
    panel.show_money([("2026/27 recurrent", "£3.3m of £4.0m")], "The list stops here.")
    assert panel.money.text() == "2026/27 recurrent: £3.3m of £4.0m\nThe list stops here."
    panel.show_list_words(["One.", "Two."])
    assert panel.list_words.text() == "One.\nTwo."
    panel.show_money([], "")
    assert panel.money.isHidden()


def test_without_a_case_it_asks_to_choose_one(qtbot, theme):
    panel = made(qtbot, theme)
    panel.show_nothing("Choose a case.")
    assert panel.title.text() == "Choose a case."
    assert not panel.scores.isEnabled()
    assert panel.words.isHidden()
