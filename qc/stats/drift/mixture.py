"""Evidence under each shape of the readings, averaged by how well the shape fits had nothing changed."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.bursts import burst_evidence
from qc.stats.drift.evidence import designs, window_evidence
from qc.stats.drift.shapes import normal_scores
from qc.stats.drift.sums import log_marginal, running_sums
from qc.stats.drift.windows import still_to_come
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qc.stats.drift.evidence import Design
    from qc.stats.drift.prior import Prior
    from qc.stats.drift.readings import Readings
    from qc.stats.drift.shapes import Shape
    from qc.stats.drift.sums import Floats, Rows, Sums

NEGLIGIBLE = math.log(0.03)  # shares below it are left out, which lowers the evidence
_OVERRULES = math.log(0.5)  # more than all other shapes together
_NOTHING = -1e300  # a logarithm of zero that can be taken from another one
_AT_ONCE = 1 << 18  # scores of several shapes, for which memory is cheaper than numpy's calls
_FIRST_BLOCK, _LARGEST_BLOCK = 256, 1024


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """One way the readings may behave when nothing changes.

    Attributes
    ----------
    log_weight : (k + 1,) float array
        Log weight after the pilot and at the end of each row.
    evidence : callable
        Evidence at the ends of rows ``first`` to ``last`` (from 1) that something has changed.
    """

    log_weight: Floats
    evidence: Callable[[int, int], Floats]


def blocks(rows: int) -> Iterator[tuple[int, int]]:
    """Yield first and last row of blocks that grow: early ones weigh many shapes, late ones few.

    Examples
    --------
    >>> list(blocks(2000))
    [(1, 256), (257, 512), (513, 1024), (1025, 2000)]
    """
    first = 1
    while first <= rows:
        last = min(rows, first - 1 + min(_LARGEST_BLOCK, max(_FIRST_BLOCK, first - 1)))
        yield first, last
        first = last + 1


def shape_log_weights(readings: Readings, shapes: Sequence[Shape]) -> Floats:
    """Return the log weight of each shape after the pilot and after each row, had nothing changed.

    Parameters
    ----------
    readings : Readings
        Pilot and production.
    shapes : sequence of Shape
        The shapes held possible.

    Returns
    -------
    (shapes, k + 1) float array
        Logs of weights that add up to 1.
    """
    at = np.concatenate([[0], readings.ends]) + readings.pilot
    together = max(1, _AT_ONCE // readings.z.size)
    weights = np.concatenate(
        [_log_fit(readings, shapes[index : index + together], at) for index in range(0, len(shapes), together)]
    )
    weights -= log_total(weights)
    return weights


def _log_fit(readings: Readings, shapes: Sequence[Shape], at: Rows) -> Floats:
    """Log of prior weight times marginal likelihood of all units so far under some shapes, but for a constant."""
    scores, slopes = (np.stack(part) for part in zip(*(scores_under(readings, shape) for shape in shapes), strict=True))
    possible = np.isfinite(slopes[:, : readings.pilot]).all(axis=1)
    fits = log_marginal(scores, at, pilot=readings.pilot) + np.cumsum(slopes, axis=1).take(at - 1, axis=1)
    log_prior = np.log([[shape.weight] for shape in shapes])
    return np.where(possible[:, np.newaxis], log_prior + fits, -math.inf)


def log_total(logarithms: Floats) -> Floats:
    """Return the log of the sum over the first axis of what the logarithms stand for.

    Examples
    --------
    >>> log_total(np.log([[1.0], [2.0]])).round(6)
    array([1.098612])
    """
    most = np.maximum(logarithms.max(0), _NOTHING)
    with np.errstate(divide="ignore"):
        total: Floats = most + np.log(np.exp(logarithms - most).sum(0))
    return total


def all_together(
    readings: Readings, log_weights: Floats, shapes: Sequence[Shape], prior: Prior, planned: int
) -> list[Part]:
    """Return a part for each shape: all streams change together, or there is only one."""
    plan = designs(readings.pilot, readings.ends.tobytes(), prior, planned)
    return [
        _together(readings, shape, weight, prior, plan, planned)
        for shape, weight in zip(shapes, log_weights, strict=True)
        if weight.max() > -math.inf
    ]


def mixed(parts: Sequence[Part], first: int, last: int, shares: Floats) -> tuple[Floats, Floats]:
    """Return the log evidence at the ends of some rows, averaged over the parts that count, and the parts' shares.

    A part counts in a block of rows if just before it, it had a share in the evidence or a weight, had nothing changed,
    worth the cost; or from the row on at which its weight passes that of all others together. Leaving it out lowers the
    evidence: what bounds false alarms holds still.

    Parameters
    ----------
    parts : sequence of Part
        Whose weights, had nothing changed, add up to 1.
    first, last : int
        The rows, from 1.
    shares : (parts,) float array
        Logs of the parts' shares in the evidence at the end of the row before.

    Returns
    -------
    (last - first + 1,) float array, (parts,) float array
        Log evidence, and logs of the shares at the end of the last row.
    """
    weights = np.array([part.log_weight[first - 1 : last + 1] for part in parts])
    before = np.maximum(shares, weights[:, 0])
    # The heaviest so far, and not of the whole block: a row uses nothing that was made after it.
    counts = np.maximum.accumulate(weights[:, 1:], axis=1) >= _OVERRULES
    counts[before >= min(NEGLIGIBLE, float(weights[:, 0].max()))] = True
    counting = np.flatnonzero(counts[:, -1])
    found = np.array([weights[i, 1:] + np.log(parts[i].evidence(first, last)) for i in counting.tolist()])
    found[~counts[counting]] = -math.inf
    average = log_total(found)
    shares = np.full(len(parts), -math.inf)
    shares[counting] = found[:, -1] - max(average[-1], _NOTHING)
    return average, shares


def scores_under(readings: Readings, shape: Shape) -> tuple[Floats, Floats]:
    """Return the normal scores, and the log of the transformation's slope at each."""
    zero = -readings.center / readings.scale
    return normal_scores(readings.z, shape, pilot=readings.pilot, zero=zero, neighbours=readings.neighbours)


def _together(
    readings: Readings,
    shape: Shape,
    log_weight: Floats,
    prior: Prior,
    plan: Callable[[int, int], Design],
    planned: int,
) -> Part:
    """All streams under one shape; what it takes is computed if the shape ever counts."""

    @cache
    def prepared() -> tuple[Sums, Floats]:
        scores, _ = scores_under(readings, shape)
        bursts = burst_evidence(scores, readings.ends, prior, pilot=readings.pilot, planned=planned)
        return running_sums(scores, readings.ends, pilot=readings.pilot), bursts

    def evidence(first: int, last: int) -> Floats:
        sums, bursts = prepared()
        to_come = still_to_come(first, last, planned=planned, at_start=prior.at_start)
        return window_evidence(sums, plan(first, last)) + bursts[first - 1 : last] + to_come

    return Part(log_weight=log_weight, evidence=evidence)
