from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from tests.ui.models.grid_rounds import COST, NEXT, YEAR
from tests.ui.pages.cases.grid_screen import choose, entries
from ui.models.case_grid import NEW
from ui.pages.cases.columns_dialog import ColumnsDialog


def test_the_menu_of_cells_offers_what_can_be_done(screen):
    screen.page.menus.open_cells(QPoint(50, 50))
    found = entries(screen.menu())
    assert all(found.values())
    assert list(found)[-1] == "Column “Case”"
    choose(screen.menu(), "Withdraw this case")
    assert list(screen.round.cases) == ["K2", "K10", "K3"]
    screen.view.choose(NEW, "title")
    screen.page.menus.open_cells(QPoint(50, 50))
    found = entries(screen.menu())
    assert {name for name, usable in found.items() if not usable} == {
        "Open the whole record", "Copy", "Copy with headings", "Clear", "Copy this case", "Withdraw this case",
    }  # fmt: skip
    choose(screen.menu(), "Add a case")
    assert screen.view.is_typing
    screen.key(Qt.Key.Key_Escape)


def test_in_a_round_that_cannot_change_only_reading_is_offered(open_grid):
    screen = open_grid(settings={"years": [YEAR, NEXT], "stage": "locked"})
    screen.page.menus.open_cells(QPoint(50, 50))
    usable = [name for name, can in entries(screen.menu()).items() if can]
    screen.menu().close()
    assert usable == ["Open the whole record", "Copy", "Copy with headings", "Column “Case”"]


def test_the_menu_of_a_column_sorts_moves_and_hides_it(screen):
    menus, at = screen.page.menus, screen.grid.column_at
    menus.open_column(at(COST), QPoint(50, 50))
    assert not entries(screen.menu())["In the order of the round"]
    choose(screen.menu(), "Sort, largest first")
    assert screen.grid.order == ["K2", "K1", "K3", "K10"]
    menus.open_column(at(COST), QPoint(50, 50))
    choose(screen.menu(), "Move left")
    assert at(COST) == 3
    menus.open_column(at(COST), QPoint(50, 50))
    choose(screen.menu(), "Leave out this column")
    assert at(COST) == -1
    menus.open_column(at("title"), QPoint(50, 50))
    found = entries(screen.menu())
    assert (found["Move left"], found["Leave out this column"]) == (False, False)
    choose(screen.menu(), "In the order of the round")
    assert screen.grid.order == ["K1", "K2", "K10", "K3"]


def test_columns_are_chosen_while_the_grid_shows_them(screen):
    screen.context.actions.run("cases.columns")
    dialog = screen.dialog(ColumnsDialog)
    dialog.tick("summary", on=True)
    assert screen.grid.column_at("summary") == 3
    dialog.accept()
    assert screen.focus is screen.view
