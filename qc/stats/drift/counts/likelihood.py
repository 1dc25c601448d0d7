"""Log likelihoods of counts at a level, alike in all rows or differing between them, less what no level changes.

Of shares the binomial coefficients are left out, of rates n^x/x!; what is left out is the same for all levels and for
both spreads, so that it drops out of every ratio.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from qc.stats.drift.counts.counted import Counted, Floats, Model


def log_rising(a: float, most: int) -> Floats:
    """Return log(Γ(a + i)/Γ(a)) for i = 0 … ``most``.

    Examples
    --------
    >>> np.exp(log_rising(1.0, 4)).round(6)
    array([ 1.,  1.,  2.,  6., 24.])
    """
    return np.concatenate([[0.0], np.cumsum(np.log(a + np.arange(most)))])


def fixed(counted: Counted, level: float | Floats) -> tuple[Floats, float]:
    """Return log likelihoods after 0 … k rows, and of the pilot, if all rows have one level.

    Parameters
    ----------
    counted : Counted
        The counts.
    level : float
        Share or rate.
    """
    x, n = since_start(counted.counts), since_start(counted.sizes)
    first = np.array([counted.pilot_count]), np.array([counted.pilot_size])
    return _fixed(counted, x, n, level), float(_fixed(counted, *first, level)[0])


def moving(counted: Counted, levels: Floats) -> Floats:
    """Return log likelihoods after 0 … k rows if each row has a level of its own."""
    each = _fixed(counted, counted.counts, counted.sizes, levels)
    return since_start(each)


def _fixed(counted: Counted, x: Floats, n: Floats, level: float | Floats) -> Floats:
    if counted.model == "poisson":
        return x * np.log(level) - n * level
    found: Floats = x * np.log(level) + (n - x) * np.log1p(-np.asarray(level))
    return found


def since_start(values: Floats) -> Floats:
    """Return the sums of none, one, two … values."""
    return np.concatenate([[0.0], np.cumsum(values)])


def peak(counted: Counted, x: Floats, n: Floats) -> Floats:
    """Return the largest log likelihood that any one level gives counts ``x`` in sizes ``n``, which may be parts."""
    if counted.model == "poisson":
        return _x_log(x, n) - x
    return _x_log(x, n) + _x_log(n - x, n)


def _x_log(x: Floats, n: Floats) -> Floats:
    """Return x log(x/n), 0 where x is 0."""
    seen = x > 0
    found: Floats = x * np.log(np.where(seen, x, 1.0) / np.where(seen, n, 1.0))
    return found


class Spread:
    """Log likelihoods if levels differ between rows as a gamma distribution does: negative binomial counts.

    Parameters
    ----------
    counted : Counted
        The counts.
    shape : float
        Of the gamma distribution: levels differ with a coefficient of variation of 1/√shape.
    """

    def __init__(self, counted: Counted, shape: float) -> None:
        self.shape = shape
        self._pilot = spread_constant(counted.model, counted.first, counted.first_sizes, shape)
        self._rows = spread_constant(counted.model, counted.counts, counted.sizes, shape)
        self._counted = counted

    def __call__(self, levels: Floats) -> tuple[Floats, Floats]:
        """Return log likelihoods of each level after 0 … k rows, and of the pilot."""
        counted = self._counted
        rows = self._rows + spread_level(counted.counts, counted.sizes, levels, self.shape)
        pilot = self._pilot + spread_level(counted.first, counted.first_sizes, levels, self.shape)
        return np.concatenate([np.zeros((levels.size, 1)), np.cumsum(rows, axis=1)], axis=1), pilot.sum(axis=1)


def spread_level(x: Floats, n: Floats, levels: Floats, shape: float) -> Floats:
    """Return what hangs on the level of each row's log likelihood: a line for each level."""
    each = levels[:, np.newaxis]
    found: Floats = x * np.log(each) - (shape + x) * np.log1p(each / shape * n)
    return found


def spread_constant(model: Model, x: Floats, n: Floats, shape: float) -> Floats:
    """Return what does not; of shares with what binomial coefficients differ from n^x/x!."""
    whole = x.astype(np.int64)
    found: Floats = log_rising(shape, int(whole.max()))[whole] - x * math.log(shape)
    if model == "poisson":
        return found
    factorial, units = log_rising(1.0, int(n.max())), n.astype(np.int64)
    found += x * np.log(n) - (factorial[units] - factorial[units - whole])
    return found
