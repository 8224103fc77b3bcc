"""Where everything stands on the start screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from prioritiser import __version__
from ui.pages.start import StartPage

Keep = Callable[..., object]
Make = Callable[[], StartPage]


def test_the_side_stands_beside_the_list_and_below_it_where_it_is_narrow(
    qtbot: QtBot, page: StartPage, window: QMainWindow
) -> None:
    parts = page.parts
    qtbot.waitUntil(lambda: parts.side.x() > parts.view.geometry().right())
    window.resize(700, 600)
    qtbot.waitUntil(lambda: parts.side.y() > parts.view.geometry().bottom())


def test_the_list_takes_the_room_that_its_rows_need_and_no_more(
    qtbot: QtBot, keep: Keep, make_page: Make, window: QMainWindow
) -> None:
    for at in range(11):
        keep(f"r{at}", missing=True)
    page = make_page()
    view = page.parts.view
    window.resize(1198, 640)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    window.resize(1198, 3000)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() == 0)
    assert page.parts.drop.y() - view.geometry().bottom() < 20


def test_nothing_is_scrolled_where_the_screen_is_large_enough(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    for name in ("one", "two", "three"):
        keep(name)
    page = make_page()
    qtbot.waitUntil(lambda: page.parts.verticalScrollBar().maximum() == 0)
    assert page.parts.view.verticalScrollBar().maximum() == 0


def test_the_foot_says_version_and_promise(page: StartPage) -> None:
    said = " ".join(label.text() for label in page.parts.findChildren(type(page.parts._offline)))
    assert f"Version {__version__}." in said
    assert "Works offline." in said
