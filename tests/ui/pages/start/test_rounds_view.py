"""The list of rounds: keys, menu and rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.models.round_troubles import missing
from ui.pages.start import StartPage

Keep = Callable[..., Path]
Make = Callable[[], StartPage]


def menu_at(page: StartPage, row: int, *, by_key: bool = False) -> list[str]:
    """Open the menu of a row and return its words."""
    view = page.parts.view
    view.setCurrentIndex(view.model().index(row, 0))
    where = view.visualRect(view.currentIndex()).center()
    reason = QContextMenuEvent.Reason.Keyboard if by_key else QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, where, view.mapToGlobal(where)))
    menu = view.findChild(QMenu)
    words = [action.text() for action in menu.actions()]
    menu.close()
    return words


@pytest.mark.parametrize("by_key", [False, True])
def test_the_menu_offers_what_can_be_done(keep: Keep, make_page: Make, by_key: bool) -> None:
    keep("one")
    page = make_page()
    assert menu_at(page, 0, by_key=by_key) == ["Open", "Open to read", "Show folder", "Take off the list"]


def test_the_sample_stays_on_the_list(keep: Keep, make_page: Make) -> None:
    keep("one")
    page = make_page()
    assert menu_at(page, 1) == ["Open", "Open to read"]


def test_a_missing_file_can_only_be_looked_for_or_let_go(keep: Keep, make_page: Make) -> None:
    keep("gone", missing=True)
    page = make_page()
    assert menu_at(page, 0) == ["Look for it", "Take off the list"]


def test_there_is_no_menu_beside_the_rows(page: StartPage) -> None:
    view = page.parts.view
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5000), QPoint(5, 5000))
    view.contextMenuEvent(event)
    assert view.findChild(QMenu) is None


def test_what_the_menu_is_asked_for_is_told_with_its_row(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    path = keep("one")
    page = make_page()
    view = page.parts.view
    menu = view.open_menu(page.rounds.rows[0], QPoint(0, 0))
    view.wanted.disconnect()
    with qtbot.waitSignal(view.wanted) as wanted:
        menu.actions()[1].trigger()
    assert (wanted.args[0], wanted.args[1].path) == ("read", str(path))
    menu.close()


def test_enter_on_a_missing_round_looks_for_it(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    keep("gone", missing=True)
    page = make_page()
    view = page.parts.view
    view.wanted.disconnect()
    with qtbot.waitSignal(view.wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert wanted.args[0] == "look"


def test_a_strip_stays_in_its_row_through_filtering_and_zoom(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    path = str(keep("lost", missing=True))
    keep("one")
    page = make_page()
    view = page.parts.view
    for text in ("one", "lost", ""):
        page.parts.filter.setText(text)
        assert (view.strip(path) is None) is (text == "one")
    page.theme.set_zoom(1.5)
    strip = view.strip(path)
    qtbot.waitUntil(lambda: strip.geometry() == view.visualRect(page.rounds.index_of(path)))
    page.rounds.set_troubles({})
    assert view.strip(path) is None


def test_the_marked_round_stays_marked_when_the_list_changes(keep: Keep, make_page: Make) -> None:
    keep("one")
    second = keep("two")
    page = make_page()
    page.parts.view.choose(str(second))
    keep("three")
    assert page.parts.view.row.path == str(second)
    page.rounds.set_troubles({str(second): missing(second)})
    assert page.parts.view.row.path == str(second)
