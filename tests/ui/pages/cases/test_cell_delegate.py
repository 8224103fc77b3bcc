from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.ui.models.grid_rounds import COST
from ui.models.case_grid_entry import Refusal
from ui.pages.cases.cell_editors import LongCell


def picture(screen, case: str, key: str) -> QImage:
    """Return a cell as it is painted, without the frame around the one with the keys."""
    screen.at(case, key)
    rect = screen.view.cell_rect(case, key)
    screen.at("K3", "title")
    return screen.view.viewport().grab(rect).toImage()


def test_a_refused_text_is_painted_with_a_corner(screen):
    before = picture(screen, "K1", "people")
    screen.grid.refuse([Refusal("K1", "people", "18,400", "No.")])
    after = picture(screen, "K1", "people")
    right = after.width() - 2
    problem = screen.page.theme.color("problem")
    assert before.pixelColor(right, 1) != problem
    assert after.pixelColor(right, 1) == problem


def test_selected_cells_and_looks_are_painted_in_their_colours(screen):
    theme = screen.page.theme
    for mode in ("light", "dark", "contrast"):
        theme.set_mode(mode)
        rect = screen.view.cell_rect("K1", COST)
        screen.at("K1", COST)
        chosen = screen.view.viewport().grab(rect).toImage()
        screen.at("K3", "title")
        other = screen.view.viewport().grab(rect).toImage()
        middle = rect.height() // 2
        assert chosen.pixelColor(8, middle) == theme.color("selected")
        assert other.pixelColor(8, middle) == theme.color("surface")


def test_figures_stand_to_the_right_in_their_fields_too(screen):
    screen.at("K1", COST)
    screen.key(Qt.Key.Key_F2)
    assert screen.focus.alignment() & Qt.AlignmentFlag.AlignRight
    screen.key(Qt.Key.Key_Escape)
    screen.at("K1", "type")
    screen.key(Qt.Key.Key_F2)
    assert screen.focus.alignment() & Qt.AlignmentFlag.AlignLeft
    screen.key(Qt.Key.Key_Escape)


def test_a_field_of_several_lines_is_larger_than_its_cell_and_stays_inside(screen):
    screen.page.showing.choose_columns(("type", "people", "board", "summary"))
    screen.at("K3", "summary")
    screen.key(Qt.Key.Key_F2)
    field = screen.focus
    assert isinstance(field, LongCell)
    assert field.height() > 3 * screen.view.rowHeight(0)
    assert screen.view.viewport().rect().contains(field.geometry())
    screen.type("Two")
    screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    screen.type("lines")
    screen.key(Qt.Key.Key_Return)
    assert screen.case("K3").summary == "Two\nlines"
    assert screen.cell("K3", "summary") == "Two lines"


def test_a_column_fits_its_texts_on_request(screen):
    at = screen.grid.column_at("board")
    screen.view.resizeColumnToContents(at)
    assert screen.view.columnWidth(at) >= screen.view.fontMetrics().horizontalAdvance("Primary care")
    index = screen.grid.index(0, screen.grid.column_at("gates"))
    assert screen.view.itemDelegate().sizeHint(None, index).width() > 60
