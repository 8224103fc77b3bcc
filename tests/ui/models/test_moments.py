"""Moments in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ui.models.moments import greeting, left_words, moment_words, when_words

NOW = datetime(2026, 3, 4, 10, 42, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (4, "Good evening"), (5, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (17, "Good afternoon"),
        (18, "Good evening"), (23, "Good evening"),
    ],
)  # fmt: skip
def test_the_greeting_follows_the_time_of_day(hour: int, said: str) -> None:
    assert greeting(NOW.replace(hour=hour)) == said


@pytest.mark.parametrize(
    ("back", "listed", "told"),
    [
        (timedelta(minutes=1), "Today, 10:41", "10:41 today"),
        (timedelta(hours=18), "Yesterday, 16:42", "16:42 yesterday"),
        (timedelta(days=2), "Monday, 10:42", "10:42 on Monday"),
        (timedelta(days=6), "Thursday, 10:42", "10:42 on Thursday"),
        (timedelta(days=7), "25 February 2026", "10:42 on 25 February 2026"),
        (timedelta(days=355), "14 March 2025", "10:42 on 14 March 2025"),
        (-timedelta(days=1), "5 March 2026", "10:42 on 5 March 2026"),
    ],
)
def test_a_moment_is_said_as_people_say_it(back: timedelta, listed: str, told: str) -> None:
    assert (when_words(NOW - back, NOW), moment_words(NOW - back, NOW)) == (listed, told)


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        (1, "1 score left, about a minute"), (15, "15 scores left, about a minute"),
        (16, "16 scores left, about 2 minutes"), (216, "216 scores left, about 15 minutes"),
        (1350, "1,350 scores left, about 90 minutes"), (15000, "15,000 scores left, about 17 hours"),
    ],
)  # fmt: skip
def test_scores_left_come_with_a_time(scores: int, said: str) -> None:
    assert left_words(scores) == said
