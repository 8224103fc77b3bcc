from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import walk
from ui.theme import Theme
from ui.theme.tokens import TABLES
from ui.widgets.card import Card, Divider


def test_the_title_names_it(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, "What changes from A to B")
    qtbot.addWidget(card)
    assert (card.title, card.accessibleName()) == ("What changes from A to B",) * 2
    card.set_title("What changes from A to C")
    assert card.accessibleName() == "What changes from A to C"


def test_without_a_title_there_is_no_room_for_one(theme: Theme, qtbot: QtBot) -> None:
    with_title, without = Card(theme, "Weights"), Card(theme)
    for card in (with_title, without):
        qtbot.addWidget(card)
        card.body.addWidget(QLabel("Body"))
        card.show()
    assert without.sizeHint().height() + theme.px(14) <= with_title.sizeHint().height()


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
def test_margins_and_spacing_follow_the_zoom(theme: Theme, qtbot: QtBot, zoom: float) -> None:
    card = Card(theme, "Weights", spacing=4)
    qtbot.addWidget(card)
    card.body.addWidget(QLabel("Body"))
    card.header.addWidget(QPushButton("Change"))
    card.show()
    theme.set_zoom(zoom)
    card.adjustSize()
    assert card.layout().contentsMargins().left() == theme.px(12)
    assert card.body.spacing() == theme.px(4)
    assert walk.clipped(card) == []


@pytest.mark.parametrize("look", tuple(TABLES))
def test_it_stands_on_the_surface_with_an_edge(theme: Theme, qtbot: QtBot, look: str) -> None:
    card = Card(theme, "")
    qtbot.addWidget(card)
    card.resize(80, 60)
    card.show()
    theme.set_mode(look)
    image = card.grab().toImage()
    assert image.pixelColor(40, 30) == theme.color("surface")
    assert image.pixelColor(40, 0) == theme.color("divider")


@pytest.mark.parametrize("vertical", [False, True])
def test_a_divider_is_a_hairline(theme: Theme, qtbot: QtBot, vertical: bool) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    line = Divider(theme, vertical=vertical, parent=holder)
    assert (line.sizeHint().width(), line.sizeHint().height()) == (1, 1)
    theme.set_zoom(2.0)
    assert line.minimumSizeHint().height() == 2
    policy = line.sizePolicy()
    assert (policy.horizontalPolicy() == policy.Policy.Fixed) == vertical
