"""From an answer to a partial value 0..100: a table for levels, lines between points for measures."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from prioritiser.errors import InputError
from prioritiser.model.framework import Criterion

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

TOP = 100.0
MIN_POINTS = 2


def level_values(criterion: Criterion, levels: int) -> FloatArray:
    """Return the partial value 0..100 of each level, shape (levels + 1,); linear unless values are given.

    Raise InputError "WrongValues" naming the criterion when the values do not fit the levels or leave 0..100.
    """
    if not criterion.values:
        return np.linspace(0.0, TOP, levels + 1)
    table = np.array(criterion.values, dtype=np.float64)
    if len(table) != levels + 1:
        raise _broken("WrongValues", criterion, f"has {len(table)} values for {levels + 1} levels")
    _check_values(criterion, table, "WrongValues")
    return table


def measure_points(criterion: Criterion) -> tuple[FloatArray, FloatArray]:
    """Return the points sorted by measure: (measures in the criterion's unit, values 0..100), shape (p,).

    Rising, falling and single-peaked are all allowed. Raise InputError "WrongPoints" naming the criterion.
    """
    points = np.array(sorted(criterion.points), dtype=np.float64).reshape(-1, 2)
    measures, values = points[:, 0], points[:, 1]
    if len(points) < MIN_POINTS:
        raise _broken("WrongPoints", criterion, "needs at least two reference points")
    if not np.isfinite(measures).all() or (np.diff(measures) <= 0).any():
        raise _broken("WrongPoints", criterion, "gives two values for one measure, or a measure that is no number")
    _check_values(criterion, values, "WrongPoints")
    return measures, values


def piecewise(measures: FloatArray, values: FloatArray, amounts: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Return (partial values 0..100, outside) of `amounts`, shapes (k,): lines between the sorted points.

    Amounts outside the points are clamped to the nearest end and marked `outside`.
    """
    outside = (amounts < measures[0]) | (amounts > measures[-1])
    return np.interp(amounts, measures, values), outside


def neutral_value(criterion: Criterion, levels: int) -> float:
    """Return n_c, the partial value 0..100 of "no change"; 0 where no neutral is given (method.md 1).

    Raise InputError "OffScale" naming the criterion when its neutral level is off the scale.
    """
    if criterion.neutral is None:
        return 0.0
    if criterion.kind == "measure":
        return float(np.interp(criterion.neutral, *measure_points(criterion)))
    if not 0 <= criterion.neutral <= levels:
        raise _broken("OffScale", criterion, f"has its “no change” at {criterion.neutral}, off the scale 0 to {levels}")
    return float(np.interp(criterion.neutral, np.arange(levels + 1), level_values(criterion, levels)))


def _check_values(criterion: Criterion, values: FloatArray, code: str) -> None:
    """Raise InputError unless all values lie in 0..100."""
    if not ((values >= 0) & (values <= TOP)).all():
        raise _broken(code, criterion, "has a value outside 0 to 100")


def _broken(code: str, criterion: Criterion, what: str) -> InputError:
    """Return the error that names the criterion."""
    return InputError(
        code,
        f"“{criterion.label}” {what}.",
        where=criterion.id,
        remedy="Put the criterion's scale right in the framework.",
    )
