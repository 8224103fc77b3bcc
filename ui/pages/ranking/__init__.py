"""Ranking: who stands where and why, what the money funds, and what other weights would change."""

from __future__ import annotations

from ui.pages.ranking.page import RankingPage

__all__ = ("RankingPage",)
