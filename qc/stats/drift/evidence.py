"""Evidence that something changed: exact likelihood ratios, mixed over when, what and how much.

With N units before a change and W since, both normal with one unknown mean and standard deviation, the right-invariant
prior dμ dσ/σ integrates both out. The ratio of the marginal likelihoods has expectation 1 when nothing changed, whatever the
mean and standard deviation are, so that a mixture of such ratios is a non-negative martingale that starts at 1 and ever
reaches c with probability at most 1/c (Ville's inequality).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LARGEST = 600.0  # exp of this is a number still


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is held possible before production is seen.

    Attributes
    ----------
    at_start : float
        Weight of a change at the first production unit; the rest is spread evenly over the rows.
    mean, spread, slope, intermittent : float
        Weights of the kinds of change; they add up to 1.
    mean_sizes : tuple of float
        Standard deviations of the mean's shift, in standard deviations of the readings.
    spread_ratios : tuple of (float, float)
        Ratios of standard deviations with their weights.
    slope_sizes : tuple of float
        Standard deviations of the slope, in standard deviations a unit.
    bursts : tuple of (float, float, float)
        Share of units concerned, their shift in standard deviations, and the weight.
    """

    at_start: float = 0.2
    mean: float = 0.42
    spread: float = 0.33
    slope: float = 0.12
    intermittent: float = 0.13
    mean_sizes: tuple[float, ...] = (1.0, 3.0)
    spread_ratios: tuple[tuple[float, float], ...] = ((0.6, 0.1), (1.2, 0.3), (1.6, 0.35), (2.5, 0.25))
    slope_sizes: tuple[float, ...] = (0.002, 0.01)
    bursts: tuple[tuple[float, float, float], ...] = ((0.05, 4.0, 0.5), (0.2, 2.0, 0.5))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sums:
    """Running sums over production, at the end of each row (entry 0: before production).

    Attributes
    ----------
    count, total, squares, moment : (k + 1,) float arrays
        Units, and the sums of y, y² and i·y, where y is a score less the pilot's mean and i the unit's number.
    pilot : int
        Units in the pilot.
    pilot_squares : float
        Sum of squares of the pilot's scores about their mean.
    """

    count: NDArray[np.float64]
    total: NDArray[np.float64]
    squares: NDArray[np.float64]
    moment: NDArray[np.float64]
    pilot: int
    pilot_squares: float


def running_sums(scores: NDArray[np.float64], ends: NDArray[np.int64], *, pilot: int) -> Sums:
    """Return the running sums of scores.

    Parameters
    ----------
    scores : (n,) float array
        The pilot's scores, then production's.
    ends : (k,) int array
        How many production units have been made at the end of each row.
    pilot : int
        Units in the pilot.
    """
    first = scores[:pilot]
    mean = first.mean()
    sd = math.sqrt(float(((first - mean) ** 2).mean()))
    y = (scores[pilot:] - mean) / sd
    at = np.concatenate([[0], ends])
    unit = np.arange(1, y.size + 1, dtype=np.float64)
    total, squares, moment = (np.concatenate([[0.0], np.cumsum(part)])[at] for part in (y, y * y, unit * y))
    return Sums(
        count=at.astype(np.float64),
        total=total,
        squares=squares,
        moment=moment,
        pilot=pilot,
        pilot_squares=float(pilot),
    )


def log_marginal(sums: Sums, log_slopes: NDArray[np.float64], scale: float) -> NDArray[np.float64]:
    """Return the log marginal likelihood of all units up to each row, had nothing changed, but for a constant.

    Parameters
    ----------
    sums : Sums
        Of the scores.
    log_slopes : (k + 1,) float array
        Sum of the transformation's log slopes up to each row, the pilot's included.
    scale : float
        Standard deviation that the scores were divided by.
    """
    n = sums.pilot + sums.count
    about = sums.pilot_squares + sums.squares - sums.total**2 / n
    return -0.5 * (n - 1) * (np.log(about) + 2 * math.log(scale)) - 0.5 * np.log(n) + log_slopes


