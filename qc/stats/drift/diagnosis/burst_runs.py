"""Likelihood of an intermittent fault that comes in runs: after a unit that is off, the next one probably is, too."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.stats.drift.sums import Floats

    Part = tuple[Floats, Floats, Floats]
    """Scaled likelihoods of all units from one on if it is as before, and if it is off, and the log of the scale."""

RUNS = (5.0, 12.0, 25.0)
"""Mean units of a run."""

_SHORTEST = 1.25  # places of a run, where a place stands for many units
_CLOSE = -1e-9  # of two logs: nearer to each other they are the same
_LARGEST = 600.0  # log of a ratio that is still a number


def log_runs(log_ratio: Floats, share: float, each: int = 1) -> Floats:
    """Return the log likelihood ratio of all units from each on in which runs came back, by the mean length of runs.

    One run that ended is no fault that comes back, and one that did not is a step.

    Parameters
    ----------
    log_ratio : (n,) float array
        Of each unit being off, against it being as before.
    share : float
        Units that are off in the long run, between 0 and 1.
    each : int, default 1
        Units that one log ratio stands for, all of them off or none.

    Returns
    -------
    (runs, n) float array
        For each of `RUNS`, by the first unit.

    Notes
    -----
    A Markov chain of two states, with the share of units that are off before the first is seen: β_t = D_t P β_{t+1}, P
    the chances of going on or over and D_t the likelihoods of unit t. Parts of √n units are gone through side by side:
    first to join them, then unit by unit. What has at most one run is taken off.

    Examples
    --------
    Two units are too few for a run that came back:

    >>> bool((log_runs(np.array([0.0, 2.0]), 0.2) < -15).all())
    True
    """
    over = np.maximum(np.array(RUNS) / each, _SHORTEST)[:, None]
    every, few = _all_paths(log_ratio, share, over), _at_most_one_run(log_ratio, share, over)
    again: Floats = every + np.log(-np.expm1(np.minimum(few - every, _CLOSE)))
    return again


def _at_most_one_run(log_ratio: Floats, share: float, over: Floats) -> Floats:
    """Log likelihood ratio of all units from each on of which none is off, or those of one run."""
    leave, enter = 1 / over, share / (1 - share) / over
    limited = np.minimum(log_ratio, _LARGEST)
    left = np.arange(log_ratio.size - 1, -1, -1)
    none = left * np.log1p(-enter)
    stay = limited + np.log1p(-leave)
    # A run that goes on to the end, or ends with a unit after which none is off.
    ended = np.where(left > 0, limited + np.log(leave) + none - np.log1p(-enter), limited)
    off = _summed_up(ended, stay)
    begins = np.concatenate([np.log(enter) + off[:, 1:], np.zeros((over.size, 1))], axis=1)
    before = _summed_up(begins, np.broadcast_to(np.log1p(-enter), begins.shape))
    found: Floats = np.logaddexp(math.log(1 - share) + before, math.log(share) + off)
    return found


def _summed_up(added: Floats, factor: Floats) -> Floats:
    """Solve x_t = added_t + factor_t x_{t+1} from the last on, all as logs."""
    reached = np.cumsum(factor, axis=1)
    start = np.concatenate([np.zeros((len(factor), 1)), reached[:, :-1]], axis=1)
    sums: Floats = np.logaddexp.accumulate((added + start)[:, ::-1], axis=1)[:, ::-1] - start
    return sums


def _all_paths(log_ratio: Floats, share: float, over: Floats) -> Floats:
    """Log likelihood ratio of all units from each on, whichever of them are off."""
    length = math.isqrt(max(log_ratio.size - 1, 0)) + 1
    parts = -(-log_ratio.size // length)
    ratio = np.ones(parts * length)
    ratio[: log_ratio.size] = np.exp(np.minimum(log_ratio, _LARGEST))
    steps = ratio.reshape(parts, length).T
    leave, enter = 1 / over, share / (1 - share) / over
    found = np.empty((length, over.size, parts))
    ends = _joined(steps, leave, enter)
    for place, (before, off, scale) in _backwards(steps, ends, leave, enter):
        found[place] = np.log((1 - share) * before + share * off) + scale
    runs: Floats = found.transpose(1, 2, 0).reshape(over.size, -1)[:, : log_ratio.size]
    return runs


def _backwards(steps: Floats, part: Part, leave: Floats, enter: Floats) -> Iterator[tuple[int, Part]]:
    """Yield for each place in the parts, from the last to the first, the likelihoods from there on."""
    for place in range(len(steps) - 1, -1, -1):
        before, off, scale = part
        as_before = before + enter * (off - before)
        still_off = steps[place] * (off + leave * (before - off))
        largest = np.maximum(as_before, still_off)
        part = as_before / largest, still_off / largest, scale + np.log(largest)
        yield place, part


def _joined(steps: Floats, leave: Floats, enter: Floats) -> Part:
    """Return the likelihoods of all that comes after each part."""
    shape = leave.size, steps.shape[1]
    ones, none = np.ones(shape), np.zeros(shape)
    from_before, from_off = (
        list(_backwards(steps, ends, leave, enter))[-1][1] for ends in ((ones, none, none), (none, ones, none))
    )
    before, off, scale = np.ones(shape), np.ones(shape), np.zeros(shape)
    for part in range(shape[1] - 1, 0, -1):
        largest = np.maximum(from_before[2][:, part], from_off[2][:, part])
        shares = [
            np.exp(column[2][:, part] - largest) * ends[:, part]
            for column, ends in ((from_before, before), (from_off, off))
        ]
        one, other = (
            shares[0] * from_before[state][:, part] + shares[1] * from_off[state][:, part] for state in (0, 1)
        )
        top = np.maximum(one, other)
        before[:, part - 1], off[:, part - 1] = one / top, other / top
        scale[:, part - 1] = scale[:, part] + largest + np.log(top)
    return before, off, scale
