"""Incomplete gamma and beta functions in plain Python: importing scipy's costs more than a whole inspection.

Both tails are returned, each computed directly where it is the smaller, so that neither loses digits.
"""

from __future__ import annotations

import math

_SMALLEST = 1e-300
_EPSILON = 5e-16
_ROUNDS = 100_000
_LARGE = 1e8  # shape from which four terms of Temme's expansion give all digits; the series needs 6 √a


def incomplete_gamma(a: float, x: float) -> tuple[float, float]:
    """Return the regularised incomplete gamma functions.

    Parameters
    ----------
    a : float
        Shape, positive.
    x : float
        Argument, not negative.

    Returns
    -------
    tuple of float
        P(a, x) and Q(a, x) = 1 − P(a, x).

    References
    ----------
    NIST Digital Library of Mathematical Functions, 8.7.1 (series), 8.9.2 (continued fraction) and, for large shapes,
    8.12 (Temme's uniform expansion).

    Examples
    --------
    >>> round(incomplete_gamma(1.0, 2.0)[1], 12) == round(math.exp(-2.0), 12)
    True
    """
    if x <= 0.0:
        return 0.0, 1.0
    if a > _LARGE:
        return _uniform(a, x)
    if x < a + 1.0:
        lower = gamma_factor(a, x) * _gamma_series(a, x) / a
        return lower, 1.0 - lower
    upper = gamma_factor(a, x) * _gamma_fraction(a, x)
    return 1.0 - upper, upper


def gamma_factor(a: float, x: float) -> float:
    """Return x^a e^(−x) / Γ(a), which is also x times the gamma density.

    Parameters
    ----------
    a, x : float
        Both positive.

    Returns
    -------
    float
        To full precision also for ``a`` in the millions, where x^a and Γ(a) themselves overflow.

    References
    ----------
    Loader, C. (2000), Fast and accurate computation of binomial probabilities: the saddle-point form.

    Examples
    --------
    >>> round(gamma_factor(3.0, 2.0), 12) == round(8 * math.exp(-2) / 2, 12)
    True
    """
    return math.sqrt(a / (2.0 * math.pi)) * math.exp(a * _log1p_less(x / a, (x - a) / a) - _stirling_error(a))


def log_gamma_peak(a: float) -> float:
    """Return ln(a^a e^(−a) / Γ(a)): ``gamma_factor`` at x = a, its peak."""
    return 0.5 * math.log(a / (2.0 * math.pi)) - _stirling_error(a)


def incomplete_beta(a: float, b: float, x: float, y: float) -> tuple[float, float]:
    """Return the regularised incomplete beta functions.

    Parameters
    ----------
    a, b : float
        Shapes, positive.
    x, y : float
        The argument and 1 − x, given apart so that neither loses digits.

    Returns
    -------
    tuple of float
        I_x(a, b) and 1 − I_x(a, b).

    References
    ----------
    NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction).

    Examples
    --------
    >>> [round(tail, 12) for tail in incomplete_beta(2.0, 1.0, 0.5, 0.5)]
    [0.25, 0.75]
    """
    if x <= 0.0 or y <= 0.0:
        return (0.0, 1.0) if x <= 0.0 else (1.0, 0.0)
    if b * x <= a * y:
        lower = beta_factor(a, b, x, y) * _beta_fraction(a, b, x, y)
        return lower, 1.0 - lower
    upper = beta_factor(a, b, x, y) * _beta_fraction(b, a, y, x)
    return 1.0 - upper, upper


def beta_factor(a: float, b: float, x: float, y: float) -> float:
    """Return x^a y^b / B(a, b), which is also xy times the beta density.

    Parameters
    ----------
    a, b : float
        Shapes, positive.
    x, y : float
        The argument and 1 − x, both positive.

    Returns
    -------
    float
        To full precision also for large shapes.

    References
    ----------
    Loader, C. (2000), Fast and accurate computation of binomial probabilities: the saddle-point form.

    Examples
    --------
    >>> round(beta_factor(2.0, 1.0, 0.5, 0.5), 12)
    0.25
    """
    n = a + b
    exponent = a * _log1p_less(n * x / a, (b * x - a * y) / a) + b * _log1p_less(n * y / b, (a * y - b * x) / b)
    exponent += _stirling_error(n) - _stirling_error(a) - _stirling_error(b)
    return math.sqrt(a * b / (2.0 * math.pi * n)) * math.exp(exponent)


