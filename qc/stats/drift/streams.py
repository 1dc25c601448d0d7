"""Evidence that one stream of several changed: a cavity, a machine, an operator.

It is held against all others and its own past at once: mean and standard deviation are integrated out as in `ratios`,
and so are the streams' means about a common mean.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.ratios import exp, log_regression_ratio
from qc.stats.drift.stream_sums import level
from qc.stats.drift.windows import changes

if TYPE_CHECKING:
    from qc.stats.drift.prior import Prior
    from qc.stats.drift.stream_sums import Level, StreamSums
    from qc.stats.drift.sums import Floats, Rows


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
    before, since = sums.count[:, start], sums.made[:, end] - sums.made[:, start]
    total, mean_before = sums.total[:, end] - sums.total[:, start], sums.total[:, start] / np.maximum(before, 1.0)
    mean_since = total / np.maximum(since, 1.0)
    return StreamSplit(
        before=before,
        since=since,
        mean_before=mean_before,
        mean_since=mean_since,
        total=sums.total[:, end],
        squares=np.maximum(sums.squares[:, start] - sums.total[:, start] * mean_before, 0.0),
        squares_since=np.maximum(sums.squares[:, end] - sums.squares[:, start] - total * mean_since, 0.0),
        moment=sums.moment[:, end] - sums.moment[:, start] - sums.made[:, start] * total,
    )


def log_coefficient_ratio(part: StreamSplit, now: Level, effect: float, size: float, *, power: int) -> Floats:
    """Return the log ratio for a shift (``power`` 0) or a slope (1) of one stream, its coefficient normal about 0.

    Parameters
    ----------
    part : StreamSplit
        Units before and since.
    now : Level
        All units, at the same rows.
    effect : float
        τ.
    size : float
        Standard deviation of the coefficient, in standard deviations of the readings (a unit).
    power : {0, 1}
        Of the age that the coefficient multiplies.

    Returns
    -------
    (streams, m) float array
        Generalised least squares of the regressor x: x′V⁻¹x, 1′V⁻¹x and x′V⁻¹y with V = I + τ²11′ in a stream.
    """
    n, w = part.before + part.since, part.since
    shared = effect**2 / (1 + n * effect**2)
    if power:
        sum_x, sum_xx, sum_xy = w * (w + 1) / 2, w * (w + 1) * (2 * w + 1) / 6, part.moment
    else:
        sum_x, sum_xx, sum_xy = w, w, w * part.mean_since
    level_x = sum_x / (1 + n * effect**2)
    information = np.maximum(sum_xx - shared * sum_x**2 - level_x**2 / now.weights, 0.0)
    score = sum_xy - shared * part.total * sum_x - level_x * now.products / now.weights
    return log_regression_ratio(information, score, now.squares, now.units, size)


def log_stream_spread_ratio(part: StreamSplit, now: Level, effect: float, ratio: float) -> Floats:
    """Return the log ratio for one stream's standard deviation that became ``ratio`` times what it was.

    Parameters
    ----------
    part : StreamSplit
        Units before and since.
    now : Level
        All units, at the same rows.
    effect : float
        τ.
    ratio : float
        Above 0.

    Returns
    -------
    (streams, m) float array
        Log ratio of the marginal likelihoods.
    """
    weighed = part.since / ratio**2
    precision = part.before + weighed
    safe = np.maximum(precision, 1e-300)
    mean = (part.before * part.mean_before + weighed * part.mean_since) / safe
    apart = part.before * weighed / safe * (part.mean_since - part.mean_before) ** 2
    within = part.squares + part.squares_since / ratio**2 + apart
    weight = precision / (1 + precision * effect**2)
    weights = now.weights - now.weight + weight
    products = now.products - now.weight * now.mean + weight * mean
    about_zero = now.squares + now.products**2 / now.weights
    others = about_zero - now.within - now.weight * now.mean**2
    left = others + within + weight * mean**2 - products**2 / weights
    units = part.before + part.since
    shrink = np.log1p(precision * effect**2) - np.log1p(units * effect**2) + np.log(weights / now.weights)
    gain: Floats = 0.5 * (now.units - 1) * np.log(now.squares / left) - 0.5 * shrink - part.since * math.log(ratio)
    return gain


def one_stream_evidence(
    sums: StreamSums, prior: Prior, effect: float, rows: tuple[int, int], *, planned: int
) -> Floats:
    """Return the evidence for a change in one stream that has begun, at the ends of some rows.

    Parameters
    ----------
    sums : StreamSums
        Of the scores under one shape.
    prior : Prior
        What is held possible; intermittent changes are left to all streams together.
    effect : float
        τ.
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
    now = level(sums, np.arange(first, last + 1), effect)
    total = np.zeros(last - first + 1)
    at_start = True
    for start, end, weight in changes(first, last, planned=planned, at_start=prior.at_start):
        part = split_streams(sums, start, end)
        total[end - first] += weight * _ratios(part, now.at(end - first), effect, prior, at_start=at_start).mean(0)
        at_start = False
    return total


def _ratios(part: StreamSplit, now: Level, effect: float, prior: Prior, *, at_start: bool) -> Floats:
    """Weighted sum over sizes of each stream's likelihood ratios."""
    kinds, means = prior.kinds(at_start=at_start), prior.means(at_start=at_start)
    found = np.zeros_like(part.since)
    for size in means:
        found += kinds.mean / len(means) * exp(log_coefficient_ratio(part, now, effect, size, power=0))
    for size in prior.slopes:
        found += kinds.slope / len(prior.slopes) * exp(log_coefficient_ratio(part, now, effect, size, power=1))
    for ratio, weight in prior.spread_ratios:
        found += kinds.spread * weight * exp(log_stream_spread_ratio(part, now, effect, ratio))
    return found / (1 - kinds.intermittent)
