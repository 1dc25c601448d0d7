"""Whether readings spread less than they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.special import incomplete_beta, incomplete_gamma
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_NORMAL_KURTOSIS = 3.0
_KEPT = 2 / 3  # of the degrees of freedom: neighbouring differences share a reading


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrowSpread:
    """A standard deviation held against the smallest one that is expected.

    Attributes
    ----------
    sd : float
        Of the readings.
    least : float
        What it is held against.
    df : float
        Degrees of freedom.
    p_value : float
        Chance of so small a standard deviation.
    """

    sd: float
    least: float
    df: float
    p_value: float


def narrow_against_gauge(values: ArrayLike, *, least: float) -> NarrowSpread:
    """Compare the spread of readings with the least that the gauge adds to each.

    Parameters
    ----------
    values : (n,) array-like
        At least two readings.
    least : float
        Standard deviation that the gauge alone gives, above 0.

    Returns
    -------
    NarrowSpread
        Lower tail of the chi-square distribution; whatever the process adds makes the true chance smaller.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> found = narrow_against_gauge([1.0, 1.1, 0.9, 1.0, 1.0], least=0.5)
    >>> round(found.sd, 4), round(found.p_value, 5)
    (0.0707, 0.00078)
    """
    x, least = checks.sample("values", values, 2), checks.positive("least", least)
    df, sd = x.size - 1, float(x.std(ddof=1))
    p_value = incomplete_gamma(df / 2, df * (sd / least) ** 2 / 2)[0]
    return NarrowSpread(sd=sd, least=least, df=df, p_value=p_value)


def narrow_against_earlier(values: ArrayLike, earlier: ArrayLike, *, share: float = 0.5) -> NarrowSpread:
    """Compare the spread of readings with a share of that of earlier ones, overall and from reading to reading.

    Parameters
    ----------
    values, earlier : (n,) array-likes
        At least three readings each, in production order.
    share : float, default 0.5
        Of the earlier standard deviation: less than this is asked about.

    Returns
    -------
    NarrowSpread
        The larger chance of the two comparisons: lower tail of the F distribution, its degrees of freedom reduced by
        the readings' kurtosis, and of the differences to two thirds.

    Raises
    ------
    ValueError
        If an argument is out of its range, or the earlier readings do not vary.

    References
    ----------
    Box, Biometrika 40 (1953), 318–335: the variance of a variance grows with (kurtosis − 1)/2. Von Neumann, Kent,
    Bellinson and Hart, Annals of Mathematical Statistics 12 (1941), 153–162: the mean square difference has variance
    (3n − 4)/(n − 1)² for σ = 1.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> narrow_against_earlier(rng.normal(0, 0.2, 100), rng.normal(0, 1, 100)).p_value < 1e-6
    True
    """
    x, y = checks.sample("values", values, 3), checks.spread("earlier", checks.sample("earlier", earlier, 3))
    share = checks.probability("share", share)
    chances, reduced = [], 1.0
    for new, old, kept in ((np.diff(x), np.diff(y), _KEPT), (x, y, 1.0)):
        reduced = kept * 2 / (max(_kurtosis(new), _kurtosis(old), _NORMAL_KURTOSIS) - 1)
        df = (reduced * (new.size - 1), reduced * (old.size - 1))
        ratio = float(new.var(ddof=1)) / (share**2 * float(old.var(ddof=1)))
        part = df[0] * ratio / (df[0] * ratio + df[1])
        chances.append(incomplete_beta(df[0] / 2, df[1] / 2, part, 1 - part)[0])
    return NarrowSpread(
        sd=float(x.std(ddof=1)),
        least=share * float(y.std(ddof=1)),
        df=reduced * (x.size - 1),
        p_value=max(chances),
    )


def _kurtosis(x: NDArray[np.float64]) -> float:
    """Return the fourth moment over the squared second; that of normal readings where there is no spread."""
    away = x - x.mean()
    second = float((away**2).mean())
    return float((away**4).mean()) / second**2 if second > 0 else _NORMAL_KURTOSIS