def _log1p_less(ratio: float, excess: float) -> float:
    """ln(ratio) − excess with excess = ratio − 1, by series where the two nearly cancel."""
    if ratio < _SMALLEST:
        return -math.inf
    if abs(excess) > 0.1:
        return math.log(ratio) - excess
    # ln((1+r)/(1−r)) with r = excess/(2+excess)
    r = excess / (2.0 + excess)
    square, term, total, k = r * r, r * r * r, 0.0, 3
    while abs(term) > _EPSILON * abs(r) * square and k < 60:
        total += term / k
        term *= square
        k += 2
    return 2.0 * total - excess * r


def _stirling_error(z: float) -> float:
    """Error of Stirling's series: ln Γ(z) less (z − ½) ln z − z + ½ ln 2π."""
    if z < 16.0:
        return math.lgamma(z) - (z - 0.5) * math.log(z) + z - 0.5 * math.log(2.0 * math.pi)
    s = 1.0 / (z * z)
    return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * 691 / 360360))))) / z


def _gamma_series(a: float, x: float) -> float:
    """1 + x/(a+1) + x²/((a+1)(a+2)) + …."""
    term = total = 1.0
    for k in range(1, _ROUNDS):
        term *= x / (a + k)
        total += term
        if term < total * _EPSILON:
            break
    return total


def _uniform(a: float, x: float) -> tuple[float, float]:
    """Temme's expansion, its coefficients as series in η, which is small wherever neither tail is 0."""
    half = -_log1p_less(x / a, (x - a) / a)
    eta = math.copysign(math.sqrt(2.0 * half), x - a)
    c0 = -1 / 3 + eta * (1 / 12 - eta * (2 / 135 - eta / 864))
    rest = math.exp(-a * half) / math.sqrt(2.0 * math.pi * a) * (c0 - 1 / 540 / a)
    z = math.sqrt(a * half) * math.copysign(1.0, eta)
    return 0.5 * math.erfc(-z) - rest, 0.5 * math.erfc(z) + rest


def _gamma_fraction(a: float, x: float) -> float:
    """Γ(a, x) e^x x^(−a) by Lentz's method."""
    b = x + 1.0 - a
    c, d = 1.0 / _SMALLEST, 1.0 / b
    out = d
    for k in range(1, _ROUNDS):
        an = k * (a - k)
        b += 2.0
        d = 1.0 / _away_from_zero(an * d + b)
        c = _away_from_zero(b + an / c)
        out *= c * d
        if abs(c * d - 1.0) < _EPSILON:
            break
    return out


def _beta_fraction(a: float, b: float, x: float, y: float) -> float:
    """Continued fraction of I_x(a, b) without its factor, in the form that keeps a − (a + b)x = ay − bx exact."""
    c, c0, c1 = 1.0 + (a * y - b * x), b / a, 1.0 + 1.0 / a
    p, s, numerators, denominators, ratio = 1.0, a + 1.0, (0.0, 1.0), (1.0, c / c1), c1 / c
    for n in range(1, _ROUNDS):
        w = n * (b - n) * x
        alpha = p * (p + c0) * (a / s) ** 2 * w * x
        t = n / a
        beta = n + w / s + (t + 1.0) / (c1 + 2.0 * t) * (c + n * (y + 1.0))
        p, s = t + 1.0, s + 2.0
        numerators = numerators[1], alpha * numerators[0] + beta * numerators[1]
        denominators = denominators[1], alpha * denominators[0] + beta * denominators[1]
        before, ratio = ratio, numerators[1] / denominators[1]
        if abs(ratio - before) <= _EPSILON * ratio:
            break
        scale = denominators[1]
        numerators, denominators = (numerators[0] / scale, ratio), (denominators[0] / scale, 1.0)
    return ratio


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _SMALLEST else _SMALLEST
