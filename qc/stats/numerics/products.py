"""Sums of products of long series, on one core and in an order that does not depend on the machine."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AT_ONCE = 8192
"""Linear algebra libraries share longer products among threads, whose waiting costs more than they save."""


def product_sum(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """Return the sum of the products of two series.

    Parameters
    ----------
    x, y : (n,) float arrays
        Finite.

    Returns
    -------
    float
        Σ x y; 0 without numbers.

    Examples
    --------
    >>> import numpy as np
    >>> product_sum(np.array([1.0, 2.0]), np.array([3.0, 4.0]))
    11.0
    """
    if x.size <= _AT_ONCE:
        return float(x @ y)
    return math.fsum(float(x[i : i + _AT_ONCE] @ y[i : i + _AT_ONCE]) for i in range(0, x.size, _AT_ONCE))
