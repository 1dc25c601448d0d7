"""Probability that a lot passes because its sample holds few nonconforming units.

The distributions are summed term by term from the logarithm of the first term and the ratio of each term to
the one before, so that nothing under- or overflows and no statistics library need be loaded.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.numerics.checks import choice, count, not_negative, share

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Model = Literal["binomial", "poisson", "hypergeometric"]
MODELS = ("binomial", "poisson", "hypergeometric")


def binomial_acceptance(quality: float, *, n: int, acceptance_number: int) -> float:
    """Probability of at most ``acceptance_number`` nonconforming among ``n`` units of a long series.

    Parameters
    ----------
    quality : float
        Share nonconforming, 0 to 1.
    n : int
        Units in the sample, at least 1.
    acceptance_number : int
        Most nonconforming units that pass, at least 0.

    Returns
    -------
    float
        Probability of acceptance.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package AcceptanceSampling 1.0.11, ``OC2c(type="binomial")``: agrees to 12 digits.

    Examples
    --------
    >>> round(binomial_acceptance(0.11, n=80, acceptance_number=5), 3)
    0.114
    """
    n, c = count("n", n), count("acceptance_number", acceptance_number, 0)
    p = share("quality", quality)
    if c >= n or p == 0:
        return 1.0
    if p == 1:
        return 0.0
    k = np.arange(c, dtype=np.float64)
    ratios = np.log((n - k) / (k + 1.0)) + (math.log(p) - math.log1p(-p))
    return _sum(n * math.log1p(-p), ratios)


def poisson_acceptance(mean: float, *, acceptance_number: int) -> float:
    """Probability of at most ``acceptance_number`` nonconformities where ``mean`` are expected.

    Parameters
    ----------
    mean : float
        Expected nonconformities in the sample, at least 0.
    acceptance_number : int
        Most nonconformities that pass, at least 0.

    Returns
    -------
    float
        Probability of acceptance.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package AcceptanceSampling 1.0.11, ``OC2c(type="poisson")``: agrees to 12 digits.

    Examples
    --------
    >>> round(poisson_acceptance(125 * 0.02, acceptance_number=2), 6)
    0.543813
    """
    c = count("acceptance_number", acceptance_number, 0)
    mean = not_negative("mean", mean)
    if mean == 0:
        return 1.0
    return _sum(-mean, math.log(mean) - np.log(np.arange(1.0, c + 1.0)))


def hypergeometric_acceptance(nonconforming: int, *, lot_size: int, n: int, acceptance_number: int) -> float:
    """Probability of at most ``acceptance_number`` nonconforming among ``n`` units drawn from a lot.

    Parameters
    ----------
    nonconforming : int
        Nonconforming units in the lot, 0 to ``lot_size``.
    lot_size : int
        Units in the lot, at least ``n``.
    n : int
        Units in the sample, at least 1.
    acceptance_number : int
        Most nonconforming units that pass, at least 0.

    Returns
    -------
    float
        Probability of acceptance.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the lot is smaller than the sample.

    References
    ----------
    R package AcceptanceSampling 1.0.11, ``OC2c(type="hypergeom")``: agrees to 10 digits.

    Examples
    --------
    >>> hypergeometric_acceptance(1, lot_size=50, n=13, acceptance_number=0)
    0.74
    """
    lot = count("lot_size", lot_size, count("n", n))
    d, c = count("nonconforming", nonconforming, 0), count("acceptance_number", acceptance_number, 0)
    if d > lot:
        raise ValueError(f"`nonconforming` must be at most `lot_size` {lot}, got {d}")
    least = max(0, n - (lot - d))
    if c < least:
        return 0.0
    if c >= min(n, d):
        return 1.0
    k = np.arange(least, c, dtype=np.float64)
    ratios = np.log((d - k) * (n - k) / ((k + 1.0) * (lot - d - n + k + 1.0)))
    # With least > 0 every conforming unit is in the sample: none of the lot - n left behind conforms.
    first = _none_of(n, d, lot) if least == 0 else _none_of(lot - n, lot - d, lot)
    return _sum(first, ratios)


def checked_model(model: str) -> str:
    """Return the name of a model."""
    return choice("model", model, MODELS)


def _sum(first: float, ratios: Floats) -> float:
    """Add up terms given the logarithm of the first and of the ratios."""
    logs = first + np.concatenate(([0.0], np.cumsum(ratios)))
    return min(1.0, float(np.exp(logs).sum()))


def _none_of(drawn: int, marked: int, lot: int) -> float:
    """Logarithm of the probability that none of the marked units is drawn."""
    few, many = sorted((drawn, marked))
    i = np.arange(few, dtype=np.float64)
    return float(np.log1p(-many / (lot - i)).sum())
