"""After so many rows, if something changed: since which row, which way, at once or as a trend."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.drift.counts.counted import Floats
    from qc.stats.drift.counts.states import State


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posterior:
    """What is probable of a change.

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
    states: tuple[State, ...],
    log_weights: Floats,
    trends: list[tuple[int, float, Floats]],
    trend: float,
    *,
    rows: int,
) -> Posterior:
    """Return what is probable of a change after some rows.

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
    rows : int
        After how many rows.
    """
    parts: list[tuple[Floats, bool]] = []
    for state in states:
        begun = log_weights[:rows] + state.expected[:rows] + state.log_weight + math.log1p(-trend)
        parts.extend(
            (math.log(weight) + begun - since[:rows] + since[rows], ratio > 1) for weight, ratio, since in state.changed
        )
    alike, begun_trends = states[0], [one for one in trends if one[0] < rows]
    for start, ratio, since in begun_trends:
        only = np.full(rows, -math.inf)
        only[start] = alike.log_weight + math.log(trend / len(trends)) + alike.expected[start] + since[rows]
        parts.append((only, ratio > 1))
    return _shares(parts, len(begun_trends), alike.expected.size - 1)


def _shares(parts: list[tuple[Floats, bool]], trends: int, rows: int) -> Posterior:
    """Add up, the trends standing last."""
    largest = max(float(part.max()) for part, _ in parts)
    found = [(np.exp(part - largest), rises) for part, rises in parts]
    since = np.sum([part for part, _ in found], axis=0)
    total = float(since.sum())
    return Posterior(
        since=np.pad(since / total, (0, rows - since.size)),
        rise=float(sum(part.sum() for part, rises in found if rises)) / total,
        trend=float(sum(part.sum() for part, _ in found[len(found) - trends :])) / total,
    )
