from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.models.weigh_judgement import BestWorst

Key = Qt.Key


@pytest.fixture
def task(screen):
    screen.step("A")
    screen.way("bestworst")
    return screen.page.task.ends


def name(screen, combo, text):
    at = combo.findText(text)
    combo.setFocus()
    while combo.currentIndex() != at:
        screen.key(Key.Key_Down if combo.currentIndex() < at else Key.Key_Up)


def said(screen):
    return screen.page.desk.weighing.judgements.get("A")


def test_by_keys_from_the_best_to_the_weights(screen, task):
    assert screen.focus is task.best
    name(screen, task.best, "Prevention")
    name(screen, task.worst, "Control")
    assert task.remark.text() == "2 of 5 answered. 1 is worth the same, 9 is extremely more."
    task.table.setFocus()
    screen.type("264")
    assert said(screen) == BestWorst("P1", "P3", {"P2": 2, "P3": 6}, {"P2": 4})
    assert "ξ" not in task.remark.text()
    assert task.remark.toolTip().startswith("ξ")
    assert screen.page.facts() == "1 of 5 steps done"
    assert screen.swings["P1"] == 100
    assert screen.round.weight_sets["a1"].method == "bestworst"


def test_another_best_asks_for_its_numbers_anew(screen, task):
    name(screen, task.best, "Prevention")
    name(screen, task.worst, "Control")
    task.table.setFocus()
    screen.type("264")
    name(screen, task.best, "Local teams")
    assert said(screen) == BestWorst("P2", "P3", {}, {})


def test_the_one_worth_most_is_not_offered_as_worth_least(screen, task):
    name(screen, task.best, "Prevention")
    assert task.worst.findText("Prevention") == -1
    name(screen, task.worst, "Control")
    name(screen, task.best, "Control")
    assert said(screen) == BestWorst("P3", "")
    assert screen.page.facts() == "0 of 5 steps done"


def test_a_contradiction_is_named_and_looked_at_again(screen, task):
    name(screen, task.best, "Prevention")
    name(screen, task.worst, "Control")
    task.table.setFocus()
    screen.type("929")
    assert task.remark.text() == "These answers contradict one another:"
    row = task.clashes.itemAt(0).layout()
    assert "Local teams" in row.itemAt(0).widget().text()
    screen.click(row.itemAt(1).widget())
    assert screen.focus is task.table
    assert task.table.currentIndex().row() == 1


def test_delete_takes_a_number_away(screen, task):
    name(screen, task.best, "Prevention")
    name(screen, task.worst, "Control")
    task.table.setFocus()
    screen.type("2")
    task.table.setCurrentIndex(task.table.ends.index(1, 1))
    screen.key(Key.Key_Delete)
    assert said(screen).over_others == {}


def test_a_step_of_two_needs_one_number(screen):
    screen.step("money")
    screen.way("bestworst")
    task = screen.page.task.ends
    name(screen, task.best, "Cost")
    name(screen, task.worst, "Workforce")
    task.table.setFocus()
    screen.type("4")
    assert screen.swings["F2"] == pytest.approx(25)
