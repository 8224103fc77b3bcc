"""What tests of the window share; tests/conftest.py has already moved home and settings out of the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui import leftovers
from ui.theme import Theme

WENT_WELL = pytest.StashKey[bool]()


@pytest.fixture(scope="session", autouse=True)
def quick_collections(qapp: QApplication) -> None:
    """Put what importing made out of the collector's sight: it runs after each test and should find little."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if call.when == "call":
        item.stash[WENT_WELL] = report.passed
    return report


@pytest.fixture(autouse=True)
def nothing_left_behind(
    request: pytest.FixtureRequest,
    qapp: QApplication,
) -> Iterator[None]:
    """Fail a test that leaves a window, a running animation, a thread or a timer to the next one.

    A test that did not pass is let off: its traceback holds on to what it made.
    """
    before = leftovers.present()
    yield
    left = leftovers.left_since(before)
    if left and request.node.stash.get(WENT_WELL, False):
        pytest.fail("left behind: " + "; ".join(left))


@pytest.fixture(scope="session")
def shared_theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


@pytest.fixture
def theme(shared_theme: Theme) -> Iterator[Theme]:
    """Give the light look at 100 %, and bring it back afterwards: the application has one look at a time."""
    shared_theme.set_mode("light")
    shared_theme.set_zoom(1.0)
    yield shared_theme
    shared_theme.set_mode("light")
    shared_theme.set_zoom(1.0)
