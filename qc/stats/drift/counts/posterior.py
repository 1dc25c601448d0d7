"""After all rows, if something changed: since which row, which way, at once or as a trend."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from qc.stats.drift.counts.counted import Floats
    from qc.stats.drift.counts.states import State


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posterior:
    """What is probable of a change, after all rows.

    Attributes
    ----------
    since : (k,) float array
        Of each row, that it is the first that was changed.
    rise, trend : float
        That the level rose; that it was a trend.
    """

    since: Floats
    rise: float
    trend: float


def posterior(
    states: tuple[State, ...], log_weights: Floats, trends: list[tuple[int, float, Floats]], trend: float
) -> Posterior:
    """Return what is probable of a change.

    Parameters
    ----------
    states : tuple of State
        How rows may differ.
    log_weights : (planned,) float array
        Logs of the weights of changes after 0, 1, … rows.
    trends : list of (int, float, (k + 1,) float array)
        Start, ratio and log likelihoods of trends.
    trend : float
        Weight of trends.
    """
    rows = states[0].expected.size - 1
    begun_trends = [one for one in trends if one[0] < rows]
    parts: list[tuple[Floats, bool]] = []
    for state in states:
        begun = log_weights[:rows] + state.expected[:-1] + state.log_weight + math.log1p(-trend)
        parts.extend(
            (math.log(weight) + begun - since[:-1] + since[-1], ratio > 1) for weight, ratio, since in state.changed
        )
    for start, ratio, since in begun_trends:
        only = np.full(rows, -math.inf)
        only[start] = states[0].log_weight + math.log(trend / len(trends)) + states[0].expected[start] + since[-1]
        parts.append((only, ratio > 1))
    return _shares(parts, len(begun_trends))


def _shares(parts: list[tuple[Floats, bool]], trends: int) -> Posterior:
    """Add up, the trends standing last."""
    largest = max(float(part.max()) for part, _ in parts)
    found = [(np.exp(part - largest), rises) for part, rises in parts]
    since = np.sum([part for part, _ in found], axis=0)
    total = float(since.sum())
    return Posterior(
        since=since / total,
        rise=float(sum(part.sum() for part, rises in found if rises)) / total,
        trend=float(sum(part.sum() for part, _ in found[len(found) - trends :])) / total if trends else 0.0,
    )
