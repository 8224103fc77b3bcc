"""Kernels: value, coverage, interval, contributions and gain of every case (method.md 2, 4 and 6)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

TOP = 100.0
COVERAGE_TOLERANCE = 1e-9
MIN_TO_COMPARE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """Per case (n,): value, low, high 0..100 (value NaN without coverage), coverage 0..1, gain in points.

    `contributions` (n, m) in points adds up to `value` along a row; it is 0 where a cell is not filled.
    """

    value: FloatArray
    coverage: FloatArray
    low: FloatArray
    high: FloatArray
    gain: FloatArray
    contributions: FloatArray

    @property
    def complete(self) -> BoolArray:
        """Return which cases lack nothing that weighs anything, shape (n,)."""
        return self.coverage >= 1.0 - COVERAGE_TOLERANCE


def values_of(panel: FloatArray, weights: FloatArray, neutral: FloatArray) -> Values:
    """Return the additive value of each case with all its parts.

    `panel` and `neutral` are partial values 0..100, shape (n, m), panel NaN where a cell is not filled;
    `weights` (m,) sum to 1 (or are all 0: nothing has a value). Value = sum over filled cells of w v /
    coverage; gain the same with v - neutral; low and high put every missing cell at 0 and at 100. Sums run
    along a row, so that a case's figures do not depend on the other cases.
    """
    gaps = np.isnan(panel)
    if gaps.any():
        scores, held = np.where(gaps, 0.0, panel), np.where(gaps, 0.0, weights)
        coverage = _snapped(_by_row(held))
    else:  # the usual case, in a third of the time
        scores, held = panel, np.broadcast_to(weights, panel.shape)
        coverage = np.full(len(panel), _snapped(_by_row(held[:1])).sum())
    weighted = scores * held
    low = _by_row(weighted)
    share = np.where(coverage > 0, coverage, np.nan)
    contributions = weighted if (coverage == 1).all() else weighted / np.where(coverage > 0, coverage, 1.0)[:, None]
    return Values(
        value=np.clip(low / share, 0.0, TOP),
        coverage=coverage,
        low=np.clip(low, 0.0, TOP),
        high=np.clip(low + TOP * (1.0 - coverage), 0.0, TOP),
        gain=(low - np.einsum("ij,ij->i", neutral, held)) / share,
        contributions=contributions,
    )


def without_finance(weights: FloatArray, finance: BoolArray) -> FloatArray:
    """Return the weights without finance, renormalised, shape (m,); all 0 if nothing is left."""
    kept = np.where(finance, 0.0, weights)
    total = kept.sum()
    return kept / total if total > 0 else kept


def flat_criteria(panel: FloatArray) -> BoolArray:
    """Return which criteria have the same panel value for all cases, shape (m,): "makes no difference".

    Cells that are not filled are passed over; fewer than two filled cells say nothing.
    """
    filled = ~np.isnan(panel)
    high = np.where(filled, panel, -np.inf).max(axis=0, initial=-np.inf)
    low = np.where(filled, panel, np.inf).min(axis=0, initial=np.inf)
    enough: BoolArray = filled.sum(axis=0) >= MIN_TO_COMPARE
    same: BoolArray = high - low <= COVERAGE_TOLERANCE
    return enough & same


def _by_row(table: FloatArray) -> FloatArray:
    """Return the sum of each row of (n, m), shape (n,); twice as fast as `sum` on rows as short as ours."""
    sums: FloatArray = np.einsum("ij->i", table)
    return sums


def _snapped(coverage: FloatArray) -> FloatArray:
    """Return coverage with sums within 1e-9 of 0 or 1 put exactly there."""
    coverage = np.where(np.abs(coverage - 1.0) <= COVERAGE_TOLERANCE, 1.0, coverage)
    return np.where(coverage <= COVERAGE_TOLERANCE, 0.0, coverage)
