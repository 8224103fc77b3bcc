from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from ui.models.weigh_judgement import Pairs

Key = Qt.Key


@pytest.fixture
def task(screen):
    screen.step("A")
    screen.way("pairwise")
    return screen.page.task.pairs


def said(screen):
    judgement = screen.page.desk.weighing.judgements.get("A")
    return dict(judgement.given) if isinstance(judgement, Pairs) else {}


def test_every_movement_is_an_answer_and_enter_goes_on(screen, task):
    assert screen.focus is task.scale
    assert task.place.text() == "Comparison 1 of 3"
    assert task.answer.text().startswith("Not compared yet.")
    screen.key(Key.Key_Left)
    screen.key(Key.Key_Left)
    assert task.answer.text() == "Prevention is worth moderately more (3) than Local teams"
    assert said(screen) == {("P1", "P2"): 3}
    screen.key(Key.Key_Return)
    assert task.place.text() == "Comparison 2 of 3"
    screen.key(Key.Key_Return)
    assert said(screen)["P1", "P3"] == 1, "Enter keeps the middle as the same"
    assert screen.page.facts() == "0 of 5 steps done"
    screen.key(Key.Key_Right)
    assert said(screen)["P2", "P3"] == pytest.approx(1 / 2)
    assert screen.page.facts() == "1 of 5 steps done"


def test_answers_that_hang_together_are_told_so(screen, task):
    for steps in (1, 3, 1):
        for _ in range(steps):
            screen.key(Key.Key_Left)
        screen.key(Key.Key_Return)
    assert said(screen) == {("P1", "P2"): 2, ("P1", "P3"): 4, ("P2", "P3"): 2}
    assert task.remark.text() == "The answers hang together."
    assert not task.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)[2:]
    assert screen.swings["P3"] == pytest.approx(25)


def test_answers_that_clash_are_named_and_can_be_looked_at_again(screen, task):
    for key, steps in ((Key.Key_Left, 8), (Key.Key_Right, 8), (Key.Key_Left, 8)):
        for _ in range(steps):
            screen.key(key)
        screen.key(Key.Key_Return)
    assert task.remark.text().startswith("These three go round in a circle: ")
    assert "ratio" in task.remark.toolTip()
    assert screen.page.steps.steps.lines[screen.page.desk.step.number - 1].clashes
    again = [task.clashes.itemAt(at).widget() for at in range(task.clashes.count())]
    assert len(again) == 3
    assert again[0].text() == "Look again: Prevention and Local teams"
    assert any(entry.clashes for entry in task.list.pairs.entries)
    screen.click(again[0])
    assert screen.focus is task.scale
    assert task.answer.text() == again[0].toolTip()


def test_the_list_of_comparisons_asks_one_again(screen, task):
    screen.key(Key.Key_Left)
    task.list.setFocus()
    screen.key(Key.Key_Down)
    assert task.place.text() == "Comparison 2 of 3"
    screen.click(task.back)
    assert task.place.text() == "Comparison 1 of 3"
    assert not task.back.isEnabled()


def test_the_wheel_answers_nothing(screen, task):
    middle = QPointF(task.scale.rect().center())
    event = QWheelEvent(
        middle, task.scale.mapToGlobal(middle), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(task.scale, event)
    assert task.scale.value() == 0
    assert said(screen) == {}


def test_an_answer_is_undone(screen, task):
    screen.key(Key.Key_Left)
    screen.context.workspace.undo()
    assert said(screen) == {}
    assert task.scale.value() == 0
