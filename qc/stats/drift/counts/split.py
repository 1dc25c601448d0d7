"""How a total of counts is split between pilot and production if the levels of their rows differ.

Rows' levels are a gamma distribution's, so that a side's level nearly is one too: Λ = G(a)/a, where a is a row's shape
times the side's effective rows. The pilot holds at most x of x + y with the chance that the odds of a beta variable,
G(x + 1)/G(y), exceed those of its size and level, s Λ/Λ'. Both logarithms have closed densities; a double sum over a
lattice gives the chance, exactly for rows of one size, where it is the beta-binomial's.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from qc.stats.drift.counts.counted import Floats

_REACH = 12.0  # standard deviations to each side
_FINE = 3.0  # lattice points to the smaller standard deviation
_MOST = 4001


def spread_split(first: float, rest: float, *, odds: float, first_shape: float, rest_shape: float) -> float:
    """Return the chance that so few of a total, or fewer, stand on one side.

    Parameters
    ----------
    first, rest : float
        Counts on that side and on the other.
    odds : float
        Size of that side over size of the other.
    first_shape, rest_shape : float
        Shapes of the gamma distributions of their levels, both with a mean of 1.

    Returns
    -------
    float
        From 0 to 1.

    Notes
    -----
    The sum over the lattice is a trapezoidal rule; its step at the boundary has the first term of Euler and Maclaurin's
    correction, step²/12 times the slope there. Held against SciPy's beta-binomial and against integration.

    Examples
    --------
    >>> round(spread_split(2, 6, odds=1.0, first_shape=1e9, rest_shape=1e9), 5)  # 37 of 256
    0.14453
    """
    if not rest:
        return 1.0
    split, level = (first + 1.0, float(rest)), (first_shape, rest_shape)
    center = math.log(split[0] / split[1] / odds)
    wide = _sd(*split), _sd(*level)
    low = max(_REACH * wide[0] - center, _REACH * wide[1])
    high = max(_REACH * wide[0] + center, _REACH * wide[1])
    step = max(min(wide) / _FINE, (low + high) / _MOST)
    at: Floats = step * np.arange(-math.ceil(low / step), math.ceil(high / step) + 1.0)
    # What is finer than the lattice is taken to be as wide as its step: next to nothing beside the other.
    split, level = (_coarser(pair, sd, step) for pair, sd in zip((split, level), wide, strict=True))
    of_split, of_level = _density(at - center, *split), _density(at, *level)
    ratio = split[0] / split[1] * np.exp(np.minimum(at - center, 700.0))
    slope = of_split * (split[0] - (split[0] + split[1]) * ratio / (1 + ratio))
    above = np.cumsum(of_split[::-1])[::-1] - 0.5 * of_split + slope * step / 12
    return float(np.clip(np.dot(of_level, above), 0.0, 1.0))


def _sd(a: float, b: float) -> float:
    """Return about the standard deviation of the log of a ratio of two gamma variables, and not less."""
    return math.sqrt(1 / a + 1 / b + 1 / a**2 + 1 / b**2)


def _coarser(shapes: tuple[float, float], sd: float, step: float) -> tuple[float, float]:
    """Return shapes whose ratio's logarithm is no finer than the lattice."""
    scale = min(1.0, (sd * _FINE / step) ** 2)
    return shapes[0] * scale, shapes[1] * scale


def _density(z: Floats, a: float, b: float) -> Floats:
    """Return the log ratio's density z from its mode, for points of a lattice, adding up to 1."""
    found = np.exp(a * z - (a + b) * (np.logaddexp(math.log(b), math.log(a) + z) - math.log(a + b)))
    total: Floats = found / found.sum()
    return total
