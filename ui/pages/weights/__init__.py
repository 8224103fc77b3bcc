"""Weights: what each lift is worth, weighed alone in steps, and the panel's agreed weights with their reason."""

from __future__ import annotations

from ui.pages.weights.page import WeightsPage

__all__ = ("WeightsPage",)
