"""What to point out before weights are agreed: criteria that tell no case apart, double counting, ranges in use.

Each takes the round's own arrays where somebody has them already (`analysis.inputs.arrays`), which saves the work.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prioritiser.analysis.arrays import Arrays, arrays_of
from prioritiser.analysis.value import flat_criteria
from prioritiser.model.round import Round

FloatArray = npt.NDArray[np.float64]

ALIKE = 0.8  # |r| above it is flagged
LEAST_CASES = 8
_FLAT = 1e-9
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Correlated:
    """Two criteria whose panel values go together over `n` cases: Pearson's `r`, -1..1."""

    first: str
    second: str
    r: float
    n: int


def no_difference(held: Round, arrays: Arrays | None = None) -> tuple[str, ...]:
    """Return the criteria on which all cases in the ranking have the same panel value, in framework order.

    Cases that are mandated or failed a gate are passed over, and so are cells that are not filled yet; fewer than
    two filled cells say nothing. Raises InputError where a scale is broken.
    """
    arrays = arrays or arrays_of(held)
    flat = flat_criteria(ranked_panel(held, arrays))
    return tuple(str(arrays.criteria[at]) for at in np.flatnonzero(flat).tolist())


def correlated(held: Round, arrays: Arrays | None = None) -> tuple[Correlated, ...]:
    """Return pairs of criteria with |r| > 0.8 over at least 8 cases that have both, strongest first.

    Such a pair may count one thing twice (method.md section 3). Cases as in `no_difference`.
    """
    arrays = arrays or arrays_of(held)
    r, n = correlations(ranked_panel(held, arrays))
    found = [
        Correlated(str(arrays.criteria[i]), str(arrays.criteria[j]), float(r[i, j]), int(n[i, j]))
        for i, j in itertools.combinations(range(len(arrays.criteria)), 2)
        if n[i, j] >= LEAST_CASES and abs(r[i, j]) > ALIKE + _ROUNDING
    ]
    return tuple(sorted(found, key=lambda each: -round(abs(each.r), 9)))


def correlations(panel: FloatArray) -> tuple[FloatArray, npt.NDArray[np.int64]]:
    """Return (Pearson's r, number of cases), shapes (m, m), over the rows of (n, m) that have both, NaN as a gap.

    r is NaN where a column is flat over those rows.
    """
    filled = (~np.isnan(panel)).astype(np.float64)
    count = filled.sum(axis=0)
    centre = np.where(np.isnan(panel), 0.0, panel).sum(axis=0) / np.where(count > 0, count, 1.0)
    away = np.where(np.isnan(panel), 0.0, panel - centre)
    n = filled.T @ filled
    some = np.where(n > 0, n, 1.0)
    sums = away.T @ filled
    together = away.T @ away - sums * sums.T / some
    squares = (away**2).T @ filled - sums**2 / some
    spread = np.where(squares > _FLAT, squares, np.nan)
    r = np.clip(together / np.sqrt(spread * spread.T), -1.0, 1.0)
    return r, n.astype(np.int64)


def ranges_in_use(held: Round, arrays: Arrays | None = None) -> dict[str, tuple[float, float]]:
    """Return per criterion the lowest and highest level (or measure, in its unit) that any score here has.

    Scores are the counting answers and the agreed scores; criteria without one are left out.
    """
    arrays = arrays or arrays_of(held)
    m = len(arrays.criteria)
    low, high = np.full(m, np.inf), np.full(m, -np.inf)
    at = np.concatenate([arrays.answers.cell, np.flatnonzero(arrays.agreed.ravel())]) % max(m, 1)
    amounts = np.concatenate([arrays.answers.amount, arrays.mean_amount[arrays.agreed]])
    np.minimum.at(low, at, amounts)
    np.maximum.at(high, at, amounts)
    return {str(key): (float(low[c]), float(high[c])) for c, key in enumerate(arrays.criteria) if np.isfinite(low[c])}


def ranked_panel(held: Round, arrays: Arrays) -> FloatArray:
    """Return the panel's partial values of the cases that are or will be ranked, shape (n', m)."""
    rows = [case.lane == "ranked" and not case.failed_gates for case in held.cases.values()]
    return arrays.panel[np.array(rows, dtype=np.bool_)]
