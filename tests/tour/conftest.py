"""The tour's scenes are tests of the window too."""

from __future__ import annotations

from tests.ui.conftest import nothing_left_behind, pytest_runtest_makereport, shared_theme, theme

__all__ = ("nothing_left_behind", "pytest_runtest_makereport", "shared_theme", "theme")
