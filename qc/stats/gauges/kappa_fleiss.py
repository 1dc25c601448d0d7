"""Agreement beyond chance between many judgements by category: Fleiss' kappa."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.gauges.kappa import Kappa, kappa_result
from qc.stats.numerics import checks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


def fleiss_kappa(counts: ArrayLike, *, confidence: float = 0.95) -> Kappa:
    """Compare the judgements of several appraisers, any of whom may have judged a piece.

    Parameters
    ----------
    counts : (pieces, categories) array-like of int
        How many judgements put each piece into each category; every piece has as many, at least 2.
    confidence : float, default 0.95
        Of the interval, strictly between 0 and 1.

    Returns
    -------
    Kappa
        Its interval is by the jackknife over pieces, its test by the error of Fleiss, Nee and Landis.

    Raises
    ------
    ValueError
        If there are fewer than 2 pieces, counts are below 0 or not whole, or rows have different sums.

    References
    ----------
    Fleiss, Nee and Landis (1979), Large sample variance of kappa in the case of different sets of raters,
    Psychological Bulletin 86, 974-977. statsmodels ``fleiss_kappa`` agrees to 12 digits.

    Examples
    --------
    >>> found = fleiss_kappa([[3, 0], [3, 0], [2, 1], [0, 3], [1, 2], [0, 3]])
    >>> round(found.kappa, 3), found.items, found.ratings
    (0.556, 6, 3)
    """
    confidence = checks.probability("confidence", confidence)
    table = _counts(counts)
    n, m = table.shape[0], int(table[0].sum())
    agreement, by_chance = _fleiss(table)
    known = by_chance < 1
    return kappa_result(
        "Fleiss, jackknife interval",
        (n, m),
        (agreement, by_chance),
        _jackknife_error(table) if known else None,
        _fleiss_chance_error(table) if known else None,
        confidence,
    )


def _counts(counts: ArrayLike) -> Floats:
    table = np.asarray(counts, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] < 2:
        raise ValueError(f"`counts` must be a table of at least 2 pieces, got the shape {table.shape}")
    if not (np.isfinite(table).all() and (table >= 0).all() and (table == np.floor(table)).all()):
        raise ValueError(f"`counts` must be whole numbers of at least 0, got {table.tolist()!r}")
    sums = table.sum(axis=1)
    if sums.min() != sums.max() or sums[0] < 2:
        raise ValueError(f"`counts` must hold as many judgements of every piece, at least 2, got {sums.tolist()!r}")
    return table


def _fleiss(table: Floats) -> tuple[float, float]:
    m = float(table[0].sum())
    shares = table.mean(axis=0) / m
    agreement = float((np.square(table).sum(axis=1) - m).mean()) / (m * (m - 1.0))
    return agreement, float(shares @ shares)


def _jackknife_error(table: Floats) -> float:
    """Return the spread of kappa when each piece is left out in turn; infinite where one decides alone."""
    n, m = table.shape[0], float(table[0].sum())
    pairs = (np.square(table).sum(axis=1) - m) / (m * (m - 1.0))
    agreement = (pairs.sum() - pairs) / (n - 1.0)
    shares = (table.sum(axis=0) - table) / ((n - 1.0) * m)
    by_chance = np.square(shares).sum(axis=1)
    if (by_chance >= 1).any():
        return math.inf
    kappas = (agreement - by_chance) / (1.0 - by_chance)
    return math.sqrt((n - 1.0) / n * float(np.square(kappas - kappas.mean()).sum()))


def _fleiss_chance_error(table: Floats) -> float:
    """Fleiss, Nee and Landis' equation for kappa if there is no agreement beyond chance."""
    n, m = table.shape[0], float(table[0].sum())
    p = table.mean(axis=0) / m
    rest = p * (1.0 - p)
    total = float(rest.sum())
    variance = 2.0 * (total**2 - float(rest @ (1.0 - 2.0 * p))) / (total**2 * n * m * (m - 1.0))
    return math.sqrt(max(variance, 0.0))
