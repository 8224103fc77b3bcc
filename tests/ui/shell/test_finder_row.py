"""How a line of the finder is painted."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from ui.models.finder_list import FinderList, Thing
from ui.shell.finder_row import HEADING, ROW, FinderDelegate, height_of
from ui.theme import Theme

THING = Thing("command", "undo", "Undo", "Everywhere", "Ctrl Z", "undo")


def test_things_are_higher_than_headings_and_follow_the_zoom(theme: Theme) -> None:
    assert (height_of(theme, THING), height_of(theme, "Commands")) == (ROW, HEADING)
    theme.set_zoom(1.5)
    assert height_of(theme, THING) == 48


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("width", [500, 90])
def test_a_marked_line_can_be_told_apart(qtbot: QtBot, theme: Theme, mode: str, width: int) -> None:
    theme.set_mode(mode)
    model, view = FinderList(), QListView()
    qtbot.addWidget(view)
    model.fill((THING, Thing("case", "K1", "A case with quite a long title", "K1")))
    model.ask("a u" if width < 100 else "undo")
    model.ask("u")
    view.setModel(model)
    view.setItemDelegate(FinderDelegate(theme, view))
    view.resize(width, 200)
    view.show()
    quiet = view.grab().toImage()
    view.setCurrentIndex(model.first)
    assert view.grab().toImage() != quiet
