"""Quantiles and tail areas of the normal, chi-square, Student's t and beta distributions, without scipy."""

from __future__ import annotations

import math
from statistics import NormalDist

from qc.stats.numerics import checks
from qc.stats.numerics.inversion import chi_square_of_many, solve_tail
from qc.stats.numerics.special import beta_factor, gamma_factor, incomplete_beta, incomplete_gamma

_STANDARD = NormalDist()
_MANY = 5_000  # degrees of freedom from which the Cornish-Fisher series is exact to 1e-12


def normal_quantile(p: float) -> float:
    """Return the quantile of the standard normal distribution.

    Parameters
    ----------
    p : float
        Probability below it, in [0, 1].

    Returns
    -------
    float
        z; minus infinity at 0 and infinity at 1.

    Raises
    ------
    ValueError
        If ``p`` is no probability.

    Examples
    --------
    >>> round(normal_quantile(0.975), 6)
    1.959964
    """
    p = checks.share("p", p)
    if p in {0.0, 1.0}:
        return math.inf if p else -math.inf
    return _STANDARD.inv_cdf(p)


def normal_tail(z: float) -> float:
    """Return the area of the standard normal distribution above ``z``.

    Parameters
    ----------
    z : float
        Any number.

    Returns
    -------
    float
        1 − Φ(z), with full relative precision in the tail.

    Raises
    ------
    ValueError
        If ``z`` is NaN.

    Examples
    --------
    >>> round(1e6 * normal_tail(4.5), 4)
    3.3977
    """
    return 0.5 * math.erfc(_number("z", z) * math.sqrt(0.5))


def chi_square_quantile(p: float, df: float) -> float:
    """Return the quantile of the chi-square distribution.

    Parameters
    ----------
    p : float
        Probability below it, in [0, 1].
    df : float
        Degrees of freedom, positive; need not be whole.

    Returns
    -------
    float
        χ²; infinity at ``p`` = 1.

    Raises
    ------
    ValueError
        If ``p`` is no probability or ``df`` is not positive.

    References
    ----------
    Held against scipy 1.17.1 (``chdtri``, ``gammaincinv``) to 1e-10. For many degrees of freedom: Goldberg,
    H. and Levine, H. (1946), Approximate formulas for the percentage points and normalization of t and χ²,
    Annals of Mathematical Statistics 17, 216-225.

    Examples
    --------
    >>> round(chi_square_quantile(0.05, 19), 5)
    10.11701
    """
    p = checks.share("p", p)
    df = checks.positive("df", df)
    if p in {0.0, 1.0}:
        return math.inf if p else 0.0
    z = normal_quantile(p)
    if df > _MANY and abs(z) < 6.0:
        return chi_square_of_many(z, df)
    a = 0.5 * df

    def tails(u: float) -> tuple[float, float, float]:
        x = math.exp(u)
        return *incomplete_gamma(a, x), gamma_factor(a, x)

    cube = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * math.sqrt(a))  # Wilson and Hilferty
    start = math.log(a) + (3.0 * math.log(cube) if cube > 0.1 and abs(z) < 6.0 else 0.0)
    return 2.0 * math.exp(solve_tail(tails, p, start))


def beta_quantile(p: float, a: float, b: float) -> float:
    """Return the quantile of the beta distribution.

    Parameters
    ----------
    p : float
        Probability below it, in [0, 1].
    a, b : float
        Shapes, positive.

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ValueError
        If ``p`` is no probability or a shape is not positive.

    Examples
    --------
    >>> round(beta_quantile(0.95, 3, 98), 6)
    0.061619
    """
    a, b = checks.positive("a", a), checks.positive("b", b)
    return 1.0 / (1.0 + math.exp(-_beta_logit(p, a, b)))


def student_t_quantile(p: float, df: float) -> float:
    """Return the quantile of Student's t distribution.

    Parameters
    ----------
    p : float
        Probability below it, strictly between 0 and 1.
    df : float
        Degrees of freedom, positive.

    Returns
    -------
    float
        t.

    Raises
    ------
    ValueError
        If ``p`` is no probability or ``df`` is not positive.

    Examples
    --------
    >>> round(student_t_quantile(0.975, 10), 6)
    2.228139
    """
    p = checks.share("p", p)
    df = checks.positive("df", df)
    tail = 2.0 * min(p, 1.0 - p)
    if tail == 1.0:
        return 0.0
    # df/(df + t²) is beta(df/2, ½): its logit is −ln(t²/df)
    t = math.sqrt(df) * math.exp(-0.5 * _beta_logit(tail, 0.5 * df, 0.5))
    return math.copysign(t, p - 0.5)


def student_t_p_value(t: float, df: float) -> float:
    """Return the two-sided p-value of a t statistic.

    Parameters
    ----------
    t : float
        The statistic; infinite for a perfect fit.
    df : float
        Degrees of freedom, positive.

    Returns
    -------
    float
        P(|T| > |t|).

    Raises
    ------
    ValueError
        If ``df`` is not positive.

    Examples
    --------
    >>> round(student_t_p_value(2.228139, 10), 6)
    0.05
    """
    df = checks.positive("df", df)
    t = _number("t", t)
    if math.isinf(t):
        return 0.0
    total = df + t * t
    return incomplete_beta(0.5 * df, 0.5, df / total, t * t / total)[0]


def _beta_logit(p: float, a: float, b: float) -> float:
    """Logit of the beta quantile: the beta density of a logit is log-concave, so Newton's steps cannot stray."""
    p = checks.share("p", p)
    if p in {0.0, 1.0}:
        return math.inf if p else -math.inf

    def tails(u: float) -> tuple[float, float, float]:
        x, y = 1.0 / (1.0 + math.exp(-u)), 1.0 / (1.0 + math.exp(u))
        return *incomplete_beta(a, b, x, y), beta_factor(a, b, x, y)

    return solve_tail(tails, p, math.log(a / b))


def _number(name: str, value: float) -> float:
    """Return a number, finite or not."""
    if math.isnan(value):
        raise ValueError(f"`{name}` must be a number, got {value!r}")
    return float(value)
