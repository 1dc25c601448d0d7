"""A few looks at pilot against production so far, by the exact test that needs no level: the pilot given the total.

A change that is there from the first row on is told by the pilot alone, and there a mixture over levels and times pays
most. Given the total of both, what the pilot holds has one distribution whatever the level is; so a few looks, each
with a share of the false alarms, see it about as early as one such test would.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.quantiles import normal_quantile, student_t_p_value
from qc.stats.numerics.special import incomplete_beta, incomplete_gamma
from qc.stats.sampling.acceptance_probability import binomial_acceptance, hypergeometric_acceptance

if TYPE_CHECKING:
    from qc.stats.drift.counts.counted import Counted, Floats

# Shares of the planned rows after which a look is taken, each with its share of the false alarms: together half.
_LOOKS = ((1 / 8, 1 / 16), (1 / 4, 1 / 16), (1 / 2, 1 / 8), (1.0, 1 / 4))
PROCESS_SHARE = 0.5
_RISES = 0.65  # of each look's share; the rest is on falls
_SCATTER = 0.2  # level at which rows are said to scatter more than units alike would
_LEAST = 1e-300


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


def log_looks(counted: Counted, planned: int) -> Floats:
    """Return the log evidence of the looks up to each row: the largest share of false alarms over p-value so far.

    Parameters
    ----------
    counted : Counted
        The counts.
    planned : int
        Rows that production will have.

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
            found[rows - 1] = math.log(weight / p_value(counted, rows))
    return np.maximum.accumulate(found)


def p_value(counted: Counted, rows: int) -> float:
    """Return the p-value of the pilot against the first rows of production, given the total of both.

    Parameters
    ----------
    counted : Counted
        The counts.
    rows : int
        How many rows, at least 1.

    Returns
    -------
    float
        Exact if all rows have one level: hypergeometric for units, binomial for nonconformities. Where rows scatter
        more than that, at a level of 20 %, the larger of it and the one of counts divided by the dispersion, whose
        normal score is held against Student's t.

    References
    ----------
    Fisher (1935), The logic of inductive inference, Journal of the Royal Statistical Society 98, 39-82. Przyborowski
    and Wilenski (1940), Homogeneity of results in testing samples from Poisson series, Biometrika 31, 313-323.
    McCullagh and Nelder (1989), Generalized Linear Models, 4.5: the dispersion.
    """
    bad, size = float(counted.counts[:rows].sum()), float(counted.sizes[:rows].sum())
    rise, fall = _tails(counted, bad, size)
    dispersion, df = _dispersion(counted, rows)
    if df and incomplete_gamma(df / 2, dispersion * df / 2)[1] < _SCATTER:
        scaled = _split_tails(counted.pilot_count / dispersion, bad / dispersion, counted.pilot_size, size)
        rise, fall = (max(exact, _by_t(tail, df)) for exact, tail in zip((rise, fall), scaled, strict=True))
    return min(1.0, max(min(rise / _RISES, fall / (1 - _RISES)), _LEAST))


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


def _split_tails(first: float, bad: float, of: float, size: float) -> tuple[float, float]:
    """Return the same of counts that need not be whole, for rates."""
    pilot, production = of / (of + size), size / (of + size)
    few = incomplete_beta(bad, first + 1, production, pilot)[0] if bad else 1.0
    many = incomplete_beta(first, bad + 1, pilot, production)[0] if first else 1.0
    return few, many


def _by_t(tail: float, df: int) -> float:
    """Return the chance that Student's t gives the normal score of a tail, the dispersion being estimated."""
    if tail >= 0.5:
        return tail
    return student_t_p_value(normal_quantile(max(tail, _LEAST)), df) / 2


def _dispersion(counted: Counted, rows: int) -> tuple[float, int]:
    """Return Pearson's dispersion of rows about the level of pilot and of production, with its degrees of freedom."""
    total, df = 0.0, 0
    for x, n in ((counted.first, counted.first_sizes), (counted.counts[:rows], counted.sizes[:rows])):
        level = float(x.sum() / n.sum())
        variance = n * level * ((1 - level) if counted.model == "binomial" else 1.0)
        if level > 0 and variance[0] > 0:
            total += float(np.sum((x - n * level) ** 2 / variance))
            df += x.size - 1
    return (total / df if df else 1.0), df
