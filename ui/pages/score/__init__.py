"""Score: one person gives answers, case by case, alone."""

from __future__ import annotations

from ui.pages.score.page import ScorePage

__all__ = ("ScorePage",)
