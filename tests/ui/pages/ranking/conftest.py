"""The Ranking screen in a window on a real round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.ui.contexts import context_on
from tests.ui.models.ranking_rounds import document
from tests.ui.rounds import make_round, make_sample
from tests.ui.screens import OnScreen
from ui.models.ranking_rows import CASE, LINE
from ui.page import Context
from ui.pages.ranking import RankingPage
from ui.theme import Theme

YEAR = "2026/27"
SIZE = (1198, 688)


@dataclass
class Screen(OnScreen):
    """The screen with its window and its file."""

    window: QMainWindow
    page: RankingPage
    context: Context
    path: Path
    qtbot: QtBot

    @property
    def budget(self) -> float:
        return self.round.budgets[YEAR, "recurrent"].amount

    @property
    def order(self) -> list[str]:
        """Return investments and reshapes as they are listed, with "line" where the budget ends."""
        rows = [row for row in self.page.table.table.rows if row.section == "ranked"]
        return [str(row.case) if row.kind == CASE else row.kind for row in rows if row.kind in {CASE, LINE}]

    @property
    def funded(self) -> list[str]:
        return self.order[: self.order.index("line")]

    def cell(self, case: str, column: str) -> str:
        table = self.page.table.table
        at = table.row_of(case)  # type: ignore[arg-type]
        assert at is not None
        return str(table.index(at, table.column_at(column)).data())

    def point(self, case: str, column: str) -> QPoint:
        """Return the middle of a cell, scrolled into view."""
        view = self.page.table
        at = view.table.row_of(case)  # type: ignore[arg-type]
        assert at is not None
        index = view.table.index(at, view.table.column_at(column))
        view.scrollTo(index)
        return view.visualRect(index).center()

    def choose(self, case: str) -> None:
        self.page.reveal("case", case)

    def settle(self) -> None:
        """Wait for what is worked out in the background."""
        self.qtbot.waitUntil(lambda: not self.context.work.is_busy, timeout=20_000)


Opener = Callable[..., Screen]


@pytest.fixture
def open_screen(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opener]:
    """Return what opens the screen on a document, or on a file that is there."""
    with ExitStack() as stack:

        def opened(path: Path | None = None, size: tuple[int, int] = SIZE, **over: object) -> Screen:
            path = path or make_round(tmp_path / "round.round", document(**over))
            window = QMainWindow()
            stack.callback(window.deleteLater)
            stack.callback(window.close)
            context = stack.enter_context(context_on(window, theme, qtbot, tmp_path, path))
            page = RankingPage(context)
            window.setCentralWidget(page)
            window.resize(*size)
            with qtbot.waitActive(window):
                window.show()
            page.refresh(None)
            page.first_focus().setFocus()
            screen = Screen(window, page, context, path, qtbot)
            screen.settle()
            return screen

        yield opened


@pytest.fixture
def screen(open_screen: Opener) -> Screen:
    """Return the screen on the small round."""
    return open_screen()


@pytest.fixture
def sample(open_screen: Opener, tmp_path: Path) -> Screen:
    """Return the screen on the sample round."""
    return open_screen(make_sample(tmp_path / "sample.round"))
