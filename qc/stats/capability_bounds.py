"""Confidence bounds of capability indices, each from an index, a count and degrees of freedom alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.limits import check_confidence
from qc.stats.noncentral_t import noncentrality_bound
from qc.stats.quantiles import chi_square_quantile, normal_quantile

if TYPE_CHECKING:
    from collections.abc import Callable


def chi_square_interval(index: float, *, df: float, confidence: float = 0.95) -> tuple[float, float]:
    """Return the two-sided interval of Cp or Pp (or, with Boyles' degrees of freedom, of Cpm).

    Parameters
    ----------
    index : float
        The estimate, not negative.
    df : float
        Degrees of freedom of the standard deviation: n − 1 for Pp.
    confidence : float
        Strictly between 0 and 1.

    Returns
    -------
    tuple of float
        index · √(χ²/df) at (1 − confidence)/2 and (1 + confidence)/2.

    Raises
    ------
    ValueError
        If ``df`` is not positive or ``confidence`` is none.

    References
    ----------
    Kotz, S. and Johnson, N. L. (1993), Process Capability Indices. Held against R's ``qchisq`` and qcc 2.7.

    Examples
    --------
    >>> [round(end, 4) for end in chi_square_interval(2.29, df=19)]
    [1.5679, 3.0112]
    """
    check_confidence(confidence)
    tail = 0.5 * (1.0 - confidence)
    low, high = (math.sqrt(chi_square_quantile(p, df) / df) for p in (tail, 1.0 - tail))
    return index * low, index * high


def chi_square_lower(index: float, *, df: float, confidence: float = 0.95) -> float:
    """Return the one-sided lower bound of Cp or Pp.

    Parameters
    ----------
    index, df, confidence
        As for ``chi_square_interval``.

    Returns
    -------
    float
        index · √(χ²/df) at 1 − confidence.

    Raises
    ------
    ValueError
        If ``df`` is not positive or ``confidence`` is none.

    Examples
    --------
    >>> round(chi_square_lower(2.29, df=19), 4)
    1.671
    """
    check_confidence(confidence)
    return index * math.sqrt(chi_square_quantile(1.0 - confidence, df) / df)


def bissell_interval(
    index: float, *, n: int, df: float | None = None, confidence: float = 0.95
) -> tuple[float, float]:
    """Return Bissell's two-sided interval of Cpk or Ppk.

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
    tuple of float
        index ± z √(1/(9n) + index²/(2 df)).

    Raises
    ------
    ValueError
        If ``n`` is below 2, or ``confidence`` is none.

    References
    ----------
    Bissell, A. F. (1990), How reliable is your capability index?, Applied Statistics 39, 331-340.

    Examples
    --------
    >>> [round(end, 5) for end in bissell_interval(1.67, n=100, confidence=0.99)]
    [1.35247, 1.98753]
    """
    return _two_sided(index, _bissell_error(index, n, df), confidence)


def bissell_lower(index: float, *, n: int, df: float | None = None, confidence: float = 0.95) -> float:
    """Return Bissell's one-sided lower bound of Cpk or Ppk.

    Parameters
    ----------
    index, n, df, confidence
        As for ``bissell_interval``.

    Returns
    -------
    float
        index − z √(1/(9n) + index²/(2 df)).

    Raises
    ------
    ValueError
        If ``n`` is below 2, or ``confidence`` is none.

    Examples
    --------
    >>> round(bissell_lower(1.67, n=100, confidence=0.99), 5)
    1.38322
    """
    check_confidence(confidence)
    return index - normal_quantile(confidence) * _bissell_error(index, n, df)


def heavlin_interval(index: float, *, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return Heavlin's two-sided interval of Cpk or Ppk.

    Parameters
    ----------
    index, n, confidence
        As for ``bissell_interval``; ``n`` is at least 4.

    Returns
    -------
    tuple of float
        index ± z √((n−1)/(9n(n−3)) + index²/(2(n−3)) · (1 + 6/(n−1))).

    Raises
    ------
    ValueError
        If ``n`` is below 4, or ``confidence`` is none.

    References
    ----------
    Heavlin, W. D. (1988), as quoted in Kotz, S. and Johnson, N. L. (1993), Process Capability Indices.

    Examples
    --------
    >>> [round(end, 5) for end in heavlin_interval(1.67, n=100, confidence=0.99)]
    [1.34032, 1.99968]
    """
    _check_count(n, 4)
    variance = (n - 1) / (9 * n * (n - 3)) + index**2 / (2 * (n - 3)) * (1 + 6 / (n - 1))
    return _two_sided(index, math.sqrt(variance), confidence)


def normal_simple_interval(index: float, *, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the simplest normal interval of Cpk, which leaves out the error of the mean.

    Parameters
    ----------
    index, n, confidence
        As for ``bissell_interval``.

    Returns
    -------
    tuple of float
        index (1 ± z/√(2(n − 1))).

    Raises
    ------
    ValueError
        If ``n`` is below 2, or ``confidence`` is none.

    Examples
    --------
    >>> [round(end, 5) for end in normal_simple_interval(1.67, n=100, confidence=0.99)]
    [1.3643, 1.9757]
    """
    _check_count(n, 2)
    return _two_sided(index, abs(index) / math.sqrt(2 * (n - 1)), confidence)


def boyles_df(offset: float, *, n: int) -> float:
    """Return the degrees of freedom of Cpm, for ``chi_square_interval``.

    Parameters
    ----------
    offset : float
        (mean − target) / s.
    n : int
        Readings, at least 2.

    Returns
    -------
    float
        n (1 + a²)² / (1 + 2a²).

    Raises
    ------
    ValueError
        If ``n`` is below 2.

    References
    ----------
    Boyles, R. A. (1991), The Taguchi capability index, Journal of Quality Technology 23, 17-26.

    Examples
    --------
    >>> round(boyles_df(1.0, n=30), 6)
    40.0
    """
    _check_count(n, 2)
    square = offset * offset
    return n * (1 + square) ** 2 / (1 + 2 * square)


def one_sided_exact_lower(index: float, *, n: int, confidence: float = 0.95) -> float:
    """Return the exact lower bound of Ppu or Ppl, from the noncentral t distribution.

    Parameters
    ----------
    index : float
        The estimate from the overall standard deviation.
    n : int
        Readings, at least 2.
    confidence : float
        Strictly between 0 and 1.

    Returns
    -------
    float
        c with P(T ≤ 3√n · index) = confidence for T noncentral t with n − 1 degrees of freedom about 3√n · c.

    Raises
    ------
    ValueError
        If ``n`` is below 2, or ``confidence`` is none.

    Examples
    --------
    >>> round(one_sided_exact_lower(1.67, n=100, confidence=0.99), 5)
    1.379
    """
    _check_count(n, 2)
    check_confidence(confidence)
    scale = 3.0 * math.sqrt(n)
    return noncentrality_bound(scale * index, n - 1, confidence) / scale


def _two_sided(index: float, error: float, confidence: float) -> tuple[float, float]:
    """Normal interval about an index."""
    check_confidence(confidence)
    reach = normal_quantile(0.5 * (1.0 + confidence)) * error
    return index - reach, index + reach


def _bissell_error(index: float, n: int, df: float | None) -> float:
    """Standard error of Cpk."""
    _check_count(n, 2)
    return math.sqrt(1 / (9 * n) + index**2 / (2 * (n - 1 if df is None else df)))


def _check_count(n: int, least: int) -> None:
    if n < least:
        raise ValueError(f"`n` must be at least {least}, got {n}")
