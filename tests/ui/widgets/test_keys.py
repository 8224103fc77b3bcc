from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.keys import KeyCap, KeyHints, cap_width, spoken_keys

HINTS = [("0–4", "score and move on"), ("?", "no evidence"), ("↑ ↓", "move"), ("Ctrl Enter", "next case")]


@pytest.fixture
def hints(theme: Theme, qtbot: QtBot) -> KeyHints:
    hints = KeyHints(theme)
    qtbot.addWidget(hints)
    hints.set_hints(HINTS)
    hints.resize(hints.sizeHint())
    return hints


def test_keys_are_said_in_words() -> None:
    assert spoken_keys("↑ ↓") == "Up Down"
    assert spoken_keys("0–4") == "0 to 4"
    assert spoken_keys("Ctrl Enter") == "Ctrl Enter"


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
def test_a_cap_fits_its_key(theme: Theme, qtbot: QtBot, zoom: float) -> None:
    cap = KeyCap("Ctrl K", theme)
    qtbot.addWidget(cap)
    theme.set_zoom(zoom)
    assert cap.sizeHint().height() == theme.px(20)
    assert cap.sizeHint().width() >= cap_width(theme, "Ctrl K")
    assert cap.minimumSizeHint() == cap.sizeHint()
    assert KeyCap("E", theme).sizeHint().width() >= theme.px(20)


def test_a_cap_is_read_out(theme: Theme, qtbot: QtBot) -> None:
    cap = KeyCap("↑", theme)
    qtbot.addWidget(cap)
    assert cap.accessibleName() == "Up"


def test_hints_are_read_out(hints: KeyHints) -> None:
    assert hints.accessibleName() == (
        "Keys here. 0 to 4: score and move on; ?: no evidence; Up Down: move; Ctrl Enter: next case"
    )
    hints.set_hints([])
    assert hints.accessibleName() == ""
    assert hints.sizeHint().width() <= 1


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
def test_all_hints_fit_into_their_own_size(theme: Theme, hints: KeyHints, zoom: float) -> None:
    theme.set_zoom(zoom)
    hints.resize(hints.sizeHint())
    assert hints.shown() == hints.hints == tuple(HINTS)


def test_from_the_end_what_does_not_fit_is_left_out(hints: KeyHints) -> None:
    whole = hints.width()
    assert hints.minimumSizeHint().width() == 0
    hints.resize(whole - 4, hints.height())
    assert hints.shown() == tuple(HINTS[:3])
    hints.resize(10, hints.height())
    assert hints.shown() == ()


def test_they_stand_at_the_right(theme: Theme, hints: KeyHints) -> None:
    needed = hints.width()
    hints.resize(needed + 200, hints.height())
    image = hints.grab(QRect(0, 0, 190, hints.height())).toImage()
    grounds = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert len(grounds) == 1


def test_they_follow_the_look(theme: Theme, hints: KeyHints) -> None:
    light = hints.grab().toImage()
    theme.set_mode("dark")
    assert hints.grab().toImage() != light
