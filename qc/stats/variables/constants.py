"""Control chart constants, computed from the distributions of the range and of the standard deviation."""

from __future__ import annotations

import math
from functools import cache

from qc.stats.variables.range_moments import median_range, range_moments
from qc.values import dataclass

_LARGE = 300  # from this size the series for c4 is exact to the last digit


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants:
    """The constants of subgroups of one size, for limits at 3 standard errors.

    Attributes
    ----------
    n : int
        Readings in a subgroup.
    d2, d3, d4 : float
        Mean, standard deviation and median of the range in standard deviations.
    c4, c5 : float
        Mean and standard deviation of the sample standard deviation.
    A, A2, A3 : float
        Limits of the mean from σ, R̄, s̄.
    B3, B4, B5, B6 : float
        Limits of s from s̄ and from σ.
    D1, D2, D3, D4 : float
        Limits of R from σ and from R̄.
    E2, E3 : float
        Limits of individuals from R̄ and s̄.
    """

    n: int
    d2: float
    d3: float
    d4: float
    c4: float
    c5: float
    A: float
    A2: float
    A3: float
    B3: float
    B4: float
    B5: float
    B6: float
    D1: float
    D2: float
    D3: float
    D4: float
    E2: float
    E3: float


@cache
def constants(n: int) -> Constants:
    """Compute all control chart constants of subgroups of size ``n``.

    Parameters
    ----------
    n : int
        Readings in a subgroup, at least 2.

    Returns
    -------
    Constants
        Every factor, none of them read from a table.

    Raises
    ------
    ValueError
        If ``n`` is below 2.

    References
    ----------
    Tippett, L. H. C. (1925), On the extreme individuals and the range of samples, Biometrika 17, 364-387: the
    distribution of the range.

    Examples
    --------
    >>> five = constants(5)
    >>> round(five.A2, 4), round(five.D4, 4), round(five.c4, 4)
    (0.5768, 2.1145, 0.94)
    """
    mean, sd, c = d2(n), d3(n), c4(n)
    c5 = math.sqrt(1.0 - c * c)
    return Constants(
        n=n,
        d2=mean,
        d3=sd,
        d4=median_range(n),
        c4=c,
        c5=c5,
        A=3.0 / math.sqrt(n),
        A2=3.0 / (mean * math.sqrt(n)),
        A3=3.0 / (c * math.sqrt(n)),
        B3=max(0.0, 1.0 - 3.0 * c5 / c),
        B4=1.0 + 3.0 * c5 / c,
        B5=max(0.0, c - 3.0 * c5),
        B6=c + 3.0 * c5,
        D1=max(0.0, mean - 3.0 * sd),
        D2=mean + 3.0 * sd,
        D3=max(0.0, 1.0 - 3.0 * sd / mean),
        D4=1.0 + 3.0 * sd / mean,
        E2=3.0 / mean,
        E3=3.0 / c,
    )


def d2(n: int) -> float:
    """Return the mean range of ``n`` standard normal readings.

    Parameters
    ----------
    n : int
        At least 2.

    Returns
    -------
    float
        E(R)/σ.

    Raises
    ------
    ValueError
        If ``n`` is below 2.

    Examples
    --------
    >>> round(d2(5), 6)
    2.325929
    """
    return range_moments(_checked(n))[0]


def d3(n: int) -> float:
    """Return the standard deviation of the range of ``n`` standard normal readings.

    Parameters
    ----------
    n : int
        At least 2.

    Returns
    -------
    float
        sd(R)/σ.

    Raises
    ------
    ValueError
        If ``n`` is below 2.

    Examples
    --------
    >>> round(d3(5), 6)
    0.864082
    """
    return range_moments(_checked(n))[1]


@cache
def c4(n: int) -> float:
    """Return the mean of the standard deviation of ``n`` standard normal readings.

    Parameters
    ----------
    n : int
        At least 2.

    Returns
    -------
    float
        E(s)/σ = √(2/(n−1)) Γ(n/2)/Γ((n−1)/2).

    Raises
    ------
    ValueError
        If ``n`` is below 2.

    Examples
    --------
    >>> round(c4(5), 6)
    0.939986
    """
    nu = float(_checked(n) - 1)
    if n < _LARGE:
        return math.sqrt(2.0 / nu) * math.gamma(n / 2) / math.gamma(nu / 2)
    # Γ(z+½)/(Γ(z)√z) by Stirling's series, z = ν/2; the next term is below 1e-16.
    return 1 - (1 / 4 - (1 / 32 + (5 / 128 - (21 / 2048 + 399 / 8192 / nu) / nu) / nu) / nu) / nu


def _checked(n: int) -> int:
    """Refuse a subgroup that has no spread."""
    if not 2 <= n < math.inf or n != int(n):
        raise ValueError(f"`n` must be a whole number of at least 2, got {n}")
    return int(n)
