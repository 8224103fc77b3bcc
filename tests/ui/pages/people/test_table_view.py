from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from tests.ui.pages.people.conftest import Screen


def test_the_cursor_tells_who_is_chosen(screen: Screen) -> None:
    with screen.qtbot.waitSignal(screen.page.view.chosen) as chosen:
        screen.page.view.choose("a2")
    assert chosen.args == ["a2"]
    assert screen.page.view.current == "a2"
    screen.page.view.choose("nobody")
    assert screen.page.view.current == "a2"


def test_the_group_is_chosen_from_those_there_are(screen: Screen) -> None:
    screen.type_over(0, "group", "Public")
    screen.page.view.setCurrentIndex(screen.cell(1, "group"))
    screen.page.view.setFocus()
    screen.key(Qt.Key.Key_F2)
    box = screen.page.view.findChild(QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["", "Public"]
    screen.key(Qt.Key.Key_Escape)


def test_delete_with_nobody_chosen_asks_for_nothing(screen: Screen) -> None:
    screen.page.table.load(None, can_change=False)
    with screen.qtbot.assertNotEmitted(screen.page.view.withdraw_asked):
        screen.qtbot.keyClick(screen.page.view, Qt.Key.Key_Delete)
