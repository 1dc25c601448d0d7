"""Checks of the arguments that charts of single points share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def sizes_of(name: str, sizes: ArrayLike | None, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the number of readings behind each value: 1 where nothing is said."""
    if sizes is None:
        return np.ones_like(values)
    n = checks.sample(name, sizes)
    if n.shape != values.shape or (n < 1).any() or (n != np.floor(n)).any():
        raise ValueError(
            f"`{name}` must be a whole number of at least 1 for each of {values.size} values, got {sizes!r}"
        )
    return n


def finite(name: str, value: float) -> float:
    """Return a finite number."""
    if not math.isfinite(value):
        raise ValueError(f"`{name}` must be a finite number, got {value!r}")
    return float(value)
