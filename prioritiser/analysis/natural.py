"""Natural order of ids as array positions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from prioritiser.model.natural import natural_key


def natural_positions(ids: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return the place 0..n-1 of each id in natural order, shape (n,)."""
    order = sorted(range(len(ids)), key=lambda at: natural_key(ids[at]))
    positions = np.empty(len(ids), dtype=np.int64)
    positions[order] = np.arange(len(ids))
    return positions
