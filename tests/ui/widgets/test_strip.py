from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.widgets.strips import blocks, show
from ui.theme import Theme
from ui.widgets import strip as strip_module
from ui.widgets.strip import Block, WeightStrip

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> Iterator[WeightStrip]:
    weights = WeightStrip(theme)
    weights.set_blocks(blocks())
    window = show(qtbot, weights)
    yield weights
    window.close()


@pytest.fixture
def heard(strip: WeightStrip) -> list[tuple[object, ...]]:
    """Collect everything that the strip says a person did."""
    found: list[tuple[object, ...]] = []
    strip.dragged.connect(lambda key, left, right: found.append(("dragged", key, round(left, 6), round(right, 6))))
    strip.nudged.connect(lambda key, step: found.append(("nudged", key, round(step, 6))))
    strip.activated.connect(lambda key: found.append(("activated", key)))
    strip.typed.connect(lambda key, share: found.append(("typed", key, share)))
    strip.released.connect(lambda: found.append(("released",)))
    strip.cancelled.connect(lambda: found.append(("cancelled",)))
    return found


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    words: list[str] = []
    monkeypatch.setattr(strip_module, "speak", lambda _widget, text: words.append(text))
    return words


def edge_after(strip: WeightStrip, key: str) -> QPoint:
    place = strip.block_rect(key)
    return QPoint(place.right() + 2, place.center().y())


def test_showing_weights_says_nothing(strip: WeightStrip, heard: list[tuple[object, ...]]) -> None:
    strip.set_blocks(blocks(pe=20, de=3))
    strip.set_current("co")
    strip.read_only = True
    assert not heard


def test_an_edge_is_dragged_with_the_sum_of_its_pair_kept(
    strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]
) -> None:
    edge = edge_after(strip, "pe")
    qtbot.mousePress(strip, LEFT, pos=edge)
    for step in (10, 20, 20, -500):
        qtbot.mouseMove(strip, edge + QPoint(step, 0))
    qtbot.mouseRelease(strip, LEFT, pos=edge)
    assert heard == [
        ("dragged", "pe", 0.172, 0.078),
        ("dragged", "pe", 0.183, 0.067),
        ("dragged", "pe", 0.0, 0.25),
        ("released",),
    ]


def test_the_edge_follows_the_mouse_when_the_weights_follow_the_drag(strip: WeightStrip, qtbot: QtBot) -> None:
    strip.dragged.connect(lambda _key, left, right: strip.set_blocks(blocks(lv=left * 100, **{"in": right * 100})))
    edge = edge_after(strip, "lv")
    qtbot.mousePress(strip, LEFT, pos=edge)
    for step in range(0, 40, 3):
        qtbot.mouseMove(strip, edge + QPoint(step, 0))
        assert abs(edge_after(strip, "lv").x() - (edge.x() + step)) <= 1
    qtbot.mouseRelease(strip, LEFT, pos=edge)


@pytest.mark.parametrize("off", [-4, 0, 4])
def test_an_edge_can_be_held_a_little_beside_it(
    strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]], off: int
) -> None:
    held = edge_after(strip, "be") + QPoint(off, 0)
    qtbot.mousePress(strip, LEFT, pos=held)
    qtbot.mouseMove(strip, held + QPoint(30, 0))
    qtbot.mouseRelease(strip, LEFT, pos=held)
    assert heard[0][:2] == ("dragged", "be")


def test_letting_go_without_moving_is_nothing(
    strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]
) -> None:
    qtbot.mouseClick(strip, LEFT, pos=edge_after(strip, "pe"))
    assert not heard
    assert not strip.field.isVisible()


def test_esc_takes_a_drag_back(strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]) -> None:
    edge = edge_after(strip, "pe")
    qtbot.mousePress(strip, LEFT, pos=edge)
    qtbot.mouseMove(strip, edge + QPoint(9, 0))
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    qtbot.mouseMove(strip, edge + QPoint(30, 0))
    qtbot.mouseRelease(strip, LEFT, pos=edge)
    assert [each[0] for each in heard] == ["dragged", "cancelled"]


def test_hiding_takes_a_drag_back(strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]) -> None:
    qtbot.mousePress(strip, LEFT, pos=edge_after(strip, "pe"))
    strip.hide()
    assert heard == [("cancelled",)]


def test_a_drag_ends_when_its_blocks_are_gone(
    strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]
) -> None:
    edge = edge_after(strip, "pe")
    qtbot.mousePress(strip, LEFT, pos=edge)
    strip.set_blocks(blocks()[:3])
    qtbot.mouseMove(strip, edge + QPoint(20, 0))
    strip.set_blocks(blocks()[1:])
    qtbot.mouseMove(strip, edge + QPoint(40, 0))
    qtbot.mouseRelease(strip, LEFT, pos=edge)
    assert [each[0] for each in heard] == ["dragged"]


def test_the_cursor_shows_what_can_be_held(strip: WeightStrip, qtbot: QtBot) -> None:
    shapes = {"edge": edge_after(strip, "pe"), "block": strip.block_rect("be").center()}
    for where, shape in (("edge", Qt.CursorShape.SplitHCursor), ("block", Qt.CursorShape.PointingHandCursor)):
        qtbot.mouseMove(strip, shapes[where])
        assert strip.cursor().shape() == shape
    strip.read_only = True
    for point in shapes.values():
        qtbot.mouseMove(strip, point)
        assert strip.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_arrows_choose_a_block_and_stop_at_the_ends(
    strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]], said: list[str]
) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(strip, key)
    assert heard == [("activated", "lt"), ("activated", "de"), ("activated", "pe")]
    assert said == ["Local teams 9%, 2 of 8", "Delivery 7%, 8 of 8", "Prevention and equity 16%, 1 of 8"]
    assert strip.accessibleDescription().startswith(said[-1])


