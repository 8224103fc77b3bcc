from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import walk
from ui.theme import Theme
from ui.widgets.segmented import Segmented

CHOICES = [("value", "Value"), ("money", "Value for money"), ("hand", "By hand")]


@pytest.fixture
def segmented(theme: Theme, qtbot: QtBot) -> Segmented:
    segmented = Segmented(theme, CHOICES, name="Rank by")
    qtbot.addWidget(segmented)
    segmented.show()
    segmented.activateWindow()
    qtbot.waitUntil(segmented.isActiveWindow)
    return segmented


@pytest.fixture
def told(segmented: Segmented) -> list[str]:
    told: list[str] = []
    segmented.chosen.connect(told.append)
    return told


def test_it_begins_with_the_first(segmented: Segmented) -> None:
    assert segmented.current == "value"
    assert [segmented.segment(key).isChecked() for key, _ in CHOICES] == [True, False, False]


def test_setting_says_nothing(segmented: Segmented, told: list[str]) -> None:
    segmented.set_current("hand")
    assert segmented.current == "hand"
    assert segmented.segment("hand").isChecked()
    assert not segmented.segment("value").isChecked()
    assert told == []
    with pytest.raises(KeyError):
        segmented.set_current("fate")
    assert segmented.current == "hand"


def test_a_click_chooses_once(segmented: Segmented, told: list[str], qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.mouseClick(segmented.segment("money"), Qt.MouseButton.LeftButton)
    assert told == ["money"]
    assert segmented.segment("money").isChecked()


def test_arrow_keys_choose_and_go_round(segmented: Segmented, told: list[str], qtbot: QtBot) -> None:
    segmented.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert told == ["money", "hand", "value", "hand", "money"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert told[-2:] == ["value", "hand"]
    assert segmented.segment("hand").hasFocus()


def test_arrow_keys_pass_over_what_is_off(segmented: Segmented, told: list[str], qtbot: QtBot) -> None:
    segmented.segment("money").setEnabled(False)
    segmented.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert told == ["hand"]


def test_tab_goes_to_the_one_that_holds(segmented: Segmented, qtbot: QtBot) -> None:
    segmented.set_current("money")
    assert walk.by_tab(segmented) == [segmented.segment("money")]
    segmented.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is segmented.segment("money")


def test_every_part_has_a_name(segmented: Segmented) -> None:
    assert segmented.accessibleName() == "Rank by"
    assert [segmented.segment(key).accessibleName() for key, _ in CHOICES] == [
        "Rank by: Value",
        "Rank by: Value for money",
        "Rank by: By hand",
    ]
    assert walk.unnamed(segmented) == []


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("chosen", [key for key, _ in CHOICES])
def test_words_fit_and_choosing_moves_nothing(theme: Theme, segmented: Segmented, zoom: float, chosen: str) -> None:
    theme.set_zoom(zoom)
    segmented.adjustSize()
    before = [segmented.segment(key).geometry() for key, _ in CHOICES]
    segmented.set_current(chosen)
    segmented.adjustSize()
    assert [segmented.segment(key).geometry() for key, _ in CHOICES] == before
    assert walk.clipped(segmented) == []


def test_one_choice_and_none_are_fine(theme: Theme, qtbot: QtBot) -> None:
    one, none = Segmented(theme, [("a", "A")], name="One"), Segmented(theme, [], name="None")
    for each in (one, none):
        qtbot.addWidget(each)
        each.show()
        qtbot.keyClick(each, Qt.Key.Key_Right)
    assert (one.current, none.current) == ("a", "")
