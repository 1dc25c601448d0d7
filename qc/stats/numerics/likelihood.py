"""Maximum likelihood: each family by its own score equations, solved to the last digits."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.ability.distributions import Exponential, FoldedNormal, Gamma, Lognormal, Normal, Weibull
from qc.stats.description.summary import mean_of, squares_about
from qc.stats.numerics.roots import rising_root
from qc.stats.numerics.special import log_gamma_peak

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from qc.stats.ability.distributions import Distribution

    Floats = NDArray[np.float64]
    Found = tuple[Distribution, float, int]

_ROOT_2_PI = math.sqrt(2.0 * math.pi)
_PRECISE = 1e-14
_ASYMPTOTIC = 10.0
_NOT_FOLDED = 20.0  # where tanh is 1 to the last digit


def _normal(x: Floats) -> Found:
    mean = mean_of(x)
    sd = math.sqrt(squares_about(x, mean) / x.size)
    return Normal(mean, sd), -x.size * (math.log(sd * _ROOT_2_PI) + 0.5), 2


def _lognormal(x: Floats) -> Found:
    logs = np.log(x)
    normal, log_likelihood, free = _normal(logs)
    mean, sd = normal.parameters["mean"], normal.parameters["sd"]
    return Lognormal(mean, sd), log_likelihood - math.fsum(logs), free


def _weibull(x: Floats) -> Found:
    """Solve the score in the shape: Σ xᵏ ln x / Σ xᵏ - 1/k - mean(ln x) = 0."""
    level = mean_of(np.log(x))
    logs = np.log(x) - level

    def score(shape: float) -> float:
        powers = np.exp(shape * logs)
        return float(powers @ logs / powers.sum()) - 1.0 / shape

    shape = rising_root(score, start=1e-6, step=1.0 / float(logs.std()), root=_PRECISE)
    scale = math.exp(level) * float(np.exp(shape * logs).mean()) ** (1.0 / shape)
    ratio = np.log(x / scale)
    log_likelihood = math.fsum(math.log(shape / scale) + (shape - 1.0) * ratio - np.exp(shape * ratio))
    return Weibull(shape, scale), log_likelihood, 2


def _gamma(x: Floats) -> Found:
    """Solve the score in the shape: ln mean(x) - mean(ln x) = ln k - ψ(k)."""
    mean, mean_log = mean_of(x), mean_of(np.log(x))
    away = (x - mean) / mean
    gap = mean_of(away - np.log1p(away))  # the difference, without what its terms share
    shape = rising_root(lambda k: gap - _less_digamma(k), start=1e-3 / gap, step=0.5 / gap, root=_PRECISE)
    per_reading = log_gamma_peak(shape) - shape * gap - mean_log
    return Gamma(shape, shape / mean), x.size * per_reading, 2


def _exponential(x: Floats) -> Found:
    rate = 1.0 / mean_of(x)
    return Exponential(rate), x.size * (math.log(rate) - 1.0), 1


def _half_normal(x: Floats) -> Found:
    sd = math.sqrt(float(np.square(x).mean()))
    return FoldedNormal(0.0, sd, "half-normal"), x.size * (math.log(2.0 / (sd * _ROOT_2_PI)) - 0.5), 1


def _folded_normal(x: Floats) -> Found:
    """Solve the scores: sd² = mean(x²) - μ² and μ = mean(x tanh(x μ / sd²)), whose root μ = 0 is the half normal."""
    mean, sd = _normal(x)[0].parameters.values()
    if x.min() * mean > _NOT_FOLDED * sd * sd:  # tanh is 1 for every reading
        found = FoldedNormal(mean, sd)
        return found, math.fsum(found.log_density(x)), 2
    squares = float(np.square(x).mean())
    root = math.sqrt(squares)

    def score(share: float) -> float:
        center = share * root
        return center - float((x * np.tanh(x * center / (squares - center * center))).mean())

    start = 1e-3
    share = rising_root(score, start=start, step=0.05, most=0.99, root=_PRECISE) if score(start) < 0 else 0.0
    mean = share * root
    sd = math.sqrt(squares - mean * mean)
    found = FoldedNormal(mean, sd)
    return found, math.fsum(found.log_density(x)), 2


def digamma(x: float) -> float:
    """Return the logarithmic derivative of the gamma function.

    Parameters
    ----------
    x : float
        Above 0.

    Returns
    -------
    float
        ψ(x).

    References
    ----------
    NIST Digital Library of Mathematical Functions, 5.5.2 (recurrence) and 5.11.2 (asymptotic series).

    Examples
    --------
    >>> round(digamma(1.0), 12)
    -0.577215664902
    """
    shifted = 0.0
    while x < _ASYMPTOTIC:
        shifted -= 1.0 / x
        x += 1.0
    return shifted + math.log(x) - _less_digamma(x)


def _less_digamma(x: float) -> float:
    """Ln x − ψ(x), to the last digits also where the two are nearly equal."""
    if x < _ASYMPTOTIC:
        return math.log(x) - digamma(x)
    s = 1.0 / (x * x)
    series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * 691 / 32760)))))
    return 0.5 / x + series


MOST_LIKELY: Mapping[str, Callable[[Floats], Found]] = {
    "normal": _normal,
    "lognormal": _lognormal,
    "weibull": _weibull,
    "gamma": _gamma,
    "exponential": _exponential,
    "folded-normal": _folded_normal,
    "half-normal": _half_normal,
}
"""How each family is fitted: its most likely member, the logarithm of the likelihood, the number of parameters."""
