"""The value curve by mouse, by keys and by typing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.value_curve import ValueCurve

LEVELS = [(0.0, 0.0), (1.0, 20.0), (2.0, 60.0), (3.0, 100.0)]
MEASURES = [(0.0, 0.0), (50.0, 80.0), (100.0, 100.0)]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def curve(theme: Theme, qtbot: QtBot) -> Iterator[ValueCurve]:
    window = QWidget()
    curve = ValueCurve(theme, window)
    curve.resize(340, 220)
    window.resize(360, 240)
    with qtbot.waitActive(window):
        window.show()
    curve.show_points(LEVELS, levels=True)
    curve.setFocus()
    yield curve
    window.close()
    window.deleteLater()


@pytest.fixture
def settled(curve: ValueCurve) -> list[tuple[tuple[float, float], ...]]:
    found: list[tuple[tuple[float, float], ...]] = []
    curve.settled.connect(found.append)
    return found


def point(place: QPointF) -> QPoint:
    return place.toPoint()


def test_a_point_is_dragged_up_but_never_to_another_level(curve: ValueCurve, settled: list, qtbot: QtBot) -> None:
    dragged: list[object] = []
    curve.dragged.connect(dragged.append)
    start = point(curve.place_of(1))
    target = QPoint(start.x() + 30, point(curve.place_of(2)).y())
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(curve, target)
    assert dragged
    assert settled == []
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=target)
    assert len(settled) == 1
    assert settled[0][1][0] == 1
    assert settled[0][1][1] == pytest.approx(60, abs=2)


def test_a_measure_is_dragged_both_ways_and_stops_before_its_neighbour(
    curve: ValueCurve, settled: list, qtbot: QtBot
) -> None:
    curve.show_points(MEASURES, levels=False, unit="£")
    start = point(curve.place_of(1))
    beyond = QPoint(point(curve.place_of(2)).x() + 20, start.y())
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(curve, beyond)
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=beyond)
    assert 90 < settled[0][1][0] < 100


def test_an_end_that_is_dragged_outwards_goes_where_the_mouse_is(
    curve: ValueCurve, settled: list, qtbot: QtBot
) -> None:
    curve.show_points(MEASURES, levels=False)
    start = point(curve.place_of(2))
    width = curve.place_of(2).x() - curve.place_of(0).x()
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=start)
    for step in (5, 10, 10, 10):
        qtbot.mouseMove(curve, QPoint(start.x() + step, start.y()))
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=QPoint(start.x() + 10, start.y()))
    assert settled[-1][2][0] == pytest.approx(100 + 10 / width * 100, abs=1)


def test_a_click_alone_changes_nothing(curve: ValueCurve, settled: list, qtbot: QtBot) -> None:
    qtbot.mouseClick(curve, Qt.MouseButton.LeftButton, pos=point(curve.place_of(2)))
    assert curve.selected == 2
    assert settled == []


def test_keys_choose_and_move(curve: ValueCurve, settled: list, qtbot: QtBot) -> None:
    qtbot.keyClick(curve, Key.Key_Right)
    qtbot.keyClick(curve, Key.Key_Up)
    qtbot.keyClick(curve, Key.Key_PageDown)
    assert [each[1][1] for each in settled] == [21, 11]
    qtbot.keyClick(curve, Key.Key_End)
    assert curve.selected == 3
    qtbot.keyClick(curve, Key.Key_Up)  # 100 is the most
    assert len(settled) == 2
    qtbot.keyClick(curve, Key.Key_Home)
    assert curve.selected == 0


def test_points_between_levels_cannot_be_added_or_moved_across(curve: ValueCurve, settled: list, qtbot: QtBot) -> None:
    for key in (Key.Key_Insert, Key.Key_Delete):
        qtbot.keyClick(curve, key)
    qtbot.keyClick(curve, Key.Key_Right, CTRL)
    assert settled == []
    assert len(curve.points) == 4


def test_measures_gain_and_lose_points_by_keys(curve: ValueCurve, settled: list, qtbot: QtBot) -> None:
    curve.show_points(MEASURES, levels=False)
    qtbot.keyClick(curve, Key.Key_Insert)
    assert settled[-1] == ((0, 0), (25, 40), (50, 80), (100, 100))
    assert curve.selected == 1
    qtbot.keyClick(curve, Key.Key_Right, CTRL)
    assert settled[-1][1] == (26, 40)
    for _ in range(4):
        qtbot.keyClick(curve, Key.Key_Delete)
    assert len(curve.points) == 2


def test_a_value_is_typed(curve: ValueCurve, settled: list, qtbot: QtBot) -> None:
    qtbot.keyClick(curve, Key.Key_Right)
    qtbot.keyClicks(curve, "3")
    qtbot.keyClicks(curve.field, "5.5")
    qtbot.keyClick(curve.field, Key.Key_Return)
    assert settled[-1][1] == (1, 35.5)
    assert curve.field.isHidden()
    assert curve.hasFocus()


def test_what_is_no_value_stays_to_be_mended_and_esc_leaves_it(curve: ValueCurve, settled: list, qtbot: QtBot) -> None:
    qtbot.keyClick(curve, Key.Key_F2)
    qtbot.keyClicks(curve.field, "120")
    qtbot.keyClick(curve.field, Key.Key_Return)
    assert not curve.field.isHidden()
    assert curve.field.property("problem")
    qtbot.keyClick(curve.field, Key.Key_Escape)
    assert curve.field.isHidden()
    assert settled == []


def test_tab_goes_from_value_to_value(curve: ValueCurve, settled: list, qtbot: QtBot) -> None:
    qtbot.keyClicks(curve, "5")
    qtbot.keyClick(curve.field, Key.Key_Tab)
    assert curve.selected == 1
    assert not curve.field.isHidden()
    assert settled[-1][0] == (0, 5)


def test_a_double_click_opens_the_field(curve: ValueCurve, qtbot: QtBot) -> None:
    qtbot.mouseDClick(curve, Qt.MouseButton.LeftButton, pos=point(curve.place_of(2)))
    assert not curve.field.isHidden()
    assert curve.field.accessibleName() == "Value of Level 2, 0 to 100"


def test_a_locked_curve_is_only_read(curve: ValueCurve, settled: list, qtbot: QtBot) -> None:
    curve.set_locked(locked=True)
    for key in (Key.Key_Up, Key.Key_Insert, Key.Key_Delete, Key.Key_5, Key.Key_F2):
        qtbot.keyClick(curve, key)
    start = point(curve.place_of(1))
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(curve, QPoint(start.x(), 5))
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=QPoint(start.x(), 5))
    assert settled == []
    assert curve.field.isHidden()
    qtbot.keyClick(curve, Key.Key_Right)
    assert curve.selected == 2


def test_showing_points_says_nothing(curve: ValueCurve, settled: list) -> None:
    curve.show_points(MEASURES, levels=False)
    assert settled == []
