"""The start screen on a window of its own, with real files and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.ui.contexts import context_on
from tests.ui.rounds import make_round
from ui.page import Context
from ui.pages.start import StartPage
from ui.settings import Recent
from ui.theme import Theme

NOW = datetime(2026, 3, 4, 10, 42, tzinfo=UTC)
Keep = Callable[..., Path]


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    found = QMainWindow()
    qtbot.addWidget(found)
    found.resize(1198, 740)
    return found


@pytest.fixture
def context(qtbot: QtBot, theme: Theme, tmp_path: Path, window: QMainWindow) -> Iterator[Context]:
    with context_on(window, theme, qtbot, tmp_path) as found:
        yield found


@pytest.fixture
def keep(context: Context, tmp_path: Path) -> Keep:
    """Give what puts a round on the list, its file real unless it is to be missing."""

    def keep_it(name: str, *, missing: bool = False, **over: object) -> Path:
        path = tmp_path / "Documents" / f"{name}.round"
        path.parent.mkdir(exist_ok=True)
        if not missing:
            make_round(path)
        facts = {"title": f"Round {name}", "cases": 3, "criteria": 2, "opened": NOW.isoformat(), "done": 0.5}
        context.settings.keep_recent(Recent(path=str(path), **{**facts, **over}))
        return path

    return keep_it


@pytest.fixture
def make_page(qtbot: QtBot, context: Context, window: QMainWindow) -> Callable[[], StartPage]:
    """Give what builds the screen and waits until it has looked around."""

    def make() -> StartPage:
        page = StartPage(context, clock=lambda: NOW)
        window.setCentralWidget(page)
        with qtbot.waitSignal(context.work.idle), qtbot.waitActive(window):
            window.show()
        page.first_focus().setFocus()
        return page

    return make


@pytest.fixture
def page(make_page: Callable[[], StartPage]) -> StartPage:
    return make_page()
