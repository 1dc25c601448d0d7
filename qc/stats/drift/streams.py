"""Evidence that one stream of several changed: a cavity, a machine, an operator.

It is held against all others and its own past at once: mean and standard deviation are integrated out as in `ratios`,
and so are the streams' means about a common mean.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.ratios import Regression, exp, log_ratio, log_regression_ratio, spread_term
from qc.stats.drift.stream_sums import level
from qc.stats.drift.sums import Shares
from qc.stats.drift.windows import changes
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qc.stats.drift.prior import Prior
    from qc.stats.drift.stream_sums import Level, StreamSums
    from qc.stats.drift.sums import Floats, Rows

FEWEST_OF_STREAM = 5  # units before a change that say where a stream stood


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StreamSplit:
    """Each stream's units before and since a change; arrays (streams, m).

    Attributes
    ----------
    before, since : float arrays
        Units.
    mean_before, mean_since : float arrays
        Their means.
    total : float array
        Sum of the scores of all units of the stream.
    squares : float array
        Sum of squares before about their mean.
    squares_since : float array
        Sum of squares since about their mean.
    moment : float array
        Sum of age times score since.
    """

    before: Floats
    since: Floats
    mean_before: Floats
    mean_since: Floats
    total: Floats
    squares: Floats
    squares_since: Floats
    moment: Floats


def split_streams(sums: StreamSums, start: Rows, end: Rows) -> StreamSplit:
    """Return each stream's units before and since the end of row ``start``, up to the end of row ``end``."""
    before, made = sums.count.take(start, axis=1), sums.made.take(start, axis=1)
    since = sums.made.take(end, axis=1) - made
    total_before, everything = sums.total.take(start, axis=1), sums.total.take(end, axis=1)
    total, mean_before = everything - total_before, total_before / np.maximum(before, 1.0)
    mean_since = total / np.maximum(since, 1.0)
    squares = sums.squares.take(start, axis=1)
    return StreamSplit(
        before=before,
        since=since,
        mean_before=mean_before,
        mean_since=mean_since,
        total=everything,
        squares=np.maximum(squares - total_before * mean_before, 0.0),
        squares_since=np.maximum(sums.squares.take(end, axis=1) - squares - total * mean_since, 0.0),
        moment=sums.moment.take(end, axis=1) - sums.moment.take(start, axis=1) - made * total,
    )


def coefficient(part: StreamSplit, now: Level, effect: float, *, power: int) -> Regression:
    """Return what the readings say of a shift (``power`` 0) or a slope (1) of one stream.

    Parameters
    ----------
    part : StreamSplit
        Units before and since.
    now : Level
        All units, at the same rows.
    effect : float
        τ.
    power : {0, 1}
        Of the age that the coefficient multiplies.

    Returns
    -------
    Regression
        Generalised least squares of the regressor x: x′V⁻¹x, 1′V⁻¹x and x′V⁻¹y with V = I + τ²11′ in a stream.
    """
    sum_x, sum_xx, sum_xy = _regressor(part, power)
    inflated = 1 + (part.before + part.since) * effect**2
    level_x = sum_x / inflated
    information = np.maximum(sum_xx - effect**2 * sum_x * level_x - level_x**2 / now.weights, 0.0)
    score = sum_xy - (effect**2 * part.total + now.products / now.weights) * level_x
    return Regression(information=information, explained=score**2 / now.squares, half=0.5 * (now.units - 1))


def own_coefficient(part: StreamSplit, *, power: int) -> Regression:
    """Return what the readings say of a shift or a slope of one stream, held against its own past alone.

    Parameters
    ----------
    part : StreamSplit
        Units before and since.
    power : {0, 1}
        Of the age that the coefficient multiplies.

    Returns
    -------
    Regression
        Of the stream's units alone; nothing where there are hardly any before the change.
    """
    n = np.maximum(part.before + part.since, 1.0)
    known = part.before >= FEWEST_OF_STREAM
    sum_x, sum_xx, sum_xy = _regressor(part, power)
    information = np.where(known, np.maximum(sum_xx - sum_x**2 / n, 0.0), 0.0)
    score = np.where(known, sum_xy - sum_x * part.total / n, 0.0)
    return Regression(
        information=information,
        explained=score**2 / np.maximum(_own_squares(part), 1e-300),
        half=0.5 * (n - 1),
    )


