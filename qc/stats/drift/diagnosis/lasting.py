"""Likelihood ratios of changes that last: a step, a slope, another spread, a growing spread, one stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.scores import averaged, log_effect_ratio, log_weighted_ratio, suffix_sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.drift.diagnosis.scores import Scores
    from qc.stats.drift.sums import Floats

STEPS = {0.5: 0.3, 1.0: 0.4, 3.0: 0.3}
"""Standard deviations of a step in sigma, with their weights."""

SLOPES = {0.0003: 0.15, 0.001: 0.25, 0.003: 0.25, 0.01: 0.2, 0.05: 0.15}
"""Of a slope, in sigma per unit."""

RATIOS = {
    **dict.fromkeys(np.geomspace(0.35, 0.85, 7).tolist(), 0.2 / 7),
    **dict.fromkeys(np.geomspace(1.2, 4.0, 12).tolist(), 0.8 / 12),
}
"""Ratios of the spread after a change to that before."""

GROWTHS = dict.fromkeys(np.geomspace(0.0005, 0.01, 12).tolist(), 1 / 12)
"""Growth of the standard deviation per unit, as a share of what it was."""


def log_step(scores: Scores) -> Floats:
    """Return the log ratio of a step of the mean at each start.

    Parameters
    ----------
    scores : Scores
        All scores.
    """
    since = scores.units - scores.starts.astype(np.float64)
    information = since * (scores.n - since) / scores.n
    product = scores.since(scores.y[scores.pilot :])
    return averaged([log_effect_ratio(scores, information, product, s) for s in STEPS], list(STEPS.values()))


def log_trend(scores: Scores) -> Floats:
    """Return the log ratio of a slope that begins at each start.

    Parameters
    ----------
    scores : Scores
        All scores.
    """
    y = scores.y[scores.pilot :]
    age = np.arange(1.0, y.size + 1)
    since = scores.units - scores.starts.astype(np.float64)
    product = scores.since(age * y) - scores.starts * scores.since(y)
    first, second = since * (since + 1) / 2, since * (since + 1) * (2 * since + 1) / 6
    information = second - first**2 / scores.n
    return averaged([log_effect_ratio(scores, information, product, b) for b in SLOPES], list(SLOPES.values()))


def log_spread(scores: Scores) -> Floats:
    """Return the log ratio of another spread from each start on.

    Parameters
    ----------
    scores : Scores
        All scores.
    """
    y = scores.y[scores.pilot :]
    since, linear, square = (scores.since(values) for values in (np.ones_like(y), y, y * y))

    def ratio(r: float) -> Floats:
        saved = 1 - 1 / r**2
        return log_weighted_ratio(
            scores, scores.n - saved * since, -saved * linear, scores.total - saved * square, 2 * np.log(r) * since
        )

    return averaged([ratio(r) for r in RATIOS], list(RATIOS.values()))


def log_growing_spread(scores: Scores) -> Floats:
    """Return the log ratio of a standard deviation that grows evenly from each start on.

    Parameters
    ----------
    scores : Scores
        All scores.

    Notes
    -----
    The sums of weighted scores at all starts are correlations, by the fast Fourier transform.
    """
    y, starts = scores.y[scores.pilot :], scores.starts
    size = 2 ** int(np.ceil(np.log2(2 * y.size)))
    spectra = np.fft.rfft(np.stack([y, y * y]), size)

    def ratio(g: float) -> Floats:
        sd = 1 + g * np.arange(1.0, y.size + 1)
        saved = 1 - 1 / sd**2
        linear, square = np.fft.irfft(spectra * np.conj(np.fft.rfft(saved, size)), size)[:, starts]
        weight = scores.n - np.cumsum(saved)[y.size - starts - 1]
        determinant = 2 * np.cumsum(np.log(sd))[y.size - starts - 1]
        return log_weighted_ratio(scores, weight, -linear, scores.total - square, determinant)

    return averaged([ratio(g) for g in GROWTHS], list(GROWTHS.values()))


def log_one_stream(scores: Scores, stream: NDArray[np.int64], streams: int) -> Floats:
    """Return the log ratio of a step of one stream alone, by stream and start.

    Parameters
    ----------
    scores : Scores
        All scores, streams levelled.
    stream : (n,) int array
        Index of each score's stream.
    streams : int
        How many there are.
    """
    y, made = scores.y[scores.pilot :], stream[scores.pilot :]
    found = []
    for index in range(streams):
        own = made == index
        since = suffix_sums(own.astype(np.float64))[scores.starts]
        product = scores.since(np.where(own, y, 0.0))
        information = since - since**2 / scores.n
        logs = [log_effect_ratio(scores, information, product, s) for s in STEPS]
        found.append(averaged(logs, list(STEPS.values())))
    return np.stack(found)
