"""The Weights screen in a window on a real round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from prioritiser.model.base import AssessorId
from tests.ui.contexts import context_on
from tests.ui.models.weigh_rounds import document
from tests.ui.rounds import make_round
from tests.ui.screens import OnScreen
from ui.page import Context
from ui.pages.weights import WeightsPage
from ui.theme import Theme

SIZE = (1198, 688)


@dataclass
class Screen(OnScreen):
    """The screen with its window and its file."""

    window: QMainWindow
    page: WeightsPage
    context: Context
    path: Path
    qtbot: QtBot

    def give(self, *numbers: str) -> None:
        """Type numbers, each with Enter."""
        for number in numbers:
            self.type(number)
            self.key(Qt.Key.Key_Return)

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    @property
    def swings(self) -> dict[str, float]:
        found = self.round.weight_sets.get(self.context.workspace.scoring_as)
        return dict(found.swings) if found is not None else {}

    @property
    def order(self) -> list[tuple[str, str]]:
        """Return the lifts as they are listed, each with its number."""
        return [(row.item.key, row.figure) for row in self.page.task.lifts.list.rows.rows]

    @property
    def blocks(self) -> dict[str, str]:
        return {block.key: block.shown for block in self.page.card.strip.blocks}

    def step(self, key: str) -> None:
        self.page.desk.open_step(key)
        self.page.first_focus().setFocus()

    def way(self, way: str) -> None:
        self.click(self.page.bar.way.segment(way))
        self.page.first_focus().setFocus()


Opener = Callable[..., Screen]


@pytest.fixture
def open_screen(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opener]:
    """Return what opens the screen on a document, weighing as a1 unless that is None."""
    with ExitStack() as stack:

        def opened(
            size: tuple[int, int] = SIZE, me: str | None = "a1", path: Path | None = None, **over: object
        ) -> Screen:
            path = path or make_round(tmp_path / "round.round", document(**over))
            window = QMainWindow()
            stack.callback(window.deleteLater)
            stack.callback(window.close)
            context = stack.enter_context(context_on(window, theme, qtbot, tmp_path, path))
            if me is not None:
                context.workspace.set_scoring_as(AssessorId(me))
            page = WeightsPage(context)
            window.setCentralWidget(page)
            window.resize(*size)
            with qtbot.waitActive(window):
                window.show()
            page.refresh(None)
            page.first_focus().setFocus()
            return Screen(window, page, context, path, qtbot)

        yield opened


@pytest.fixture
def screen(open_screen: Opener) -> Screen:
    """Return the screen on the small round, weighing as a1."""
    return open_screen()
