"""What journeys share: a screen nobody sees, and the real program on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys import xvfb
from tests.ui.conftest import nothing_left_behind, pytest_runtest_makereport, shared_theme, theme

__all__ = ("nothing_left_behind", "pytest_runtest_makereport", "shared_theme", "theme")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[xvfb.Screen]:
    """Give a screen with a window manager; without the programs for it, skip, but never where CI says so."""
    xvfb.require()
    folder = tmp_path / "screen"
    folder.mkdir()
    with xvfb.Screen(folder) as shown:
        yield shown
