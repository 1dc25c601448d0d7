"""A few looks at pilot against production so far, by the test that needs no level: the pilot given the total.

A change that is there from the first row on is told by the pilot alone, and there a mixture over levels and times pays
most. Given the total of both, what the pilot holds has one distribution whatever the level is; so a few looks, each
with a share of the false alarms, see it about as early as one such test would. Rows (lots, days) may differ though
nothing changes; then rows, not units, are the sample size, and what they show of it decides how much the test allows.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.counts.prior import CountPrior
from qc.stats.drift.counts.scatter import scatter
from qc.stats.drift.counts.split import spread_split
from qc.stats.sampling.acceptance_probability import binomial_acceptance, hypergeometric_acceptance

if TYPE_CHECKING:
    from qc.stats.drift.counts.counted import Counted, Floats
    from qc.stats.drift.counts.scatter import Scatter

# Shares of the planned rows after which a look is taken, each with its share of the false alarms: together half.
_LOOKS = ((1 / 8, 1 / 16), (1 / 4, 1 / 16), (1 / 2, 1 / 8), (1.0, 1 / 4))
PROCESS_SHARE = 0.5
_RISES = 0.65  # of each look's share; the rest is on falls
_LEAST = 1e-300
_TINY = 1e-9


def look_weights(planned: int) -> dict[int, float]:
    """Return for each number of rows after which a look is taken its share of the false alarms.

    Examples
    --------
    >>> look_weights(20)
    {3: 0.0625, 5: 0.0625, 10: 0.125, 20: 0.25}
    >>> look_weights(1)
    {1: 0.5}
    """
    found: dict[int, float] = {}
    for share, weight in _LOOKS:
        rows = math.ceil(share * planned)
        found[rows] = found.get(rows, 0.0) + weight
    return found


def log_looks(counted: Counted, planned: int, prior: CountPrior | None = None) -> Floats:
    """Return the log evidence of the looks up to each row: the largest share of false alarms over p-value so far.

    Parameters
    ----------
    counted : Counted
        The counts.
    planned : int
        Rows that production will have.
    prior : CountPrior or None
        How much rows may differ though nothing changes; None for the defaults.

    Returns
    -------
    (k,) float array
        Minus infinity before the first look.

    Notes
    -----
    The evidence of all looks ever reaches c with probability at most (the sum of their shares)/c, for every c, since
    a look's p-value is at most its share/c with at most that probability: Bonferroni.
    """
    found = np.full(counted.rows, -math.inf)
    for rows, weight in look_weights(planned).items():
        if rows <= counted.rows:
            found[rows - 1] = math.log(weight / p_value(counted, rows, prior, planned=planned))
    return np.maximum.accumulate(found)


def log_if_alike(counted: Counted, planned: int) -> float:
    """Return the largest log evidence of the looks taken so far if rows were known not to differ anyway.

    Parameters
    ----------
    counted : Counted
        The counts.
    planned : int
        Rows that production will have.

    Returns
    -------
    float
        Minus infinity before the first look.
    """
    found = -math.inf
    for rows, weight in look_weights(planned).items():
        if rows <= counted.rows:
            p = min(exact_p_values(counted, float(counted.counts[:rows].sum()), float(counted.sizes[:rows].sum())))
            found = max(found, math.log(weight / min(p, 1.0)))
    return found


def p_value(counted: Counted, rows: int, prior: CountPrior | None = None, *, planned: int | None = None) -> float:
    """Return the p-value of the pilot against the first rows of production, given the total of both.

    Parameters
    ----------
    counted : Counted
        The counts.
    rows : int
        How many rows, at least 1.
    prior : CountPrior or None
        How much rows may differ though nothing changes; None for the defaults.
    planned : int or None
        Rows that production will have; None if all of them are given.

    Returns
    -------
    float
        The mean of the p-values of all differences between rows that are held possible, each weighted by its
        probability. Of rows that are all alike it is exact: hypergeometric for units, binomial for nonconformities; no
        other counts for less than that, so that neither does the mean.

    Notes
    -----
    The weights come from the scatter of rows within pilot and within production, which knows nothing of a change
    between them. Of normal readings with an unknown variance this mean is the p-value of Student's t; so is it here
    where rows are few, and shrinks to the exact one as they show that they are alike.

    References
    ----------
    Fisher (1935), The logic of inductive inference, Journal of the Royal Statistical Society 98, 39-82. Przyborowski
    and Wilenski (1940), Homogeneity of results in testing samples from Poisson series, Biometrika 31, 313-323.
    """
    held = scatter(counted, rows, prior or CountPrior(), planned=planned or counted.rows)
    return split_p_value(counted, float(counted.counts[:rows].sum()), float(counted.sizes[:rows].sum()), held)


def split_p_value(counted: Counted, bad: float, size: float, held: Scatter) -> float:
    """Return the p-value of the pilot against what was counted in production.

    Parameters
    ----------
    counted : Counted
        For the pilot.
    bad, size : float
        Counted in production, and in how much.
    held : Scatter
        How rows may differ.
    """
    exact = exact_p_values(counted, bad, size)
    rises = exact[0] <= exact[1]
    least = min(exact)
    if least >= 1:
        return 1.0
    sides = [(counted.pilot_count, counted.pilot_size, held.pilot_rows), (bad, size, held.rows)]
    (first, of, own), (rest, other, others) = sides if rises else sides[::-1]
    p = float(held.weights[0]) * least
    for shape, weight in zip(held.shapes[1:], held.weights[1:], strict=True):
        if weight > _TINY:
            tail = spread_split(
                first, rest, odds=of / other, first_shape=float(shape) * own, rest_shape=float(shape) * others
            )
            p += float(weight) * max(tail / (_RISES if rises else 1 - _RISES), least)
    return min(1.0, max(p, _LEAST))


def exact_p_values(counted: Counted, bad: float, size: float) -> tuple[float, float]:
    """Return the p-values of a rise and of a fall for rows that are all alike, each over its share of the look's.

    Parameters
    ----------
    counted : Counted
        For the pilot.
    bad, size : float
        Counted in production, and in how much.
    """
    few, many = _tails(counted, bad, size)
    return max(few / _RISES, _LEAST), max(many / (1 - _RISES), _LEAST)


def _tails(counted: Counted, bad: float, size: float) -> tuple[float, float]:
    """Return the chances of so few in the pilot, and of so many, given the total of pilot and production."""
    first, of, total = counted.pilot_count, counted.pilot_size, counted.pilot_count + bad
    if counted.model == "binomial":
        lot = {"nonconforming": int(total), "lot_size": int(of + size)}
        return (
            hypergeometric_acceptance(**lot, n=int(of), acceptance_number=int(first)),
            hypergeometric_acceptance(**lot, n=int(size), acceptance_number=int(bad)),
        )
    if not total:
        return 1.0, 1.0
    return (
        binomial_acceptance(of / (of + size), n=int(total), acceptance_number=int(first)),
        binomial_acceptance(size / (of + size), n=int(total), acceptance_number=int(bad)),
    )
