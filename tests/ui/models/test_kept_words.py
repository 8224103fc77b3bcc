"""What is said of kept work."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.models.kept_words import KeptWords, kept_words
from ui.workspace import Kept

NOW = datetime(2026, 3, 4, 10, 42, tzinfo=UTC)
YESTERDAY = "2026-03-03T17:52:00+01:00"
PATH = Path("/docs/mini.round")


@pytest.mark.parametrize(
    ("changes", "scores", "at", "title", "button"),
    [
        (5, 3, YESTERDAY, "We kept 3 scores from 16:52 yesterday.", "Show them"),
        (2, 1, YESTERDAY, "We kept 1 score from 16:52 yesterday.", "Show it"),
        (2, 0, YESTERDAY, "We kept 2 changes from 16:52 yesterday.", "Show them"),
        (1, 0, "", "We kept 1 change.", "Show it"),
    ],
)
def test_kept_work_is_counted_and_dated(changes: int, scores: int, at: str, title: str, button: str) -> None:
    said = kept_words(Kept(PATH, changes, scores, at), "Planned care mini-round", NOW)
    assert (said.title, said.button) == (title, button)
    assert "in Planned care mini-round, on this computer only" in said.text


def test_a_round_that_is_not_on_the_list_goes_by_its_file() -> None:
    said = kept_words(Kept(PATH, 1, 1, YESTERDAY), "", NOW)
    assert said == KeptWords(said.title, "It is in mini, on this computer only until you open it.", "Show it")
