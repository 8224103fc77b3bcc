"""Who is scoring: chosen from a list, changed from the chip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from prioritiser.model.people import Assessor, Group
from prioritiser.model.round import Round
from ui.pages.score.who import MOST_IN_MENU, WhoChip, WhoSheet
from ui.theme import Theme


def round_of(count: int = 3) -> Round:
    people = {f"a{at}": Assessor(id=f"a{at}", name=f"Person {at}", role="GP", group="g") for at in range(1, count + 1)}  # type: ignore[arg-type]
    return Round(assessors=people, groups={"g": Group(id="g", name="Clinicians")})  # type: ignore[arg-type, dict-item]


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme) -> WhoSheet:
    made = WhoSheet(theme)
    qtbot.addWidget(made)
    made.resize(800, 600)
    with qtbot.waitActive(made):
        made.show()
    made.show_round(round_of(), None)
    return made


@pytest.fixture
def chip(qtbot: QtBot, theme: Theme) -> WhoChip:
    made = WhoChip(theme)
    qtbot.addWidget(made)
    return made


def names(sheet: WhoSheet) -> list[str]:
    return [sheet._filter.index(row, 0).data() for row in range(sheet._filter.rowCount())]


def test_everybody_is_listed_with_role_and_group(sheet: WhoSheet) -> None:
    assert names(sheet) == [f"Person {at}  ·  GP · Clinicians" for at in (1, 2, 3)]


def test_a_person_without_a_role_is_listed_by_name(sheet: WhoSheet) -> None:
    sheet.show_round(Round(assessors={"a9": Assessor(id="a9")}), None)  # type: ignore[arg-type, dict-item]
    assert names(sheet) == ["a9"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_chooses(sheet: WhoSheet, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.chosen) as chosen:
        qtbot.keyClick(sheet.list, key)
    assert chosen.args == ["a2"]


def test_a_click_chooses(sheet: WhoSheet, qtbot: QtBot) -> None:
    place = sheet.list.visualRect(sheet._filter.index(2, 0)).center()
    with qtbot.waitSignal(sheet.chosen) as chosen:
        qtbot.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["a3"]


def test_the_one_who_scores_already_is_marked(sheet: WhoSheet, qtbot: QtBot) -> None:
    sheet.show_round(round_of(), "a3")  # type: ignore[arg-type]
    with qtbot.waitSignal(sheet.chosen) as chosen:
        qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert chosen.args == ["a3"]


def test_words_find_a_name_and_down_leads_to_the_list(sheet: WhoSheet, qtbot: QtBot) -> None:
    sheet.field.setFocus()
    qtbot.keyClicks(sheet.field, "son 2")
    assert names(sheet) == ["Person 2  ·  GP · Clinicians"]
    with qtbot.waitSignal(sheet.chosen) as chosen:
        qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    assert chosen.args == ["a2"]
    qtbot.keyClick(sheet.field, Qt.Key.Key_Down)
    assert sheet.list.hasFocus()


def test_nobody_found_is_nobody_chosen(sheet: WhoSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.field, "zzz")
    with qtbot.assertNotEmitted(sheet.chosen):
        qtbot.keyClick(sheet.field, Qt.Key.Key_Return)


def test_the_chip_says_who_scores(chip: WhoChip) -> None:
    chip.show_round(round_of(), None, shuffled=False)
    assert chip.text() == "Scoring as nobody yet"
    chip.show_round(round_of(), "a2", shuffled=False)  # type: ignore[arg-type]
    assert chip.text() == "Scoring as Person 2"
    assert chip.sizeHint().height() >= 24
    long = Round(assessors={"a1": Assessor(id="a1", name="N" * 90)})  # type: ignore[arg-type, dict-item]
    chip.show_round(long, "a1", shuffled=False)  # type: ignore[arg-type]
    assert len(chip.text()) < 45


def test_its_menu_chooses_and_marks(chip: WhoChip, qtbot: QtBot) -> None:
    chip.show_round(round_of(), "a2", shuffled=True)  # type: ignore[arg-type]
    menu = chip.menu()
    actions = {action.text(): action for action in menu.actions()}
    assert [text for text, action in actions.items() if action.isChecked()] == [
        "Person 2",
        "Cases in an order of my own",
    ]
    with qtbot.waitSignal(chip.chosen) as chosen:
        actions["Person 3"].trigger()
    assert chosen.args == ["a3"]
    with qtbot.waitSignal(chip.interests):
        actions["Declare interests"].trigger()
    with qtbot.waitSignal(chip.shuffled):
        actions["Cases in an order of my own"].trigger()
    menu.deleteLater()


def test_very_many_are_found_in_the_whole_list(chip: WhoChip, qtbot: QtBot) -> None:
    chip.show_round(round_of(30), None, shuffled=False)
    menu = chip.menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert len(texts) == MOST_IN_MENU + 2
    assert "Declare interests" not in texts
    with qtbot.waitSignal(chip.asked):
        next(action for action in menu.actions() if action.text() == "Somebody else").trigger()
    menu.deleteLater()


def test_pressing_the_chip_opens_its_menu(chip: WhoChip, qtbot: QtBot) -> None:
    chip.show_round(round_of(), "a1", shuffled=False)  # type: ignore[arg-type]
    with qtbot.waitExposed(chip):
        chip.show()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    popup = chip.window().windowHandle() and chip.findChild(type(chip.menu()))
    assert popup is not None
    for menu in chip.findChildren(type(popup)):
        menu.close()
        menu.deleteLater()
