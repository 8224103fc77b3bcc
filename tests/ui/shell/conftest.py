"""What tests of the frame share: a bare window, and the context on a small round."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.ui.contexts import context_on
from tests.ui.rounds import make_round
from ui.page import Context
from ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def context(window: QMainWindow, theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Context]:
    with context_on(window, theme, qtbot, tmp_path, make_round(tmp_path / "r.round")) as made:
        yield made
