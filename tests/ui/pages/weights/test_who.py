from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from tests.ui.models.weigh_rounds import a_round, parts
from ui.pages.weights.who import MOST_IN_MENU, WhoCard, WhoChip


def test_enter_and_a_click_choose(qtbot, theme):
    window = QMainWindow()
    qtbot.addWidget(window)
    card = WhoCard(theme)
    window.setCentralWidget(card)
    with qtbot.waitActive(window):
        window.show()
    card.show_round(a_round(), "a2")
    assert card.list.currentIndex().data().startswith("Assessor a2")
    card.list.setFocus()
    with qtbot.waitSignal(card.chosen) as chosen:
        qtbot.keyClick(card.list, Qt.Key.Key_Return)
    assert chosen.args == ["a2"]
    first = card.list.visualRect(card.list.model().index(0, 0)).center()
    with qtbot.waitSignal(card.chosen) as chosen:
        qtbot.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert chosen.args == ["a1"]


def test_the_chip_says_who_and_offers_the_others(qtbot, theme):
    chip = WhoChip(theme)
    qtbot.addWidget(chip)
    chip.show_round(a_round(), "a2")
    assert chip.text() == "Weighing as Assessor a2"
    menu = chip.menu()
    assert [action.text() for action in menu.actions()] == ["Assessor a1", "Assessor a2", "Assessor a3"]
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]
    with qtbot.waitSignal(chip.chosen) as chosen:
        menu.actions()[2].trigger()
    assert chosen.args == ["a3"]
    menu.deleteLater()


def test_of_very_many_there_is_a_way_to_the_whole_list(qtbot, theme):
    chip = WhoChip(theme)
    qtbot.addWidget(chip)
    many = [{"id": f"a{at}", "name": f"Assessor {at}"} for at in range(MOST_IN_MENU + 3)]
    chip.show_round(a_round(**{**parts(), "assessors": many}), None)
    assert chip.text() == "Weighing as nobody yet"
    menu = chip.menu()
    with qtbot.waitSignal(chip.asked):
        menu.actions()[-1].trigger()
    menu.deleteLater()
