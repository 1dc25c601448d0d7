"""Likelihood ratio of an intermittent fault: a share of the units is off by some sigma, the others are as before."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.burst_runs import log_runs
from qc.stats.drift.diagnosis.scores import log_mean, suffix_sums

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.scores import Scores
    from qc.stats.drift.sums import Floats

SHARES = (0.03, 0.08, 0.2)
"""Shares of units that are off."""

DISTANCES = (2.0, 3.0, 4.5)
"""How far they are off, in sigma, above or below."""

IN_RUNS = 1e-5
"""Weight of faults that come in runs: a clamping that slips for a while, a bad box of blanks.

So small because a step of which a few units lie back in place looks like two runs; where runs do come back, likelihood
outweighs it by far. With 0.3, steps of 2 sigma were named rightly in 50 % of runs 50 units after the flag instead of
85 %.
"""

_MOST_PLACES, _LONGEST_PLACE = 5000, 12  # units are taken together where there are more; too many make no run
_ROUNDS = 3
_LARGEST = 600.0  # log of a ratio that is still a number
_MEANS, _SPREADS = np.polynomial.hermite_e.hermegauss(3), np.polynomial.hermite_e.hermegauss(3)


def log_intermittent(scores: Scores) -> Floats:
    """Return the log ratio of an intermittent fault from each start on.

    Parameters
    ----------
    scores : Scores
        All scores.

    Notes
    -----
    Mean and standard deviation are integrated out by Gauss-Hermite quadrature about the values that fit the most
    probable such fault. How much better runs fit than units off one by one is taken at these values.
    """
    tried = [(share, sign * far) for share, far, sign in product(SHARES, DISTANCES, (-1, 1))]
    center, scale = _fitted(scores, tried)
    found = [
        _at_nodes(scores, share, distance, center, scale) + _gained_by_runs(scores, share, distance, center, scale)
        for share, distance in tried
    ]
    ratio: Floats = np.logaddexp.reduce(found, axis=0) - math.log(len(found)) - scores.log_marginal
    return ratio


def _gained_by_runs(scores: Scores, share: float, distance: float, center: float, scale: float) -> Floats:
    """Log of how much more likely readings from each start on are if the units that are off may come in runs."""
    each = -(-scores.units // _MOST_PLACES)
    if each > _LONGEST_PLACE:
        return np.zeros(scores.starts.size)
    z = (scores.y[scores.pilot :] - center) / scale
    places = np.arange(0, scores.units, each)
    runs = log_mean(log_runs(np.add.reduceat(distance * z - 0.5 * distance**2, places), share, each), 0)
    one_by_one = _gains(replace(scores, starts=places), share, distance, center, scale)
    better = (runs - one_by_one)[scores.starts // each]
    gained: Floats = np.logaddexp(math.log(1 - IN_RUNS), math.log(IN_RUNS) + better)
    return gained


def _gains(scores: Scores, share: float, distance: float, center: float, scale: float) -> Floats:
    """Log likelihood gained from each start on, mean and standard deviation known."""
    z = (scores.y[scores.pilot :] - center) / scale
    ratio = np.exp(np.minimum(distance * z - 0.5 * distance**2, _LARGEST))
    return suffix_sums(np.log1p(share * (ratio - 1)))[scores.starts]


def _fitted(scores: Scores, tried: list[tuple[float, float]]) -> tuple[float, float]:
    """Mean and standard deviation of the units that are not off, by a few EM steps."""
    pilot = scores.y[: scores.pilot]
    center, scale = float(pilot.mean()), float(pilot.std(ddof=1))
    for _ in range(_ROUNDS):
        gains = [_gains(scores, share, distance, center, scale) for share, distance in tried]
        best = int(np.argmax([gain.max() for gain in gains]))
        share, distance = tried[best]
        start = scores.pilot + int(scores.starts[int(gains[best].argmax())])
        z = (scores.y[start:] - center) / scale
        off = np.zeros(scores.n)
        off[start:] = 1 / (1 + (1 - share) / share * np.exp(0.5 * distance**2 - distance * z))
        back = scores.y - distance * scale
        center = float(((1 - off) @ scores.y + off @ back) / scores.n)
        scale = math.sqrt(float((1 - off) @ (scores.y - center) ** 2 + off @ (back - center) ** 2) / scores.n)
    return center, scale


def _at_nodes(scores: Scores, share: float, distance: float, center: float, scale: float) -> Floats:
    """Log marginal likelihood with a fault from each start on."""
    found = []
    for (u, wu), (v, wv) in product(zip(*_MEANS, strict=True), zip(*_SPREADS, strict=True)):
        sd = scale * math.exp(v / math.sqrt(2 * scores.n))
        mean = center + u * scale / math.sqrt(scores.n)
        baseline = -0.5 * (scores.total + scores.n * mean**2) / sd**2 - scores.n * math.log(sd * math.sqrt(2 * math.pi))
        area = math.log(wu * wv * scale / (math.sqrt(2) * scores.n)) + 0.5 * (u * u + v * v)
        found.append(_gains(scores, share, distance, mean, sd) + baseline + area)
    total: Floats = np.logaddexp.reduce(found, axis=0)
    return total
