"""A mean on the nominal and an index on a round number, both closer than chance brings them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.numerics import checks
from qc.stats.oddities.noise import short_noise
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

_PEAK = 1 / math.sqrt(2 * math.pi)  # of the normal density
_REACH = 4.0  # standard errors within which an index can come upon a number
_LEAST_KURTOSIS = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFigures:
    """How close mean and index come to round numbers.

    Attributes
    ----------
    mean, nominal : float
        Of the readings, and what the drawing says.
    index, near : float
        Ppk of the readings, and the round number next to it.
    mean_chance, index_chance : float
        Bounds on the chance that either comes as close.
    p_value : float
        Bound on the chance that their product is as small: p (1 − ln p), as of two independent uniform numbers.
    """

    mean: float
    nominal: float
    index: float
    near: float
    mean_chance: float
    index_chance: float
    p_value: float


def round_figures(
    values: ArrayLike, *, lsl: float, nominal: float, usl: float, round_at: Sequence[float], step: float
) -> RoundFigures:
    """Compare how close mean and Ppk come to nominal and round numbers with what chance leaves, whatever they are.

    Parameters
    ----------
    values : (n,) array-like
        At least four readings, not all equal, in production order.
    lsl, nominal, usl : float
        The nominal lies between the limits.
    round_at : sequence of float
        Indices that would be remarkable.
    step : float
        The smallest difference that the readings show: figures of rounded readings cannot come as they like.

    Returns
    -------
    RoundFigures

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Notes
    -----
    A figure whose law has standard error s is nowhere denser than about 0.4/s, so that the chance of a distance of at
    most d is at most 0.8 d/s, wherever the process lies. The standard error of the mean is taken as the smaller of
    σ/√n, σ being the short noise, and of what the means of √n blocks give: a drift that comes again adds nothing to
    it, and a process that is set back after every reading keeps its mean closer. That of the standard deviation is
    the smaller of σ/√2n and s √((kurtosis − 1)/4n).

    Examples
    --------
    >>> import numpy as np
    >>> x = np.random.default_rng(1).normal(0, 1, 200)
    >>> made = 10 + (x - x.mean()) / x.std(ddof=1) / 4
    >>> found = round_figures(made, lsl=9, nominal=10, usl=11, round_at=(1.0, 4 / 3), step=0.0001)
    >>> round(found.index, 4), found.near, found.p_value < 1e-6
    (1.3333, 1.3333333333333333, True)
    """
    x, step = checks.spread("values", checks.sample("values", values, 4)), checks.positive("step", step)
    lsl, nominal, usl = _checked(lsl, nominal, usl, round_at)
    mean, sd, noise = float(x.mean()), float(x.std(ddof=1)), short_noise(x).sigma
    index = min(usl - mean, mean - lsl) / (3 * sd)
    near = min(round_at, key=lambda each: abs(each - index))
    # One reading that differs by a step moves the mean by step/n and the standard deviation by about as much.
    grain = step / x.size
    error = _error_of_spread(x, sd, noise)
    many = sum(abs(index - each) * sd < _REACH * error * each for each in round_at)
    chances = (
        _chance(abs(mean - nominal) + grain, _error_of_mean(x, noise)),
        _chance(max(1, many) * (sd * abs(index / near - 1) + grain), error),
    )
    both = chances[0] * chances[1]
    return RoundFigures(
        mean=mean,
        nominal=nominal,
        index=index,
        near=float(near),
        mean_chance=chances[0],
        index_chance=chances[1],
        p_value=both * (1 - math.log(both)),
    )


def _checked(lsl: float, nominal: float, usl: float, round_at: Sequence[float]) -> tuple[float, float, float]:
    """Refuse a nominal that does not lie between limits, and indices that nothing can come upon."""
    checks.limits(lsl, usl)
    least = float(checks.sample("round_at", round_at).min())
    if least <= 0:
        raise ValueError(f"`round_at` must hold numbers above 0, got {least!r}")
    if not lsl < nominal < usl:
        raise ValueError(f"`nominal` must lie between the limits, got {nominal!r} for {lsl!r} and {usl!r}")
    return float(lsl), float(nominal), float(usl)


def _chance(away: float, error: float) -> float:
    """Return a bound on the chance to come as close."""
    return min(1.0, 2 * _PEAK * away / error) if error > 0 else 1.0


def _error_of_mean(x: NDArray[np.float64], noise: float) -> float:
    """Return the standard error of the mean, the smaller of two estimates."""
    size = max(2, math.isqrt(x.size))
    blocks = x[: x.size // size * size].reshape(-1, size).mean(axis=1)
    by_blocks = float(blocks.std(ddof=1)) / math.sqrt(blocks.size)
    return min(noise / math.sqrt(x.size), by_blocks)


def _error_of_spread(x: NDArray[np.float64], sd: float, noise: float) -> float:
    """Return the standard error of the standard deviation, the smaller of two estimates."""
    away = x - x.mean()
    kurtosis = max(_LEAST_KURTOSIS, float((away**4).mean()) / float((away**2).mean()) ** 2)
    return min(noise / math.sqrt(2 * x.size), sd * math.sqrt((kurtosis - 1) / (4 * x.size)))
