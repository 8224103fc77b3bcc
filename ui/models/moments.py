"""Moments in words: the greeting, when a round was last open, how long something will take."""

from __future__ import annotations

import math
from datetime import datetime

NOON, SIX, DAWN = 12, 18, 5
SECONDS_A_SCORE = 4
_A_WEEK = 7
_MOST_MINUTES = 90


def greeting(now: datetime) -> str:
    """Return how to greet somebody at this time of day."""
    if DAWN <= now.hour < NOON:
        return "Good morning"
    return "Good afternoon" if NOON <= now.hour < SIX else "Good evening"


def day_words(when: datetime, now: datetime) -> str:
    """Return a day as people say it: "today", "yesterday", "Monday", "14 March 2025"."""
    days = (now.date() - when.date()).days
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    if 1 < days < _A_WEEK:
        return f"{when:%A}"
    return f"{when.day} {when:%B %Y}"


def when_words(when: datetime, now: datetime) -> str:
    """Return a moment for a list: "Today, 10:42"; further back than a week, the day alone."""
    day = day_words(when, now)
    return day if day[0].isdigit() else f"{day[0].upper()}{day[1:]}, {when:%H:%M}"


def moment_words(when: datetime, now: datetime) -> str:
    """Return a moment within a sentence: "16:52 yesterday", "09:10 on 14 March 2025"."""
    day = day_words(when, now)
    joint = "" if day in {"today", "yesterday"} else "on "
    return f"{when:%H:%M} {joint}{day}"


def left_words(scores: int) -> str:
    """Return how many scores are left and how long they take at the usual pace."""
    minutes = math.ceil(scores * SECONDS_A_SCORE / 60)
    plural = "score" if scores == 1 else "scores"
    if minutes > _MOST_MINUTES:
        long = f"about {round(minutes / 60)} hours"
    else:
        long = "about a minute" if minutes <= 1 else f"about {minutes} minutes"
    return f"{scores:,} {plural} left, {long}"
