from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel

WORDS = "Community diagnostics capacity in the north of the county"


def ink(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("role", ["", "caption", "section"])
def test_given_its_size_it_is_whole(theme: Theme, qtbot: QtBot, zoom: float, role: str) -> None:
    label = ElidedLabel(theme, WORDS, role)
    qtbot.addWidget(label)
    label.show()
    theme.set_zoom(zoom)
    label.resize(label.sizeHint())
    assert not label.is_cut
    assert label.toolTip() == ""


def test_given_less_it_is_cut_and_whole_on_hovering(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, WORDS)
    qtbot.addWidget(label)
    label.show()
    label.resize(label.minimumSizeHint())
    assert label.is_cut
    assert label.toolTip() == WORDS
    assert label.text() == WORDS
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == WORDS
    label.setText("Short")
    assert label.toolTip() == ""


def test_a_short_text_needs_no_more_than_itself(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "Hi")
    qtbot.addWidget(label)
    assert label.minimumSizeHint() == label.sizeHint()


def test_its_colour_follows_role_state_and_look(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "■■■■", "caption")
    qtbot.addWidget(label)
    label.show()
    label.resize(label.sizeHint())
    assert theme.color("text2").name() in ink(label.grab().toImage())
    theme.set_mode("dark")
    assert theme.color("text2").name() in ink(label.grab().toImage())
    label.setEnabled(False)
    assert theme.color("disabled").name() in ink(label.grab().toImage())


def test_words_are_never_read_as_markup(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "<b>x</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() >= label.fontMetrics().horizontalAdvance("<b>x</b>")
