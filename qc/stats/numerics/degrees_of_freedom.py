"""What an estimate of σ from ranges is worth, in degrees of freedom of a standard deviation."""

from __future__ import annotations

import math

from qc.stats.variables.constants import d2, d3

_MANY = 1_000  # from here the two first terms of the expansion are exact to 1e-7


def matched_df(relative_variance: float) -> float:
    """Return the degrees of freedom of the standard deviation with the same relative variance.

    Parameters
    ----------
    relative_variance : float
        var(σ̂) / E(σ̂)², positive.

    Returns
    -------
    float
        ν with 1/c4(ν + 1)² − 1 = 1/(2ν) + 1/(8ν²) − … equal to it; not a whole number.

    References
    ----------
    Patnaik, P. B. (1950), The use of mean range as an estimator of variance in statistical tests, Biometrika 37,
    78-87. Reproduces Duncan's table of ν for the mean range.

    Examples
    --------
    >>> round(matched_df((d3(5) / d2(5)) ** 2 / 20), 1)
    72.7
    """
    nu = (1 + math.sqrt(1 + 2 * relative_variance)) / (4 * relative_variance)
    for _ in range(0 if nu > _MANY else 12):
        exact = 0.5 * nu * math.exp(2 * (math.lgamma(nu / 2) - math.lgamma((nu + 1) / 2))) - 1
        nu *= exact / relative_variance
    return nu


def moving_range_df(ranges: int) -> float:
    """Return the degrees of freedom of the mean of moving ranges, neighbours of which share a reading.

    Parameters
    ----------
    ranges : int
        How many, at least 1.

    Returns
    -------
    float
        About 0.6 for each.

    Notes
    -----
    For the product of neighbours |U||V|, U and V normal of variance 2 and correlation −½, E = (4/π)(√¾ + π/12).

    Examples
    --------
    >>> round(moving_range_df(19), 1)
    11.9
    """
    covariance = (4 / math.pi) * (math.sqrt(0.75) + math.pi / 12 - 1)
    variance = (d3(2) ** 2 * ranges + 2 * covariance * (ranges - 1)) / ranges**2
    return matched_df(variance / d2(2) ** 2)
