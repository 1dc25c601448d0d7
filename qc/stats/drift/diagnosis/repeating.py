"""Likelihood ratios of changes that repeat themselves: another level in each lot, wear that is set back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.cells import again, cells_of, periods, repeated_sums
from qc.stats.drift.diagnosis.scores import log_mean, log_weighted_ratio
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from qc.stats.drift.diagnosis.cells import Cells
    from qc.stats.drift.diagnosis.scores import Scores
    from qc.stats.drift.sums import Floats

    Effect = tuple[Floats, Floats, Floats | float]
    """Sum of squares of a shape, of its products with the scores, and the scale of its size in sigma."""

LOTS = np.array([[0.5], [1.0], [2.0]])
"""Standard deviations of lots' levels, in sigma."""

TEETH = np.array([[0.6], [1.2], [2.4]])
"""What wear adds between two resets, in sigma: scales of a normal density times its square, likeliest at 1.4 of them.

Next to no wear would be a step: with a plain normal density steps were called wear and wear steps.
"""

ONE_LOT = 0.2
"""Weight of lots of which no second one has begun yet, which are like a step, beside those of which one has."""

_OFFSET = 1.0  # of the level after a change, in sigma, besides the saw-tooth
_FRESH = 0.8  # weight of wear that sets out from the level before the change, and comes back to it
_LONGEST_FIRST = 1.25  # the first tooth of production, in periods: people do not set back by the clock
_SHORTEST_LOT = 5.0  # units

