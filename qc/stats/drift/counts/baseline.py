"""The baseline: what is expected of rows before a change, and the most that any unchanged level can explain.

For each level p, the pilot gives the e-value (L(p̂)/L(p))^ρ / C of its likelihood L: its expectation under p is at most
1 for every p, since C is the largest that the ratio's expectation can be. So the pilot counts for the share ρ of its
size, at the price of log C, whatever its size; a ratio of full likelihoods would cost ½ log of the pilot's counts.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.counts.likelihood import log_rising, peak, since_start

if TYPE_CHECKING:
    from qc.stats.drift.counts.counted import Counted, Floats

PILOT_SHARE = 0.8
# The largest expectations for counts and sizes of any number (enumerated; the tests enumerate them again): the limit
# for many counts is 1/√(1 - ρ) = 2.236, and the largest stands at 8.4 expected counts.
_PRICES = {"binomial": math.log(2.48), "poisson": math.log(2.336)}


def price(model: str) -> float:
    """Return the log of what a pilot's discount costs."""
    return _PRICES[model]


def log_expected(counted: Counted) -> Floats:
    """Return the log marginal likelihood of 0 … k unchanged rows, the level learned from pilot and rows so far.

    Parameters
    ----------
    counted : Counted
        The counts.

    Returns
    -------
    (k + 1,) float array
        Of a level with Jeffreys' prior, updated by the share ρ of the pilot: beta-binomial, or gamma-Poisson.

    References
    ----------
    Jeffreys (1946), Proceedings of the Royal Society A 186, 453-461.
    """
    x, n = since_start(counted.counts), since_start(counted.sizes)
    bad, of = PILOT_SHARE * counted.pilot_count, PILOT_SHARE * counted.pilot_size
    events: Floats = log_rising(0.5 + bad, int(x[-1]))[x.astype(np.int64)]
    if counted.model == "poisson":
        events += (0.5 + bad) * math.log(of) - (0.5 + bad + x) * np.log(of + n)
        return events
    events += log_rising(0.5 + of - bad, int(n[-1] - x[-1]))[(n - x).astype(np.int64)]
    units = log_rising(1.0 + of, int(n[-1]))[n.astype(np.int64)]
    found: Floats = events - units
    return found


def log_ceiling(counted: Counted) -> Floats:
    """Return the log of the most that any one level explains of 0 … k rows, the pilot's e-value taken off.

    Parameters
    ----------
    counted : Counted
        The counts.

    Returns
    -------
    (k + 1,) float array
        log max over p of L(rows; p) (L(pilot; p)/L(pilot; p̂))^ρ C.
    """
    x, n = since_start(counted.counts), since_start(counted.sizes)
    bad, of = PILOT_SHARE * counted.pilot_count, PILOT_SHARE * counted.pilot_size
    own = peak(counted, np.array([counted.pilot_count]), np.array([counted.pilot_size]))[0]
    found: Floats = peak(counted, x + bad, n + of) - PILOT_SHARE * own + price(counted.model)
    return found
