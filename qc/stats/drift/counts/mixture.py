"""Likelihood of production if something changed, averaged over when, how and to which level."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.counts.likelihood import moving

if TYPE_CHECKING:
    from qc.stats.drift.counts.counted import Counted, Floats
    from qc.stats.drift.counts.prior import CountPrior
    from qc.stats.drift.counts.states import State

_HIGHEST = 0.95  # share that a trend may rise to


def log_steps(state: State, log_weights: Floats) -> Floats:
    """Return the log likelihood of 0 … k rows, changed at once after one of them or not yet changed.

    Parameters
    ----------
    state : State
        How rows differ.
    log_weights : (planned,) float array
        Logs of the weights of changes after 0, 1, … rows.

    Returns
    -------
    (k + 1,) float array
        Sums over all rows of weight x likelihood before x likelihood since; weights still to come with that of none.
    """
    rows = state.expected.size - 1
    begun = log_weights[:rows] + state.expected[:-1]
    to_come = np.append(_tails(log_weights)[: rows + 1], -math.inf)[: rows + 1]
    total = to_come + state.expected
    for weight, _, since in state.changed:
        reached = np.logaddexp.accumulate(begun - since[:-1]) + since[1:]
        total[1:] = np.logaddexp(total[1:], math.log(weight) + reached)
    return total


def _tails(log_weights: Floats) -> Floats:
    """Return logs of the weights from each row on, added up; the first is 0."""
    weights = np.exp(log_weights)
    with np.errstate(divide="ignore"):
        found: Floats = np.log(np.cumsum(weights[::-1])[::-1])
    return found


def trend_likelihoods(counted: Counted, prior: CountPrior, planned: int) -> list[tuple[int, float, Floats]]:
    """Return for each trend the row after which it sets in, its ratio, and log likelihoods of 0 … k rows since.

    The level that it sets out from is what was learned until then.
    """
    found = []
    for share in prior.trend_starts:
        start = int(share * planned)
        level = _learned(counted, start)
        gone = np.maximum(np.arange(1, counted.rows + 1) - start, 0) / (planned - start)
        for ratio in prior.trend_ratios:
            levels = level * np.exp(math.log(ratio) * gone)
            if counted.model == "binomial":
                levels = np.minimum(levels, _HIGHEST)
            rows = moving(counted, levels)
            found.append((start, ratio, rows - rows[min(start, counted.rows)]))
    return found


def _learned(counted: Counted, start: int) -> float:
    """Share or rate of the pilot and the rows before ``start``, kept off 0."""
    bad = counted.pilot_count + float(counted.counts[:start].sum()) + 0.5
    return bad / (counted.pilot_size + float(counted.sizes[:start].sum()) + 1.0)


def log_trends(alike: State, trends: list[tuple[int, float, Floats]]) -> Floats:
    """Return the log likelihood of 0 … k rows under trends, each as likely as the others.

    Parameters
    ----------
    alike : State
        The state in which rows do not differ but for the trend.
    trends : list of (int, float, (k + 1,) float array)
        From ``trend_likelihoods``.
    """
    each = []
    for start, _, since in trends:
        rows = alike.expected.copy()
        rows[start:] = alike.expected[start : start + 1] + since[start:]
        each.append(rows)
    found: Floats = np.logaddexp.reduce(each, axis=0) - math.log(len(each))
    return found


def log_changed(
    ways: tuple[State, ...], log_weights: Floats, trends: list[tuple[int, float, Floats]], trend: float
) -> Floats:
    """Return the log likelihood of 0 … k rows, averaged over all changes that are held possible, and none yet.

    Parameters
    ----------
    ways : tuple of State
        How rows may differ.
    log_weights : (planned,) float array
        Logs of the weights of changes after 0, 1, … rows.
    trends : list of (int, float, (k + 1,) float array)
        From ``trend_likelihoods``.
    trend : float
        Weight of trends.
    """
    steps = np.logaddexp.reduce([way.log_weight + log_steps(way, log_weights) for way in ways], axis=0)
    found: Floats = np.logaddexp(math.log1p(-trend) + steps, math.log(trend) + log_trends(ways[0], trends))
    return found
