"""Evidence under each shape of the readings, averaged by how well the shape fits had nothing changed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.bursts import burst_evidence
from qc.stats.drift.evidence import window_evidence
from qc.stats.drift.shapes import normal_scores
from qc.stats.drift.sums import log_marginal, running_sums
from qc.stats.drift.windows import still_to_come

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qc.stats.drift.prior import Prior
    from qc.stats.drift.readings import Readings
    from qc.stats.drift.shapes import Shape
    from qc.stats.drift.sums import Floats

NEGLIGIBLE = math.log(1e-9)  # weights below it are left out, which lowers the evidence
_FIRST_BLOCK, _LARGEST_BLOCK = 512, 4096


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """One way the readings may behave when nothing changes.

    Attributes
    ----------
    log_weight : (k,) float array
        Log weight at the end of each row.
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
    [(1, 512), (513, 1024), (1025, 2000)]
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
    at = np.concatenate([[0], readings.ends]) + readings.pilot - 1
    weights = np.empty((len(shapes), at.size))
    for index, shape in enumerate(shapes):
        scores, slopes = scores_under(readings, shape, readings.rows)
        if not np.isfinite(slopes[: readings.pilot]).all():
            weights[index] = -math.inf
            continue
        sums = running_sums(scores, readings.ends, pilot=readings.pilot)
        weights[index] = math.log(shape.weight) + log_marginal(sums) + np.cumsum(slopes)[at]
    weights -= np.logaddexp.reduce(weights, axis=0)
    return weights


def all_together(
    readings: Readings, log_weights: Floats, shapes: Sequence[Shape], prior: Prior, planned: int
) -> list[Part]:
    """Return a part for each shape that counts: all streams change together, or there is only one."""
    return [
        _together(readings, shape, weight[1:], prior, planned)
        for shape, weight in zip(shapes, log_weights, strict=True)
        if weight[1:].max() > NEGLIGIBLE
    ]


def mixed(parts: Sequence[Part], first: int, last: int) -> Floats:
    """Return the log evidence at the ends of rows ``first`` to ``last``, averaged over the parts that count there."""
    found = []
    for part in parts:
        weight = part.log_weight[first - 1 : last]
        # Row by row, not block by block: what counts at a row must not hang on rows after it.
        counting = np.flatnonzero(weight > NEGLIGIBLE)
        if counting.size:
            low, high = int(counting[0]), int(counting[-1]) + 1
            log_odds = np.full(weight.size, -math.inf)
            log_odds[low:high] = weight[low:high] + np.log(part.evidence(first + low, first + high - 1))
            found.append(np.where(weight > NEGLIGIBLE, log_odds, -math.inf))
    average: Floats = np.logaddexp.reduce(found, axis=0)
    return average


def scores_under(readings: Readings, shape: Shape, rows: int) -> tuple[Floats, Floats]:
    """Return the normal scores up to the end of a row, and the log of the transformation's slope at each."""
    units = readings.pilot + int(readings.ends[rows - 1])
    z, neighbours = readings.z[:units], readings.neighbours[:units]
    return normal_scores(z, shape, pilot=readings.pilot, zero=-readings.center / readings.scale, neighbours=neighbours)


def _needed(log_weight: Floats) -> int:
    """Last row of the last block in which a weight counts."""
    ends = [last for first, last in blocks(log_weight.size) if log_weight[first - 1 : last].max() > NEGLIGIBLE]
    return ends[-1]


def _together(readings: Readings, shape: Shape, log_weight: Floats, prior: Prior, planned: int) -> Part:
    """All streams under one shape."""
    rows = _needed(log_weight)
    scores, _ = scores_under(readings, shape, rows)
    sums = running_sums(scores, readings.ends[:rows], pilot=readings.pilot)
    bursts = burst_evidence(scores, readings.ends[:rows], prior, pilot=readings.pilot, planned=planned)

    def evidence(first: int, last: int) -> Floats:
        to_come = still_to_come(first, last, planned=planned, at_start=prior.at_start)
        return window_evidence(sums, prior, first, last, planned=planned) + bursts[first - 1 : last] + to_come

    return Part(log_weight=log_weight, evidence=evidence)
