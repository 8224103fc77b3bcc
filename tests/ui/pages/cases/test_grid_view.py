from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from tests.ui.models.grid_rounds import COST, NEXT, SAVING, YEAR
from tests.ui.pages.cases.grid_screen import ALT, CTRL, SHIFT
from ui.models.case_grid import NEW

KEY = Qt.Key


def test_arrows_move_and_say_which_case_has_the_keys(screen):
    spy = QSignalSpy(screen.view.chosen)
    assert screen.here == ("K1", "title")
    screen.key(KEY.Key_Right)
    screen.key(KEY.Key_Down)
    assert screen.here == ("K2", "type")
    assert [spy.at(n)[0] for n in range(spy.count())] == ["K2"]


@pytest.mark.parametrize(
    ("key", "modifiers", "signal"),
    [
        (KEY.Key_C, CTRL, "copy_asked"), (KEY.Key_X, CTRL, "cut_asked"), (KEY.Key_V, CTRL, "paste_asked"),
        (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier, "delete_asked"),
        (KEY.Key_Insert, Qt.KeyboardModifier.NoModifier, "add_asked"),
        (KEY.Key_Return, Qt.KeyboardModifier.NoModifier, "open_asked"),
    ],
)  # fmt: skip
def test_what_is_asked_for_by_keys_is_said(screen, key, modifiers, signal):
    spy = QSignalSpy(getattr(screen.view, signal))
    screen.key(key, modifiers)
    assert spy.count() == 1


def test_in_a_round_that_cannot_change_keys_say_so_and_open_nothing(open_grid):
    screen = open_grid(settings={"years": [YEAR, NEXT], "stage": "locked"})
    barred = QSignalSpy(screen.view.barred)
    for key, modifiers in ((KEY.Key_5, Qt.KeyboardModifier.NoModifier), (KEY.Key_V, CTRL), (KEY.Key_Delete, SHIFT)):
        screen.key(key, modifiers)
    screen.key(KEY.Key_F2)
    assert barred.count() == 4
    assert screen.focus is screen.view
    screen.key(KEY.Key_C, CTRL)
    assert screen.clipboard == "Hypertension case finding\n"


def test_shift_and_arrows_select_a_block_and_lines_are_selected_whole(screen):
    screen.at("K1", COST)
    screen.key(KEY.Key_Down, SHIFT)
    screen.key(KEY.Key_Right, SHIFT)
    at = screen.grid.column_at(COST)
    assert screen.view.block() == ([0, 1], [at, at + 1])
    assert screen.view.whole_rows() == []
    screen.key(KEY.Key_Space, SHIFT)
    assert screen.view.whole_rows() == ["K1", "K2"]
    screen.key(KEY.Key_Escape)
    assert screen.view.block() == ([0], [0])
    screen.at("K2", COST)
    screen.key(KEY.Key_Space, CTRL)
    assert screen.view.block() == ([0, 1, 2, 3, 4], [at])


def test_esc_first_forgets_a_refused_text_then_the_selection_then_is_the_screens(screen):
    screen.at("K1", "people")
    screen.type("TBC")
    screen.key(KEY.Key_Return)
    screen.at("K1", "people")
    screen.key(KEY.Key_Down, SHIFT)
    screen.view.select_block((0, 1), (screen.grid.column_at("people"),) * 2)
    screen.key(KEY.Key_Escape)
    assert screen.cell("K1", "people") == "18,400"
    assert len(screen.view.selectedIndexes()) == 2
    screen.key(KEY.Key_Escape)
    assert len(screen.view.selectedIndexes()) == 1


def test_enter_in_the_row_of_a_new_case_begins_to_type(screen):
    screen.view.choose(NEW, "title")
    spy = QSignalSpy(screen.view.open_asked)
    screen.key(KEY.Key_Return)
    assert spy.count() == 0
    assert screen.view.is_typing


def test_alt_and_down_opens_the_field_with_its_choices(screen):
    screen.at("K1", "type")
    screen.key(KEY.Key_Down, ALT)
    assert screen.view.is_typing
    screen.key(KEY.Key_Escape)
    assert screen.focus is screen.view


def test_a_cell_that_is_not_there_cannot_be_chosen(screen):
    assert not screen.view.choose("K99")
    assert screen.view.choose("K3", SAVING)
    assert screen.here == ("K3", SAVING)


def test_the_menu_key_asks_for_the_menu_where_the_mouse_is(screen):
    spy = QSignalSpy(screen.view.menu_asked)
    screen.page.menus.blockSignals(True)
    for part in (screen.view, screen.view.frozen):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), part.mapToGlobal(QPoint(5, 5)))
        QApplication.sendEvent(part.viewport(), event)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
    assert spy.count() == 2
