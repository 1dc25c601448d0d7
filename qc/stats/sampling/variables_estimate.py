"""Share nonconforming of a normal lot, estimated from mean and standard deviation."""

from __future__ import annotations

import math
from statistics import NormalDist

from qc.stats.numerics.checks import choice, count, finite, probability

SIGMAS = ("unknown", "known")
_FEWEST = {"unknown": 3, "known": 2}
_NORMAL = NormalDist()


def estimated_share(quality_index: float, *, n: int, sigma: str = "unknown") -> float:
    """Estimate the share beyond one specification limit without bias.

    Parameters
    ----------
    quality_index : float
        (limit - mean) / s on the side of the limit; with ``sigma`` known, in known standard deviations.
    n : int
        Readings, at least 3 (2 with ``sigma`` known).
    sigma : {"unknown", "known"}
        Whether the index was formed with the sample's standard deviation or a known one.

    Returns
    -------
    float
        Minimum variance unbiased estimate of the share.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    Unknown: I(a, a; x) with x = max(0, 1/2 - Q √n / (2 (n - 1))) and a = n/2 - 1. Known: Φ(-Q √(n / (n -
    1))).

    References
    ----------
    MIL-STD-414 (1957), Example B-3: Q 1.59 from 5 units, 2.19 %.

    Examples
    --------
    >>> round(100 * estimated_share(1.59, n=5), 2)
    2.19
    """
    n = _checked(n, sigma)
    quality_index = finite("quality_index", quality_index)
    if sigma == "known":
        return _NORMAL.cdf(-quality_index * math.sqrt(n / (n - 1)))
    from scipy import special  # noqa: PLC0415 - loading it takes 0.3 s, few need it

    at = min(1.0, max(0.0, 0.5 - quality_index * math.sqrt(n) / (2 * (n - 1))))
    return float(special.betainc(n / 2 - 1, n / 2 - 1, at))


def index_at(share: float, *, n: int, sigma: str = "unknown") -> float:
    """Quality index whose estimated share nonconforming is given: k from M.

    Parameters
    ----------
    share : float
        Share nonconforming, between 0 and 1.
    n : int
        Readings, at least 3 (2 with ``sigma`` known).
    sigma : {"unknown", "known"}
        Whether the standard deviation is estimated or known.

    Returns
    -------
    float
        The index; form 1 of ANSI/ASQ Z1.9 accepts from this value on, form 2 up to this share.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package AQLSchemes 1.7-2, ``AAZ19``: agrees to 9 digits.

    Examples
    --------
    >>> round(index_at(0.0333, n=5), 3)
    1.525
    """
    n = _checked(n, sigma)
    share = probability("share", share)
    if sigma == "known":
        return -_NORMAL.inv_cdf(share) * math.sqrt((n - 1) / n)
    from scipy import special  # noqa: PLC0415 - loading it takes 0.3 s, few need it

    return float(1 - 2 * special.betaincinv(n / 2 - 1, n / 2 - 1, share)) * (n - 1) / math.sqrt(n)


def _checked(n: int, sigma: str) -> int:
    return count("n", n, _FEWEST[choice("sigma", sigma, SIGMAS)])
