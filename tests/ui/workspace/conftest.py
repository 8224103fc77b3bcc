"""A workspace, and the same with a small round open in it."""

from __future__ import annotations

import pytest

from tests.ui.rounds import make_round
from ui.settings import Settings
from ui.work import Work
from ui.workspace import Workspace


@pytest.fixture
def workspace(qtbot, tmp_path):
    settings, work = Settings(tmp_path / "settings"), Work()
    made = Workspace(settings, work)
    yield made
    made.close()
    work.close()
    for each in (made, work, settings):
        each.deleteLater()


@pytest.fixture
def open_(workspace, qtbot, tmp_path):
    path = make_round(tmp_path / "r.round")
    with qtbot.waitSignal(workspace.opened):
        workspace.open(path)
    return workspace
