"""The posterior over when and what: every kind's likelihood ratio at every start, weighed against the others."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.bursts import log_intermittent
from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.stats.drift.diagnosis.lasting import log_growing_spread, log_one_stream, log_spread, log_step, log_trend
from qc.stats.drift.diagnosis.recorded import blocks_of, recorded_lots, recorded_teeth, with_recorded
from qc.stats.drift.diagnosis.repeating import SHORTEST_TOOTH, lots, saw_tooth
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qc.stats.drift.diagnosis.recorded import Blocks
    from qc.stats.drift.diagnosis.scores import Scores
    from qc.stats.drift.sums import Floats, Rows

KINDS: Mapping[ChangeKind, float] = {
    ChangeKind.STEP: 0.18,
    ChangeKind.SPREAD: 0.165,
    ChangeKind.TREND: 0.14,
    ChangeKind.GROWING_SPREAD: 0.09,
    ChangeKind.LOT_TO_LOT: 0.14,
    ChangeKind.INTERMITTENT: 0.15,
    ChangeKind.SAW_TOOTH: 0.135,
}
"""What is held possible, with its weight before any reading is seen."""

ONE_STREAM = 0.5
"""Weight of a change in one stream alone, where there are several."""

AT_START = 0.2
"""Weight of a change at the first unit of production; the rest is spread evenly over the rows."""


LONGEST_TOOTH = 2000.0
"""Units of the longest wear before it is set back, in batches of up to half as many."""

_NOTHING = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posterior:
    """What is probable once all readings are seen.

    Attributes
    ----------
    kinds : tuple of ChangeKind
        What is held possible.
    log_ratios : (kinds, k) float array
        Log likelihood ratio of a change of each kind at each start, against none.
    log_weights : (kinds, k) float array
        Log weight of each before any reading was seen.
    period : mapping of ChangeKind to (k,) float array
        Most probable period in units of what repeats itself, at each start.
    blocks : mapping of int to Blocks
        Of each recorded column whose second block has begun.
    column : mapping of ChangeKind to (k,) int array
        The recorded column that what repeats itself most probably goes with, at each start; -1 for none.
    stream : int or None
        The stream that most probably changed, if one did alone.
    """

    kinds: tuple[ChangeKind, ...]
    log_ratios: Floats
    log_weights: Floats
    period: Mapping[ChangeKind, Floats]
    blocks: Mapping[int, Blocks]
    column: Mapping[ChangeKind, Rows]
    stream: int | None = None

    @property
    def log_evidence(self) -> float:
        """Log marginal likelihood ratio of a change against none."""
        return float(np.logaddexp.reduce(self.log_ratios + self.log_weights, axis=None))

    @property
    def shares(self) -> Floats:
        """Probability of each kind at each start."""
        shares: Floats = np.exp(self.log_ratios + self.log_weights - self.log_evidence)
        return shares


def posterior_of(
    scores: Scores,
    stream: NDArray[np.int64] | None = None,
    streams: int = 0,
    columns: Sequence[Sequence[int]] = (),
) -> Posterior:
    """Return the posterior over starts and kinds of change.

    Parameters
    ----------
    scores : Scores
        All scores.
    stream : (n,) int array or None
        Index of each score's stream.
    streams : int
        How many there are.
    columns : sequence of sequences of int
        Rows before which each recorded column changes.
    """
    divided = {number: blocks_of(scores, rows) for number, rows in enumerate(columns)}
    blocks = {number: each for number, each in divided.items() if each is not None}
    by_lots, of_lots = with_recorded(lots(scores), blocks, partial(recorded_lots, scores))
    by_teeth, of_teeth = with_recorded(saw_tooth(scores), blocks, partial(recorded_teeth, scores))
    trend = log_trend(scores)
    found = {
        ChangeKind.STEP: log_step(scores),
        ChangeKind.SPREAD: log_spread(scores),
        ChangeKind.TREND: trend,
        ChangeKind.GROWING_SPREAD: log_growing_spread(scores),
        ChangeKind.LOT_TO_LOT: by_lots.log_ratio,
        ChangeKind.INTERMITTENT: log_intermittent(scores),
        ChangeKind.SAW_TOOTH: _worn(scores, by_teeth.log_ratio, trend),
    }
    weights, which = dict(KINDS), None
    if stream is not None and streams > 1:
        alone = log_one_stream(scores, stream, streams)
        which = int(alone.max(axis=1).argmax())
        found[ChangeKind.ONE_STREAM] = np.logaddexp.reduce(alone, axis=0) - math.log(streams)
        weights = {kind: (1 - ONE_STREAM) * weight for kind, weight in weights.items()}
        weights[ChangeKind.ONE_STREAM] = ONE_STREAM
    return Posterior(
        kinds=tuple(found),
        log_ratios=np.stack(list(found.values())),
        log_weights=np.stack([_log_weights(kind, weights[kind], scores.starts.size) for kind in found]),
        period={ChangeKind.LOT_TO_LOT: by_lots.period, ChangeKind.SAW_TOOTH: by_teeth.period},
        blocks=blocks,
        column={ChangeKind.LOT_TO_LOT: of_lots, ChangeKind.SAW_TOOTH: of_teeth},
        stream=which,
    )


def _worn(scores: Scores, set_back: Floats, trend: Floats) -> Floats:
    """Log ratio of wear that has been set back already, or will be: until then it is a trend.

    Periods are equally probable on a scale of logs; those longer than what was made since a start are still to come.
    """
    longest = max(LONGEST_TOOTH, 2.0 * scores.units)
    since = np.maximum(scores.units - scores.starts, SHORTEST_TOOTH)
    coming = np.log(longest / since) / math.log(longest / SHORTEST_TOOTH)
    seen = math.log(max(1 - float(coming[0]), _NOTHING))
    found: Floats = np.logaddexp(seen + set_back, np.log(coming) + trend)
    return found


def _log_weights(kind: ChangeKind, weight: float, starts: int) -> Floats:
    """Log weight of a kind at each start; where lots begin, no start is special, or the first would outweigh others."""
    if kind is ChangeKind.LOT_TO_LOT:
        return np.full(starts, math.log(weight / starts))
    return math.log(weight) + np.log(start_weights(starts))


def start_weights(starts: int) -> Floats:
    """Return the weight of each start before any reading is seen.

    Examples
    --------
    >>> start_weights(5).tolist()
    [0.2, 0.2, 0.2, 0.2, 0.2]
    """
    if starts == 1:
        return np.ones(1)
    return np.concatenate([[AT_START], np.full(starts - 1, (1 - AT_START) / (starts - 1))])


def shortest_interval(probability: Floats, confidence: float) -> tuple[int, int]:
    """Return the first and last place of the shortest run that holds at least a probability.

    Parameters
    ----------
    probability : (k,) float array
        Of each place, adding up to 1.
    confidence : float
        What the run has to hold.

    Examples
    --------
    >>> shortest_interval(np.array([0.05, 0.1, 0.6, 0.25]), 0.8)
    (2, 3)
    """
    sums = np.concatenate([[0.0], np.cumsum(probability)])
    last = np.searchsorted(sums, sums[:-1] + confidence - 1e-9)
    reached = last < sums.size
    length = np.where(reached, last - np.arange(probability.size), sums.size)
    first = int(length.argmin())
    return (first, int(last[first]) - 1) if reached[first] else (0, probability.size - 1)
