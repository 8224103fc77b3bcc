"""Points and rank order on the screen; guided comparison is in test_page and test_amount_list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def task(screen):
    screen.step("A")
    return screen.page.task.lifts


def test_points_have_to_add_up(screen, task):
    screen.way("points")
    assert screen.page.task.question.text() == "Share 100 points among these lifts."
    screen.give("50", "30")
    assert task.remark.text() == "80 of 100 points given, 20 left."
    screen.give("25")
    assert task.remark.text() == "105 points given: take 5 away, so that they add up to 100."
    assert screen.page.facts() == "0 of 5 steps done"
    screen.give("20")
    assert task.remark.text() == "All 100 points are given."
    assert screen.page.facts() == "1 of 5 steps done"
    assert screen.order == [("P1", "50"), ("P2", "30"), ("P3", "20")], "points do not sort themselves"


def test_an_order_is_kept_when_it_is_right(screen, task):
    screen.way("order")
    assert task.remark.text().startswith("This is not kept as your order yet.")
    assert screen.page.facts() == "0 of 5 steps done"
    screen.key(Key.Key_Return)
    assert screen.page.facts() == "1 of 5 steps done"
    assert not task.right.isVisible()
    assert screen.swings["P1"] == 100
    assert screen.swings["P3"] == pytest.approx(100 * (1 / 3) / (1 + 1 / 2 + 1 / 3))


def test_an_order_is_made_by_keys_and_by_buttons(screen, task):
    screen.way("order")
    task.list.go_to("P3")
    screen.key(Key.Key_Up, ALT)
    assert screen.order == [("P1", "1"), ("P3", "2"), ("P2", "3")]
    screen.click(task.up)
    assert [key for key, _ in screen.order] == ["P3", "P1", "P2"]
    screen.click(task.down)
    task.list.setFocus()
    screen.give("3")
    assert [key for key, _ in screen.order] == ["P1", "P2", "P3"], "a number is a place"


def test_the_other_rule_is_even(screen, task):
    screen.way("order")
    screen.key(Key.Key_Return)
    screen.click(task.rule.segment("ranksum"))
    assert screen.round.weight_sets["a1"].method == "ranksum"
    assert screen.swings["P2"] == pytest.approx(200 / 3)
    assert task.remark.text() == "Weights fall in equal steps from the first to the last."


def test_two_lifts_at_100_are_only_hinted_at(screen, task):
    screen.key(Key.Key_Return)
    screen.give("100", "40")
    assert task.remark.text().startswith("Two lifts were given 100. Pick the larger")
    assert screen.page.facts() == "1 of 5 steps done"


def test_the_keys_that_matter_are_told(screen, task):
    assert screen.page.hints()[0] == ("↑ ↓", "look")
    screen.key(Key.Key_Return)
    assert ("Alt ↑ ↓", "change places") in screen.page.hints()
    screen.way("points")
    assert ("Alt ↑ ↓", "change places") not in screen.page.hints()
    screen.way("order")
    assert ("Enter", "keep") in screen.page.hints()


def test_more_than_the_first_is_refused_beside_it(screen, task):
    screen.key(Key.Key_Return)
    screen.give("70")
    task.list.go_to("P2")
    screen.give("120")
    assert task.remark.text() == "Nothing can be worth more than the first, at 100. Move it up with Alt Up?"
    screen.key(Key.Key_Escape)
    assert ("P2", "70") in screen.order
    task.list.go_to("P2")
    screen.type("120")
    task.remark.setText("")
    screen.page.steps.setFocus()
    assert task.remark.text().startswith("Nothing can be worth more")
    assert ("P2", "70") in screen.order


def test_a_place_beyond_the_last_is_refused(screen, task):
    screen.way("order")
    screen.key(Key.Key_Return)
    before = screen.order
    screen.give("9")
    assert task.remark.text() == "There are 3 places. Type a whole number from 1 to 3."
    assert screen.order == before


def test_three_lifts_at_100_are_counted(screen, task):
    screen.key(Key.Key_Return)
    screen.give("100")
    assert task.remark.text().endswith("2 of 3 compared.")
    screen.give("100")
    assert task.remark.text().startswith("Three lifts were given 100. Pick the largest")
