from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.widgets.strips import blocks, show
from ui.theme import Theme
from ui.widgets.strip import WeightStrip


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> Iterator[WeightStrip]:
    weights = WeightStrip(theme)
    weights.set_blocks(blocks(lt=9.25, co=8.75))
    window = show(qtbot, weights)
    yield weights
    window.close()


@pytest.fixture
def heard(strip: WeightStrip) -> list[tuple[object, ...]]:
    """Collect what the strip says a person typed."""
    found: list[tuple[object, ...]] = []
    strip.typed.connect(lambda key, share: found.append((key, round(share, 6))))
    strip.refused.connect(lambda words: found.append((words,)))
    return found


def open_on(strip: WeightStrip, qtbot: QtBot, key: str) -> QLineEdit:
    strip.set_current(key)
    qtbot.keyClick(strip, Qt.Key.Key_F2)
    assert strip.field.isVisible()
    return strip.field


def test_the_field_lies_on_its_block(strip: WeightStrip, qtbot: QtBot) -> None:
    field = open_on(strip, qtbot, "be")
    assert field.geometry() == strip.block_rect("be")
    assert field.hasFocus()
    assert field.text() == "30"
    assert field.accessibleName() == "Weight of Benefit to people in percent"


def test_a_field_on_a_narrow_block_is_wide_enough_and_inside(strip: WeightStrip, qtbot: QtBot) -> None:
    field = open_on(strip, qtbot, "de")
    assert field.width() == 76
    assert field.geometry().right() <= strip.rect().right()
    strip.setFixedWidth(300)
    qtbot.waitUntil(lambda: strip.rect().contains(field.geometry()))


def test_enter_takes_what_was_typed(strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]) -> None:
    field = open_on(strip, qtbot, "co")
    qtbot.keyClicks(field, "12,5%")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [("co", 0.125)]
    assert not field.isVisible()
    assert strip.hasFocus()


def test_esc_leaves_it_as_it_was(strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]) -> None:
    field = open_on(strip, qtbot, "co")
    qtbot.keyClicks(field, "50")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not heard
    assert not field.isVisible()
    assert strip.hasFocus()


def test_opening_and_closing_writes_nothing(strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]) -> None:
    field = open_on(strip, qtbot, "lt")
    assert field.text() == "9.25"
    qtbot.keyClick(field, Qt.Key.Key_Enter)
    assert not heard


@pytest.mark.parametrize("text", ["150", "lots", " "])
def test_what_cannot_stand_stays_with_the_reason(
    strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]], text: str
) -> None:
    field = open_on(strip, qtbot, "pe")
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    sentence = "Type a number from 0 to 100. Prevention and equity is still 16%."
    assert heard == [(sentence,)]
    assert field.isVisible()
    assert field.text() == text
    assert field.toolTip() == field.accessibleDescription() == sentence
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "15")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard[1:] == [("pe", 0.15)]


def test_tab_goes_from_block_to_block_and_then_out(
    strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]
) -> None:
    field = open_on(strip, qtbot, "sq")
    qtbot.keyClicks(field, "14")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert heard == [("sq", 0.14)]
    assert strip.current == "de"
    assert field.isVisible()
    assert field.text() == "7"
    qtbot.keyClick(field, Qt.Key.Key_Backtab)
    assert strip.current == "sq"
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not field.isVisible()
    assert not strip.hasFocus()
    assert len(heard) == 1


def test_tab_stays_on_what_cannot_stand(strip: WeightStrip, qtbot: QtBot) -> None:
    field = open_on(strip, qtbot, "sq")
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert strip.current == "sq"
    assert field.isVisible()


@pytest.mark.parametrize(("text", "typed"), [("20", True), ("200", False)])
def test_going_elsewhere_takes_what_can_stand(
    strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]], text: str, typed: bool
) -> None:
    field = open_on(strip, qtbot, "pe")
    qtbot.keyClicks(field, text)
    elsewhere = strip.window().findChildren(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]
    elsewhere.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not field.isVisible()
    assert elsewhere.hasFocus()
    assert (heard == [("pe", 0.2)]) is typed
    assert len(heard) == 1


def test_new_figures_do_not_disturb_typing(strip: WeightStrip, qtbot: QtBot) -> None:
    field = open_on(strip, qtbot, "be")
    qtbot.keyClicks(field, "4")
    strip.set_blocks(blocks(be=20, pe=26))
    assert field.text() == "4"
    assert field.geometry() == strip.block_rect("be")
    strip.set_blocks([block for block in blocks() if block.key != "be"])
    assert not field.isVisible()


def test_locking_closes_the_field(strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]) -> None:
    field = open_on(strip, qtbot, "be")
    qtbot.keyClicks(field, "40")
    strip.read_only = True
    assert not field.isVisible()
    assert not heard
    assert strip.accessibleDescription() == "Benefit to people 30%, 6 of 8. These weights cannot be changed here."
    qtbot.keyClicks(strip, "5")
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert not field.isVisible()
    strip.read_only = False
    assert "Type a number to set it." in strip.accessibleDescription()
