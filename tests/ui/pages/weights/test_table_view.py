from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.models.weigh_rounds import stage, whole_set

SETS = [whole_set(who, A=swing, B=100 - swing) for who, swing in (("a1", 40), ("a2", 60), ("a3", 20))]


def test_it_is_read_by_keys_and_keeps_its_place(open_screen):
    screen = open_screen(settings=stage("closed"), weights=SETS)
    screen.click(screen.page.bar.view.segment("all"))
    screen.page.first_focus().setFocus()
    table = screen.page.table
    assert table.line.key == "A"
    screen.key(Qt.Key.Key_Down)
    assert table.line.key == "P1"
    assert screen.page.guide.item.text() == "This lift: Prevention"
    screen.page.refresh(None)
    assert table.line.key == "P1"


def test_what_is_left_goes_to_the_dots(open_screen):
    screen = open_screen(size=(1700, 700), settings=stage("closed"), weights=SETS)
    screen.page.look_at_all(shows_all=True)
    table = screen.page.table
    widths = [table.columnWidth(at) for at in range(table.model().columnCount())]
    assert sum(widths) == table.viewport().width()
    assert max(widths) == widths[3]
