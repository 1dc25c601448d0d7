"""Confidence bounds of capability indices, each from an index, a count and degrees of freedom alone."""

from __future__ import annotations

import math

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import chi_square_quantile, normal_quantile
from qc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What an estimated index says of the true one.

    Attributes
    ----------
    lower : float
        One-sided: with the stated confidence the process is at least as good.
    interval : tuple of float
        Two-sided.
    confidence : float
        Of the bound and of the interval, each on its own.
    method : str
        Whose method it is.
    degrees_of_freedom : float
        That the method assumes of the standard deviation.
    """

    lower: float
    interval: tuple[float, float]
    confidence: float
    method: str
    degrees_of_freedom: float


def chi_square_bounds(index: float, *, df: float, confidence: float = 0.95, method: str = "chi-square") -> Bounds:
    """Return the bounds of Cp or Pp, whose only error is that of the standard deviation.

    Parameters
    ----------
    index : float
        The estimate, not negative.
    df : float
        Degrees of freedom of the standard deviation, positive: n − 1 for Pp.
    confidence : float
        Strictly between 0 and 1.
    method : str
        The name that the result carries.

    Returns
    -------
    Bounds
        index · √(χ²/df) at 1 − confidence; at (1 ± confidence)/2 for the interval.

    Raises
    ------
    ValueError
        If ``df`` is not positive or ``confidence`` is none.

    References
    ----------
    Kotz, S. and Johnson, N. L. (1993), Process Capability Indices. Held against R's ``qchisq`` and qcc 2.7.

    Examples
    --------
    >>> found = chi_square_bounds(2.29, df=19)
    >>> round(found.lower, 4), [round(end, 4) for end in found.interval]
    (1.671, [1.5679, 3.0112])
    """
    confidence = checks.probability("confidence", confidence)
    index = checks.finite("index", index)
    df, tail = checks.positive("df", df), 0.5 * (1.0 - confidence)
    lower, low, high = (
        index * math.sqrt(chi_square_quantile(p, df) / df) for p in (1.0 - confidence, tail, 1.0 - tail)
    )
    return Bounds(lower=lower, interval=(low, high), confidence=confidence, method=method, degrees_of_freedom=df)


def boyles_bounds(index: float, *, offset: float, n: int, confidence: float = 0.95) -> Bounds:
    """Return Boyles' bounds of Cpm.

    Parameters
    ----------
    index : float
        Cpm from √(s² + (mean − target)²).
    offset : float
        a = (mean − target) / s.
    n : int
        Readings, at least 2.
    confidence : float
        Strictly between 0 and 1.

    Returns
    -------
    Bounds
        As for Cp, with n (1 + a²)² / (1 + 2a²) degrees of freedom.

    Raises
    ------
    ValueError
        If ``n`` is below 2, or ``confidence`` is none.

    References
    ----------
    Boyles, R. A. (1991), The Taguchi capability index, Journal of Quality Technology 23, 17-26. qcc 2.7 does
    not square the numerator.

    Examples
    --------
    >>> round(boyles_bounds(1.0, offset=0.0, n=20).lower, 4)
    0.7366
    """
    n = checks.count("n", n, 2)
    square = checks.finite("offset", offset) ** 2
    df = n * (1 + square) ** 2 / (1 + 2 * square)
    return chi_square_bounds(index, df=df, confidence=confidence, method="boyles")


def bissell_bounds(index: float, *, n: int, df: float | None = None, confidence: float = 0.95) -> Bounds:
    """Return Bissell's bounds of Cpk or Ppk.

    Parameters
    ----------
    index : float
        The estimate.
    n : int
        Readings that the mean rests on, at least 2.
    df : float, optional
        Degrees of freedom of the standard deviation; n − 1 by default.
    confidence : float
        Strictly between 0 and 1.

    Returns
    -------
    Bounds
        index ± z √(1/(9n) + index²/(2 df)).

    Raises
    ------
    ValueError
        If ``n`` is below 2, ``df`` is not positive, or ``confidence`` is none.

    References
    ----------
    Bissell, A. F. (1990), How reliable is your capability index?, Applied Statistics 39, 331-340. Held
    against SixSigma 0.11.1 and qcc 2.7.

    Examples
    --------
    >>> found = bissell_bounds(1.67, n=100, confidence=0.99)
    >>> round(found.lower, 5), [round(end, 5) for end in found.interval]
    (1.38322, [1.35247, 1.98753])
    """
    n = checks.count("n", n, 2)
    index, freedom = checks.finite("index", index), n - 1 if df is None else checks.positive("df", df)
    variance = 1 / (9 * n) + index**2 / (2 * freedom)
    return _normal_bounds(index, variance, confidence=confidence, method="bissell", df=freedom)


def heavlin_bounds(index: float, *, n: int, confidence: float = 0.95) -> Bounds:
    """Return Heavlin's bounds of Cpk or Ppk.

    Parameters
    ----------
    index : float
        The estimate.
    n : int
        Readings, at least 4.
    confidence : float
        Strictly between 0 and 1.

    Returns
    -------
    Bounds
        index ± z √((n−1)/(9n(n−3)) + index²/(2(n−3)) · (1 + 6/(n−1))).

    Raises
    ------
    ValueError
        If ``n`` is below 4, or ``confidence`` is none.

    References
    ----------
    Heavlin (1988), as Kotz, S. and Johnson, N. L. (1993), Process Capability Indices, quote it.

    Examples
    --------
    >>> [round(end, 5) for end in heavlin_bounds(1.67, n=100, confidence=0.99).interval]
    [1.34032, 1.99968]
    """
    n, index = checks.count("n", n, 4), checks.finite("index", index)
    variance = (n - 1) / (9 * n * (n - 3)) + index**2 / (2 * (n - 3)) * (1 + 6 / (n - 1))
    return _normal_bounds(index, variance, confidence=confidence, method="heavlin", df=n - 1)


def normal_simple_bounds(index: float, *, n: int, confidence: float = 0.95) -> Bounds:
    """Return the simplest normal bounds of Cpk, which leave out the error of the mean.

    Parameters
    ----------
    index : float
        The estimate.
    n : int
        Readings, at least 2.
    confidence : float
        Strictly between 0 and 1.

    Returns
    -------
    Bounds
        index (1 ± z/√(2(n − 1))).

    Raises
    ------
    ValueError
        If ``n`` is below 2, or ``confidence`` is none.

    Examples
    --------
    >>> [round(end, 5) for end in normal_simple_bounds(1.67, n=100, confidence=0.99).interval]
    [1.3643, 1.9757]
    """
    n, index = checks.count("n", n, 2), checks.finite("index", index)
    variance = index**2 / (2 * (n - 1))
    return _normal_bounds(index, variance, confidence=confidence, method="normal-simple", df=n - 1)


def _normal_bounds(index: float, variance: float, *, confidence: float, method: str, df: float) -> Bounds:
    """Take bounds from a variance, as if the estimate were normal."""
    confidence = checks.probability("confidence", confidence)
    error = math.sqrt(variance)
    reach = normal_quantile(0.5 * (1.0 + confidence)) * error
    return Bounds(
        lower=index - normal_quantile(confidence) * error,
        interval=(index - reach, index + reach),
        confidence=confidence,
        method=method,
        degrees_of_freedom=float(df),
    )
