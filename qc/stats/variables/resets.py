"""Find where a worn tool was set back: steps against a slow drift."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import normal_quantile, student_t_quantile
from qc.stats.variables.lines import fit_line
from qc.stats.variables.median_range import median_sd
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.variables.lines import Line

_ROUNDS = 20  # slope and resets settle in two or three


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetSearch:
    """Resets found in a drift, and the test that found them.

    Attributes
    ----------
    resets : tuple of int
        Index of the first point after each reset, ascending.
    statistics : tuple of float
        Test statistic of each reset: its step in standard errors.
    critical : float
        What a statistic had to exceed.
    alpha : float
        Probability (at most) of any reset found where there is none.
    window : int
        Points compared before and after; resets nearer to an end than this are not seen.
    slope : float
        Drift per unit of time between resets.
    """

    resets: tuple[int, ...]
    statistics: tuple[float, ...]
    critical: float
    alpha: float
    window: int
    slope: float


def find_resets(
    times: ArrayLike,
    means: ArrayLike,
    sizes: ArrayLike,
    *,
    sigma_within: float,
    degrees_of_freedom: float | None = None,
    alpha: float = 0.01,
    window: int = 3,
) -> ResetSearch:
    """Find the points before which a drift was set back.

    Candidates: with the slope taken off, the median of the next ``window`` points differs from that of the
    last ``window`` points against the slope (medians are proof against one stray point); of the points that
    one step makes significant, the one with the largest step. Test: in the fit of one slope with an intercept
    for each segment, the step between neighbouring segments over σ √(1/N + 1/N′ + (t̄ − t̄′)²/Σ n(t − t̄)²)
    must exceed the quantile of Student's t (normal where σ has no degrees of freedom) at alpha/2 over the
    number of points tested; the weakest is dropped until all do.

    Parameters
    ----------
    times : (k,) array_like
        Strictly ascending: unit number or time.
    means, sizes : (k,) array_like
        Subgroup means and their sizes; single readings have size 1.
    sigma_within : float
        Standard deviation of a reading about the drift, above 0.
    degrees_of_freedom : float or None
        Of ``sigma_within``.
    alpha : float
        Probability (at most) of finding any reset where there is none.
    window : int
        At least 3.

    Returns
    -------
    ResetSearch
        Resets and test.

    Raises
    ------
    ValueError
        If there are fewer than twice ``window`` points, one is missing, or times do not ascend.

    Notes
    -----
    Drift and resets only: a mean that moves between subgroups for other reasons looks like resets. No
    published test of tool resets with numbers was found; this one is held against simulation.

    Examples
    --------
    >>> means = [0.01, 0.09, 0.2, 0.31, 0.4, 0.5, 0.01, 0.1, 0.19, 0.3, 0.4, 0.51]
    >>> find_resets(range(12), means, [1] * 12, sigma_within=0.01).resets
    (6,)
    """
    t, y, n = (checks.sample(name, x) for name, x in (("times", times), ("means", means), ("sizes", sizes)))
    span = checks.count("window", window, minimum=3)
    if not t.size == y.size == n.size or t.size < 2 * span:
        raise ValueError(f"`means` must be at least {2 * span} with times and sizes for each, got {y.size}")
    if (np.diff(t) <= 0).any() or (n <= 0).any():
        raise ValueError("`times` must ascend strictly and `sizes` be above 0")
    sigma = checks.positive("sigma_within", sigma_within)
    tail = 1 - 0.5 * checks.probability("alpha", alpha) / (t.size - 2 * span + 1)
    free = degrees_of_freedom
    critical = normal_quantile(tail) if free is None else student_t_quantile(tail, free)
    resets = _candidates(t, y, n, sigma, critical, span)
    line = fit_line(t, y, n, starts=(0, *resets))
    steps = _steps(t, n, line, sigma)
    while resets and min(steps) <= critical:
        weakest = steps.index(min(steps))
        resets = resets[:weakest] + resets[weakest + 1 :]
        line = fit_line(t, y, n, starts=(0, *resets))
        steps = _steps(t, n, line, sigma)
    return ResetSearch(
        resets=resets,
        statistics=tuple(steps),
        critical=critical,
        alpha=alpha,
        window=span,
        slope=line.slope,
    )


def _candidates(
    t: NDArray[np.float64], y: NDArray[np.float64], n: NDArray[np.float64], sigma: float, critical: float, span: int
) -> tuple[int, ...]:
    """Find slope and candidates in turn, from the median slope over ``span`` points, until they settle."""
    errors = sigma * median_sd(span) * np.sqrt(np.convolve(1 / n, np.full(span, 1 / span), "valid"))
    slope = float(np.median((y[span:] - y[:-span]) / (t[span:] - t[:-span])))
    found: tuple[int, ...] = ()
    for _ in range(_ROUNDS):
        back = -math.copysign(1.0, slope) * (y - slope * t)
        before, found = found, _jumps(back, errors, critical, span)
        if found == before:
            break
        slope = fit_line(t, y, n, starts=(0, *found)).slope
    return found


def _jumps(back: NDArray[np.float64], errors: NDArray[np.float64], critical: float, span: int) -> tuple[int, ...]:
    """Find upward jumps of a level series: the strongest first, none within ``span`` points of another."""
    medians = np.median(np.lib.stride_tricks.sliding_window_view(back, span), axis=1)
    z = (medians[span:] - medians[:-span]) / np.hypot(errors[span:], errors[:-span])
    step = np.diff(back, prepend=back[0])
    taken = np.zeros(back.size + span, dtype=np.bool_)
    jumps = []
    for peak in np.argsort(-z, kind="stable")[: int((z > critical).sum())] + span:
        low = peak - span // 2
        place = low + int(np.argmax(step[low : peak + span // 2 + 1]))
        if not taken[peak] and not taken[place]:
            jumps.append(place)
            taken[max(0, min(peak, place) - span + 1) : max(peak, place) + span] = True
    return tuple(sorted(int(jump) for jump in jumps))


def _steps(t: NDArray[np.float64], n: NDArray[np.float64], line: Line, sigma: float) -> list[float]:
    """Return the step against the slope at each reset, in standard errors of the common-slope fit."""
    segment = np.repeat(np.arange(len(line.starts)), np.diff(line.starts, append=t.size))
    total = np.bincount(segment, n)
    mean = np.bincount(segment, n * t) / total
    sxx = float((n * (t - mean[segment]) ** 2).sum())
    variance = 1 / total[1:] + 1 / total[:-1] + np.diff(mean) ** 2 / sxx
    back = -math.copysign(1.0, line.slope) * np.diff(line.intercepts)
    steps: list[float] = (back / (sigma * np.sqrt(variance))).tolist()
    return steps
