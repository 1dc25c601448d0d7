"""Averages over a standard deviation that is known from its degrees of freedom only."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_TAIL = 37.0  # e^−37 of the peak is below double precision
_SMALL = 24.0  # e^−24 of the probability lies below: that of χ/√df < r falls like r to the power df
_NODES = 160


def chi_nodes(df: float) -> tuple[Floats, Floats]:
    """Return nodes and weights of the distribution of χ/√df.

    Parameters
    ----------
    df : float
        Degrees of freedom, at least 1.

    Returns
    -------
    ratios, weights : (k,) float arrays
        Values of χ/√df and their weights, which add up to 1.

    Examples
    --------
    >>> ratios, weights = chi_nodes(9)
    >>> round(float(weights @ ratios), 6), round(float(weights @ ratios**2), 6)
    (0.972659, 1.0)
    """
    width = math.sqrt(2.0 * _TAIL / df)
    low = -(_SMALL / df + 0.5) if df < 100 else -width
    points = np.linspace(low, math.log1p(width), _NODES)
    # The trapezoid rule, on the density of ln(χ/√df) but for a constant, which the weights' sum gives.
    weights = np.exp(df * (points - 0.5 * np.expm1(2.0 * points)))
    return np.exp(points), weights / weights.sum()
