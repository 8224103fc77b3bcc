"""Where the work on a round goes on."""

from __future__ import annotations

from prioritiser.model.round import Round


def next_screen(held: Round | None) -> str:
    """Return the screen that a round opens on: what it is still to be made of first, then scoring, then the ranking."""
    if held is None:
        return "ranking"
    if not held.cases:
        return "cases" if held.criteria and held.version is not None else "framework"
    return "score" if held.settings.stage == "scoring" else "ranking"
