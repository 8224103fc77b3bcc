"""The Framework screen: what cases are judged by, drafted, checked, tried and published in versions."""

from __future__ import annotations

from ui.pages.framework.page import FrameworkPage

__all__ = ("FrameworkPage",)
