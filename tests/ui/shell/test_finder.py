"""Find anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import walk
from tests.ui.contexts import context_on
from tests.ui.rounds import make_round, small_document
from ui.page import Context
from ui.shell.finder import Finder
from ui.shell.help import HelpDialog
from ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    found = QMainWindow()
    qtbot.addWidget(found)
    found.resize(1000, 700)
    found.setCentralWidget(QWidget())
    found.field = QLineEdit(found.centralWidget())
    found.field.setAccessibleName("Something else")
    found.anchor = QPushButton("Find anything", found.centralWidget())
    found.anchor.setGeometry(780, 10, 210, 32)
    return found


@pytest.fixture
def context(qtbot: QtBot, theme: Theme, tmp_path: Path, window: QMainWindow) -> Iterator[Context]:
    path = make_round(tmp_path / "a.round", small_document(cases=3))
    with context_on(window, theme, qtbot, tmp_path, path) as found:
        yield found


@pytest.fixture
def finder(qtbot: QtBot, context: Context, window: QMainWindow) -> Finder:
    """Give the finder, open over its button, the keys having been in a field before."""
    found = Finder(context, window)
    context.actions.handle(None, "undo", lambda: None)
    context.actions.handle(None, "screen.ranking", lambda: None)
    context.actions.handle(None, "find", lambda: None)
    with qtbot.waitActive(window):
        window.show()
    window.field.setFocus()
    found.open_over(window.anchor)
    return found


def shown(finder: Finder) -> list[str]:
    return [row if isinstance(row, str) else row.text for row in finder.list.rows]


def test_it_opens_at_its_button_and_has_the_keys(finder: Finder, window: QMainWindow) -> None:
    assert finder.isVisible()
    assert finder.field.hasFocus()
    assert window.rect().contains(finder.geometry())
    assert finder.geometry().contains(window.anchor.geometry().center())


def test_only_what_can_be_done_now_is_offered(finder: Finder, context: Context) -> None:
    context.actions.action("undo").setText("Undo score 3 for Case 1")
    finder.close_panel(give_back=True)
    finder.open_over(finder)
    assert shown(finder) == ["Screens", "Go to Ranking", "Commands", "Undo score 3 for Case 1"]


def test_escape_closes_and_gives_the_keys_back(qtbot: QtBot, finder: Finder, window: QMainWindow) -> None:
    qtbot.keyClicks(finder.field, "case")
    qtbot.keyClick(finder.field, Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert window.field.hasFocus()


def test_going_elsewhere_closes_and_keeps_the_keys_there(qtbot: QtBot, finder: Finder, window: QMainWindow) -> None:
    qtbot.mouseClick(window.anchor, Qt.MouseButton.LeftButton)
    window.anchor.setFocus()
    assert finder.isHidden()
    assert window.anchor.hasFocus()


def test_opening_again_keeps_what_was_typed_marked(qtbot: QtBot, finder: Finder, window: QMainWindow) -> None:
    qtbot.keyClicks(finder.field, "case")
    finder.open_over(window.anchor)
    assert finder.field.selectedText() == "case"


def test_enter_shows_a_case(qtbot: QtBot, finder: Finder) -> None:
    qtbot.keyClicks(finder.field, "case 2")
    with qtbot.waitSignal(finder.chosen_thing) as chosen:
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert chosen.args == ["case", "K2"]
    assert finder.isHidden()


def test_enter_runs_a_command(qtbot: QtBot, finder: Finder, window: QMainWindow) -> None:
    qtbot.keyClicks(finder.field, "undo")
    with qtbot.waitSignal(finder.chosen_action) as chosen:
        qtbot.keyClick(finder.field, Qt.Key.Key_Enter)
    assert chosen.args == ["undo"]
    assert window.field.hasFocus()


def test_a_click_goes_to_a_screen(qtbot: QtBot, finder: Finder) -> None:
    where = finder.view.visualRect(finder.list.first).center()
    with qtbot.waitSignal(finder.chosen_thing) as chosen:
        qtbot.mouseClick(finder.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args == ["screen", "ranking"]


def test_help_opens_its_page(qtbot: QtBot, finder: Finder, window: QMainWindow) -> None:
    qtbot.keyClicks(finder.field, "budget line")
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    dialog = window.findChild(HelpDialog)
    assert dialog.windowTitle() == "Help: The budget line"
    dialog.accept()


def test_arrows_move_the_mark_over_headings_and_stop_at_the_ends(qtbot: QtBot, finder: Finder) -> None:
    def marked() -> str:
        return finder.view.currentIndex().data()

    assert marked() == "Go to Ranking"
    qtbot.keyClick(finder.field, Qt.Key.Key_Up)
    assert marked() == "Go to Ranking"
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    assert marked() == "Undo"
    qtbot.keyClick(finder.field, Qt.Key.Key_PageDown)
    assert marked() == "Undo"
    qtbot.keyClick(finder.field, Qt.Key.Key_PageUp)
    assert marked() == "Go to Ranking"
    assert finder.field.accessibleDescription() == "Go to Ranking, Alt 4"
    assert finder.field.hasFocus()


def test_nothing_found_says_so_and_enter_does_nothing(qtbot: QtBot, finder: Finder) -> None:
    qtbot.keyClicks(finder.field, "zzzz")
    assert finder.nothing.isVisible()
    assert "zzzz" in finder.nothing.text()
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    assert finder.isVisible()
    assert "zzzz" in finder.field.accessibleDescription()


@pytest.mark.parametrize(("zoom", "size"), [(1.0, (420, 300)), (2.0, (1000, 700))])
def test_it_stays_within_the_window(
    qtbot: QtBot, finder: Finder, theme: Theme, window: QMainWindow, zoom: float, size: tuple[int, int]
) -> None:
    theme.set_zoom(zoom)
    window.resize(*size)
    qtbot.waitUntil(lambda: window.rect().contains(finder.geometry()))
    assert not walk.unnamed(window)
    assert not walk.clipped(finder)


def test_a_button_that_is_not_shown_is_no_place(finder: Finder, window: QMainWindow) -> None:
    finder.close_panel(give_back=True)
    window.anchor.hide()
    finder.open_over(window.anchor)
    assert abs(finder.geometry().center().x() - window.rect().center().x()) <= 1


def test_one_case_is_found_among_a_thousand(qtbot: QtBot, theme: Theme, tmp_path: Path, window: QMainWindow) -> None:
    document = small_document(cases=1000)
    for at, case in enumerate(document["cases"]):
        case["title"] = f"{('Falls', 'Virtual wards', 'Stroke care')[at % 3]} in neighbourhood {at}"
    with context_on(window, theme, qtbot, tmp_path, make_round(tmp_path / "big.round", document)) as context:
        finder = Finder(context, window)
        window.show()
        finder.open_over(window.anchor)
        finder.field.setText("stroke care 89")
        assert "Stroke care in neighbourhood 89" in shown(finder)
        finder.close_panel(give_back=False)
