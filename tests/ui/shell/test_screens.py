from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from tests.ui.contexts import context_on
from tests.ui.rounds import make_round
from ui.page import Page
from ui.shell.screens import Screens


class First(Page):
    name = "first"


class Second(Page):
    name = "second"

    def __init__(self, context):
        super().__init__(context)
        self.seen = []

    def refresh(self, change):
        self.seen.append(change)


@pytest.fixture
def screens(theme, qtbot, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = []
    with context_on(window, theme, qtbot, tmp_path, make_round(tmp_path / "r.round")) as context:
        screens = Screens((First, Second), context, made.append)
        yield screens, made
        for page in screens.values():
            page.deleteLater()


def test_a_screen_is_made_once_and_only_when_it_is_wanted(screens):
    found, made = screens
    assert found.names == ("first", "second")
    assert not made
    page = found["second"]
    assert found["second"] is page
    assert made == [page]
    assert list(found) == ["second"]


def test_a_screen_made_while_a_round_is_open_looks_at_all_of_it_first(screens):
    page = screens[0]["second"]
    assert page.seen == []
    page.look_again()
    assert page.seen == [None]


def test_there_is_no_other_screen(screens):
    with pytest.raises(KeyError):
        screens[0]["third"]
