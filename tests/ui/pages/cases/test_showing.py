from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy

from prioritiser.edits.document import edit_of
from tests.ui.models.grid_rounds import COST
from ui.models.case_grid_filter import CaseFilter
from ui.models.case_grid_views import OVERVIEW
from ui.pages.cases.memory import Memory


def keys(screen) -> list[str]:
    return [column.key for column in screen.grid.columns]


def click_heading(screen, key: str) -> None:
    header = screen.view.headings
    at = screen.grid.column_at(key)
    where = QPoint(header.sectionViewportPosition(at) + 20, 10)
    screen.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_click_on_a_heading_sorts_then_turns_then_goes_back(screen):
    screen.at("K3", COST)
    orders = []
    for _ in range(3):
        click_heading(screen, COST)
        orders.append(screen.grid.order)
        assert screen.here == ("K3", COST)
    assert orders == [["K3", "K1", "K2", "K10"], ["K2", "K1", "K3", "K10"], ["K1", "K2", "K10", "K3"]]
    assert len(screen.view.selectedIndexes()) == 1


def test_the_sorted_column_is_marked_in_both_parts(screen):
    screen.page.showing.sort("title", falling=True)
    for header in (screen.view.headings, screen.view.frozen.headings):
        assert (header.sorted_by, header.falling) == ("title", True)


def test_a_filter_leaves_what_it_asks_for_and_says_so(screen):
    spy = QSignalSpy(screen.page.showing.changed)
    screen.page.showing.look_for(CaseFilter(type="reshape"))
    assert screen.grid.order == ["K2"]
    assert screen.page.filters.chip.text() == "Showing 1 of 4"
    assert screen.page.filters.type.currentText() == "Reshapes"
    assert screen.here == ("K2", "title")
    assert spy.count() == 1
    assert screen.page.showing.is_filtered


def test_a_case_typed_under_a_filter_stays_in_sight(screen):
    screen.page.showing.look_for(CaseFilter(text="pumps"))
    screen.at("K3", "title")
    screen.type("Continuous monitors")
    screen.key(Qt.Key.Key_Return)
    assert screen.grid.order == ["K3"]
    screen.type("A new one")
    screen.key(Qt.Key.Key_Return)
    assert screen.grid.order == ["K3", "K11"]


def test_views_that_come_with_the_program_leave_the_filter(screen):
    showing = screen.page.showing
    showing.look_for(CaseFilter(type="reshape"))
    showing.look_at(screen.page.memory.every(screen.round)[4])
    assert screen.grid.order == ["K2"]
    assert "gate:G1" in keys(screen)
    assert screen.page.bar.view.text() == "View: Gates"


def test_columns_come_go_and_change_places_and_the_cell_keeps_the_keys(screen):
    showing = screen.page.showing
    screen.at("K2", "people")
    showing.choose_columns(("people", "title", "type"))
    assert keys(screen) == ["id", "title", "people", "type"]
    assert screen.here == ("K2", "people")
    showing.move_column("people", 1)
    showing.move_column("people", 5)
    showing.move_column("gone", 1)
    assert keys(screen) == ["id", "title", "type", "people"]
    showing.hide_column("type")
    assert keys(screen) == ["id", "title", "people"]
    assert screen.page.bar.view.text() == "View: Overview (changed)"


def test_what_was_looked_at_is_remembered_but_not_the_filter(screen):
    screen.page.showing.choose_columns(("people",))
    screen.page.showing.sort("people")
    screen.page.showing.look_for(CaseFilter(text="x"))
    again = Memory(screen.context.settings)
    assert (again.view.columns, again.view.sorted_by, again.view.filter) == (("people",), "people", CaseFilter())


def test_ones_own_views_are_kept_and_forgotten(screen):
    showing, memory = screen.page.showing, screen.page.memory
    showing.look_for(CaseFilter(type="reshape"))
    showing.save_view("Reshapes only")
    assert Memory(screen.context.settings).own[0].filter == CaseFilter(type="reshape")
    screen.page.filters.reset()
    showing.look_at(memory.own[0])
    assert screen.grid.order == ["K2"]
    showing.forget_view("Reshapes only")
    assert memory.own == Memory(screen.context.settings).own == ()
    assert memory.view.name == "Reshapes only"


def test_other_years_and_gates_make_other_columns(screen):
    before = len(screen.page.showing.every)
    document = {"gates": [{"id": "G9", "name": "Digital"}], "places": [{"id": "peak", "name": "High Peak"}]}
    screen.context.workspace.do(edit_of(document, screen.round, label="more"))
    assert len(screen.page.showing.every) == before + 2
    assert screen.page.filters.place.findData("peak") > 0
    assert screen.page.memory.view.name == OVERVIEW
