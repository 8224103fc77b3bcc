"""What an answer is worth: the curve and the numbers are one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from ui.pages.framework.worth import PointRows, Worth

POINTS = [(0.0, 0.0), (10.0, 60.0), (20.0, 100.0)]


@pytest.fixture
def worth(theme, qtbot):
    window = QMainWindow()
    made = Worth(theme)
    window.setCentralWidget(made)
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.close()
    window.deleteLater()


def test_levels_have_a_curve_and_equal_steps_to_go_back_to(worth):
    worth.show_levels([0, 20, 100], 1, is_given=True, locked=False)
    assert worth.curve.points == ((0, 0), (1, 20), (2, 100))
    assert worth.straight.isVisible()
    assert not worth.points.isVisible()
    asked = []
    worth.straightened.connect(lambda: asked.append(True))
    worth.straight.click()
    assert asked
    worth.show_levels([0, 50, 100], 1, is_given=False, locked=False)
    assert not worth.straight.isVisible()


def test_measures_are_typed_and_the_curve_says_the_same(worth, qtbot):
    worth.show_measures(POINTS, "£m", 0, locked=False)
    found = []
    worth.settled.connect(found.append)
    field = worth.points.fields[1][1]
    field.selectAll()
    qtbot.keyClicks(field, "70")
    worth.keep()
    assert found == [((0, 0), (10, 70), (20, 100))]
    worth.add.click()
    assert len(found[-1]) == 4


def test_two_points_at_one_measure_are_refused_in_words(theme, qtbot):
    rows = PointRows(theme)
    qtbot.addWidget(rows)
    rows.show_points(POINTS, "£m", locked=False)
    settled, refused = [], []
    rows.settled.connect(settled.append)
    rows.refused.connect(refused.append)
    rows.fields[1][0].setText("20")
    rows.fields[1][0].keep()
    assert settled == []
    assert any("Two points lie at 20" in said for said in refused)
    assert rows.fields[1][0].text() == "10"
    rows.fields[1][0].setText("12")
    rows.fields[1][0].keep()
    assert refused[-1] == ""
    assert settled[-1][1] == (12, 60)


def test_a_measure_past_its_neighbour_is_put_in_order(theme, qtbot):
    rows = PointRows(theme)
    qtbot.addWidget(rows)
    rows.show_points(POINTS, "", locked=False)
    settled = []
    rows.settled.connect(settled.append)
    rows.fields[0][0].setText("15")
    rows.fields[0][0].keep()
    assert settled == [((10, 60), (15, 0), (20, 100))]


def test_points_are_taken_out_while_two_stay(theme, qtbot):
    rows = PointRows(theme)
    qtbot.addWidget(rows)
    rows.show_points(POINTS, "", locked=False)
    settled = []
    rows.settled.connect(settled.append)
    rows.removers[1].click()
    assert settled == [((0, 0), (20, 100))]
    rows.show_points(settled[0], "", locked=False)
    assert not any(remover.isEnabled() for remover in rows.removers)


def test_a_file_that_brings_too_few_points_is_offered_two(worth):
    worth.show_measures([], "£", None, locked=False)
    assert len(worth.curve.points) == 2


def test_locked_is_only_read(worth):
    worth.show_measures(POINTS, "", None, locked=True)
    assert not worth.add.isVisible()
    assert not worth.how.isVisible()
    assert all(field.isReadOnly() for pair in worth.points.fields for field in pair)
