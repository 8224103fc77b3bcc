from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt


def shares(screen):
    return {block.key: round(block.share, 6) for block in screen.page.strip.blocks}


def drag(screen, left, to):
    """Drag the edge right of a block by the mouse until the block has the share `to`."""
    strip = screen.page.strip
    rect = strip.block_rect(left)
    at = QPoint(rect.right() + 1, rect.center().y())
    block = strip.block(left)
    wide = sum(strip.block_rect(each.key).width() for each in strip.blocks)
    step = round((to - block.share) * wide)
    screen.qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=at)
    for part in (step // 2, step):
        screen.qtbot.mouseMove(strip, at + QPoint(part, 0))
    return at + QPoint(step, 0)


def test_dragging_an_edge_moves_rows_and_the_line_and_leaves_the_round_alone(screen):
    before = screen.round
    assert screen.funded == ["K1", "K2", "K3"]
    drag(screen, "P1", 0.1)
    assert screen.funded == ["K1", "K4", "K2"], "while the mouse is still down"
    assert shares(screen)["P1"] == pytest.approx(0.1, abs=0.01)
    assert screen.page.weights.what_if.isHidden()
    assert screen.round is before
    screen.page.strip.released.emit()
    what_if = screen.page.weights.what_if
    assert not what_if.isHidden()
    assert what_if.said.text() == "What if: weights not saved"
    assert what_if.more.text() == "Falls prevention comes in. Living well falls out."
    assert screen.page.weights.source.text() == "tried out, not saved"
    assert screen.reopened().agreed_weights is None


def test_every_tick_is_shown_at_once(screen):
    strip, seen = screen.page.strip, []
    for share in (0.38, 0.3, 0.2, 0.1, 0.02):
        strip.dragged.emit("P1", share, 0.8 - share)
        seen.append(screen.cell("K4", "value"))
    assert seen == ["65.2", "70.0", "76.0", "82.0", "86.8"]
    strip.cancelled.emit()
    assert screen.cell("K4", "value") == "64.0"


def test_going_back_restores_everything(screen):
    screen.page.strip.typed.emit("P1", 0.1)
    assert screen.cell("K3", "value") != "64.0"
    screen.qtbot.mouseClick(screen.page.weights.what_if.back, Qt.MouseButton.LeftButton)
    assert screen.cell("K3", "value") == "64.0"
    assert screen.page.weights.what_if.isHidden()
    assert shares(screen) == {"P1": 0.4, "benefit": 0.4, "money": 0.2}


def test_adopting_needs_a_reason_and_can_be_undone(screen):
    what_if = screen.page.weights.what_if
    screen.page.strip.typed.emit("P1", 0.1)
    screen.qtbot.mouseClick(what_if.adopt, Qt.MouseButton.LeftButton)
    assert screen.focus is what_if.reason
    screen.key(Qt.Key.Key_Return)
    assert what_if.fault.text() == "Agreed weights need a reason. Nothing was changed."
    assert screen.round.agreed_weights is None
    screen.type("Agreed in the room")
    screen.key(Qt.Key.Key_Return)
    assert screen.round.agreed_weights.reason == "Agreed in the room"
    assert what_if.isHidden()
    assert screen.page.weights.source.text() == "agreed by the panel: Agreed in the room"
    assert screen.funded == ["K1", "K2", "K4"]
    assert shares(screen)["P1"] == pytest.approx(0.1)
    screen.context.workspace.undo()
    assert screen.funded == ["K1", "K2", "K3"]
    assert screen.page.weights.source.text() == "the framework’s own, not agreed"


def test_keys_try_weights_too(screen):
    screen.page.table.setFocus()
    screen.key(Qt.Key.Key_W)
    assert screen.focus is screen.page.strip
    screen.key(Qt.Key.Key_Up)
    assert shares(screen)["P1"] == pytest.approx(0.41)
    assert not screen.page.weights.what_if.isHidden()
    screen.key(Qt.Key.Key_Down)
    assert screen.page.weights.what_if.isHidden(), "back where it was, nothing is tried any more"
    screen.type("50")
    screen.key(Qt.Key.Key_Return)
    assert shares(screen)["P1"] == pytest.approx(0.5)
    screen.key(Qt.Key.Key_Escape)
    assert screen.focus is screen.page.table


def test_an_edit_elsewhere_keeps_what_is_tried(screen):
    screen.page.strip.typed.emit("P1", 0.1)
    screen.page.band.settled.emit(6e6)
    assert screen.budget == 6e6
    assert shares(screen)["P1"] == pytest.approx(0.1)
    assert not screen.page.weights.what_if.isHidden()


def test_a_round_that_can_only_be_read_can_be_tried_but_not_changed(screen, monkeypatch):
    monkeypatch.setattr(type(screen.context.workspace), "can_change", False)
    screen.page.strip.typed.emit("P1", 0.1)
    assert not screen.page.weights.what_if.adopt.isEnabled()
    assert screen.funded == ["K1", "K2", "K4"]
