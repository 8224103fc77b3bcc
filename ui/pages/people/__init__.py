"""The People screen: who judges, in which group, with which interests."""

from __future__ import annotations

from ui.pages.people.page import PeoplePage

__all__ = ("PeoplePage",)
