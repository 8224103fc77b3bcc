"""The list: keys and clicks become wishes, and every look paints it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from tests.ui.models.framework_rounds import held
from tests.ui.widgets.canvas import LOOKS, colors_in, picture, wear
from ui.models.framework_rows import FrameworkRows, rows_of
from ui.pages.framework.tree_view import FrameworkTree

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tree(theme, qtbot, tmp_path):
    model = FrameworkRows()
    tree = FrameworkTree(theme, model)
    model.setParent(tree)
    qtbot.addWidget(tree)
    tree.resize(420, 600)
    tree.show()
    model.show(rows_of(held(folder=tmp_path), {"C1": ["Look again."]}))
    return tree


def test_keys_are_wishes(tree, qtbot):
    spies = {name: QSignalSpy(getattr(tree, name)) for name in ("entered", "moved", "added", "retired")}
    tree.select(("criterion", "C1"))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    qtbot.keyClick(tree, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(tree, Qt.Key.Key_Insert)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert [spy.count() for spy in spies.values()] == [1, 1, 1, 1]
    assert spies["moved"].at(0) == [-1]
    tree.letters = lambda: False
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert spies["retired"].count() == 1


def test_choosing_is_said_and_selecting_is_not(tree, qtbot):
    spy = QSignalSpy(tree.chosen)
    tree.select(("criterion", "C1"))
    assert spy.count() == 0
    assert tree.thing == ("criterion", "C1")
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert spy.at(0) == [("criterion", "C2")]


def test_a_heading_cannot_be_chosen(tree, qtbot):
    tree.select(("criterion", "C1"))
    at = tree.model().index(1, 0)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(at).center())
    assert tree.thing == ("criterion", "C1")


@pytest.mark.parametrize("look", LOOKS)
def test_warnings_and_colours_are_painted(tree, theme, look):
    wear(theme, look)
    tree.resize(theme.px(420), theme.px(600))
    tree.clearFocus()
    image = picture(tree.viewport())
    warned, quiet = (
        tree.visualRect(tree.model().index(tree.model().row_of(("criterion", key)), 0)) for key in ("C1", "C2")
    )
    assert theme.color("g1").name() in colors_in(image, warned)
    right = warned.width() - theme.px(44)
    marks = [colors_in(image, each.adjusted(right, 2, 0, -2)) for each in (warned, quiet)]
    assert len(marks[0]) > len(marks[1])
