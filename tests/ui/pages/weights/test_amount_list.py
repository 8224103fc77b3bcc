"""The list under the mouse and under the keys, on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from ui.widgets.lift_track import places_in

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def begun(screen):
    """The policies, with Prevention lifted first."""
    screen.step("A")
    screen.key(Key.Key_Return)
    return screen


def places(screen, key):
    view = screen.page.task.lifts.list
    row = view.rows.rows[view.rows.row_of(key)]
    rect = view.visualRect(view.rows.index(view.rows.row_of(key)))
    return places_in(rect, screen.page.theme, row.item.start, row.item.end)


def on_track(screen, key, part):
    track = places(screen, key).track
    return QPoint(track.x() + round(track.width() * part), track.center().y())


def drag(screen, start, *to):
    port = screen.page.task.lifts.list.viewport()
    screen.qtbot.mousePress(port, LEFT, pos=start)
    for point in to:
        screen.qtbot.mouseMove(port, point)
    screen.qtbot.mouseRelease(port, LEFT, pos=to[-1] if to else start)


def test_a_click_lifts_one_first(screen):
    screen.step("A")
    port = screen.page.task.lifts.list.viewport()
    screen.qtbot.mouseClick(port, LEFT, pos=places(screen, "P2").name.center())
    assert screen.order == [("P2", "100"), ("P1", ""), ("P3", "")]


def test_enter_goes_on_to_the_next_lift_without_a_number(begun):
    assert begun.page.task.lifts.list.row.item.key == "P2"
    begun.give("40")
    assert begun.page.task.lifts.list.row.item.key == "P3"
    begun.give("70")
    assert begun.order == [("P1", "100"), ("P3", "70"), ("P2", "40")]
    assert begun.page.task.lifts.list.row.item.key == "P3", "the list sorts itself around the lift"


def test_tab_takes_the_number_and_types_on(begun):
    begun.type("40")
    begun.key(Key.Key_Tab)
    assert begun.focus is begun.page.task.lifts.list.field
    begun.type("30")
    begun.key(Key.Key_Return)
    assert begun.order == [("P1", "100"), ("P2", "40"), ("P3", "30")]
    begun.key(Key.Key_F2)
    begun.key(Key.Key_Tab)
    assert begun.focus is not begun.page.task.lifts.list.field, "after the last row Tab leaves the list"


def test_left_and_right_are_less_and_more(begun):
    begun.key(Key.Key_Right)
    assert begun.swings == begun.swings | {"P2": 1}, "the step is not complete yet"
    assert ("P2", "5") in begun.order
    begun.key(Key.Key_Right, SHIFT)
    assert ("P2", "6") in begun.order
    begun.key(Key.Key_Left)
    begun.key(Key.Key_Left)
    assert ("P2", "0") in begun.order


def test_delete_takes_a_number_away(begun):
    begun.give("40")
    begun.page.task.lifts.list.go_to("P2")
    begun.key(Key.Key_Delete)
    assert ("P2", "") in begun.order
    begun.page.task.lifts.list.go_to("P1")
    begun.key(Key.Key_Delete)
    assert {figure for _, figure in begun.order} == {""}
    assert "a1" not in begun.round.weight_sets


def test_alt_up_and_down_change_places(begun):
    begun.give("60", "40")
    begun.page.task.lifts.list.go_to("P3")
    begun.key(Key.Key_Up, ALT)
    assert begun.order == [("P1", "100"), ("P3", "60"), ("P2", "40")]
    begun.key(Key.Key_Up, ALT)
    assert begun.order[0] == ("P3", "100")
    assert begun.page.task.lifts.list.row.item.key == "P3"
    begun.key(Key.Key_Down, ALT)
    assert begun.order[0] == ("P1", "100")


def test_the_first_lift_stays_the_measure(begun):
    begun.page.task.lifts.list.go_to("P1")
    begun.give("80")
    assert ("P1", "100") in begun.order
    assert begun.page.task.lifts.remark.text().startswith("The first lift stays at 100")


def test_a_track_is_dragged_and_given_once(begun):
    revision = begun.round.revision
    rows = begun.page.task.lifts.list.rows
    seen = []
    rows.dataChanged.connect(lambda *_: seen.append(rows.rows[rows.row_of("P2")].amount))
    drag(begun, on_track(begun, "P2", 0.1), on_track(begun, "P2", 0.3), on_track(begun, "P2", 0.5))
    assert len(seen) >= 2, "shown while it is dragged"
    amount = next(float(figure) for key, figure in begun.order if key == "P2")
    assert amount == pytest.approx(50, abs=3)
    assert begun.round.revision - revision <= 3, "one edit, of a few events"
    begun.context.workspace.undo()
    assert ("P2", "") in begun.order


def test_a_click_on_the_box_opens_it(begun):
    port = begun.page.task.lifts.list.viewport()
    begun.qtbot.mouseClick(port, LEFT, pos=places(begun, "P3").box.center())
    assert begun.focus is begun.page.task.lifts.list.field
    begun.key(Key.Key_Escape)
    assert begun.focus is begun.page.task.lifts.list
    assert ("P3", "") in begun.order


def test_a_row_is_dragged_to_another_place(screen):
    screen.step("A")
    screen.way("order")
    drag(screen, places(screen, "P3").name.center(), places(screen, "P1").name.center())
    assert screen.order == [("P3", "1"), ("P1", "2"), ("P2", "3")]
    assert screen.round.weight_sets["a1"].method == "roc"