@pytest.mark.parametrize(
    ("key", "modifier", "step"),
    [
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 0.01),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, -0.01),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier, 0.001),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, -0.001),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier, 0.01),
        (Qt.Key.Key_Minus, Qt.KeyboardModifier.KeypadModifier, -0.01),
    ],
)
def test_keys_nudge(
    strip: WeightStrip,
    qtbot: QtBot,
    heard: list[tuple[object, ...]],
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    step: float,
) -> None:
    strip.set_current("co")
    qtbot.keyClick(strip, key, modifier)
    assert heard == [("nudged", "co", step)]


def test_a_digit_begins_to_type(strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]) -> None:
    qtbot.keyClick(strip, "2")
    assert strip.field.hasFocus()
    qtbot.keyClicks(strip.field, "5")
    qtbot.keyClick(strip.field, Qt.Key.Key_Return)
    assert heard == [("typed", "pe", 0.25)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2])
def test_keys_open_the_field(strip: WeightStrip, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(strip, key)
    assert strip.field.selectedText() == "16"


def test_a_click_opens_the_field_of_its_block(
    strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]
) -> None:
    qtbot.mouseClick(strip, LEFT, pos=strip.block_rect("be").center())
    assert heard == [("activated", "be")]
    assert strip.field.text() == "30"


def test_letting_go_on_another_block_opens_nothing(strip: WeightStrip, qtbot: QtBot) -> None:
    qtbot.mousePress(strip, LEFT, pos=strip.block_rect("be").center())
    qtbot.mouseRelease(strip, LEFT, pos=strip.block_rect("pe").center())
    qtbot.mouseClick(strip, Qt.MouseButton.RightButton, pos=strip.block_rect("sq").center())
    assert strip.current == "be"
    assert not strip.field.isVisible()


def test_a_locked_strip_can_only_be_read(strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]) -> None:
    strip.read_only = True
    edge = edge_after(strip, "pe")
    qtbot.mousePress(strip, LEFT, pos=edge)
    qtbot.mouseMove(strip, edge + QPoint(30, 0))
    qtbot.mouseRelease(strip, LEFT, pos=edge)
    qtbot.mouseClick(strip, LEFT, pos=strip.block_rect("be").center())
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_5, Qt.Key.Key_Right):
        qtbot.keyClick(strip, key)
    assert heard == [("activated", "be"), ("activated", "sq")]
    assert not strip.field.isVisible()


def test_other_keys_are_left_to_the_window(strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]) -> None:
    for key, modifier in (
        (Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier),
    ):
        qtbot.keyClick(strip, key, modifier)
    assert not heard
    assert not strip.field.isVisible()
    qtbot.keyClick(strip, Qt.Key.Key_Tab)
    assert not strip.hasFocus()


def test_an_empty_strip_takes_no_harm(strip: WeightStrip, qtbot: QtBot, heard: list[tuple[object, ...]]) -> None:
    strip.set_blocks([])
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_5):
        qtbot.keyClick(strip, key)
    qtbot.mouseClick(strip, LEFT, pos=QPoint(50, 20))
    assert not heard


def test_the_pair_is_read_out_when_the_edge_is_let_go(strip: WeightStrip, qtbot: QtBot, said: list[str]) -> None:
    strip.dragged.connect(lambda _key, _l, _r: strip.set_blocks(blocks(pe=18, lt=7)))
    edge = edge_after(strip, "pe")
    qtbot.mousePress(strip, LEFT, pos=edge)
    qtbot.mouseMove(strip, edge + QPoint(17, 0))
    assert not said
    assert "16%" in strip.accessibleName()
    qtbot.mouseRelease(strip, LEFT, pos=edge)
    assert said == ["Prevention and equity 18%, Local teams 7%"]
    assert "18%" in strip.accessibleName()


def test_fifteen_blocks_are_shown(strip: WeightStrip) -> None:
    strip.set_blocks([Block(str(n), f"Criterion {n}", f"p{n % 5 + 1}", 1 / 15, "7%") for n in range(15)])
    rects = [strip.block_rect(block.key) for block in strip.blocks]
    assert len(rects) == 15
    assert all(left.right() < right.left() for left, right in pairwise(rects))


def test_the_window_does_not_take_the_strips_keys_for_shortcuts(strip: WeightStrip, qtbot: QtBot) -> None:
    action = strip.window().addAction("Go")
    action.setShortcuts([Qt.Key.Key_5, Qt.Key.Key_Up, Qt.Key.Key_Return])
    gone: list[bool] = []
    action.triggered.connect(gone.append)
    qtbot.keyClick(strip.window().windowHandle(), Qt.Key.Key_Up)
    qtbot.keyClick(strip.window().windowHandle(), Qt.Key.Key_5)
    assert QApplication.focusWidget() is strip.field
    qtbot.keyClick(strip.window().windowHandle(), Qt.Key.Key_Return)
    assert not gone
