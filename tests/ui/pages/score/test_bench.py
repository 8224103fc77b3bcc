"""Who stands where: side by side, and one after another where there is too little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages.score.conftest import Opener, Screen


def shown(screen: Screen) -> set[str]:
    faces = screen.page.faces
    parts = {"list": faces.list, "drawer": faces.drawer, "sheet": faces.panel, "guide": faces.guide}
    return {name for name, part in parts.items() if part.isVisible()}


@pytest.mark.parametrize(
    ("width", "usual", "reading"),
    [
        (1750, {"list", "sheet", "guide"}, {"list", "drawer", "sheet", "guide"}),
        (1198, {"list", "sheet", "guide"}, {"drawer", "sheet", "guide"}),
        (860, {"sheet", "guide"}, {"drawer", "sheet"}),
        (620, {"sheet", "guide"}, {"drawer", "sheet"}),
    ],
)
def test_parts_give_way_by_width(open_screen: Opener, width: int, usual: set[str], reading: set[str]) -> None:
    screen = open_screen(size=(width, 688))
    assert shown(screen) == usual
    screen.page.read_case()
    assert shown(screen) == reading
    screen.page.read_case()
    assert shown(screen) == usual


def test_the_list_is_shown_where_it_is_asked_for_and_goes_again(open_screen: Opener) -> None:
    screen = open_screen(size=(860, 688))
    faces = screen.page.faces
    assert faces.panel.cases.isVisible()
    faces.panel.cases.click()
    assert shown(screen) == {"list", "sheet"}
    assert faces.list.field.hasFocus()
    screen.key(Qt.Key.Key_Down)
    screen.key(Qt.Key.Key_Return)
    assert shown(screen) == {"sheet", "guide"}
    assert faces.view.hasFocus()


def test_in_one_pane_the_list_stands_alone(open_screen: Opener) -> None:
    screen = open_screen(size=(620, 688))
    screen.page.filter_list()
    assert shown(screen) == {"list"}


def test_asking_for_the_list_puts_the_case_away_where_both_have_no_room(open_screen: Opener) -> None:
    screen = open_screen(size=(860, 688))
    screen.page.read_case()
    screen.page.filter_list()
    assert shown(screen) == {"list", "sheet"}
    assert not screen.page.faces.bench.is_drawer_open


def test_the_zoom_counts_as_less_room(open_screen: Opener) -> None:
    screen = open_screen()
    screen.context.theme.set_zoom(1.5)
    assert shown(screen) == {"sheet", "guide"}
    screen.context.theme.set_zoom(1.0)
    assert shown(screen) == {"list", "sheet", "guide"}


def test_all_fifteen_rows_fit_on_a_small_laptop(open_screen: Opener) -> None:
    screen = open_screen(size=(1198, 688))
    view = screen.page.faces.view
    last = view.visualRect(view.model().index(view.model().rowCount() - 1, 0))
    assert view.viewport().rect().contains(last)
    assert not view.verticalScrollBar().isVisible()


def test_widths_are_remembered(screen: Screen, open_screen: Opener) -> None:
    splitter = screen.page.faces.bench.splitter
    sizes = splitter.sizes()
    splitter.setSizes([sizes[0] + 40, 0, sizes[2] - 80, sizes[3] + 40])
    splitter.splitterMoved.emit(0, 1)
    moved = splitter.sizes()
    screen.page.read_case()
    screen.page.read_case()
    assert splitter.sizes() == moved
    assert not screen.context.settings.shape("score").isEmpty()