def log_own_spread_ratios(part: StreamSplit, ratios: Iterable[float]) -> Iterator[Floats]:
    """Yield the log ratios for one stream's standard deviation that became so many times its own past one.

    Parameters
    ----------
    part : StreamSplit
        Units before and since.
    ratios : iterable of float
        Above 0.

    Yields
    ------
    (streams, m) float array
        The ratios of `spread_term`, of the stream's units alone: streams that differ in spread from the start are no
        change. 0 where there are hardly any before the change.
    """
    known = part.before >= FEWEST_OF_STREAM
    before, since = np.where(known, part.before, 1.0), np.where(known, part.since, 0.0)
    squares = np.where(known, np.maximum(_own_squares(part), 1e-300), math.inf)
    apart = (part.mean_since - part.mean_before) ** 2 / squares
    shares = Shares(apart=apart, inside=part.squares_since / squares, ramp=apart)
    half = 0.5 * (before + since - 1)
    for ratio in ratios:
        yield log_ratio(spread_term(before, since, ratio), shares, half)


def _own_squares(part: StreamSplit) -> Floats:
    """Sum of squares of all units of a stream about their mean."""
    n = np.maximum(part.before + part.since, 1.0)
    apart = part.before * part.since / n * (part.mean_since - part.mean_before) ** 2
    squares: Floats = part.squares + part.squares_since + apart
    return squares


def _regressor(part: StreamSplit, power: int) -> tuple[Floats, Floats, Floats]:
    """Sum, sum of squares and sum of products with the scores of age to this power."""
    w = part.since
    if power:
        return w * (w + 1) / 2, w * (w + 1) * (2 * w + 1) / 6, part.moment
    return w, w, w * part.mean_since


def one_stream_evidence(
    sums: StreamSums, prior: Prior, weights: dict[float | None, Floats], rows: tuple[int, int], *, planned: int
) -> Floats:
    """Return the evidence for a change in one stream that has begun, at the ends of some rows.

    Parameters
    ----------
    sums : StreamSums
        Of the scores under one shape.
    prior : Prior
        What is held possible; intermittent changes are left to all streams together.
    weights : dict of (m,) float arrays
        Weights of the structures at these rows, by their τ; None for streams that share nothing.
    rows : (int, int)
        The first and the last row, from 1.
    planned : int
        Rows that production will have.

    Returns
    -------
    (last - first + 1,) float array
        Ratios times their prior weights, added up.
    """
    first, last = rows
    levels = {effect: level(sums, np.arange(first, last + 1), effect) for effect in weights if effect is not None}
    windows = changes(first, last, planned=planned, at_start=prior.one_at_start)

    def found(window: tuple[Rows, Rows, Floats], *, at_start: bool) -> Floats:
        start, end, weight = window
        here = end - first
        part = split_streams(sums, start, end)
        known = {effect: (levels[effect].at(here) if effect in levels else None) for effect in weights}
        ratios = _spread_ratios(part, prior, at_start=at_start)
        for effect, share in weights.items():
            ratios += share[here] * _mean_ratios(part, known[effect], effect, prior, at_start=at_start)
        ratios = weight * ratios.mean(0) / (1 - prior.kinds(at_start=at_start).intermittent)
        at_rows: Floats = np.bincount(here, weights=ratios, minlength=last - first + 1).astype(np.float64)
        return at_rows

    total = np.zeros(last - first + 1)
    for index, window in enumerate(windows):
        total += found(window, at_start=not index)
    return total


def _spread_ratios(part: StreamSplit, prior: Prior, *, at_start: bool) -> Floats:
    """Weighted sum of each stream's likelihood ratios for changes of its spread."""
    kinds = prior.kinds(at_start=at_start)
    ratios, weights = zip(*prior.spread_ratios, strict=True)
    found = np.zeros_like(part.since)
    for weight, logarithm in zip(weights, log_own_spread_ratios(part, ratios), strict=True):
        found += kinds.spread * weight * exp(logarithm)
    return found


def _mean_ratios(part: StreamSplit, now: Level | None, effect: float | None, prior: Prior, *, at_start: bool) -> Floats:
    """Weighted sum of each stream's likelihood ratios for shifts and slopes, under one structure."""
    kinds, means = prior.kinds(at_start=at_start), prior.means(at_start=at_start)
    slopes = tuple((size, 1 / len(prior.slopes)) for size in prior.slopes)
    found = np.zeros_like(part.since)
    for power, weight, sizes in ((0, kinds.mean, means), (1, kinds.slope, slopes)):
        if now is None or effect is None:
            fit = own_coefficient(part, power=power)
        else:
            fit = coefficient(part, now, effect, power=power)
        for size, share in sizes:
            found += weight * share * exp(log_regression_ratio(fit, size, moment=not power))
    return found
