"""The index that must be observed so that a required one may be claimed."""

from __future__ import annotations

import math

from qc.stats.numerics.checks import count, positive, probability
from qc.stats.numerics.noncentral_t import noncentral_t_cdf
from qc.stats.numerics.quantiles import chi_square_quantile, normal_quantile
from qc.stats.numerics.roots import rising_root
from qc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What it takes to claim an index.

    Attributes
    ----------
    required : float
        The index that the process shall have.
    observed : float
        The smallest estimate whose one-sided lower bound reaches it.
    n : int
        Readings.
    degrees_of_freedom : float
        Of the standard deviation.
    confidence : float
        Of the lower bound.
    method : str
        Whose bound it is.
    """

    required: float
    observed: float
    n: int
    degrees_of_freedom: float
    confidence: float
    method: str


def bissell_claim(required: float, *, n: int, df: float | None = None, confidence: float = 0.95) -> Claim:
    """Return the Cpk or Ppk that must be observed, by Bissell's bound.

    Parameters
    ----------
    required : float
        Positive.
    n : int
        Readings, at least 2.
    df : float, optional
        Degrees of freedom of the standard deviation; n − 1 by default.
    confidence : float, default 0.95
        At least one half and below 1.

    Returns
    -------
    Claim
        The larger root of (c − required)² = z² (1/(9n) + c²/(2 df)).

    Raises
    ------
    ValueError
        If an argument is outside its domain, or no index would do: z² must lie below 2 df.

    References
    ----------
    Bissell, A. F. (1990), How reliable is your capability index?, Applied Statistics 39, 331-340.

    Examples
    --------
    >>> round(bissell_claim(1.33, n=100).observed, 2)
    1.52
    """
    required, n, confidence = _checked(required, n, confidence)
    df = float(n - 1) if df is None else positive("df", df)
    z = normal_quantile(confidence)
    slack = 1.0 - z * z / (2.0 * df)
    if not slack > 0:
        raise ValueError(f"`df` must be above {0.5 * z * z:.4g} for this bound to reach any index, got {df:g}")
    square = z * z * (required * required / (2.0 * df) + slack / (9.0 * n))
    return _claim(required, (required + math.sqrt(square)) / slack, n, df, confidence, "bissell")


def chi_square_claim(required: float, *, n: int, df: float | None = None, confidence: float = 0.95) -> Claim:
    """Return the Cp or Pp that must be observed, exactly for normal readings.

    Parameters
    ----------
    required : float
        Positive.
    n : int
        Readings, at least 2.
    df : float, optional
        Degrees of freedom of the standard deviation; n − 1 by default.
    confidence : float, default 0.95
        At least one half and below 1.

    Returns
    -------
    Claim
        required · √(df/χ²) with χ² at 1 − confidence.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> round(chi_square_claim(1.33, n=50).observed, 4)
    1.5983
    """
    required, n, confidence = _checked(required, n, confidence)
    df = float(n - 1) if df is None else positive("df", df)
    observed = required * math.sqrt(df / chi_square_quantile(1.0 - confidence, df))
    return _claim(required, observed, n, df, confidence, "chi-square")


def one_sided_claim(required: float, *, n: int, confidence: float = 0.95) -> Claim:
    """Return the Ppl or Ppu that must be observed, exactly for normal readings.

    Parameters
    ----------
    required : float
        Positive.
    n : int
        Readings, at least 2.
    confidence : float, default 0.95
        At least one half and below 1.

    Returns
    -------
    Claim
        t/(3√n), t the quantile of the noncentral t distribution about 3√n · required with n − 1 degrees of freedom.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    It also holds for the Ppk of two limits, for which it asks a little more than is needed.

    References
    ----------
    Scipy 1.17.1, ``scipy.stats.nct.ppf``: agrees to 7 digits from 2 to 100 000 readings.

    Examples
    --------
    >>> round(one_sided_claim(1.33, n=100).observed, 4)
    1.5172
    """
    required, n, confidence = _checked(required, n, confidence)
    df = float(n - 1)
    scale = 3.0 * math.sqrt(n)
    center = scale * required

    def gap(t: float) -> float:
        return noncentral_t_cdf(t, df, center) - confidence

    # The median of a noncentral t lies above its noncentrality but for rounding.
    t = rising_root(gap, start=0.9 * center, step=0.2 * center + 1.0, root=1e-13)
    return _claim(required, t / scale, n, df, confidence, "noncentral-t")


def _checked(required: float, n: int, confidence: float) -> tuple[float, int, float]:
    """Return what all claims share."""
    if probability("confidence", confidence) < 0.5:
        raise ValueError(f"`confidence` must be at least 0.5 for a claim, got {confidence}")
    return positive("required", required), count("n", n, 2), float(confidence)


def _claim(required: float, observed: float, n: int, df: float, confidence: float, method: str) -> Claim:
    return Claim(required=required, observed=observed, n=n, degrees_of_freedom=df, confidence=confidence, method=method)