def windows(rows: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return window lengths on a √2 grid, and how many lengths each of them stands for.

    Examples
    --------
    >>> windows(10)[0]
    array([1, 2, 3, 4, 6, 8])
    """
    steps = math.ceil(2 * math.log2(max(rows, 2))) + 1
    lengths = np.unique(np.round(2 ** (np.arange(steps) / 2)).astype(np.int64))
    lengths = lengths[lengths <= max(1, 0.999 * rows)]
    edges = np.concatenate([[lengths[0] - 0.5], (lengths[1:] + lengths[:-1]) / 2, [1.2 * lengths[-1]]])
    return lengths, np.diff(edges)


def window_evidence(sums: Sums, prior: Prior, first: int, last: int) -> NDArray[np.float64]:
    """Return the evidence for a change of mean, spread or slope at the ends of rows ``first`` to ``last`` (from 1).

    Parameters
    ----------
    sums : Sums
        Of the scores under one shape.
    prior : Prior
        What is held possible.
    first, last : int
        The rows.

    Returns
    -------
    (last - first + 1,) float array
        With changes that are yet to come counted as ratio 1, for the kinds considered here.
    """
    rows = sums.count.size - 1
    start, end, weight = _windows_of(rows, prior, first, last)
    # All windows at once: on short batches numpy's calls cost more than its arithmetic.
    weighed = np.bincount(end - first, weights=weight * _ratios(sums, prior, start, end), minlength=last - first + 1)
    to_come = (1 - prior.at_start) * (rows - np.arange(first, last + 1)) / max(1, rows - 1)
    return weighed + to_come * (1 - prior.intermittent)


def _windows_of(
    rows: int, prior: Prior, first: int, last: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Start and end row of every window that ends in the block, with its weight; the first are all of production."""
    every = np.arange(first, last + 1)
    starts, ends, weights = [np.zeros_like(every)], [every], [np.full(every.size, prior.at_start)]
    each = (1 - prior.at_start) / max(1, rows - 1)
    for length, cell in zip(*windows(rows), strict=True):
        end = np.arange(max(first, int(length) + 1), last + 1)
        starts.append(end - length)
        ends.append(end)
        weights.append(np.full(end.size, cell * each))
    return np.concatenate(starts), np.concatenate(ends), np.concatenate(weights)


def _ratios(sums: Sums, prior: Prior, start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weighted sum of the likelihood ratios of all kinds for changes after row ``start``, seen at row ``end``."""
    part = split(sums, start, end)
    total = np.zeros(end.size)
    for size in prior.mean_sizes:
        total += prior.mean / len(prior.mean_sizes) * _exp(log_mean_ratio(part, size))
    for ratio, weight in prior.spread_ratios:
        total += prior.spread * weight * _exp(log_spread_ratio(part, ratio))
    for size in prior.slope_sizes:
        total += prior.slope / len(prior.slope_sizes) * _exp(log_slope_ratio(part, size))
    return total


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Split:
    """Units before and since a change, as the likelihood ratios need them; arrays over pairs of rows."""

    before: NDArray[np.float64]
    since: NDArray[np.float64]
    difference: NDArray[np.float64]
    squares_before: NDArray[np.float64]
    squares_since: NDArray[np.float64]
    squares_all: NDArray[np.float64]
    ramp: NDArray[np.float64]


def split(sums: Sums, start: NDArray[np.int64], end: NDArray[np.int64]) -> Split:
    """Return the units before and since row ``start``, up to row ``end``."""
    before, all_units = sums.pilot + sums.count[start], sums.pilot + sums.count[end]
    since = all_units - before
    total = sums.total[end] - sums.total[start]
    mean_before = sums.total[start] / before
    mid = since * (since + 1) / 2
    return Split(
        before=before,
        since=since,
        difference=total / since - mean_before,
        squares_before=sums.pilot_squares + sums.squares[start] - sums.total[start] * mean_before,
        squares_since=np.maximum(sums.squares[end] - sums.squares[start] - total**2 / since, 0.0),
        squares_all=sums.pilot_squares + sums.squares[end] - sums.total[end] ** 2 / all_units,
        ramp=sums.moment[end] - sums.moment[start] - sums.count[start] * total - mid * sums.total[end] / all_units,
    )


def log_mean_ratio(part: Split, size: float) -> NDArray[np.float64]:
    """Return the log ratio for a shift of the mean, normal with standard deviation ``size`` (in σ)."""
    n = part.before + part.since
    common = part.before * part.since / n
    inflation = 1 + common * size**2
    left = part.squares_before + part.squares_since + part.difference**2 * common / inflation
    return -0.5 * np.log(inflation) + 0.5 * (n - 1) * np.log(part.squares_all / left)


def log_spread_ratio(part: Split, ratio: float) -> NDArray[np.float64]:
    """Return the log ratio for a standard deviation that became ``ratio`` times what it was."""
    n = part.before + part.since
    weighed = part.since / ratio**2
    common = part.before * weighed / (part.before + weighed)
    left = part.squares_before + part.squares_since / ratio**2 + part.difference**2 * common
    shrink = 0.5 * np.log(n / (part.before + weighed)) - part.since * math.log(ratio)
    return shrink + 0.5 * (n - 1) * np.log(part.squares_all / left)


def log_slope_ratio(part: Split, size: float) -> NDArray[np.float64]:
    """Return the log ratio for a slope per unit, normal with standard deviation ``size`` (in σ a unit)."""
    n, w = part.before + part.since, part.since
    information = w * (w + 1) * (2 * w + 1) / 6 - (w * (w + 1) / 2) ** 2 / n
    explained = np.minimum(part.ramp**2 / information, part.squares_all * (1 - 1e-12))
    inflation = 1 + information * size**2
    left = part.squares_all - explained + explained / inflation
    return -0.5 * np.log(inflation) + 0.5 * (n - 1) * np.log(part.squares_all / left)


def _exp(logarithm: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.exp(np.minimum(logarithm, _LARGEST))
