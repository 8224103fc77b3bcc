from __future__ import annotations

from PySide6.QtCore import Qt


def test_task_and_guide_take_turns_where_it_is_narrow(open_screen):
    screen = open_screen(size=(752, 520))
    page = screen.page
    assert page.is_narrow
    assert page.task.isVisible()
    assert not page.guide.isVisible()
    screen.click(page.bar.script)
    assert page.guide.isVisible()
    assert not page.task.isVisible()
    assert screen.focus is page.guide.back
    screen.key(Qt.Key.Key_Escape)
    assert page.task.isVisible()
    assert screen.focus is page.task.lifts.list


def test_the_list_of_steps_gives_way_first(open_screen, theme):
    theme.set_zoom(2.0)
    screen = open_screen(size=(1318, 660))
    assert not screen.page.steps.isVisible()
    assert screen.page.task.isVisible()
    screen.click(screen.page.task.on)
    assert screen.page.desk.step.key == "A"


def test_the_split_is_remembered(screen):
    screen.page.splitter.moveSplitter(700, 1)
    screen.page._keep_shape()
    assert not screen.context.settings.shape("weights").isEmpty()
