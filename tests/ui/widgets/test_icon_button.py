from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.ui import walk
from ui.theme import Theme
from ui.widgets.icon_button import IconButton


def test_it_has_a_name_and_a_tip(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "undo", "Undo", "Undo: score 4 for Hypertension (Ctrl Z)")
    bare = IconButton(theme, "undo", "Undo")
    for each in (button, bare):
        qtbot.addWidget(each)
        assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) == "Undo"
    assert button.toolTip() == "Undo: score 4 for Hypertension (Ctrl Z)"
    assert bare.toolTip() == "Undo"


@pytest.mark.parametrize("role", ["quiet", "outlined"])
@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_it_is_large_enough_to_aim_at(theme: Theme, qtbot: QtBot, role: str, zoom: float) -> None:
    button = IconButton(theme, "undo", "Undo", role=role)
    qtbot.addWidget(button)
    button.show()
    theme.set_zoom(zoom)
    button.adjustSize()
    assert walk.small_targets(button) == []
    assert button.iconSize() == QSize(theme.px(20), theme.px(20))
    assert button.width() == button.height() >= theme.px(28) - 2


def test_space_presses_it(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "undo", "Undo")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_with_a_second_picture_it_can_be_checked(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "note", "Note", on="note-filled")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    off = button.grab().toImage()
    button.click()
    assert button.isChecked()
    assert button.grab().toImage() != off
    assert not IconButton(theme, "note", "Note").isCheckable()


def test_its_picture_can_change(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "circle", "State")
    qtbot.addWidget(button)
    button.set_icon("check-circle", "good")
    assert button.icon().cacheKey() == theme.icon("check-circle", "good").cacheKey()
    button.set_icon("circle")
    assert button.icon().cacheKey() == theme.icon("circle", "good").cacheKey()
    theme.set_mode("dark")
    assert button.icon().cacheKey() == theme.icon("circle", "good").cacheKey()
