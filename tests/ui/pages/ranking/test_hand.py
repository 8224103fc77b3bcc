from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

ALT = Qt.KeyboardModifier.AltModifier


def test_alt_with_arrows_moves_a_case_by_hand(screen):
    screen.page.order.segment("hand").click()
    screen.choose("K3")
    screen.key(Qt.Key.Key_Up, ALT)
    assert screen.order[:3] == ["K1", "K3", "K2"]
    assert screen.page.table.case == "K3"
    assert screen.round.settings.order == "hand"
    assert "moves a case, or drag it" in screen.page.note.said.text()
    screen.context.workspace.undo()
    assert screen.round.settings.order == "value"


def test_in_another_order_it_says_how_to_get_there(screen):
    screen.key(Qt.Key.Key_Down, ALT)
    assert screen.page.banner.message.startswith("Cases are moved in the order by hand.")
    assert screen.round.settings.order == "value"
    screen.page.banner._buttons[0].click()
    assert screen.page.order.current == "hand"
    assert screen.page.banner.tone == ""


def test_a_row_is_dragged_to_another_place(screen):
    screen.page.order.segment("hand").click()
    viewport = screen.page.table.viewport()
    start, goal = screen.point("K6", "case"), screen.point("K2", "case") - QPoint(0, 8)
    screen.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for at in (start - QPoint(0, 30), goal):
        screen.qtbot.mouseMove(viewport, at)
    assert screen.round.settings.order == "value", "nothing happens until it is let go"
    screen.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=goal)
    assert screen.order[:3] == ["K1", "K6", "K2"]


def test_rows_are_not_dragged_in_the_order_by_value(screen):
    viewport = screen.page.table.viewport()
    start, goal = screen.point("K6", "case"), screen.point("K1", "case")
    screen.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    screen.qtbot.mouseMove(viewport, goal)
    screen.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=goal)
    assert screen.order[:3] == ["K1", "K2", "K3"]


def test_a_stop_passes_only_stops(screen):
    screen.page.order.segment("hand").click()
    screen.choose("S2")
    screen.key(Qt.Key.Key_Up, ALT)
    stops = [row.case for row in screen.page.table.table.rows if row.section == "stops" and row.case]
    assert stops == ["S2", "S1"]
    assert screen.order == ["K1", "K2", "K3", "line", "K4", "K5", "K6"]
