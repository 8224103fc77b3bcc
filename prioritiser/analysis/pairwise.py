"""Weights from pairwise comparison: principal eigenvector and consistency ratio (Saaty 1980)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from prioritiser.analysis.judgement_entries import check_keys, read_ids, read_number, wrong
from prioritiser.model.base import Value

FloatArray = npt.NDArray[np.float64]

# Saaty's random index for n = 1 to 10: the mean consistency index of random matrices.
RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
MOST_IDS = len(RANDOM_INDEX)
ALWAYS_CONSISTENT = 2  # ids: one comparison cannot clash with another
LARGEST_RATIO = 1e4  # far above Saaty's 9
MOST_NAMED = 3
SAME = 1e-9
_ROUNDED = 0.0051  # 1/3 may be written as 0.33, 1/8 as 0.13
_PART = 0.05


def read_matrix(judgements: Mapping[str, Value]) -> tuple[tuple[str, ...], FloatArray]:
    """Return (ids, comparisons (n, n)): entry (i, j) says how many times as much i is worth as j.

    Of two reciprocal entries the one above 1 counts, so that 0.33 may stand for 1/3. Raises InputError naming the
    entry: not square, not reciprocal, zero or negative, more ids than there is a random index for.
    """
    check_keys(judgements, ("ids", "matrix"))
    ids = read_ids(judgements["ids"], "ids")
    if len(ids) > MOST_IDS:
        said = f"{len(ids)} things are compared in pairs; more than {MOST_IDS} cannot be checked for consistency."
        raise wrong("TooMany", said, "ids", f"Compare {MOST_IDS} or fewer, or use another method.")
    return ids, _reciprocal(ids, _square(judgements["matrix"], len(ids)))


def _reciprocal(ids: Sequence[str], given: FloatArray) -> FloatArray:
    """Return the comparisons (n, n) with each smaller one put to exactly 1 divided by the other."""
    table = given.copy()
    for i in range(len(ids)):
        if abs(given[i, i] - 1) > SAME:
            said = f"“{ids[i]}” against itself is {given[i, i]:g}; it has to be 1."
            raise wrong("NotReciprocal", said, f"matrix[{i}][{i}]", "Put 1 there.")
    for i, j in itertools.combinations(range(len(ids)), 2):
        small, large = sorted((float(given[i, j]), float(given[j, i])))
        if abs(small - 1 / large) > _ROUNDED or abs(small * large - 1) > _PART:
            said = (
                f"“{ids[i]}” against “{ids[j]}” is {given[i, j]:g}, but the other way round {given[j, i]:g};"
                " one has to be 1 divided by the other."
            )
            raise wrong("NotReciprocal", said, f"matrix[{j}][{i}]", f"Put {1 / given[i, j]:.4g} there.")
        if given[i, j] >= given[j, i]:
            table[j, i] = 1 / given[i, j]
        else:
            table[i, j] = 1 / given[j, i]
    return table


def _square(value: Value, n: int) -> FloatArray:
    """Return the comparisons as numbers, shape (n, n), on or near the scale."""
    rows = value if isinstance(value, Sequence) and not isinstance(value, str) else None
    if rows is None:
        raise wrong("WrongShape", "This must be a list of rows.", "matrix", "Put the rows in [ ].")
    if len(rows) != n:
        said = f"There are {len(rows)} rows for {n} ids."
        raise wrong("WrongCount", said, "matrix", "Give one row for each id.")
    table = np.empty((n, n), dtype=np.float64)
    for i, row in enumerate(rows):
        if not isinstance(row, Sequence) or isinstance(row, str) or len(row) != n:
            said = f"Row {i + 1} does not have {n} numbers."
            raise wrong("WrongCount", said, f"matrix[{i}]", "Give one number for each id.")
        for j, each in enumerate(row):
            table[i, j] = read_number(each, f"matrix[{i}][{j}]", 1 / LARGEST_RATIO, LARGEST_RATIO)
    return table


def principal_weights(matrix: FloatArray) -> tuple[FloatArray, float]:
    """Return (weights (n,) that sum to 1, consistency ratio) of a reciprocal matrix (n, n).

    The weights are the principal eigenvector; the ratio is (largest eigenvalue - n) / (n - 1) over the random index,
    0 for one or two things. Source: Saaty, The analytic hierarchy process (1980).
    """
    n = len(matrix)
    values, vectors = np.linalg.eig(matrix)
    largest = int(np.argmax(values.real))
    vector = np.abs(vectors[:, largest].real)
    weights: FloatArray = vector / vector.sum()
    if n <= ALWAYS_CONSISTENT:
        return weights, 0.0
    index = (float(values[largest].real) - n) / (n - 1)
    ratio = index / RANDOM_INDEX[n - 1]
    return weights, ratio if ratio > SAME else 0.0


def most_inconsistent(
    judged: Sequence[tuple[tuple[str, str], float, float]], most: int = MOST_NAMED
) -> tuple[tuple[str, str], ...]:
    """Return up to `most` pairs whose judged ratio lies farthest from that of the weights, farthest first.

    Each entry is (pair, judged ratio, ratio of the weights), both above 0; the distance is |log(judged / weights)|,
    and those within 1e-9 of it count as equal and stay in order. A pair that agrees is not named.
    """
    far = [(pair, round(abs(float(np.log(said / found))), 9)) for pair, said, found in judged]
    far = [(pair, distance) for pair, distance in far if distance > SAME]
    return tuple(pair for pair, _ in sorted(far, key=lambda each: -each[1])[:most])


def clashes(ids: Sequence[str], matrix: FloatArray, weights: FloatArray) -> tuple[tuple[str, str], ...]:
    """Return up to three pairs of ids that clash most with the others, each in the order of `ids`."""
    return most_inconsistent(
        [
            ((ids[i], ids[j]), float(matrix[i, j]), float(weights[i] / weights[j]))
            for i, j in itertools.combinations(range(len(ids)), 2)
        ]
    )