SHORTEST_TOOTH = 8.0
"""Units of the shortest wear before it is set back."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Repeating:
    """A kind of change that repeats itself.

    Attributes
    ----------
    log_ratio : (k,) float array
        At each start, averaged over sizes and periods.
    period : (k,) float array
        Most probable period at each start, in units.
    """

    log_ratio: Floats
    period: Floats


def lots(scores: Scores) -> Repeating:
    """Return the ratios of lots of an equal but unknown number of units, each with a level of its own.

    Parameters
    ----------
    scores : Scores
        All scores.
    """
    return _over_periods(scores, _lots, _SHORTEST_LOT, ONE_LOT)


def saw_tooth(scores: Scores) -> Repeating:
    """Return the ratios of an even wear that is set back whenever an equal but unknown number of units is made.

    Parameters
    ----------
    scores : Scores
        All scores.
    """
    return _over_periods(scores, _teeth, SHORTEST_TOOTH, 0.0)


def _over_periods(
    scores: Scores, ratio: Callable[[Scores, Cells, int], Floats], fewest: float, unseen: float
) -> Repeating:
    """Average over periods, equally probable on a scale of logs, those without a second one so far weighted less."""
    cells = cells_of(scores)
    tried = periods(cells, fewest)
    if tried.size == 0:
        nothing = np.full(scores.starts.size, -np.inf)
        return Repeating(log_ratio=nothing, period=np.ones(scores.starts.size))
    log_ratios = np.stack([_with_room(ratio(scores, cells, int(p)), cells, int(p), unseen) for p in tried])
    shares = np.gradient(np.log(tried)) if tried.size > 1 else np.ones(1)
    weighted = log_ratios + np.log(shares / shares.sum())[:, None]
    log_ratio = np.logaddexp.reduce(weighted, axis=0)
    best = tried[weighted.argmax(axis=0)] * cells.units / cells.size
    at = np.minimum(np.searchsorted(cells.starts, scores.starts, side="right") - 1, cells.size - 1)
    between = np.interp(scores.starts, cells.starts, np.maximum(log_ratio, -1e300))
    return Repeating(log_ratio=np.where(np.isfinite(log_ratio[at]), between, -np.inf), period=best[at])


def _with_room(log_ratio: Floats, cells: Cells, period: int, unseen: float) -> Floats:
    """Average over sizes, and weight starts with hardly more than a period to come."""
    averaged = log_mean(log_ratio, 0)
    averaged[max(1, cells.size - period - again(cells) + 1) :] += math.log(unseen) if unseen > 0 else -np.inf
    return averaged


def _ends(cells: Cells, period: int) -> NDArray[np.int64]:
    """Return the edge at which a period that begins at each cell ends."""
    return np.minimum(np.arange(cells.size) + period, cells.size)


def _lots(scores: Scores, cells: Cells, period: int) -> Floats:
    """Log ratio with lots of ``period`` cells, by size and start."""
    ends = _ends(cells, period)
    n, s = (sums[ends] - sums[:-1] for sums in (cells.count, cells.linear))
    return log_lots(scores, *repeated_sums(of_lots(n, s), period))


def of_lots(n: Floats, s: Floats) -> Floats:
    """Return what each lot adds to the four sums of `log_lots`, by size.

    Parameters
    ----------
    n, s : (m,) float arrays
        Units of each lot and the sum of their scores.
    """
    shared = LOTS**2 / (1 + n * LOTS**2)
    return np.stack([n**2 * shared, n * s * shared, s**2 * shared, np.log1p(n * LOTS**2)])


def log_lots(scores: Scores, weight: Floats, linear: Floats, square: Floats, log_determinant: Floats) -> Floats:
    """Return the log ratio of lots with levels of their own, from sums over the lots since a start.

    Parameters
    ----------
    scores : Scores
        All scores, which add up to 0.
    weight, linear, square, log_determinant : (sizes, k) float arrays
        Sums of what `of_lots` returns.
    """
    return log_weighted_ratio(scores, scores.n - weight, -linear, scores.total - square, log_determinant)


def _teeth(scores: Scores, cells: Cells, period: int) -> Floats:
    """Log ratio with teeth of ``period`` cells, by size and start."""
    ends, first = _ends(cells, period), cells.count[:-1]
    n, s, t, tt, ty = (
        sums[ends] - sums[:-1] for sums in (cells.count, cells.linear, cells.time, cells.time_square, cells.time_linear)
    )
    sums = repeated_sums(np.stack([t - first * n, tt - 2 * first * t + first**2 * n, ty - first * s]), period)
    since, level = cells.units - first, cells.linear[-1] - cells.linear[:-1]
    width = TEETH * cells.size / (period * cells.units)
    found = log_teeth(scores, (since, level), sums, width)
    longest = min(cells.size, int(_LONGEST_FIRST * period))
    begun = _begun(cells, period, longest) + sums[:, :longest]
    found[:, 0] = log_mean(log_teeth(scores, (since[:1], level[:1]), begun, width), 1)
    return found


def log_teeth(scores: Scores, moved: tuple[Floats, Floats], teeth: Floats, width: Floats) -> Floats:
    """Return the log ratio of wear that is set back, to the level before the change or to one of its own.

    Parameters
    ----------
    scores : Scores
        All scores.
    moved : tuple of two (k,) float arrays
        Units since each start, and the sum of their scores.
    teeth : (3, k) float array
        Sums since each start of the wear, of its squares and of its products with the scores.
    width : (sizes, 1) float array
        Standard deviation of the wear a unit, in sigma.
    """
    (since, level), (x, xx, xy) = moved, teeth
    tooth = np.maximum(xx - x**2 / since, 0.0), xy - x * level / since, width
    other = _log_wear(scores, tooth, (since * (scores.n - since) / scores.n, level, _OFFSET))
    fresh = _log_wear(scores, (xx - x**2 / scores.n, xy, width))
    found: Floats = np.logaddexp(math.log(_FRESH) + fresh, math.log(1 - _FRESH) + other)
    return found


def _log_wear(scores: Scores, wear: Effect, *beside: Effect) -> Floats:
    """Log ratio of wear whose size is normal times its square, beside an effect that is orthogonal and normal.

    With Q' the sum of squares that all leave, e' what wear explains and b the scale of its size in sigma, the ratio of
    normal sizes is multiplied by E[size²/(b²σ²)] = (1 + e' (n − 1)/Q')/(1 + I b²).
    """
    shrink, explained = _shrunk(*wear)
    left = scores.total - explained
    logs = np.zeros(1)
    for effect in beside:
        other, kept = _shrunk(*effect)
        left, logs = left - kept, logs - 0.5 * np.log(other)
    square = (1 + (scores.n - 1) * explained / left) / (shrink * np.sqrt(shrink))
    found: Floats = logs + np.log(square) - 0.5 * (scores.n - 1) * np.log(left / scores.total)
    return found


def _shrunk(information: Floats, product: Floats, width: Floats | float) -> tuple[Floats, Floats]:
    """Return 1 + I b² and what an effect of a normal size explains, (x'y)² b²/(1 + I b²)."""
    variance = np.square(width)
    shrink = 1 + information * variance
    return shrink, product**2 * (variance / shrink)


def _begun(cells: Cells, period: int, longest: int) -> Floats:
    """Return the sums over a first tooth that is older or younger than production, by where it ends."""
    n, s, t, tt, ty = (
        sums[:longest] for sums in (cells.count, cells.linear, cells.time, cells.time_square, cells.time_linear)
    )
    older = period * cells.units / cells.size - n
    return np.stack([t + older * n, tt + 2 * older * t + older**2 * n, ty + older * s])
