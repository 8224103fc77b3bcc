"""The start screen."""

from __future__ import annotations

from ui.pages.start.page import StartPage

__all__ = ("StartPage",)
