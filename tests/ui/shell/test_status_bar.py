from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ui.shell.status_bar import StatusBar, saved_words
from ui.workspace import SaveState

AT = datetime(2026, 3, 1, 10, 42, tzinfo=UTC)


@pytest.fixture
def status(theme, qtbot):
    made = StatusBar(theme)
    qtbot.addWidget(made)
    made.resize(1198, 28)
    made.show()
    return made


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SaveState(AT, "behind"), "Saved on this computer 10:42"),
        (SaveState(AT, "current", AT), "Shared copy up to date 10:42"),
        (SaveState(AT, "waiting", None, "The folder is not there."), "Saved on this computer; the shared copy waits"),
        (None, ""),
    ],
)
def test_it_says_where_the_work_is(state, words):
    assert saved_words(state, read_only=False)[1] == words


def test_a_round_that_is_read_says_so():
    assert saved_words(SaveState(), read_only=True)[1] == "Open to read"


def test_why_the_shared_copy_waits_is_in_the_tip(status):
    status.show_state(SaveState(AT, "waiting", None, "The folder is not there."), read_only=False)

    assert status.saved.toolTip() == "The folder is not there."


def test_it_shows_what_the_screen_says(status):
    done = []
    status.show_page("9 of 15", ("18 cases, not 12.", "Compare", lambda: done.append(1)), [("N", "note")])
    status.deed.click()

    assert done == [1]
    assert status.facts.text() == "9 of 15"
    assert status.keys.hints == (("N", "note"),)


def test_short_words_after_long_ones_take_their_own_room(status, qtbot):
    for words in ("Ranked by value for money, £20.0m would fund 18 cases, not 12.", "5 lines to look at."):
        status.show_page("", (words, "Show", lambda: None), [])
        wide = status.insight.fontMetrics().horizontalAdvance(words)
        qtbot.waitUntil(lambda wide=wide: status.insight.width() == wide)


def test_nothing_to_say_leaves_no_dead_control(status):
    status.show_page("", ("", "", None), [])

    assert not status.deed.isVisible()
    assert not status.insight.isVisible()


def test_the_keys_give_way_in_a_narrow_window(status):
    status.resize(600, 28)

    assert not status.keys.isVisible()
